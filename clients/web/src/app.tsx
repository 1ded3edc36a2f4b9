import { GraphiQL } from 'graphiql';
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { connect } from './fetcher.ts';
import { keepToken, readToken } from './token.ts';

const FIRST_QUERY = `# Ctrl+Enter runs what is under the cursor.
# Subscriptions stay open: each event shows.

{
  viewer {
    audience
    role
    scopes
    account {
      name
    }
  }
}
`;

/** The page: a bar for the token, and the editor once there is one. */
export function App() {
  const [token, setToken] = useState(readToken);
  const [refused, setRefused] = useState(false);

  const use = (next: string | null): void => {
    keepToken(next);
    setRefused(false);
    setToken(next);
  };

  return (
    <>
      <TokenBar token={token} refused={refused} onChange={use} />
      {token === null ? <Welcome /> : <Editor key={token} token={token} onRefused={() => setRefused(true)} />}
    </>
  );
}

function Editor({ token, onRefused }: { token: string; onRefused: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: one connection per token; the caller's closure is stable enough
  const connection = useMemo(() => connect(token, onRefused), [token]);
  useEffect(() => () => connection.dispose(), [connection]);
  // sessionStorage: what was asked may name people, so nothing of it stays on the machine.
  return (
    <GraphiQL
      fetcher={connection.fetcher}
      storage={sessionStorage}
      defaultQuery={FIRST_QUERY}
      isHeadersEditorEnabled={false}
    />
  );
}

interface TokenBarProps {
  readonly token: string | null;
  readonly refused: boolean;
  readonly onChange: (token: string | null) => void;
}

function TokenBar({ token, refused, onChange }: TokenBarProps) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === '') return;
    onChange(typed.trim());
    setTyped('');
  };
  return (
    <form className="token-bar" onSubmit={submit}>
      <strong>Whereabouts</strong>
      <label htmlFor="token">Token</label>
      <input
        id="token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={token === null ? 'Paste an API key or the token of a link' : 'Paste another token'}
      />
      <button type="submit">Use</button>
      {token !== null && (
        <button type="button" onClick={() => onChange(null)}>
          Forget
        </button>
      )}
      <output className={refused ? 'refused' : ''}>{statusOf(token, refused)}</output>
    </form>
  );
}

function statusOf(token: string | null, refused: boolean): string {
  if (token === null) return 'No token';
  return refused ? 'The server refuses this token' : 'Token in use, kept in this tab only';
}

function Welcome() {
  return (
    <main className="welcome">
      <h1>Explore the API</h1>
      <p>
        Every request carries a token, and each token sees the schema of its own audience. Paste one above, or open this
        page with <code>#token=…</code> at the end of its address.
      </p>
      <p>
        On the demo account, <code>npm run -s demo:credentials</code> prints a token for each kind of viewer.
      </p>
    </main>
  );
}

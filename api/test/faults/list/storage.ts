import type { Fault } from '../fault.ts';

const ROWS = ['api/store/row-security.test.ts'];
const MAPS = ['api/store/catalogue.test.ts'];
const AT_REST = ['api/test/journeys/encrypted-at-rest.test.ts'];
const TRIPS = ['api/store/round-trips.test.ts'];
const SEATS = ['api/store/sole-server.test.ts'];
const SESSIONS = ['api/store/session.test.ts'];
const LATE = 'what an operation has not committed when it is over is undone, and nothing more is begun';
const CONNECTIONS = ['api/store/database.test.ts'];
const WAITING = 'who waits for one is told in time that it is UNAVAILABLE, and what they wanted is never done';
const MODEL = 'api/store/migrations/0002-model.ts';

/** Faults of what holds accounts and persons apart at rest: row-level security, privacy maps, encryption. */
export const FAULTS: readonly Fault[] = [
  {
    file: MODEL,
    tests: ROWS,
    name: 'a table is made without row-level security',
    find: 'alter table "visit" enable row level security',
    replace: 'select 1',
    redSentence: 'every table of ours has it enabled and forced, with a policy for the role of the server',
  },
  {
    file: MODEL,
    tests: ROWS,
    name: 'the policy of a table lets everybody read',
    find: `on "watch" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    replace: 'on "watch" to "whereabouts_app" using (true)',
    redSentence: 'rows of another account cannot be seen, made, changed, taken or removed in watch',
  },
  {
    file: 'api/store/database.ts',
    tests: ROWS,
    name: 'the server works as the owner of its tables',
    find: 'variables: { ...variables, role }',
    replace: 'variables',
    redSentence: 'the server works as a role that owns nothing and can step around nothing',
  },
  {
    file: 'api/store/session.ts',
    tests: SESSIONS,
    name: 'a transaction is begun for an operation that is over',
    find: "this.#refuseLate('begun');",
    replace: '',
    redSentence: LATE,
  },
  {
    file: 'api/store/session.ts',
    tests: SESSIONS,
    name: 'a transaction is committed although its operation is over',
    find: "this.#refuseLate('committed');",
    replace: '',
    redSentence: LATE,
  },
  {
    file: 'api/store/session.ts',
    tests: SESSIONS,
    name: 'a session that is recorded does not know that its operation is over',
    find: 'return new Session(() => this.em, recorder, this.#ending);',
    replace: 'return new Session(() => this.em, recorder);',
    redSentence: LATE,
  },
  {
    file: 'api/store/database.ts',
    tests: CONNECTIONS,
    name: 'a connection to a host that has gone is waited for',
    find: '...KEEP_ALIVE,',
    replace: '',
    redSentence: 'ask it for a sign of life while they are silent: its host may have gone without a word',
  },
  {
    file: 'api/store/database.ts',
    tests: CONNECTIONS,
    name: 'who waits for a connection waits for ever',
    find: 'connectionTimeoutMillis: waitMs,',
    replace: '',
    redSentence: WAITING,
  },
  {
    file: 'api/store/round-trips.ts',
    tests: CONNECTIONS,
    name: 'that there is no connection is told as any failure of the driver',
    find: 'return error instanceof AppError ? (error as never) : super.convertException(error);',
    replace: 'return super.convertException(error);',
    redSentence: WAITING,
  },
  {
    file: 'api/store/migrations/0003-signing-in.ts',
    tests: ROWS,
    name: 'who looks up tokens may look up visits',
    find: 'on api_key, share_grant to',
    replace: 'on api_key, share_grant, visit to',
    redSentence:
      'without an account there is nothing, and the role that looks up tokens reads two tables and writes none',
  },
  {
    file: MODEL,
    tests: MAPS,
    name: 'a column is stored that no privacy map knows',
    find: '"label" varchar(255) not null,',
    replace: '"label" varchar(255) not null, "phone" text null,',
    redSentence: 'every column of every table is in a privacy map, and every entry of a map is a column',
  },
  {
    file: 'api/store/vault/vault.ts',
    tests: AT_REST,
    name: 'personal text is stored as it is',
    find: "const text = [cipher.update(plaintext, 'utf8'), cipher.final()];",
    replace: "const text = [Buffer.from(plaintext, 'utf8'), cipher.final()];",
    redSentence: 'nothing personal and no token is found in files, log, dump and key store, where what is planted is',
  },
  {
    file: 'api/store/vault/vault.ts',
    tests: AT_REST,
    name: 'a value whose key is gone is an error',
    find: 'const text = dataKey ? openBy(',
    replace: "if (!dataKey) throw new AppError('INTERNAL', 'The key is gone.'); const text = dataKey ? openBy(",
    redSentence: 'a person whose key is gone reads as erased, and everything else works',
  },
  {
    file: 'api/store/round-trips.ts',
    tests: TRIPS,
    name: 'a lone statement goes out without the settings of its session',
    find: 'CompiledQuery.raw(`${before};',
    replace: 'CompiledQuery.raw(`select 1;',
    redSentence: 'a statement outside a transaction runs under the role and the account of its session',
  },
  {
    file: 'api/store/round-trips.ts',
    tests: TRIPS,
    name: 'what opens a transaction is forgotten before a statement with values',
    find: 'if (!isPlain || input.length > 2) {',
    replace: 'if (!isPlain || input.length > 2) { this.#held = [];',
    redSentence: 'a statement with values comes after what opens its transaction',
  },
  {
    file: 'api/store/shared-reads.ts',
    tests: ['api/store/shared-reads.test.ts'],
    name: 'a read is shared by sessions that reach other rows',
    find: 'const line = this.#lines.get(session.reach) ??',
    replace: 'const line = [...this.#lines.values()][0] ??',
    redSentence: 'whose reach is another has a read of their own',
  },
  {
    file: 'api/store/round-trips.ts',
    tests: TRIPS,
    name: 'what follows a transaction that could not be begun runs without it',
    find: 'this.#isAborted = !hasBegun;',
    replace: 'void hasBegun;',
    redSentence:
      'after a first statement that cannot be read nothing runs until the transaction is ended, and it cannot be committed',
  },
  {
    file: 'api/store/sole-server.ts',
    tests: SEATS,
    name: 'a seat that is lost with its connection stays lost',
    find: 'void this.#sitAgain();',
    replace: 'void this.#sitAgain;',
    redSentence: 'are taken anew when they are lost, again and again, counted once all sit, and nobody alone is let in',
  },
  {
    file: 'api/store/sole-server.ts',
    tests: SEATS,
    name: 'a seat does not ask its server to look for it',
    find: 'const text = `select ${ASK_FOR_KEEP_ALIVE}, ${this.#lock}($1) as taken`;',
    replace: 'const text = `select ${this.#lock}($1) as taken`; void ASK_FOR_KEEP_ALIVE;',
    redSentence: 'ask their server to look for them often: one whose host goes without a word is left within seconds',
  },
  {
    file: 'api/store/sole-server.ts',
    tests: SEATS,
    name: 'a count of seats waits for as long as the database hangs',
    find: 'values: [SERVER_LOCK], query_timeout: TRY_MS };',
    replace: 'values: [SERVER_LOCK] };',
    redSentence: 'are not waited for while the database hangs, and counted again once it answers',
  },
  {
    file: 'api/store/sole-server.ts',
    tests: SEATS,
    name: 'seats are counted before the others sit again',
    find: 'performance.now() + OTHERS_SIT_WITHIN_MS',
    replace: 'performance.now()',
    redSentence: 'are taken anew when they are lost, again and again, counted once all sit, and nobody alone is let in',
  },
];

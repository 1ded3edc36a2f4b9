import type { PGlite, PGliteInterface, QueryOptions, Results } from '@electric-sql/pglite';
import type { DriverException } from '@mikro-orm/core';
import { PgliteConnection, PgliteDriver } from '@mikro-orm/pglite';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { AbstractSqlConnection } from '@mikro-orm/sql';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { AppError } from '../kernel/app-error.ts';

// Row-level security wants a transaction around every statement: `begin`, the settings, the statement, `commit`. Sent one by one
// these are four round trips for a read. PostgreSQL runs several statements of one message in one transaction, so a read is sent
// with its settings in one, and a transaction is opened by the message that brings its first statement.

type Transactional = AbstractSqlConnection['transactional'];
type TransactionOptions = NonNullable<Parameters<Transactional>[1]>;
type Transaction = Parameters<Parameters<Transactional>[0]>[0];
type Variables = Readonly<Record<string, unknown>>;
type Compiled = { readonly sql: string };

const SETTINGS = 'select set_config(';

/** The statement by which the settings of a session hold until the transaction ends; null if there are none. */
function settingsOf(connection: AbstractSqlConnection, variables: Variables): string | null {
  const names = Object.entries(variables);
  if (names.length === 0) return null;
  const calls = names.map(() => 'set_config(?, ?, true)').join(', ');
  return connection.getPlatform().formatQuery(
    `select ${calls}`,
    names.flatMap(([name, value]) => [name, String(value)]),
  );
}

/**
 * Runs what is one statement outside a transaction, with the settings of its session, by one message. The ORM opens transactions
 * of its own for these, which differ from those that somebody asked for by having nobody who is told of them.
 */
function transactional(
  connection: AbstractSqlConnection,
  whole: Transactional,
  work: (transaction: Transaction) => Promise<unknown>,
  options: TransactionOptions,
): Promise<unknown> {
  const { sessionContext, eventBroadcaster, ctx } = options;
  const settings = !eventBroadcaster && !ctx && sessionContext?.variables && !sessionContext.role;
  const before = settings && settingsOf(connection, sessionContext.variables as Variables);
  if (!before) return whole.call(connection, work as never, options);
  let isSent = false;
  const lone = {
    executeQuery({ sql }: Compiled, abort?: never) {
      // A second one would not be undone with the first.
      if (isSent) throw new Error('More than one statement without a transaction.');
      isSent = true;
      return connection.getClient().executeQuery(CompiledQuery.raw(`${before};\n${sql}`), abort);
    },
  };
  return work(lone as never);
}

class ServerConnection extends PostgreSqlConnection {
  override transactional(work: never, options: TransactionOptions = {}): Promise<never> {
    return transactional(this, super.transactional, work, options) as Promise<never>;
  }
}

class FolderConnection extends PgliteConnection {
  override transactional(work: never, options: TransactionOptions = {}): Promise<never> {
    return transactional(this, super.transactional, work, options) as Promise<never>;
  }
}

/** The ORM's driver for a server. */
export class ServerDriver extends PostgreSqlDriver {
  protected override readonly connection = new ServerConnection(this.config);

  /** What is ours says already what it is. */
  override convertException(error: Error): DriverException {
    return error instanceof AppError ? (error as never) : super.convertException(error);
  }
}

/** Whoever gets no connection from the pool, or not in time, learns that the database is UNAVAILABLE. The ORM asks by promise alone. */
export function saysUnavailable(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  pool.connect = (() =>
    connect().catch((cause: unknown) => {
      throw new AppError('UNAVAILABLE', 'The database does not answer. Try again in a moment.', { cause });
    })) as typeof pool.connect;
}

/** The ORM's driver for PGlite. What it is given as `pglite` must be `inOneMessage`. */
export class FolderDriver extends PgliteDriver {
  protected override readonly connection = new FolderConnection(this.config);
}

type Answer = pg.QueryResult | pg.QueryResult[];

/** What `begin` and settings that were not sent yet are answered with: nobody reads it. */
const HELD = { command: '', rowCount: null, rows: [] };

/** As PostgreSQL says it of a transaction in which something failed. */
const aborted = () => Object.assign(new Error('The transaction was not begun, or has failed.'), { code: '25P02' });

/**
 * A connection to a server that keeps `begin` and the settings after it back until a statement is to be done, and sends them in
 * front of it. A message of several statements is answered with the answer to the last. PostgreSQL reads a message before it
 * does anything of it: if its statement cannot be read, the transaction has not begun either, and whatever comes after it
 * would run without its role. So nothing goes out until it has begun, and nothing but its end if it has not.
 */
export class FoldingClient extends pg.Client {
  #held: string[] = [];
  #opening: Promise<void> | null = null;
  #isAborted = false;

  // The many signatures of the library come to three: a text, with values or without, and an object that submits itself.
  override query(...input: never[]): never {
    const [text, values] = input as unknown as [unknown, unknown[] | undefined];
    if (this.#opening && typeof text === 'string') return this.#opening.then(() => this.query(...input)) as never;
    if (this.#isAborted) return this.#afterFailure(text) as never;
    const isPlain =
      typeof text === 'string' && (values === undefined || (Array.isArray(values) && values.length === 0));
    if (!isPlain || input.length > 2) {
      this.#send();
      return this.#query(...input) as never;
    }
    if (text === 'begin' || (this.#held.length > 0 && text.startsWith(SETTINGS))) {
      this.#held.push(text);
      return Promise.resolve(HELD) as never;
    }
    if (this.#held.length > 0 && (text === 'commit' || text === 'rollback')) {
      this.#held = [];
      return Promise.resolve(HELD) as never;
    }
    const isOpening = this.#held.length > 0;
    const message = [...this.#held, text].join(';\n');
    this.#held = [];
    const answered = this.#query(message as never);
    if (isOpening)
      this.#opening = answered.then(
        () => this.#opened(true),
        () => this.#opened(false),
      );
    return answered.then((answer) => (Array.isArray(answer) ? answer.at(-1) : answer)) as never;
  }

  #opened(hasBegun: boolean): void {
    this.#opening = null;
    this.#isAborted = !hasBegun;
  }

  /** Ends what has failed, or refuses: a commit is undone, and rejects. */
  async #afterFailure(text: unknown): Promise<Answer> {
    if (text !== 'rollback' && text !== 'commit') throw aborted();
    this.#isAborted = false;
    const answer = await this.#query('rollback' as never);
    if (text === 'commit') throw aborted();
    return answer;
  }

  /** Sends what is held back by itself, in front of what cannot be put into one message with it. */
  #send(): void {
    if (this.#held.length === 0) return;
    const message = this.#held.join(';\n');
    this.#held = [];
    // What fails here fails the statement that comes after it as well.
    this.#query(message as never).catch(() => {});
  }

  #query(...input: never[]): Promise<Answer> {
    return (super.query as (...given: never[]) => Promise<Answer>)(...input);
  }
}

type Asked = Pick<PGliteInterface, 'query' | 'exec'>;

/**
 * The database in the process, to which a statement without values goes by one message instead of five; of several statements
 * the answer to the last is given.
 */
export function inOneMessage(pglite: PGlite): PGlite {
  const query = (asked: Asked) => async (sql: string, values?: unknown[], options?: QueryOptions) => {
    if (values && values.length > 0) return asked.query(sql, values, options);
    return (await asked.exec(sql, options)).at(-1) as Results;
  };
  return {
    query: query(pglite),
    transaction: (work: (inner: unknown) => Promise<unknown>) =>
      pglite.transaction((inner) => work({ query: query(inner as Asked) })),
    exec: pglite.exec.bind(pglite),
    close: pglite.close.bind(pglite),
    get closed() {
      return pglite.closed;
    },
    get ready() {
      return pglite.ready;
    },
    waitReady: pglite.waitReady,
  } as unknown as PGlite;
}

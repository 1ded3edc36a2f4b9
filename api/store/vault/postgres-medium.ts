import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { AppError } from '../../kernel/app-error.ts';
import { KeyStoreConfigurationError } from './kek.ts';

/** Reads are one row by primary key; a few connections serve a process. */
const MAX_CONNECTIONS = 4;
/** A key store that takes longer has failed, and the request that waits for it should say so. */
const TIMEOUT_MS = 5_000;
/** Any number will do as long as only these tables are made under it: processes that start together make them one by one. */
const TABLE_LOCK = 7_215_804_118;

const CREATE_TABLES = [
  'create table if not exists subject_key (name text primary key, record bytea not null)',
  `create table if not exists key_sequence (
    sequence text not null, number bigint not null, id text not null, record bytea not null,
    primary key (sequence, number), unique (sequence, id)
  )`,
];

/** The PostgreSQL database of a key store: connections, and failures without addresses and values. */
export class PostgresMedium {
  readonly #pool: Pool;

  private constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Connects and makes the tables that are missing. `url` is a `postgres://` address.
   * Throws a KeyStoreConfigurationError for anything else, AppError UNAVAILABLE if nobody answers there.
   */
  static async open(url: string): Promise<PostgresMedium> {
    if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
      throw new KeyStoreConfigurationError(
        'KEYSTORE_URL',
        'KEYSTORE_URL must be an address that begins with postgres://.',
      );
    }
    const pool = new Pool({
      connectionString: url,
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      // A key must be on disk before the row that needs it, whatever the server's default is.
      options: '-c synchronous_commit=on',
      allowExitOnIdle: true,
    });
    // An idle connection that breaks is replaced at the next query, which reports if that fails too.
    pool.on('error', () => {});
    const medium = new PostgresMedium(pool);
    try {
      // Under a lock, because `create table if not exists` fails when two run it at the same time.
      await medium.transaction(async (client) => {
        await client.query('select pg_advisory_xact_lock($1)', [TABLE_LOCK]);
        for (const statement of CREATE_TABLES) await client.query(statement);
      });
    } catch (error) {
      await pool.end();
      throw error;
    }
    return medium;
  }

  async query<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
    return (await answered(this.#pool.query<Row>(text, values))).rows;
  }

  /** Runs `work` in one transaction, committed when this resolves. */
  async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await answered(this.#pool.connect());
    let broken = true;
    try {
      await answered(client.query('begin'));
      const result = await answered(work(client));
      await answered(client.query('commit'));
      broken = false;
      return result;
    } finally {
      // The server rolls back when the connection goes.
      client.release(broken);
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

/** Turns a failure of the driver, which may hold values and addresses, into an AppError that holds only its code. */
async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as { code?: unknown }).code;
    throw new AppError('UNAVAILABLE', `The key store at KEYSTORE_URL does not answer (${code ?? 'no code'}).`);
  }
}

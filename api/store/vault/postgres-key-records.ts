import { Pool, type QueryResultRow } from 'pg';
import { AppError } from '../../kernel/app-error.ts';
import { KeyStoreConfigurationError } from './kek.ts';
import type { KeyRecords } from './key-records.ts';

/** Reads are one row by primary key; a few connections serve a process. */
const MAX_CONNECTIONS = 4;
/** A key store that takes longer has failed, and the request that waits for it should say so. */
const TIMEOUT_MS = 5_000;
/** Any number will do as long as only this table is made under it: processes that start together make it one by one. */
const TABLE_LOCK = 7_215_804_118;

const CREATE_TABLE = `create table if not exists subject_key (name text primary key, record bytea not null)`;

/** Key records in a PostgreSQL database of their own, in the table `subject_key`. */
export class PostgresKeyRecords implements KeyRecords {
  readonly #pool: Pool;

  private constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Connects and makes the table if it is missing. `url` is a `postgres://` address.
   * Throws a KeyStoreConfigurationError for anything else, AppError UNAVAILABLE if nobody answers there.
   */
  static async open(url: string): Promise<PostgresKeyRecords> {
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
    const records = new PostgresKeyRecords(pool);
    try {
      await records.#createTable();
    } catch (error) {
      await pool.end();
      throw error;
    }
    return records;
  }

  async read(names: readonly string[]): Promise<Map<string, Buffer>> {
    const rows = await this.#query<{ name: string; record: Buffer }>(
      'select name, record from subject_key where name = any($1)',
      [names],
    );
    return new Map(rows.map(({ name, record }) => [name, record]));
  }

  async readOrCreate(name: string, make: () => Buffer): Promise<Buffer> {
    // More than once only if the record is removed between losing the race for its name and reading it.
    for (let attempt = 0; attempt < 3; attempt++) {
      const there = (await this.read([name])).get(name);
      if (there) return there;
      const made = await this.#query<{ record: Buffer }>(
        'insert into subject_key (name, record) values ($1, $2) on conflict (name) do nothing returning record',
        [name, make()],
      );
      if (made[0]) return made[0].record;
    }
    throw new AppError(
      'UNAVAILABLE',
      'The key store could not settle on a key: it is being made and destroyed at once.',
    );
  }

  async remove(name: string): Promise<void> {
    await this.#query('delete from subject_key where name = $1', [name]);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** In one transaction under a lock, because `create table if not exists` fails when two run it at the same time. */
  async #createTable(): Promise<void> {
    const client = await answered(this.#pool.connect());
    let broken = true;
    try {
      await answered(client.query('begin'));
      await answered(client.query('select pg_advisory_xact_lock($1)', [TABLE_LOCK]));
      await answered(client.query(CREATE_TABLE));
      await answered(client.query('commit'));
      broken = false;
    } finally {
      client.release(broken);
    }
  }

  async #query<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
    return (await answered(this.#pool.query<Row>(text, values))).rows;
  }
}

/** Turns a failure of the driver, which may hold values and addresses, into an AppError that holds only its code. */
async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    throw new AppError('UNAVAILABLE', `The key store at KEYSTORE_URL does not answer (${code ?? 'no code'}).`);
  }
}

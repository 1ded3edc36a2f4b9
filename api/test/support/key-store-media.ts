import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { systemClock } from '../../kernel/clock.ts';
import { type KeyStore, type KeyStoreOptions, openKeyStore } from '../../store/vault/index.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A key store's medium of its own, which nobody else uses. */
export interface TestMedium {
  readonly kek: string;
  /** Where it is, as `openKeyStore` takes it, and as `vault-process` does. */
  readonly folder: string;
  readonly url: string | undefined;
  /** Opens a key store on it; `closeAll` closes it. With the clock of the machine unless told. */
  open(options?: Partial<KeyStoreOptions>): Promise<KeyStore>;
  closeAll(): Promise<void>;
  /** The bytes of the record with this name, past every layer; null for none. On a folder, what is in the file of the key. */
  recordOf(name: string): Promise<Buffer | null>;
  writeRecord(name: string, record: Buffer): Promise<void>;
  /** Turns a bit of the last byte of a record of a sequence. */
  alterEntry(sequence: string, number: number): Promise<void>;
  removeEntry(sequence: string, number: number): Promise<void>;
  /** Makes it unreadable, until the returned function is called. */
  cutOff(): Promise<() => Promise<void>>;
}

export interface MediumFlavour {
  readonly name: 'a folder' | 'PostgreSQL';
  create(): Promise<TestMedium>;
  stop(): Promise<void>;
}

/** Both media of a key store, for suites that run once on each. PostgreSQL is started by the first `create`. */
export function keyStoreMedia(): MediumFlavour[] {
  let server: Promise<TestPostgres> | null = null;
  let databases = 0;
  return [
    { name: 'a folder', create: async () => folderMedium(), stop: async () => {} },
    {
      name: 'PostgreSQL',
      create: async () => {
        server ??= startPostgres();
        const postgres = await server;
        const name = `keys_${++databases}`;
        return postgresMedium(postgres, name, await postgres.createDatabase(name));
      },
      stop: async () => (await server)?.stop(),
    },
  ];
}

function opener(folder: string, url: string | undefined) {
  const kek = randomBytes(32).toString('base64');
  const opened: KeyStore[] = [];
  return {
    kek,
    folder,
    url,
    open: async (options: Partial<KeyStoreOptions> = {}) => {
      const keys = await openKeyStore({ folder, url, kek, production: true, clock: systemClock, ...options });
      opened.push(keys);
      return keys;
    },
    closeAll: async () => {
      await Promise.all(opened.splice(0).map((keys) => keys.close()));
    },
  };
}

function folderMedium(): TestMedium {
  const folder = join(temporaryFolder('keys'), 'keys');
  const fileOf = (name: string) => join(folder, `${name}.key`);
  const entryOf = (sequence: string, number: number) =>
    join(folder, 'sequences', sequence, `${String(number).padStart(12, '0')}.rec`);
  return {
    ...opener(folder, undefined),
    recordOf: async (name) => (existsSync(fileOf(name)) ? readFileSync(fileOf(name)) : null),
    writeRecord: async (name, record) => writeFileSync(fileOf(name), record),
    alterEntry: async (sequence, number) => {
      const bytes = readFileSync(entryOf(sequence, number));
      bytes[bytes.length - 1]! ^= 1;
      writeFileSync(entryOf(sequence, number), bytes);
    },
    removeEntry: async (sequence, number) => rmSync(entryOf(sequence, number)),
    cutOff: async () => {
      renameSync(folder, `${folder}.away`);
      return async () => renameSync(`${folder}.away`, folder);
    },
  };
}

function postgresMedium(server: TestPostgres, name: string, url: string): TestMedium {
  const run = <Row extends object>(sql: string, values: unknown[] = []) => runOn<Row>(url, sql, values);
  return {
    ...opener(temporaryFolder('unused'), url),
    recordOf: async (record) =>
      (await run<{ record: Buffer }>('select record from subject_key where name = $1', [record]))[0]?.record ?? null,
    writeRecord: async (record, bytes) => {
      await run('insert into subject_key values ($1, $2) on conflict (name) do update set record = excluded.record', [
        record,
        bytes,
      ]);
    },
    alterEntry: async (sequence, number) => {
      await run(
        `update key_sequence set record = set_byte(record, length(record) - 1, get_byte(record, length(record) - 1) # 1)
          where sequence = $1 and number = $2`,
        [sequence, number],
      );
    },
    removeEntry: async (sequence, number) => {
      await run('delete from key_sequence where sequence = $1 and number = $2', [sequence, number]);
    },
    cutOff: async () => {
      await runOn(server.adminUrl, `alter database ${name} allow_connections false`);
      await runOn(server.adminUrl, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      return async () => {
        await runOn(server.adminUrl, `alter database ${name} allow_connections true`);
      };
    },
  };
}

async function runOn<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

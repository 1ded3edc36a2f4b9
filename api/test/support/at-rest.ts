import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import type { DatabaseFlavour, TestDatabase } from './database.ts';
import { findProgram } from './programs.ts';

/** A place where data can lie, and what lies there. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Runs SQL as the one who may do everything, past all policies. Values come as text. */
export type RunSql = (sql: string) => Promise<Record<string, unknown>[]>;

/** Every file below a folder, as places whose names begin with `kind`. */
export function* filesIn(folder: string, kind: string): Generator<Place> {
  for (const path of globSync('**/*', { cwd: folder }).sort()) {
    // PostgreSQL's own processes remove files while they are read.
    const isFile = statSync(join(folder, path), { throwIfNoEntry: false })?.isFile();
    if (isFile) yield { name: `${kind}: ${path}`, bytes: readFileSync(join(folder, path)) };
  }
}

/** Every row of every table of every schema as text, the catalogue with its statistics included. */
export async function* dumpOf(run: RunSql): AsyncGenerator<Place> {
  const tables = await run(
    "select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace " +
      "where c.relkind in ('r', 'm') order by 1",
  );
  for (const { name } of tables) {
    const rows = await run(`select one::text as row from ${name} one`);
    yield { name: `dump: ${name}`, bytes: Buffer.from(rows.map(({ row }) => String(row)).join('\n')) };
  }
}

/** Works on PGlite's folder, which nobody else has open. Everything it did is in the files afterwards. */
export async function inPglite<T>(dataDir: string, work: (run: RunSql) => Promise<T>): Promise<T> {
  const pglite = await PGlite.create(join(dataDir, 'postgres'));
  try {
    return await work(async (sql) => (await pglite.query<Record<string, unknown>>(sql)).rows);
  } finally {
    await pglite.close();
  }
}

/** Works on a database of a PostgreSQL server as its superuser. */
export async function inPostgres<T>(url: string, work: (run: RunSql) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}

/** The superuser's URL of a database whose owner's URL is given. */
export function adminUrlOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.username = 'postgres';
  return url.href;
}

/** What `pg_dump` makes of a database. */
export function pgDumpOf(program: string, databaseUrl: string): Place {
  const { status, stdout, stderr } = spawnSync(program, ['--inserts', adminUrlOf(databaseUrl)], {
    maxBuffer: 1_000_000_000,
  });
  if (status !== 0) throw new Error(`pg_dump failed: ${stderr}`);
  return { name: 'pg_dump', bytes: stdout };
}

/** Works on a test's database past all policies. On PGlite nobody else may have it open. */
export function asAdmin<T>({ databaseUrl, dataDir }: TestDatabase, work: (run: RunSql) => Promise<T>): Promise<T> {
  return databaseUrl ? inPostgres(adminUrlOf(databaseUrl), work) : inPglite(dataDir, work);
}

/** What kind of place it is. */
export type Kind = 'data' | 'wal' | 'dump' | 'pg_dump' | 'keys' | 'log' | 'database log' | 'metrics';

export const kindOf = ({ name }: Place): Kind => {
  if (name.includes('pg_wal')) return 'wal';
  return (name.startsWith('data: keys') ? 'keys' : name.split(':')[0]) as Kind;
};

/**
 * Everything that a server and its database have left: data files, write-ahead log, key store, the database's log, a dump
 * of every table and, where the machine has the program, what `pg_dump` makes. The server must have ended.
 */
export async function* everythingLeft(flavour: DatabaseFlavour, database: TestDatabase): AsyncGenerator<Place> {
  const server = await flavour.postgres();
  // As the server has left them: PGlite is opened, and tidies up, only for the dump.
  yield* filesIn(database.dataDir, 'data');
  if (server) {
    await asAdmin(database, (run) => run('checkpoint'));
    yield* filesIn(server.dataFolder, 'data');
  }
  const dumped: Place[] = [];
  await asAdmin(database, async (run) => {
    for await (const place of dumpOf(run)) dumped.push(place);
  });
  yield* dumped;
  if (!server) return;
  const program = findProgram('pg_dump');
  // Another version than the server's refuses to work.
  if (program && findProgram('initdb')) yield pgDumpOf(program, database.databaseUrl!);
  for (const place of filesIn(server.folder, 'database log')) if (place.name.endsWith('.log')) yield place;
}

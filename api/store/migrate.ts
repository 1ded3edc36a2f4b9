import type { MikroORM } from '@mikro-orm/core';
import pg from 'pg';
import { AppError } from '../kernel/app-error.ts';
import { type JobStorage, prepareJobStorage } from './job-storage.ts';

/** Any number that nobody else's advisory lock has; this one is the project's name on a phone's keys. */
const MIGRATION_LOCK = 943732688;

/** The oldest PostgreSQL that the tests have been run on, and the oldest that is still maintained for a while. */
const OLDEST_SERVER = 15;

/** Connects; what the driver says instead may hold the address, so only its code is told. */
async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
  } catch (cause) {
    const { code } = cause as { code?: string };
    throw new AppError('UNAVAILABLE', `The database at DATABASE_URL does not answer (${code ?? 'no code'}).`);
  }
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  if (rows[0]!.version >= OLDEST_SERVER) return client;
  await client.end();
  throw new AppError('UNAVAILABLE', `The database at DATABASE_URL is older than PostgreSQL ${OLDEST_SERVER}.`);
}

/**
 * Brings the tables up to date, ours and then the queue's. Processes that start together on one server take turns, so each migration runs once.
 * (On the embedded database the folder's lock has seen to that.)
 */
export async function migrate(orm: MikroORM, jobs: JobStorage, databaseUrl: string | undefined): Promise<void> {
  if (!databaseUrl) {
    await orm.migrator.up();
    await prepareJobStorage(jobs);
    return;
  }
  const client = await connect(databaseUrl);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await orm.migrator.up();
    await prepareJobStorage(jobs);
  } finally {
    await client.end();
  }
}

import type { MikroORM } from '@mikro-orm/core';
import pg from 'pg';

/** Any number that nobody else's advisory lock has; this one is the project's name on a phone's keys. */
const MIGRATION_LOCK = 943732688;

/**
 * Brings the tables up to date. Processes that start together on one server take turns, so each migration runs once.
 * (On the embedded database the folder's lock has seen to that.)
 */
export async function migrate(orm: MikroORM, databaseUrl: string | undefined): Promise<void> {
  if (!databaseUrl) {
    await orm.migrator.up();
    return;
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await orm.migrator.up();
  } finally {
    await client.end();
  }
}

import pg from 'pg';

/** Any number that nobody else's advisory lock has: the one after that of the migrations. */
const SERVER_LOCK = 943732689;

/** Whether this process was the first to say that it serves a database, and how to leave. */
export interface Seat {
  readonly first: boolean;
  release(): Promise<void>;
}

/**
 * Says that this process serves the database, for as long as it lives. Revocations, pauses and positions travel by the
 * bus, and the bus of one process does not reach another: two servers on one database would let a revoked token live on.
 */
export async function takeSeat(databaseUrl: string): Promise<Seat> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // With the database gone the seat is gone too; that it is gone shows elsewhere.
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ first: boolean }>('select pg_try_advisory_lock($1) as first', [SERVER_LOCK]);
  return { first: rows[0]!.first, release: () => client.end().catch(() => {}) };
}

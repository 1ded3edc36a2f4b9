import pg from 'pg';

/** Any number that nobody else's advisory lock has: the one after that of the migrations. */
const SERVER_LOCK = 943732689;

/** A process that was killed leaves its seat when the system closes its connections. */
const SEATS = `select count(*)::int as seats from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1 and granted
  and database = (select oid from pg_database where datname = current_database())`;

/** Whether this process may serve a database beside those that do, and how to leave. */
export interface Seat {
  readonly taken: boolean;
  /** How many processes serve the database now. Rejects if the database cannot say. */
  count(): Promise<number>;
  release(): Promise<void>;
}

/**
 * Says that this process serves the database, for as long as it lives. Revocations, pauses and positions travel by the
 * bus, and the bus of one process does not reach another: two servers on one database would let a revoked token live on.
 * Who is on a bus with others (`shared`) sits beside them, and not beside one who is alone.
 */
export async function takeSeat(databaseUrl: string, shared: boolean): Promise<Seat> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // With the database gone the seat is gone too; that it is gone shows elsewhere.
  client.on('error', () => {});
  await client.connect();
  const lock = shared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
  const { rows } = await client.query<{ taken: boolean }>(`select ${lock}($1) as taken`, [SERVER_LOCK]);
  return {
    taken: rows[0]!.taken,
    count: async () => (await client.query<{ seats: number }>(SEATS, [SERVER_LOCK])).rows[0]!.seats,
    release: () => client.end().catch(() => {}),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../kernel/app-error.ts';

/** Any number that nobody else's advisory lock has: the one after that of the migrations. */
const SERVER_LOCK = 943732689;

/** A process that was killed leaves its seat when the system closes its connections; with its host, when the server misses it. */
const SEATS = `select count(*)::int as seats from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1 and granted
  and database = (select oid from pg_database where datname = current_database())`;

/** How long after a try for a lost seat the next one comes. */
const AGAIN_AFTER_MS = 250;
/** A try for a lost seat that takes longer is given up, and so is a count. */
const TRY_MS = 2_000;
/** A silent connection is asked for a sign of life after so long (ms), and each second from then on: one that is gone shows. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 2_000 } as const;
/**
 * What the server is asked for in turn, in seconds and milliseconds: where a host dies without a word, it is the server that has to find
 * out, and as it is usually set up it does not look for two hours. So the seat is free after some six seconds. It is asked for by a statement,
 * because poolers refuse unknown settings in the connecting message; a server that cannot do it leaves it at that.
 */
const ASK_FOR_KEEP_ALIVE = Object.entries({
  tcp_keepalives_idle: 2,
  tcp_keepalives_interval: 1,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 5_000,
})
  .map(([name, value]) => `set_config('${name}', '${value}', false)`)
  .join(', ');
/** Who has lost a seat was hardly the only one: within so long the others have found out, and have sat down again too. */
const OTHERS_SIT_WITHIN_MS = 5_000;

/** Whether this process may serve a database beside those that do, and how to leave. */
export interface Seat {
  /** Whether it was free at the start. */
  readonly taken: boolean;
  /** How many processes serve the database now. Rejects if the database does not say, or has lately lost count of them. */
  count(): Promise<number>;
  release(): Promise<void>;
}

/**
 * Says that this process serves the database, for as long as it lives. Revocations, pauses and positions travel by the
 * bus, and the bus of one process does not reach another: two servers on one database would let a revoked token live on.
 * Who is on a bus with others (`shared`) sits beside them, and not beside one who is alone. The seat goes with its
 * connection, as when the database restarts, and is then taken anew.
 */
export async function takeSeat(databaseUrl: string, shared: boolean): Promise<Seat> {
  const seat = new KeptSeat(databaseUrl, shared);
  await seat.take();
  return seat;
}

class KeptSeat implements Seat {
  readonly #databaseUrl: string;
  readonly #lock: string;
  #client!: pg.Client;
  #countsFromMs = 0;
  #released = false;
  taken = false;

  constructor(databaseUrl: string, shared: boolean) {
    this.#databaseUrl = databaseUrl;
    this.#lock = shared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
  }

  async take(): Promise<void> {
    this.taken = await this.#sit();
    this.#whenLost();
  }

  async count(): Promise<number> {
    if (performance.now() < this.#countsFromMs) {
      throw new AppError(
        'UNAVAILABLE',
        'Who serves the database is not known: their seats were lost with its connections.',
      );
    }
    const seats = { text: SEATS, values: [SERVER_LOCK], query_timeout: TRY_MS };
    return (await this.#client.query<{ seats: number }>(seats)).rows[0]!.seats;
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.#client.end().catch(() => {});
  }

  /** Whether the seat was free. `limitMs` bounds each step, 0 does not. */
  async #sit(limitMs = 0): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      connectionTimeoutMillis: limitMs,
      ...KEEP_ALIVE,
    });
    this.#client = client;
    // An error leaves it of no use, yet perhaps connected and in its seat.
    client.on('error', () => void client.end());
    await client.connect();
    const text = `select ${ASK_FOR_KEEP_ALIVE}, ${this.#lock}($1) as taken`;
    const lock = { text, values: [SERVER_LOCK], query_timeout: limitMs };
    return (await client.query<{ taken: boolean }>(lock)).rows[0]!.taken;
  }

  #whenLost(): void {
    this.#client.once('end', () => {
      this.#countsFromMs = Number.POSITIVE_INFINITY;
      void this.#sitAgain();
    });
  }

  async #sitAgain(): Promise<void> {
    while (!this.#released) {
      if (await this.#sit(TRY_MS).catch(() => false)) {
        this.#countsFromMs = performance.now() + OTHERS_SIT_WITHIN_MS;
        this.#whenLost();
        return;
      }
      void this.#client.end();
      await sleep(AGAIN_AFTER_MS, undefined, { ref: false });
    }
  }
}

import type { Clock } from '../kernel/clock.ts';
import type { Session } from './session.ts';

interface Asked<T> {
  readonly id: string;
  readonly session: Session;
  resolve(row: T | null): void;
  reject(error: unknown): void;
}

/** Those whose sessions reach the same rows. */
interface Line<T> {
  asked: Asked<T>[];
  isArmed: boolean;
  readMs: number;
}

/** Reads for the same eyes begin so far apart at least: thousands who come back at once cost a hundred reads a second. */
const APART_MS = 10;

/**
 * Rows by id for many requests at once. What is asked for by sessions that reach the same rows comes by one read, which begins after all of them
 * have asked: so it is as fresh as a read of their own. Nothing is kept.
 */
export class SharedReads<T> {
  readonly #clock: Clock;
  readonly #read: (session: Session, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>;
  readonly #lines = new Map<string, Line<T>>();

  /** `read` gives what there is of `ids`, as `session` reaches it; what it gives is shared, and not to be changed. */
  constructor(clock: Clock, read: (session: Session, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>) {
    this.#clock = clock;
    this.#read = read;
  }

  /** The row of an id, or null where the session reaches none. */
  get(session: Session, id: string): Promise<T | null> {
    const line = this.#lines.get(session.reach) ?? { asked: [], isArmed: false, readMs: 0 };
    this.#lines.set(session.reach, line);
    const { promise, resolve, reject } = Promise.withResolvers<T | null>();
    line.asked.push({ id, session, resolve, reject });
    if (!line.isArmed) {
      line.isArmed = true;
      this.#clock.after(line.readMs + APART_MS - this.#clock.now(), () => void this.#answer(line));
    }
    return promise;
  }

  async #answer(line: Line<T>): Promise<void> {
    const asked = line.asked;
    line.asked = [];
    line.isArmed = false;
    line.readMs = this.#clock.now();
    const { session } = asked[0]!;
    try {
      const rows = await this.#read(session, [...new Set(asked.map(({ id }) => id))]);
      for (const { id, resolve } of asked) resolve(rows.get(id) ?? null);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
    if (!line.isArmed) this.#lines.delete(session.reach);
  }
}

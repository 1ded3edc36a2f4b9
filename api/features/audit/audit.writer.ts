import type { KeyObject } from 'node:crypto';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Session } from '../../store/session.ts';
import { contentOf, macOf, type WrittenEntry } from './audit.entry.ts';
import { Spool } from './audit.spool.ts';
import { auditEntryStore } from './audit.store.ts';

/** The database hears of entries this often: one statement for all that came in between. */
const FLUSH_INTERVAL_MS = 250;
/** After a failure the next try waits longer, up to this. */
const LONGEST_PAUSE_MS = 5_000;
/** In one statement at most. */
const BATCH_ENTRIES = 1_000;
const BATCH_CHARACTERS = 2_000_000;
/**
 * What may wait for the database: some minutes of a busy server. Beyond it nothing that has to be recorded is answered
 * any more, until the database takes entries again.
 */
export const MOST_WAITING_ENTRIES = 10_000;
export const MOST_WAITING_CHARACTERS = 16_000_000;

export interface WriterParts {
  readonly clock: Clock;
  /** Where spools lie. */
  readonly folder: string;
  readonly key: KeyObject;
  /** A session that writes entries of any account. */
  readonly auditing: () => Session;
  readonly onError: (error: unknown) => void;
}

/** Brings entries to the database that no transaction carries: first into a file, at once; then, in batches, into the table. */
export class AuditWriter {
  readonly #parts: WriterParts;
  readonly #spool: Spool;
  #waiting: WrittenEntry[] = [];
  #characters = 0;
  /** How many were appended so far. */
  #appended = 0;
  #cancel: (() => void) | null = null;
  #flushing: Promise<void> | null = null;
  #pauseMs = FLUSH_INTERVAL_MS;

  private constructor(parts: WriterParts, spool: Spool) {
    this.#parts = parts;
    this.#spool = spool;
  }

  /** Adopts what ended processes left, then begins a spool of its own. Entries that the server did not write are refused. */
  static async open(parts: WriterParts): Promise<AuditWriter> {
    for (const leftover of await Spool.leftovers(parts.folder)) {
      const genuine = leftover.lines
        .filter(({ text, mac }) => macOf(parts.key, text) === mac)
        .map(({ text, mac }) => ({ content: contentOf(text), text, mac }));
      if (genuine.length < leftover.lines.length) {
        parts.onError(new AppError('INTERNAL', 'A spool of the audit log has lines that the server did not write.'));
      }
      // Some may be of an account that a restored backup does not have: they stay for who looks, and keep nobody from starting.
      if (await insertEach(parts, genuine)) await leftover.remove();
      else await leftover.leave();
    }
    return new AuditWriter(parts, await Spool.create(parts.folder));
  }

  /** How many entries are not in the database yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Takes entries; when it returns they outlive the process. Throws AppError UNAVAILABLE if the disk does not take them,
   * or if too many wait for the database: then what they are about must not happen.
   */
  append(entries: readonly WrittenEntry[]): void {
    if (entries.length === 0) return;
    const characters = entries.reduce((sum, { text }) => sum + text.length, 0);
    const isFull =
      this.#waiting.length + entries.length > MOST_WAITING_ENTRIES ||
      this.#characters + characters > MOST_WAITING_CHARACTERS;
    if (isFull) throw notRecorded();
    try {
      this.#spool.append(entries, this.#appended + entries.length);
    } catch (cause) {
      this.#parts.onError(cause);
      throw notRecorded(cause);
    }
    this.#appended += entries.length;
    this.#characters += characters;
    for (const entry of entries) this.#waiting.push(entry);
    this.#cancel ??= this.#parts.clock.after(this.#pauseMs, () => void this.flush().catch(() => {}));
  }

  /** Brings everything that waits to the database. Rejects if that does not take it; it is tried again by itself. */
  async flush(): Promise<void> {
    while (this.#flushing) await this.#flushing.catch(() => {});
    if (this.#waiting.length === 0) return;
    this.#flushing = this.#deliver();
    try {
      await this.#flushing;
    } finally {
      this.#flushing = null;
    }
  }

  /** Brings what waits to the database, or leaves it to the next start. */
  async close(): Promise<void> {
    await this.flush().catch(() => {});
    this.#cancel?.();
    this.#cancel = null;
    await this.#spool.close();
  }

  async #deliver(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    const last = this.#appended;
    const entries = this.#waiting.slice();
    this.#spool.turn();
    try {
      await insertAll(this.#parts, entries);
    } catch (error) {
      this.#parts.onError(error);
      this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
      this.#cancel ??= this.#parts.clock.after(this.#pauseMs, () => void this.flush().catch(() => {}));
      throw error;
    }
    this.#pauseMs = FLUSH_INTERVAL_MS;
    this.#waiting.splice(0, entries.length);
    this.#characters -= entries.reduce((sum, { text }) => sum + text.length, 0);
    this.#spool.delivered(last);
  }
}

function notRecorded(cause?: unknown): AppError {
  return new AppError('UNAVAILABLE', 'What would be read here cannot be recorded now, so it is not shown.', { cause });
}

async function insertAll({ auditing }: WriterParts, entries: readonly WrittenEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; ) {
    let characters = 0;
    let until = from;
    while (until < entries.length && until - from < BATCH_ENTRIES && characters < BATCH_CHARACTERS) {
      characters += entries[until++]!.text.length;
    }
    const batch = entries.slice(from, until);
    await auditing().transaction((session) => auditEntryStore.insert(session, batch));
    from = until;
  }
}

/** Inserts what can be, together or else one by one; whether that was all. */
async function insertEach(parts: WriterParts, entries: readonly WrittenEntry[]): Promise<boolean> {
  try {
    await insertAll(parts, entries);
    return true;
  } catch (error) {
    if (entries.length <= 1) {
      parts.onError(error);
      return false;
    }
  }
  const middle = entries.length >> 1;
  const first = await insertEach(parts, entries.slice(0, middle));
  return (await insertEach(parts, entries.slice(middle))) && first;
}

import type { KeyObject } from 'node:crypto';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Session } from '../../store/session.ts';
import { contentOf, type MadeEntry, macOf, unsealedEntry } from './audit.entry.ts';
import { Spool } from './audit.spool.ts';
import { auditEntryStore } from './audit.store.ts';

/** A power failure costs no more than this. */
const SYNC_INTERVAL_MS = 250;
/** In one statement at most. */
const MOST_CHARACTERS = 2_000_000;
/**
 * What may wait for the database: some minutes of a busy server. Beyond it nothing that has to be recorded is answered
 * any more, until the database takes entries again.
 */
export const MOST_WAITING_ENTRIES = 10_000;
export const MOST_WAITING_CHARACTERS = 16_000_000;
/** With this part of it waiting, the database is to hear of them at once. */
const MANY = 0.2;

export interface WriterParts {
  readonly clock: Clock;
  /** Where spools lie. */
  readonly folder: string;
  readonly key: KeyObject;
  /** A session that writes entries of any account. */
  readonly auditing: () => Session;
  readonly onError: (error: unknown) => void;
}

interface Waiting {
  readonly entry: MadeEntry;
  /** Counts what was appended. */
  readonly number: number;
}

/** Keeps entries that no transaction carries until they are in the database: in memory, and in a file that outlives the process. */
export class AuditWriter {
  readonly #parts: WriterParts;
  readonly #spool: Spool;
  readonly #waiting = new Map<string, Waiting[]>();
  #entries = 0;
  #characters = 0;
  /** How many were appended so far. */
  #appended = 0;
  #cancelSync: (() => void) | null = null;
  #syncing: Promise<void> = Promise.resolve();

  private constructor(parts: WriterParts, spool: Spool) {
    this.#parts = parts;
    this.#spool = spool;
  }

  /** Adopts what ended processes left, then begins a spool of its own. Entries that the server did not write are refused. */
  static async open(parts: WriterParts): Promise<AuditWriter> {
    for (const leftover of await Spool.leftovers(parts.folder)) {
      const genuine = leftover.lines.filter(({ text, mac }) => macOf(parts.key, text) === mac);
      if (genuine.length < leftover.lines.length) {
        parts.onError(new AppError('INTERNAL', 'A spool of the audit log has lines that the server did not write.'));
      }
      // Some may be of an account that a restored backup does not have: they stay for who looks, and keep nobody from starting.
      if (await insertEach(parts, genuine.flatMap(entriesIn))) await leftover.remove();
      else await leftover.leave();
    }
    return new AuditWriter(parts, await Spool.create(parts.folder));
  }

  /** The accounts that have entries which are not in the database yet. */
  get accounts(): string[] {
    return [...this.#waiting.keys()];
  }

  /** How many wait, of an account. */
  count(accountId: string): number {
    return this.#waiting.get(accountId)?.length ?? 0;
  }

  /** Whether so many wait that the database should hear of them soon. */
  get hasMany(): boolean {
    return this.#entries > MOST_WAITING_ENTRIES * MANY || this.#characters > MOST_WAITING_CHARACTERS * MANY;
  }

  /**
   * Takes entries of an account; when it returns they outlive the process. Throws AppError UNAVAILABLE if the disk does not
   * take them, or if too many wait for the database: then what they are about must not happen.
   */
  append(accountId: string, entries: readonly MadeEntry[]): void {
    if (entries.length === 0) return;
    const characters = charactersOf(entries);
    const isFull =
      this.#entries + entries.length > MOST_WAITING_ENTRIES || this.#characters + characters > MOST_WAITING_CHARACTERS;
    if (isFull) throw notRecorded();
    const text = `[${entries.map((entry) => entry.text).join(',')}]`;
    try {
      this.#spool.append({ mac: macOf(this.#parts.key, text), text }, this.#appended + entries.length);
    } catch (cause) {
      this.#parts.onError(cause);
      throw notRecorded(cause);
    }
    const waiting = this.#waiting.get(accountId) ?? [];
    this.#waiting.set(accountId, waiting);
    for (const entry of entries) waiting.push({ entry, number: ++this.#appended });
    this.#entries += entries.length;
    this.#characters += characters;
    this.#cancelSync ??= this.#parts.clock.after(SYNC_INTERVAL_MS, () => {
      this.#cancelSync = null;
      this.#syncing = this.#spool.sync().catch(this.#parts.onError);
    });
  }

  /** What comes in from now on goes into another file, so that this one can be emptied. */
  turn(): void {
    this.#spool.turn();
  }

  /** The oldest that wait, of an account: as many as fit into one statement, at most `limit`. */
  oldest(accountId: string, limit: number): MadeEntry[] {
    const entries: MadeEntry[] = [];
    let characters = 0;
    for (const { entry } of this.#waiting.get(accountId) ?? []) {
      if (entries.length === limit || characters > MOST_CHARACTERS) break;
      characters += entry.text.length;
      entries.push(entry);
    }
    return entries;
  }

  /** So many of the oldest of an account are in the database. */
  delivered(accountId: string, count: number): void {
    const waiting = this.#waiting.get(accountId) ?? [];
    const gone = waiting.splice(0, count).map(({ entry }) => entry);
    if (waiting.length === 0) this.#waiting.delete(accountId);
    this.#entries -= gone.length;
    this.#characters -= charactersOf(gone);
    const first = Math.min(...[...this.#waiting.values()].map(([oldest]) => oldest!.number), this.#appended + 1);
    this.#spool.delivered(first - 1);
  }

  /** Lets go of the spool. What still waits is left to the next start. */
  async close(): Promise<void> {
    this.#cancelSync?.();
    await this.#syncing;
    await this.#spool.sync().catch(this.#parts.onError);
    await this.#spool.close();
  }
}

const charactersOf = (entries: readonly MadeEntry[]): number => entries.reduce((sum, { text }) => sum + text.length, 0);

const entriesIn = ({ text }: { readonly text: string }): MadeEntry[] =>
  (JSON.parse(text) as unknown[]).map((one) => {
    const each = JSON.stringify(one);
    return { content: contentOf(each), text: each };
  });

function notRecorded(cause?: unknown): AppError {
  return new AppError('UNAVAILABLE', 'What would be read here cannot be recorded now, so it is not shown.', { cause });
}

/** Inserts what can be, together or else part by part; whether that was all. */
async function insertEach(parts: WriterParts, entries: readonly MadeEntry[]): Promise<boolean> {
  if (entries.length === 0) return true;
  const middle = entries.length >> 1;
  try {
    if (charactersOf(entries) <= MOST_CHARACTERS || entries.length === 1) {
      const written = entries.map((entry) => unsealedEntry(parts.key, entry));
      await parts.auditing().transaction((session) => auditEntryStore.insert(session, written));
      return true;
    }
  } catch (error) {
    if (entries.length === 1) {
      parts.onError(error);
      return false;
    }
  }
  const first = await insertEach(parts, entries.slice(0, middle));
  return (await insertEach(parts, entries.slice(middle))) && first;
}

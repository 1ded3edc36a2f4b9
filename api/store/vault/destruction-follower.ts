import type { Clock } from '../../kernel/clock.ts';
import type { KeyRecords } from './key-records.ts';

/** How often the destructions are read. With the time that a read takes this stays well below `MAX_SILENCE_MS`. */
const POLL_MS = 300;
/** A destroyed key is used nowhere any more after this. */
const MAX_SILENCE_MS = 1_000;
const PAGE = 500;

export interface FollowerParts {
  readonly records: KeyRecords;
  readonly clock: Clock;
  /** Whether keys in memory are in use. While they are not, nothing is read. */
  readonly isNeeded: () => boolean;
  /** Is told the name of each record that any process destroyed. */
  readonly onDestroyed: (name: string) => void;
  /** Is told that no destruction will be heard of: nothing could be read for over a second, or nothing is read any more. */
  readonly onSilence: () => void;
}

/**
 * Follows the list of destroyed keys which all processes on one key store share. What it says holds for reads that began
 * at most a second ago: whoever uses a key from memory only while `isCurrent` uses no key that was destroyed longer ago.
 */
export class DestructionFollower {
  readonly #parts: FollowerParts;
  #after = 0;
  #currentAsOfMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;
  #cancel = (): void => {};
  #isResting = false;
  #closed = false;

  constructor(parts: FollowerParts) {
    this.#parts = parts;
  }

  /** Begins to follow from here on: what was destroyed before is in no memory yet. */
  async start(): Promise<void> {
    const startedAtMs = this.#parts.clock.now();
    this.#after = await this.#parts.records.destructions();
    this.#currentAsOfMs = startedAtMs;
    this.#arm();
  }

  /** To be called when a key has come into memory: goes on to read, from where that was left, if it rests. */
  follow(): void {
    if (!this.#isResting || this.#closed) return;
    this.#isResting = false;
    void this.#readOnce().then(() => this.#arm());
  }

  get isCurrent(): boolean {
    const silentMs = this.#parts.clock.now() - this.#currentAsOfMs;
    // Negative after the machine's clock was set back: how long ago it was is then unknown.
    return silentMs >= 0 && silentMs <= MAX_SILENCE_MS;
  }

  /** Reads the destructions now. Does not throw: `isCurrent` says whether it helped. */
  async catchUp(): Promise<void> {
    const underWay = this.#reading;
    await this.#readOnce();
    // One that was under way may have begun too long ago.
    if (underWay && !this.isCurrent) await this.#readOnce();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    await this.#reading;
  }

  #arm(): void {
    if (this.#closed) return;
    this.#isResting = !this.#parts.isNeeded();
    if (this.#isResting) return this.#parts.onSilence();
    this.#cancel = this.#parts.clock.after(POLL_MS, () => void this.#readOnce().then(() => this.#arm()));
  }

  /** One read at a time: the numbers must come in their order. */
  #readOnce(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    const { records, clock, onDestroyed, onSilence } = this.#parts;
    try {
      for (;;) {
        const startedAtMs = clock.now();
        const destructions = await records.destructionsAfter(this.#after, PAGE);
        for (const { number, name } of destructions) {
          onDestroyed(name);
          this.#after = number;
        }
        if (destructions.length >= PAGE) continue;
        this.#currentAsOfMs = startedAtMs;
        return;
      }
    } catch {
      // Whoever needs a key now reads it from the medium, and learns there that it does not answer.
      if (!this.isCurrent) onSilence();
    }
  }
}

import type { Clock } from '../../kernel/clock.ts';
import { recordName } from './key-records.ts';
import type { DataKey } from './wrapped-key.ts';

/** A key in memory. `durable`: known to survive a power loss, so that values may be sealed under it. */
export interface CachedKey {
  readonly dataKey: DataKey;
  readonly durable: boolean;
  readonly loadedAtMs: number;
}

/** The data keys used last, in memory. Bounded in number and in age. */
export class DataKeyCache {
  readonly #clock: Clock;
  readonly #maxKeys: number;
  readonly #maxAgeMs: number;
  /** A Map keeps the order of insertion: the key used longest ago comes first. */
  readonly #keys = new Map<string, CachedKey>();
  /** Destructions come by the names of records. */
  readonly #subjectByName = new Map<string, string>();
  #forgotten = 0;
  #usedMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, bounds: { maxKeys: number; maxAgeMs: number }) {
    this.#clock = clock;
    this.#maxKeys = bounds.maxKeys;
    this.#maxAgeMs = bounds.maxAgeMs;
  }

  get size(): number {
    return this.#keys.size;
  }

  get(subjectId: string): CachedKey | undefined {
    const cached = this.#keys.get(subjectId);
    if (!cached) return undefined;
    this.#keys.delete(subjectId);
    const nowMs = this.#clock.now();
    if (nowMs - cached.loadedAtMs > this.#maxAgeMs) {
      this.#subjectByName.delete(recordName(subjectId));
      return undefined;
    }
    this.#keys.set(subjectId, cached);
    this.#usedMs = nowMs;
    return cached;
  }

  /** To be taken before a key is read from the store, and given to `put`. */
  ticket(): number {
    return this.#forgotten;
  }

  /** Keeps a key, unless something was forgotten since `ticket`: what was read before may be what was destroyed. */
  put(subjectId: string, dataKey: DataKey, durable: boolean, ticket: number): void {
    if (ticket !== this.#forgotten) return;
    this.#keys.delete(subjectId);
    this.#usedMs = this.#clock.now();
    this.#keys.set(subjectId, { dataKey, durable, loadedAtMs: this.#usedMs });
    this.#subjectByName.set(recordName(subjectId), subjectId);
    if (this.#keys.size > this.#maxKeys) this.#remove(this.#keys.keys().next().value!);
  }

  forget(subjectId: string): void {
    this.#forgotten++;
    this.#remove(subjectId);
  }

  /** As `forget`, for the subject whose record has this name. */
  forgetName(name: string): void {
    this.#forgotten++;
    const subjectId = this.#subjectByName.get(name);
    if (subjectId !== undefined) this.#remove(subjectId);
  }

  /** Whether any key was used, or came, less than so long ago. */
  wasUsedWithin(ms: number): boolean {
    return this.#clock.now() - this.#usedMs < ms;
  }

  /** Forgets every key. */
  clear(): void {
    this.#forgotten++;
    this.#keys.clear();
    this.#subjectByName.clear();
  }

  #remove(subjectId: string): void {
    if (this.#keys.delete(subjectId)) this.#subjectByName.delete(recordName(subjectId));
  }
}

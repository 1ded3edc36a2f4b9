import type { Clock } from '../../kernel/clock.ts';
import { DataKeyCache } from './data-key-cache.ts';
import type { Kek } from './kek.ts';
import { type KeyRecords, recordName } from './key-records.ts';
import { type DataKey, unwrapKey, wrapNewKey } from './wrapped-key.ts';

/** The data keys, one per person. Ids of subjects are ids of rows (`cus_…`, `usr_…`). */
export interface KeyStore {
  /** The key of a subject, or null if there is none: everything about that person reads as erased. */
  get(subjectId: string): Promise<DataKey | null>;
  /** The key of a subject, made if there is none. Durable when this resolves; the same for all who ask at once. */
  obtain(subjectId: string): Promise<DataKey>;
  /** Destroys the key of a subject, durably, and drops it from memory. */
  destroy(subjectId: string): Promise<void>;
  /** The key of a subject if it is in memory. */
  cached(subjectId: string): DataKey | undefined;
  /** Brings the keys of many subjects into memory, as far as the cache holds. */
  warm(subjectIds: Iterable<string>): Promise<void>;
  /** Drops a key from memory: for when another process has destroyed it. */
  forget(subjectId: string): void;
  close(): Promise<void>;
}

/** About 0.5 KB each, so some 10 MB at most, for more people than one process serves in a minute. */
const MAX_CACHED_KEYS = 20_000;
/** The longest for which a key that another process destroyed can go on being used here. */
const MAX_CACHED_AGE_MS = 60_000;

export interface KeyStoreParts {
  readonly records: KeyRecords;
  /** The first wraps new keys; all of them unwrap. */
  readonly keks: readonly [Kek, ...Kek[]];
  readonly clock: Clock;
  readonly maxCachedKeys?: number;
  readonly maxCachedAgeMs?: number;
}

/** The key store over any kind of records: wraps, unwraps, and remembers for a while. */
export class WrappedKeyStore implements KeyStore {
  readonly #records: KeyRecords;
  readonly #keks: readonly [Kek, ...Kek[]];
  readonly #cache: DataKeyCache;

  constructor(parts: KeyStoreParts) {
    this.#records = parts.records;
    this.#keks = parts.keks;
    this.#cache = new DataKeyCache(parts.clock, {
      maxKeys: parts.maxCachedKeys ?? MAX_CACHED_KEYS,
      maxAgeMs: parts.maxCachedAgeMs ?? MAX_CACHED_AGE_MS,
    });
  }

  async get(subjectId: string): Promise<DataKey | null> {
    const cached = this.cached(subjectId);
    if (cached) return cached;
    return (await this.#load([subjectId])).get(subjectId) ?? null;
  }

  async obtain(subjectId: string): Promise<DataKey> {
    const cached = this.#cache.get(subjectId);
    if (cached?.durable) return cached.dataKey;
    const ticket = this.#cache.ticket();
    const record = await this.#records.readOrCreate(recordName(subjectId), () => wrapNewKey(this.#keks[0], subjectId));
    const dataKey = unwrapKey(this.#keks, subjectId, record);
    this.#cache.put(subjectId, dataKey, true, ticket);
    return dataKey;
  }

  async destroy(subjectId: string): Promise<void> {
    try {
      await this.#records.remove(recordName(subjectId));
    } finally {
      this.forget(subjectId);
    }
  }

  cached(subjectId: string): DataKey | undefined {
    return this.#cache.get(subjectId)?.dataKey;
  }

  async warm(subjectIds: Iterable<string>): Promise<void> {
    const missing = [...new Set(subjectIds)].filter((subjectId) => !this.#cache.get(subjectId));
    if (missing.length > 0) await this.#load(missing);
  }

  forget(subjectId: string): void {
    this.#cache.forget(subjectId);
  }

  close(): Promise<void> {
    return this.#records.close();
  }

  async #load(subjectIds: readonly string[]): Promise<Map<string, DataKey>> {
    const ticket = this.#cache.ticket();
    const subjectByName = new Map(subjectIds.map((subjectId) => [recordName(subjectId), subjectId]));
    const records = await this.#records.read([...subjectByName.keys()]);
    const keys = new Map<string, DataKey>();
    for (const [name, record] of records) {
      const subjectId = subjectByName.get(name)!;
      const dataKey = unwrapKey(this.#keks, subjectId, record);
      keys.set(subjectId, dataKey);
      this.#cache.put(subjectId, dataKey, false, ticket);
    }
    return keys;
  }
}

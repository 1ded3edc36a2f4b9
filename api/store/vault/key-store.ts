import { AppError, Refusal } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DataKeyCache } from './data-key-cache.ts';
import { DestructionFollower } from './destruction-follower.ts';
import { INSTALLATION_KEYS } from './installation-keys.ts';
import type { Kek } from './kek.ts';
import { isTombstone, type KeyRecords, recordName } from './key-records.ts';
import { type Rewrapped, rewrapAll } from './rewrap.ts';
import type { SequenceRecords } from './sequence-records.ts';
import { type DataKey, rewrapNeed, unwrapKey, wrapAgain, wrapNewKey } from './wrapped-key.ts';

/** The person has been erased: there is no key for them any more and never will be. A write that races an erasure meets it. */
export class SubjectErased extends Refusal {
  constructor() {
    super('NOT_FOUND', 'The person whom this is about has been erased.');
  }
}

/** The data keys, one per person. Ids of subjects are ids of rows (`cus_…`, `usr_…`). */
export interface KeyStore {
  /** The key of a subject, or null if there is none or it was destroyed: everything about that person reads as erased. */
  get(subjectId: string): Promise<DataKey | null>;
  /**
   * The key of a subject, made if there never was one. Durable when this resolves; the same for all who ask at once.
   * Throws SubjectErased if it was destroyed.
   */
  obtain(subjectId: string): Promise<DataKey>;
  /**
   * Destroys the key of a subject for good, also if there never was one: a tombstone stays, and no key is made again.
   * Durable when this resolves; within a second from then no process uses the key. Doing it again does no harm.
   */
  destroy(subjectId: string): Promise<void>;
  /** Whether the key of a subject was destroyed. Asks the medium. */
  isDestroyed(subjectId: string): Promise<boolean>;
  /** The key of a subject if it is in memory and known not to have been destroyed more than a second ago. */
  cached(subjectId: string): DataKey | undefined;
  /** Brings the keys of many subjects into memory, as far as the cache holds. */
  warm(subjectIds: Iterable<string>): Promise<void>;
  /** Drops a key from memory. */
  forget(subjectId: string): void;
  /**
   * Wraps every key again that is under an older KEK, one by one, each whole or not at all, while this process and others
   * go on reading, making and destroying keys. It can be ended and begun again at any point. When `unreached` and
   * `unreadable` of the answer are 0, no key needs an older KEK any more. Closing the key store ends it early: `isComplete`.
   */
  rewrap(onProgress?: (progress: RewrapProgress) => void): Promise<Rewrapped>;
  /** Whether a KEK is known that wraps no new keys: `rewrap` may then have something to do. */
  readonly hasOlderKeks: boolean;
  /** The numbered sequences in the same medium, as they lie there; `openSequence` signs and chains them. */
  readonly sequences: SequenceRecords;
  close(): Promise<void>;
}

/** How far `rewrap` is, in records. `total` is an estimate while keys are made. */
export interface RewrapProgress {
  readonly done: number;
  readonly total: number;
}

/** About 0.7 KB each, so some 15 MB at most, for more people than one process serves in a minute. */
const MAX_CACHED_KEYS = 20_000;
/** No key in memory is used for longer without being read again. */
const MAX_CACHED_AGE_MS = 60_000;
/** When no key at all was used for so long, none stays in memory, and the medium is left alone. */
const MAX_UNUSED_MS = 5_000;

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
  readonly #follower: DestructionFollower;
  readonly #stopped = new AbortController();
  readonly #rewraps = new Set<Promise<void>>();
  #closing: Promise<void> | null = null;

  private constructor(parts: KeyStoreParts) {
    this.#records = parts.records;
    this.#keks = parts.keks;
    const cache = new DataKeyCache(parts.clock, {
      maxKeys: parts.maxCachedKeys ?? MAX_CACHED_KEYS,
      maxAgeMs: parts.maxCachedAgeMs ?? MAX_CACHED_AGE_MS,
    });
    this.#cache = cache;
    this.#follower = new DestructionFollower({
      records: parts.records,
      clock: parts.clock,
      isNeeded: () => cache.wasUsedWithin(MAX_UNUSED_MS),
      onDestroyed: (name) => cache.forgetName(name),
      onSilence: () => cache.clear(),
    });
  }

  /** Begins to follow the destructions of other processes. Throws AppError UNAVAILABLE if the medium does not answer. */
  static async open(parts: KeyStoreParts): Promise<WrappedKeyStore> {
    const keys = new WrappedKeyStore(parts);
    await keys.#follower.start();
    return keys;
  }

  get sequences(): SequenceRecords {
    return this.#records.sequences;
  }

  async get(subjectId: string): Promise<DataKey | null> {
    const cached = this.cached(subjectId);
    if (cached) return cached;
    return (await this.#load([subjectId])).get(subjectId) ?? null;
  }

  async obtain(subjectId: string): Promise<DataKey> {
    const cached = this.#follower.isCurrent ? this.#cache.get(subjectId) : undefined;
    if (cached?.durable) return cached.dataKey;
    const ticket = this.#cache.ticket();
    const name = recordName(subjectId);
    const record = await this.#records.readOrCreate(name, () => wrapNewKey(this.#keks[0], name));
    if (isTombstone(record)) throw new SubjectErased();
    return this.#adopt(subjectId, name, record, { durable: true, ticket });
  }

  async destroy(subjectId: string): Promise<void> {
    if (INSTALLATION_KEYS.has(subjectId)) throw new AppError('INTERNAL', 'That key belongs to no person.');
    try {
      await this.#records.bury(recordName(subjectId));
    } finally {
      this.forget(subjectId);
    }
  }

  async isDestroyed(subjectId: string): Promise<boolean> {
    const name = recordName(subjectId);
    const record = (await this.#records.read([name])).get(name);
    return record !== undefined && isTombstone(record);
  }

  cached(subjectId: string): DataKey | undefined {
    return this.#follower.isCurrent ? this.#cache.get(subjectId)?.dataKey : undefined;
  }

  async warm(subjectIds: Iterable<string>): Promise<void> {
    // After a silence what is in memory becomes usable again by one short read.
    if (!this.#follower.isCurrent) await this.#follower.catchUp();
    const missing = [...new Set(subjectIds)].filter((subjectId) => !this.cached(subjectId));
    if (missing.length > 0) await this.#load(missing);
  }

  forget(subjectId: string): void {
    this.#cache.forget(subjectId);
  }

  rewrap(onProgress: (progress: RewrapProgress) => void = () => {}): Promise<Rewrapped> {
    const stopped = this.#stopped.signal;
    const running = rewrapAll({ records: this.#records, keks: this.#keks, stopped, onProgress });
    const settled = running.then(
      () => {},
      () => {},
    );
    this.#rewraps.add(settled);
    void settled.then(() => this.#rewraps.delete(settled));
    return running;
  }

  get hasOlderKeks(): boolean {
    return this.#keks.length > 1;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#rewraps);
    await this.#follower.close();
    await this.#records.close();
  }

  async #load(subjectIds: readonly string[]): Promise<Map<string, DataKey>> {
    const ticket = this.#cache.ticket();
    const subjectByName = new Map(subjectIds.map((subjectId) => [recordName(subjectId), subjectId]));
    const records = await this.#records.read([...subjectByName.keys()]);
    const keys = new Map<string, DataKey>();
    for (const [name, record] of records) {
      if (isTombstone(record)) continue;
      const subjectId = subjectByName.get(name)!;
      keys.set(subjectId, await this.#adopt(subjectId, name, record, { durable: false, ticket }));
    }
    return keys;
  }

  /** The key in a record, kept in memory. A record that only its subject's id opens is wrapped again, now that it is known. */
  async #adopt(
    subjectId: string,
    name: string,
    record: Buffer,
    { durable, ticket }: { durable: boolean; ticket: number },
  ): Promise<DataKey> {
    const dataKey = unwrapKey(this.#keks, subjectId, record);
    if (rewrapNeed(this.#keks[0], record) === 'WAIT_FOR_SUBJECT') {
      await this.#records.replace(name, record, wrapAgain(this.#keks, name, record, subjectId));
    }
    this.#cache.put(subjectId, dataKey, durable, ticket);
    this.#follower.follow();
    return dataKey;
  }
}

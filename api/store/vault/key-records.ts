import { createHash } from 'node:crypto';

/**
 * Where wrapped keys lie: records of a few bytes under names that say nothing. An adapter knows neither subjects nor
 * keys. It throws AppError UNAVAILABLE when its medium does not answer.
 */
export interface KeyRecords {
  /** The records that exist, by name. */
  read(names: readonly string[]): Promise<Map<string, Buffer>>;
  /**
   * The record in force under `name`: the one that exists, or the one that `make` gives. Whoever asks at the same time,
   * in this process or another, gets the same one. It survives a power loss from the moment this resolves.
   */
  readOrCreate(name: string, make: () => Buffer): Promise<Buffer>;
  /** Removes the record, durably. It is no error if there is none. */
  remove(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * The name of a subject's record: a hash, so that a listing of the key store names nobody. It needs no key, because an
 * id holds 80 random bits and cannot be guessed.
 */
export function recordName(subjectId: string): string {
  return createHash('sha256').update(`whereabouts data key of ${subjectId}`).digest('hex');
}

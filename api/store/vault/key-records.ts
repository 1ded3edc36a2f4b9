import { createHash } from 'node:crypto';
import { AppError } from '../../kernel/app-error.ts';
import type { SequenceRecord, SequenceRecords } from './sequence-records.ts';

/** What stands in place of the record of a destroyed key. It holds nothing, and stays. */
export const TOMBSTONE: Buffer = Buffer.of(0);

/** Whether a record says that its key was destroyed. */
export const isTombstone = (record: Buffer): boolean => record.equals(TOMBSTONE);

/** The sequence of the names of destroyed records. Only an adapter of `KeyRecords` appends to it. */
export const DESTRUCTIONS = 'destroyed-keys';

/** A destroyed record, by its place in the order of destructions (1, 2, 3 …). */
export interface Destruction {
  readonly number: number;
  readonly name: string;
}

/** The destructions after number `after` in what was read of the list from there on, itself included. */
export function destructionsFrom(after: number, records: readonly SequenceRecord[]): Destruction[] {
  if (after > 0 && records[0]?.number !== after) {
    throw new AppError('UNAVAILABLE', 'The key store has been replaced by an older one: restart every server on it.');
  }
  return records.slice(after > 0 ? 1 : 0).map(({ number, id }) => ({ number, name: id }));
}

/**
 * Where wrapped keys lie: records of a few bytes under names that say nothing, and numbered sequences beside them. An
 * adapter knows neither subjects nor keys. It throws AppError UNAVAILABLE when its medium does not answer.
 */
export interface KeyRecords {
  readonly sequences: SequenceRecords;
  /** The records that exist, by name; a tombstone is one. */
  read(names: readonly string[]): Promise<Map<string, Buffer>>;
  /**
   * The record in force under `name`: the one that exists, be it a tombstone, or the one that `make` gives. Whoever asks
   * at the same time, in this process or another, gets the same one. It survives a power loss from the moment this resolves.
   */
  readOrCreate(name: string, make: () => Buffer): Promise<Buffer>;
  /** Puts `to` in place of `from`, whole and durably; false, and nothing done, if the record is not `from` any more. */
  replace(name: string, from: Buffer, to: Buffer): Promise<boolean>;
  /**
   * Puts a tombstone in place of the record, or where there was none, adds it to the destructions, and then removes what
   * the record was. Durable when it resolves; begun and not ended it is finished by the next `bury` or at the next start.
   */
  bury(name: string): Promise<void>;
  /** How many destructions there are. */
  destructions(): Promise<number>;
  /**
   * Destructions after number `after`, in their order, at most `limit`. Cheap when there are none. Throws AppError
   * UNAVAILABLE if `after` itself (0: the list) is not there: then this is not the medium of which it was the number.
   */
  destructionsAfter(after: number, limit: number): Promise<Destruction[]>;
  /** About how many records there are, tombstones included. */
  count(): Promise<number>;
  /** All records, in no order that means anything. Those which come or go meanwhile may or may not be among them. */
  all(): AsyncIterable<readonly [name: string, record: Buffer]>;
  close(): Promise<void>;
}

/**
 * The name of a subject's record: a hash, so that a listing of the key store names nobody. It needs no key, because an
 * id holds 80 random bits and cannot be guessed.
 */
export function recordName(subjectId: string): string {
  return createHash('sha256').update(`whereabouts data key of ${subjectId}`).digest('hex');
}

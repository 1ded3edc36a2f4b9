import { AppError } from '../../kernel/app-error.ts';

/** A record of a sequence as its medium keeps it. */
export interface SequenceRecord {
  /** From 1, without gaps. */
  readonly number: number;
  readonly id: string;
  readonly bytes: Buffer;
}

/** Numbered sequences of records in the medium of the key store. What is appended stays as it is. */
export interface SequenceRecords {
  /**
   * The record with this id: the one that exists, or the next number with the bytes that `make` gives for it and for
   * the record before. Processes that append at once get numbers one after the other. Durable when it resolves.
   * `make` is called again if another process was first.
   */
  append(
    sequence: string,
    id: string,
    make: (number: number, previous: SequenceRecord | null) => Buffer,
  ): Promise<SequenceRecord>;
  /** Records after number `after`, in order, at most `limit`; ends before a number that is missing. */
  read(sequence: string, after: number, limit: number): Promise<SequenceRecord[]>;
  /** The highest number; 0 if there is none. */
  head(sequence: string): Promise<number>;
}

/** Names become names of folders. */
const SEQUENCE_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;
/** Ids are those of rows and a few words more. */
const MAX_ID_BYTES = 200;

/** Throws AppError INTERNAL for what cannot be the name of a sequence. */
export function assertSequenceName(sequence: string): void {
  if (!SEQUENCE_NAME.test(sequence)) throw new AppError('INTERNAL', 'That is no name of a sequence.');
}

/** Throws AppError INTERNAL for what cannot be the id of a record: 1 to 200 bytes. */
export function assertRecordId(id: string): void {
  const bytes = Buffer.byteLength(id);
  if (bytes === 0 || bytes > MAX_ID_BYTES || !id.isWellFormed() || id.includes('\0')) {
    throw new AppError('INTERNAL', `The id of a record has 1 to ${MAX_ID_BYTES} bytes.`);
  }
}

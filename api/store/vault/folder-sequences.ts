import { hash } from 'node:crypto';
import { link, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../kernel/app-error.ts';
import { createWhole, readIfThere, syncFolder } from './durable-file.ts';
import { answered, prepareKeyFolder } from './folder-medium.ts';
import { assertRecordId, assertSequenceName, type SequenceRecord, type SequenceRecords } from './sequence-records.ts';

/** Enough for any sequence, and names sort as numbers do. */
const DIGITS = 12;
const NUMBER_BYTES = 6;
const ID_LENGTH_BYTES = 2;
const RECORD_FILE = /^(\d{12})\.rec$/;
/** Each failed attempt means that another process appended: this many in a row do not happen by chance. */
const MAX_ATTEMPTS = 10_000;

const fileOf = (number: number): string => `${String(number).padStart(DIGITS, '0')}.rec`;
const fileOfId = (id: string): string => `${hash('sha256', id)}.id`;

/**
 * Sequences in a folder: a folder for each, with one file for each record under its number, and a second link to the same
 * file under the hash of its id. Whoever links the next number is the one who has it. The link by id is made after that,
 * by its maker or, if that was killed, by the next who appends; so every record but the last has one.
 */
export class FolderSequences implements SequenceRecords {
  readonly #folder: string;
  /** The highest number seen: where to look on. */
  readonly #seen = new Map<string, number>();
  readonly #prepared = new Set<string>();
  readonly #tails = new Map<string, Promise<unknown>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the folder of a sequence if it is missing. */
  async prepare(sequence: string): Promise<void> {
    assertSequenceName(sequence);
    await answered(prepareKeyFolder(join(this.#folder, sequence)));
    await answered(this.#linkMissingIds(sequence));
    this.#prepared.add(sequence);
  }

  append(
    sequence: string,
    id: string,
    make: (number: number, previous: SequenceRecord | null) => Buffer,
  ): Promise<SequenceRecord> {
    assertSequenceName(sequence);
    assertRecordId(id);
    const work = (this.#tails.get(sequence) ?? Promise.resolve()).then(() =>
      answered(this.#append(sequence, id, make)),
    );
    this.#tails.set(
      sequence,
      work.catch(() => {}),
    );
    return work;
  }

  async read(sequence: string, after: number, limit: number): Promise<SequenceRecord[]> {
    assertSequenceName(sequence);
    const records: SequenceRecord[] = [];
    while (records.length < limit) {
      const record = await answered(this.#readNumber(sequence, after + records.length + 1));
      if (!record) break;
      records.push(record);
    }
    return records;
  }

  async head(sequence: string): Promise<number> {
    assertSequenceName(sequence);
    return answered(this.#head(sequence));
  }

  /** Of some ids those which have their link, so that they are in the sequence. */
  async having(sequence: string, ids: readonly string[]): Promise<Set<string>> {
    const names = new Set(await answered(readdir(join(this.#folder, sequence))));
    return new Set(ids.filter((id) => names.has(fileOfId(id))));
  }

  /** Throws UNAVAILABLE if the folder of the sequence is not there. */
  async assertThere(sequence: string): Promise<void> {
    await answered(stat(join(this.#folder, sequence)));
  }

  async #append(
    sequence: string,
    id: string,
    make: (number: number, previous: SequenceRecord | null) => Buffer,
  ): Promise<SequenceRecord> {
    const folder = join(this.#folder, sequence);
    if (!this.#prepared.has(sequence)) await this.prepare(sequence);
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const head = await this.#head(sequence);
      const last = head > 0 ? await this.#readNumber(sequence, head) : null;
      if (head > 0 && !last) throw damaged();
      if (last) await this.#linkId(folder, last);
      // Complete up to the head, for every record there has its link; and what comes after takes the next number.
      const there = parse(await readIfThere(join(folder, fileOfId(id))));
      if (there) {
        await syncFolder(folder);
        return there;
      }
      const record = { number: head + 1, id, bytes: make(head + 1, last) };
      if (!(await createWhole(folder, fileOf(record.number), frame(record)))) continue;
      await this.#linkId(folder, record);
      await syncFolder(folder);
      this.#seen.set(sequence, record.number);
      return record;
    }
    throw new AppError('UNAVAILABLE', 'The key store could not append a record: too many do so at once.');
  }

  async #head(sequence: string): Promise<number> {
    const folder = join(this.#folder, sequence);
    let head = this.#seen.get(sequence) ?? (await highest(folder));
    while (await isThere(join(folder, fileOf(head + 1)))) head++;
    if (head > 0) this.#seen.set(sequence, head);
    return head;
  }

  async #readNumber(sequence: string, number: number): Promise<SequenceRecord | null> {
    const record = parse(await readIfThere(join(this.#folder, sequence, fileOf(number))));
    if (record && record.number !== number) throw damaged();
    return record;
  }

  async #linkId(folder: string, { number, id }: SequenceRecord): Promise<void> {
    try {
      await link(join(folder, fileOf(number)), join(folder, fileOfId(id)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }

  /** Power may be lost after a number reached the disk and before the link by id of an earlier one did. */
  async #linkMissingIds(sequence: string): Promise<void> {
    const folder = join(this.#folder, sequence);
    const names = await readdir(folder);
    const numbers = names.flatMap((name) => RECORD_FILE.exec(name)?.[1] ?? []);
    if (names.filter((name) => name.endsWith('.id')).length >= numbers.length) return;
    for (const number of numbers) {
      const record = await this.#readNumber(sequence, Number(number));
      if (record) await this.#linkId(folder, record);
    }
    await syncFolder(folder);
  }
}

async function highest(folder: string): Promise<number> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  return names.reduce((head, name) => Math.max(head, Number(RECORD_FILE.exec(name)?.[1] ?? 0)), 0);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** What a file holds: number (6), length of the id (2), id, bytes. */
function frame({ number, id, bytes }: SequenceRecord): Buffer {
  const idBytes = Buffer.from(id);
  const head = Buffer.alloc(NUMBER_BYTES + ID_LENGTH_BYTES);
  head.writeUIntBE(number, 0, NUMBER_BYTES);
  head.writeUInt16BE(idBytes.length, NUMBER_BYTES);
  return Buffer.concat([head, idBytes, bytes]);
}

function parse(file: Buffer | null): SequenceRecord | null {
  if (!file) return null;
  const idAt = NUMBER_BYTES + ID_LENGTH_BYTES;
  if (file.length < idAt) throw damaged();
  const idEnd = idAt + file.readUInt16BE(NUMBER_BYTES);
  if (file.length < idEnd) throw damaged();
  const number = file.readUIntBE(0, NUMBER_BYTES);
  return { number, id: file.toString('utf8', idAt, idEnd), bytes: file.subarray(idEnd) };
}

const damaged = (): AppError => new AppError('INTERNAL', 'A file of a sequence in the key store is damaged.');

import { hash } from 'node:crypto';
import { AppError } from '../../kernel/app-error.ts';
import type { KeyStore } from './key-store.ts';
import type { SequenceRecord, SequenceRecords } from './sequence-records.ts';
import { openSigner, SIGNATURE_BYTES, type Signer, verifySignature } from './signer.ts';

/** An entry of a sequence. */
export interface SequenceEntry {
  /** From 1, without gaps, in the order in which entries were appended. */
  readonly number: number;
  readonly id: string;
  readonly content: Buffer;
}

/** What `verify` found wrong, and at which number. */
export interface SequenceFault {
  readonly number: number;
  /**
   * MISSING: there is no record with this number, although there are later ones. ALTERED: the record is not what was
   * appended under this number. UNCHAINED: it is genuine, but does not follow the one before it.
   */
  readonly what: 'MISSING' | 'ALTERED' | 'UNCHAINED';
}

/**
 * A numbered append-only sequence in the medium of the key store, apart from the database. Each record holds the hash of
 * the one before and is signed, so that whoever can write to the medium can neither change nor remove one in its midst
 * unnoticed. That the last ones were cut off shows only against a number that is known from elsewhere.
 */
export interface Sequence {
  readonly name: string;
  /**
   * Appends an entry, durably, and answers it with its number. An id that is there already gives the entry that has it,
   * whatever its content. Throws AppError INTERNAL for an id that is not 1 to 200 bytes or for more than 8 MB of content.
   */
  append(entry: { readonly id: string; readonly content: Buffer }): Promise<SequenceEntry>;
  /**
   * The entries after number `after`, in order, at most `limit` (1 to 1,000), each held against its signature.
   * Throws AppError INTERNAL for one that was altered.
   */
  read(after: number, limit: number): Promise<SequenceEntry[]>;
  /** The highest number; 0 if the sequence is empty. */
  head(): Promise<number>;
  /** Goes through the whole sequence and names what is wrong, at most 100 places. Empty: all is as it was appended. */
  verify(): Promise<SequenceFault[]>;
}

/** The layout of a record: version (1), hash of the record before (32), signature (64), content. */
const VERSION = 1;
const HASH_BYTES = 32;
const SIGNATURE_AT = 1 + HASH_BYTES;
const CONTENT_AT = SIGNATURE_AT + SIGNATURE_BYTES;
/** The hash that the first record holds. */
const NOTHING = Buffer.alloc(HASH_BYTES);
const MAX_CONTENT_BYTES = 8 * 1024 * 1024;
const MAX_PAGE = 1_000;
/** Records of 1 MB must not fill the memory. */
const VERIFY_PAGE = 50;
const MAX_FAULTS = 100;

/** Opens a sequence, which begins empty. Names: letters, digits, `-` and `_`, at most 80; `ledger`, `audit-<accountId>`. */
export async function openSequence(keys: KeyStore, name: string): Promise<Sequence> {
  const sequence = new SignedSequence(name, keys.sequences, await openSigner(keys));
  await sequence.head();
  return sequence;
}

class SignedSequence implements Sequence {
  readonly name: string;
  readonly #records: SequenceRecords;
  readonly #signer: Signer;

  constructor(name: string, records: SequenceRecords, signer: Signer) {
    this.name = name;
    this.#records = records;
    this.#signer = signer;
  }

  async append({ id, content }: { readonly id: string; readonly content: Buffer }): Promise<SequenceEntry> {
    if (content.length > MAX_CONTENT_BYTES) {
      throw new AppError('INTERNAL', `An entry of a sequence has at most ${MAX_CONTENT_BYTES} bytes.`);
    }
    const record = await this.#records.append(this.name, id, (number, previous) => {
      const before = previous ? hashOf(previous) : NOTHING;
      const signature = this.#signer.sign(signedBytes(this.name, number, id, before, content));
      return Buffer.concat([Buffer.of(VERSION), before, signature, content]);
    });
    return this.#entry(record);
  }

  async read(after: number, limit: number): Promise<SequenceEntry[]> {
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
      throw new AppError('INTERNAL', `A page of a sequence has 1 to ${MAX_PAGE} entries.`);
    }
    const records = await this.#records.read(this.name, after, limit);
    return records.map((record) => this.#entry(record));
  }

  head(): Promise<number> {
    return this.#records.head(this.name);
  }

  async verify(): Promise<SequenceFault[]> {
    const faults: SequenceFault[] = [];
    const head = await this.head();
    let before: Buffer | null = NOTHING;
    for (let number = 0; number < head && faults.length < MAX_FAULTS; ) {
      for (const record of await this.#page(number)) {
        const what: SequenceFault['what'] | null = !record
          ? 'MISSING'
          : !this.#isGenuine(record)
            ? 'ALTERED'
            : before && !previousHashOf(record).equals(before)
              ? 'UNCHAINED'
              : null;
        number++;
        if (what) faults.push({ number, what });
        // After what is missing or altered it is not known what the next one should hold.
        before = !record || what === 'ALTERED' ? null : hashOf(record);
      }
    }
    return faults;
  }

  /** Some records after a number; null in place of one that is missing or that the medium cannot make out. */
  async #page(after: number): Promise<(SequenceRecord | null)[]> {
    try {
      const records = await this.#records.read(this.name, after, VERIFY_PAGE);
      if (records.length > 0) return records;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'INTERNAL')) throw error;
      // A file of the page is no record at all. Read one by one, the others show.
      const one = await this.#records.read(this.name, after, 1).catch(() => []);
      if (one.length > 0) return one;
    }
    return [null];
  }

  #entry(record: SequenceRecord): SequenceEntry {
    if (!this.#isGenuine(record)) {
      throw new AppError('INTERNAL', `Record ${record.number} of the sequence ${this.name} has been altered.`);
    }
    return { number: record.number, id: record.id, content: record.bytes.subarray(CONTENT_AT) };
  }

  #isGenuine({ number, id, bytes }: SequenceRecord): boolean {
    if (bytes.length < CONTENT_AT || bytes[0] !== VERSION) return false;
    const signed = signedBytes(this.name, number, id, bytes.subarray(1, SIGNATURE_AT), bytes.subarray(CONTENT_AT));
    return verifySignature(this.#signer.publicKeyJwk, signed, bytes.subarray(SIGNATURE_AT, CONTENT_AT));
  }
}

const previousHashOf = ({ bytes }: SequenceRecord): Buffer => bytes.subarray(1, SIGNATURE_AT);

const hashOf = ({ bytes }: SequenceRecord): Buffer => hash('sha256', bytes, 'buffer');

/** What is signed: where the record stands, and what is in it. JSON keeps the parts apart. */
function signedBytes(name: string, number: number, id: string, before: Buffer, content: Buffer): Buffer {
  const parts = [name, number, id, before.toString('hex'), hash('sha256', content)];
  return Buffer.from(`whereabouts sequence record ${JSON.stringify(parts)}`);
}

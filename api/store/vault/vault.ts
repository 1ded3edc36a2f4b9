import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../../kernel/app-error.ts';
import type { KeyStore } from './key-store.ts';
import { Sealed } from './sealed.ts';
import {
  DATA_KEY_ID_BYTES,
  type DataKey,
  NONCE_BYTES,
  SUBJECT_TAG_BYTES,
  subjectTag,
  TAG_BYTES,
} from './wrapped-key.ts';

/** Where a value belongs. Its ciphertext opens nowhere else. `rowId` is unique in `table`. */
export interface Binding {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

const VERSION = 1;
/** The value is encrypted by the subject's data key itself. */
const SCHEME_ONE_SUBJECT = 1;
const SUBJECT_AT = 2;
const KEY_ID_AT = SUBJECT_AT + SUBJECT_TAG_BYTES;
const NONCE_AT = KEY_ID_AT + DATA_KEY_ID_BYTES;
const TEXT_AT = NONCE_AT + NONCE_BYTES;

/**
 * Encrypts values under the key of the person that they are about, and opens them: AES-256-GCM with a random nonce.
 * A ciphertext is bound to its table, column, row and subject, so it is refused wherever else it is put. How long a
 * value is can be seen from outside (46 bytes more than its UTF-8).
 */
export class Vault {
  readonly #keys: KeyStore;

  constructor(keys: KeyStore) {
    this.#keys = keys;
  }

  /**
   * Encrypts `plaintext`. When it resolves the key is durable, so the row may be written.
   * Throws AppError INTERNAL for text with half a surrogate pair, which has no UTF-8 form.
   */
  async seal<Value = string>(subjectId: string, binding: Binding, plaintext: string): Promise<Sealed<Value>> {
    if (!plaintext.isWellFormed()) throw new AppError('INTERNAL', 'A value to encrypt is not well-formed Unicode.');
    const dataKey = await this.#keys.obtain(subjectId);
    return encrypt<Value>(dataKey, subjectId, binding, plaintext);
  }

  /**
   * Opens a value; null if its key does not exist any more: the person has been erased.
   * Throws AppError INTERNAL if it has been altered or belongs elsewhere.
   */
  async open(sealed: Sealed<unknown>, subjectId: string, binding: Binding): Promise<string | null> {
    const now = this.openNow(sealed, subjectId, binding);
    if (now !== undefined) return now;
    // What is in memory may be the key before or after the one in question: another process may have changed it.
    if (this.#keys.cached(subjectId)) this.#keys.forget(subjectId);
    const dataKey = await this.#keys.get(subjectId);
    if (!dataKey || !isUnder(dataKey, sealed.toBytes())) return null;
    return decrypt(dataKey, subjectId, binding, sealed.toBytes());
  }

  /** Opens a value whose key is in memory; undefined if it is not, and then `open` knows. Throws as `open` does. */
  openNow(sealed: Sealed<unknown>, subjectId: string, binding: Binding): string | undefined {
    const bytes = sealed.toBytes();
    if (bytes.length < TEXT_AT + TAG_BYTES || bytes[0] !== VERSION || bytes[1] !== SCHEME_ONE_SUBJECT) {
      throw new AppError('INTERNAL', 'An encrypted value is damaged, or a newer version wrote it.');
    }
    const dataKey = this.#keys.cached(subjectId);
    // Said apart from "erased": a value whose row was given to somebody else must not read as if it were gone.
    if ((dataKey?.subjectTag ?? subjectTag(subjectId)).compare(bytes, SUBJECT_AT, KEY_ID_AT) !== 0) {
      throw refused(binding);
    }
    return dataKey && isUnder(dataKey, bytes) ? decrypt(dataKey, subjectId, binding, bytes) : undefined;
  }

  /** Brings the keys of these subjects into memory, so that `openNow` answers. */
  warm(subjectIds: Iterable<string>): Promise<void> {
    return this.#keys.warm(subjectIds);
  }
}

function isUnder(dataKey: DataKey, bytes: Buffer): boolean {
  return dataKey.id.compare(bytes, KEY_ID_AT, NONCE_AT) === 0;
}

/** What is authenticated beside the text: the header, and where the value belongs. JSON keeps the four names apart. */
function boundTo(header: Buffer, subjectId: string, { table, column, rowId }: Binding): Buffer {
  return Buffer.concat([header, Buffer.from(JSON.stringify([table, column, rowId, subjectId]))]);
}

function encrypt<Value>(dataKey: DataKey, subjectId: string, binding: Binding, plaintext: string): Sealed<Value> {
  const header = Buffer.concat([Buffer.of(VERSION, SCHEME_ONE_SUBJECT), dataKey.subjectTag, dataKey.id]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', dataKey.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(header, subjectId, binding));
  const text = [cipher.update(plaintext, 'utf8'), cipher.final()];
  return Sealed.fromBytes<Value>(Buffer.concat([header, nonce, ...text, cipher.getAuthTag()]));
}

function decrypt(dataKey: DataKey, subjectId: string, binding: Binding, bytes: Buffer): string {
  const tagAt = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', dataKey.key, bytes.subarray(NONCE_AT, TEXT_AT), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(bytes.subarray(0, NONCE_AT), subjectId, binding));
  decipher.setAuthTag(bytes.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(TEXT_AT, tagAt)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw refused(binding, cause);
  }
}

function refused({ table, column }: Binding, cause?: unknown): AppError {
  const message = `A value of ${table}.${column} has been altered, or belongs to another row, column or person.`;
  return new AppError('INTERNAL', message, { cause });
}

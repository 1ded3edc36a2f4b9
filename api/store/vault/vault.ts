import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../../kernel/app-error.ts';
import { type Binding, damaged, refused, SCHEME_ONE_SUBJECT, SCHEME_SHARED, VERSION } from './binding.ts';
import type { KeyStore } from './key-store.ts';
import { Sealed } from './sealed.ts';
import { MAX_OWNERS, SharedContent, sealShared } from './shared-content.ts';
import {
  DATA_KEY_ID_BYTES,
  type DataKey,
  NONCE_BYTES,
  SUBJECT_TAG_BYTES,
  subjectTag,
  TAG_BYTES,
} from './wrapped-key.ts';

export type { Binding } from './binding.ts';

/** Whose a value is: the id of a subject, or of each of several to whom it belongs alike. */
export type Owners = string | readonly string[];

const SUBJECT_AT = 2;
const KEY_ID_AT = SUBJECT_AT + SUBJECT_TAG_BYTES;
const NONCE_AT = KEY_ID_AT + DATA_KEY_ID_BYTES;
const TEXT_AT = NONCE_AT + NONCE_BYTES;

/**
 * Encrypts values under the keys of the persons that they are about, and opens them: AES-256-GCM with a random nonce.
 * A ciphertext is bound to its table, column, row and subjects, so it is refused wherever else it is put. How long a
 * value is can be seen from outside (46 bytes more than its UTF-8; 31 + 76 for each subject if there are several).
 *
 * A value of several subjects opens as long as one of them who is named still has a key. It opens for some of those
 * for whom it was sealed (the others may be gone from the row), and never where anybody else is named.
 */
export class Vault {
  readonly #keys: KeyStore;

  constructor(keys: KeyStore) {
    this.#keys = keys;
  }

  /**
   * Encrypts `plaintext`. When it resolves the keys are durable, so the row may be written. Throws SubjectErased if one
   * of the subjects has been erased; AppError INTERNAL for no subject, or for text with half a surrogate pair, which has
   * no UTF-8 form.
   */
  async seal<Value = string>(owners: Owners, binding: Binding, plaintext: string): Promise<Sealed<Value>> {
    if (!plaintext.isWellFormed()) throw new AppError('INTERNAL', 'A value to encrypt is not well-formed Unicode.');
    const owner = onlyOf(owners);
    if (typeof owner === 'string') return encrypt<Value>(await this.#keys.obtain(owner), owner, binding, plaintext);
    const all: { subjectId: string; dataKey: DataKey }[] = [];
    for (const subjectId of owner) all.push({ subjectId, dataKey: await this.#keys.obtain(subjectId) });
    return Sealed.fromBytes<Value>(sealShared(all, binding, plaintext));
  }

  /**
   * Opens a value; null if none of its keys exists any more: the person has been erased.
   * Throws AppError INTERNAL if it has been altered or belongs elsewhere.
   */
  async open(sealed: Sealed<unknown>, owners: Owners, binding: Binding): Promise<string | null> {
    const now = this.openNow(sealed, owners, binding);
    if (now !== undefined) return now;
    const owner = onlyOf(owners);
    for (const subjectId of typeof owner === 'string' ? [owner] : owner) {
      // What is in memory may be the key before or after the one in question: another process may have changed it.
      if (this.#keys.cached(subjectId)) this.#keys.forget(subjectId);
      const dataKey = await this.#keys.get(subjectId);
      const text = dataKey ? openBy(dataKey, sealed.toBytes(), subjectId, binding) : undefined;
      if (text !== undefined) return text;
    }
    return null;
  }

  /** Opens a value for which a key is in memory; undefined if none is, and then `open` knows. Throws as `open` does. */
  openNow(sealed: Sealed<unknown>, owners: Owners, binding: Binding): string | undefined {
    const bytes = sealed.toBytes();
    const owner = onlyOf(owners);
    if (bytes[0] === VERSION && bytes[1] === SCHEME_SHARED) return this.#openSharedNow(bytes, owner, binding);
    if (bytes.length < TEXT_AT + TAG_BYTES || bytes[0] !== VERSION || bytes[1] !== SCHEME_ONE_SUBJECT) throw damaged();
    // A value that was sealed for one person is not another's too.
    if (typeof owner !== 'string') throw refused(binding);
    const dataKey = this.#keys.cached(owner);
    // Said apart from "erased": a value whose row was given to somebody else must not read as if it were gone.
    if ((dataKey?.subjectTag ?? subjectTag(owner)).compare(bytes, SUBJECT_AT, KEY_ID_AT) !== 0) {
      throw refused(binding);
    }
    return dataKey && isUnder(dataKey, bytes) ? decrypt(dataKey, owner, binding, bytes) : undefined;
  }

  /** Brings the keys of these subjects into memory, so that `openNow` answers. */
  warm(subjectIds: Iterable<string>): Promise<void> {
    return this.#keys.warm(subjectIds);
  }

  #openSharedNow(bytes: Buffer, owners: Owners, binding: Binding): string | undefined {
    const shared = new SharedContent(bytes);
    const subjectIds = typeof owners === 'string' ? [owners] : owners;
    const places = subjectIds.map((subjectId) => shared.indexOf(subjectId));
    if (places.includes(-1)) throw refused(binding);
    for (const [i, subjectId] of subjectIds.entries()) {
      const dataKey = this.#keys.cached(subjectId);
      if (dataKey && shared.isUnder(dataKey, places[i]!))
        return shared.open({ subjectId, dataKey }, places[i]!, binding);
    }
    return undefined;
  }
}

/** The one owner, or all of several, each once. Throws AppError INTERNAL if there is none. */
function onlyOf(owners: Owners): Owners {
  if (typeof owners === 'string') return owners;
  const different = [...new Set(owners)];
  if (different.length === 0 || different.length > MAX_OWNERS) {
    throw new AppError('INTERNAL', `An encrypted value belongs to 1 to ${MAX_OWNERS} persons.`);
  }
  return different.length === 1 ? different[0]! : different;
}

/** The value opened by a key that was just read; undefined if it is not under it. */
function openBy(dataKey: DataKey, bytes: Buffer, subjectId: string, binding: Binding): string | undefined {
  if (bytes[1] === SCHEME_ONE_SUBJECT) {
    return isUnder(dataKey, bytes) ? decrypt(dataKey, subjectId, binding, bytes) : undefined;
  }
  const shared = new SharedContent(bytes);
  const place = shared.indexOf(subjectId);
  return shared.isUnder(dataKey, place) ? shared.open({ subjectId, dataKey }, place, binding) : undefined;
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

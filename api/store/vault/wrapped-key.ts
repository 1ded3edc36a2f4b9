import { createCipheriv, createDecipheriv, createSecretKey, hash, type KeyObject, randomBytes } from 'node:crypto';
import { AppError } from '../../kernel/app-error.ts';
import { KEK_ID_BYTES, KEY_BYTES, type Kek, KeyStoreConfigurationError } from './kek.ts';
import { recordName } from './key-records.ts';

/** The key under which everything about one person is encrypted. */
export interface DataKey {
  /** Says whose key it is without naming them. */
  readonly subjectTag: Buffer;
  /** Random, never used again: a value under another key of the same person shows by it. */
  readonly id: Buffer;
  readonly key: KeyObject;
}

export const SUBJECT_TAG_BYTES = 8;
export const DATA_KEY_ID_BYTES = 8;
/** What GCM is specified for (NIST SP 800-38D). */
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** The layout of a key record: version (1), id of the KEK (8), id of the data key (8), nonce (12), wrapped key (32), tag (16). */
const HEADER_BYTES = 1 + KEK_ID_BYTES + DATA_KEY_ID_BYTES;
const NONCE_END = HEADER_BYTES + NONCE_BYTES;
const KEY_END = NONCE_END + KEY_BYTES;
const RECORD_BYTES = KEY_END + TAG_BYTES;
/** Bound to the id of the subject, so that only who knows the id can wrap it again. Read, never written. */
const BOUND_TO_SUBJECT = 1;
/** Bound to the name of the record. */
const BOUND_TO_NAME = 2;

/** The tag of a subject, from the id alone: it is known without the key. */
export function subjectTag(subjectId: string): Buffer {
  return hash('sha256', `whereabouts subject ${subjectId}`, 'buffer').subarray(0, SUBJECT_TAG_BYTES);
}

/** A new data key, wrapped by `kek` and bound to the name of its record: the record to store. */
export function wrapNewKey(kek: Kek, name: string): Buffer {
  return wrap(kek, name, randomBytes(DATA_KEY_ID_BYTES), randomBytes(KEY_BYTES));
}

/**
 * What there is to do with a record so that `kek` alone opens it: nothing, wrap it again, or wait until its subject is
 * met, because it is bound to an id that the key store does not know.
 */
export function rewrapNeed(kek: Kek, record: Buffer): 'NONE' | 'WRAP_AGAIN' | 'WAIT_FOR_SUBJECT' {
  if (record[0] === BOUND_TO_SUBJECT) return 'WAIT_FOR_SUBJECT';
  return record.subarray(1, 1 + KEK_ID_BYTES).equals(kek.id) ? 'NONE' : 'WRAP_AGAIN';
}

/** The same data key wrapped by the first of `keks`. `subjectId` is needed for a record that is bound to it. Throws as `unwrapKey`. */
export function wrapAgain(keks: readonly [Kek, ...Kek[]], name: string, record: Buffer, subjectId?: string): Buffer {
  const bytes = unwrapBytes(keks, record, record[0] === BOUND_TO_SUBJECT ? (subjectId ?? '') : name);
  return wrap(keks[0], name, record.subarray(1 + KEK_ID_BYTES, HEADER_BYTES), bytes);
}

/**
 * The data key in a record. `keks` are those that are known, whichever of them wrapped it.
 * Throws a KeyStoreConfigurationError if none of them did, and AppError INTERNAL if the record is damaged or is another
 * subject's.
 */
export function unwrapKey(keks: readonly Kek[], subjectId: string, record: Buffer): DataKey {
  const bytes = unwrapBytes(keks, record, record[0] === BOUND_TO_SUBJECT ? subjectId : recordName(subjectId));
  const id = Buffer.from(record.subarray(1 + KEK_ID_BYTES, HEADER_BYTES));
  return { subjectTag: subjectTag(subjectId), id, key: createSecretKey(bytes) };
}

function wrap(kek: Kek, name: string, id: Buffer, bytes: Buffer): Buffer {
  const header = Buffer.concat([Buffer.of(BOUND_TO_NAME), kek.id, id]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', kek.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.concat([header, Buffer.from(name)]));
  return Buffer.concat([header, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function unwrapBytes(keks: readonly Kek[], record: Buffer, boundTo: string): Buffer {
  if (record.length !== RECORD_BYTES || (record[0] !== BOUND_TO_NAME && record[0] !== BOUND_TO_SUBJECT)) {
    throw new AppError('INTERNAL', 'A record of the key store is damaged, or a newer version wrote it.');
  }
  const kekId = record.subarray(1, 1 + KEK_ID_BYTES);
  const kek = keks.find((known) => known.id.equals(kekId));
  if (!kek) {
    throw new KeyStoreConfigurationError(
      'KEYSTORE_KEK',
      `KEYSTORE_KEK does not fit this key store: a key is wrapped by the KEK with the id ${kekId.toString('hex')}, ` +
        `given are ${keks.map((known) => known.id.toString('hex')).join(', ')}. An older one goes into KEYSTORE_KEK_PREVIOUS.`,
    );
  }
  const decipher = createDecipheriv('aes-256-gcm', kek.key, record.subarray(HEADER_BYTES, NONCE_END), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.concat([record.subarray(0, HEADER_BYTES), Buffer.from(boundTo)]));
  decipher.setAuthTag(record.subarray(KEY_END));
  try {
    return Buffer.concat([decipher.update(record.subarray(NONCE_END, KEY_END)), decipher.final()]);
  } catch (cause) {
    throw new AppError('INTERNAL', 'A record of the key store has been altered, or is that of another subject.', {
      cause,
    });
  }
}

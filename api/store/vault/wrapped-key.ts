import { createCipheriv, createDecipheriv, createSecretKey, hash, type KeyObject, randomBytes } from 'node:crypto';
import { AppError } from '../../kernel/app-error.ts';
import { KEK_ID_BYTES, KEY_BYTES, type Kek, KeyStoreConfigurationError } from './kek.ts';

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
const VERSION = 1;
const HEADER_BYTES = 1 + KEK_ID_BYTES + DATA_KEY_ID_BYTES;
const RECORD_BYTES = HEADER_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/** The tag of a subject, from the id alone: it is known without the key. */
export function subjectTag(subjectId: string): Buffer {
  return hash('sha256', `whereabouts subject ${subjectId}`, 'buffer').subarray(0, SUBJECT_TAG_BYTES);
}

/** A new data key for `subjectId`, wrapped by `kek` and bound to the subject: the record to store. */
export function wrapNewKey(kek: Kek, subjectId: string): Buffer {
  const header = Buffer.concat([Buffer.of(VERSION), kek.id, randomBytes(DATA_KEY_ID_BYTES)]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', kek.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.concat([header, Buffer.from(subjectId)]));
  return Buffer.concat([header, nonce, cipher.update(randomBytes(KEY_BYTES)), cipher.final(), cipher.getAuthTag()]);
}

/**
 * The data key in a record. `keks` are those that are known, whichever of them wrapped it.
 * Throws a KeyStoreConfigurationError if none of them did, and AppError INTERNAL if the record is damaged or is another
 * subject's.
 */
export function unwrapKey(keks: readonly Kek[], subjectId: string, record: Buffer): DataKey {
  if (record.length !== RECORD_BYTES || record[0] !== VERSION) {
    throw new AppError('INTERNAL', 'A record of the key store is damaged, or a newer version wrote it.');
  }
  const kekId = record.subarray(1, 1 + KEK_ID_BYTES);
  const kek = keks.find((known) => known.id.equals(kekId));
  if (!kek) {
    throw new KeyStoreConfigurationError(
      'KEYSTORE_KEK',
      `KEYSTORE_KEK does not fit this key store: its keys are wrapped by the KEK with the id ${kekId.toString('hex')}, ` +
        `the one given has the id ${keks.map((known) => known.id.toString('hex')).join(', ')}.`,
    );
  }
  const nonceEnd = HEADER_BYTES + NONCE_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', kek.key, record.subarray(HEADER_BYTES, nonceEnd), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.concat([record.subarray(0, HEADER_BYTES), Buffer.from(subjectId)]));
  decipher.setAuthTag(record.subarray(nonceEnd + KEY_BYTES));
  try {
    const bytes = Buffer.concat([decipher.update(record.subarray(nonceEnd, nonceEnd + KEY_BYTES)), decipher.final()]);
    const id = Buffer.from(record.subarray(1 + KEK_ID_BYTES, HEADER_BYTES));
    return { subjectTag: subjectTag(subjectId), id, key: createSecretKey(bytes) };
  } catch (cause) {
    throw new AppError('INTERNAL', 'A record of the key store has been altered, or is that of another subject.', {
      cause,
    });
  }
}

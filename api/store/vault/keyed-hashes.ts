import { createHmac, type KeyObject } from 'node:crypto';
import { INDEX_KEY_NAME } from './installation-keys.ts';
import type { KeyStore } from './key-store.ts';
import { prefixesOfName, prefixesOfQuery } from './name-words.ts';

/** 128 bits: no two values of an account meet by chance, and half of the digest is not stored. */
const HASH_BYTES = 16;

/** What can be looked up by its exact value. */
export type EqualityKind = 'email' | 'phone';

const NORMALISERS: Readonly<Record<EqualityKind, (value: string) => string>> = {
  email: normaliseEmail,
  phone: normalisePhone,
};

/** An e-mail address as it is compared: without surrounding space, in lower case. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** A telephone number as it is compared: its digits, with a plus if it began with one. */
export function normalisePhone(phone: string): string {
  const kept = phone.normalize('NFKC').replace(/[^0-9+]/g, '');
  return (kept.startsWith('+') ? '+' : '') + kept.replaceAll('+', '');
}

/**
 * Keyed hashes: what lets an encrypted value be found without opening it. HMAC-SHA-256 under the index key, cut to 128
 * bits, in base64url (22 characters). The same value has another hash in another account and as another kind. Whoever
 * has the database but not the key store cannot test a guess; they see which rows of an account share a hash.
 */
export class KeyedHashes {
  readonly #key: KeyObject;

  constructor(indexKey: KeyObject) {
    this.#key = indexKey;
  }

  /** The hash by which a value is found; the value is normalised first. */
  equality(accountId: string, kind: EqualityKind, value: string): string {
    return this.#hash(accountId, kind, NORMALISERS[kind](value));
  }

  /** A name for a person that is the same each time and leads back to nobody who has not the index key. */
  pseudonym(accountId: string, subjectId: string): string {
    return this.#hash(accountId, 'pseudonym', subjectId);
  }

  /** The hashes to store with a name: one for each prefix by which it can be found. */
  namePrefixes(accountId: string, name: string): string[] {
    return prefixesOfName(name).map((prefix) => this.#hash(accountId, 'name-prefix', prefix));
  }

  /**
   * The hashes that a name must all have to be found by a query. Empty if there is nothing to search for: then no row
   * is found, not every row.
   */
  queryPrefixes(accountId: string, query: string): string[] {
    return prefixesOfQuery(query).map((prefix) => this.#hash(accountId, 'name-prefix', prefix));
  }

  /** The hash of a text as it is, for telling later whether another is the same. */
  fingerprint(accountId: string, purpose: 'privacy-input' | 'privacy-key' | 'privacy-code', text: string): string {
    return this.#hash(accountId, purpose, text);
  }

  #hash(accountId: string, kind: string, value: string): string {
    const digest = createHmac('sha256', this.#key)
      .update(JSON.stringify([accountId, kind, value]))
      .digest();
    return digest.toString('base64url', 0, HASH_BYTES);
  }
}

/** The keyed hashes of an installation. The index key is made on first use and is the same for all its processes. */
export async function openKeyedHashes(keys: KeyStore): Promise<KeyedHashes> {
  return new KeyedHashes((await keys.obtain(INDEX_KEY_NAME)).key);
}

import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

export type KeyStoreSetting = 'KEYSTORE_KEK' | 'KEYSTORE_KEK_PREVIOUS' | 'KEYSTORE_URL';

/** A setting of the key store that is missing or wrong. `setting` names it; the message never holds its value. */
export class KeyStoreConfigurationError extends Error {
  override readonly name = 'KeyStoreConfigurationError';
  readonly setting: KeyStoreSetting;

  constructor(setting: KeyStoreSetting, message: string) {
    super(message);
    this.setting = setting;
  }
}

/** AES-256 takes 32 bytes. */
export const KEY_BYTES = 32;

/** Enough to tell the few key-encryption keys of one installation apart. */
export const KEK_ID_BYTES = 8;

/** A key-encryption key: it wraps the data keys and encrypts nothing else. `id` says which one it is, not what it is. */
export interface Kek {
  readonly id: Buffer;
  readonly key: KeyObject;
}

const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

/** Reads a KEK: 32 bytes in base64. Throws a KeyStoreConfigurationError that names the setting. */
export function parseKek(text: string, setting: KeyStoreSetting = 'KEYSTORE_KEK'): Kek {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, 'base64');
  if (!BASE64_OF_32_BYTES.test(trimmed) || bytes.toString('base64') !== trimmed) {
    throw new KeyStoreConfigurationError(
      setting,
      `${setting} must be 32 random bytes in base64 (44 characters). \`openssl rand -base64 32\` makes one.`,
    );
  }
  const id = createHmac('sha256', bytes).update('whereabouts key-encryption key').digest().subarray(0, KEK_ID_BYTES);
  return { id, key: createSecretKey(bytes) };
}

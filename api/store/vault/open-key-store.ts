import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../../kernel/clock.ts';
import { createWhole, readIfThere, syncFolder } from './durable-file.ts';
import { FolderKeyRecords, prepareKeyFolder } from './folder-key-records.ts';
import { KEY_BYTES, type Kek, KeyStoreConfigurationError, parseKek } from './kek.ts';
import { type KeyStore, WrappedKeyStore } from './key-store.ts';
import { INDEX_KEY_NAME } from './keyed-hashes.ts';
import { PostgresKeyRecords } from './postgres-key-records.ts';

const DEV_KEK_FILE = 'dev-kek';

export interface KeyStoreOptions {
  /** `KEYSTORE_URL`: the keys lie in this PostgreSQL database; without it, in `folder`. */
  readonly url?: string | undefined;
  readonly folder: string;
  /** `KEYSTORE_KEK`: 32 bytes in base64. Without it one is made in `folder`, outside production. */
  readonly kek?: string | undefined;
  readonly production: boolean;
  readonly clock: Clock;
}

/**
 * Opens the key store and proves that the KEK fits it. Throws a KeyStoreConfigurationError that names `KEYSTORE_KEK` or
 * `KEYSTORE_URL` if one is missing, malformed or does not fit; AppError UNAVAILABLE if the database does not answer; what
 * the file system says if the folder cannot be made or closed to others.
 */
export async function openKeyStore(options: KeyStoreOptions): Promise<KeyStore> {
  const kek = await chooseKek(options);
  const records = options.url
    ? await PostgresKeyRecords.open(options.url)
    : await FolderKeyRecords.open(options.folder);
  const keys = new WrappedKeyStore({ records, keks: [kek], clock: options.clock });
  try {
    // A key that every installation has: if it cannot be unwrapped, none can.
    await keys.obtain(INDEX_KEY_NAME);
  } catch (error) {
    await keys.close();
    throw error;
  }
  return keys;
}

async function chooseKek({ kek, folder, production }: KeyStoreOptions): Promise<Kek> {
  if (kek) return parseKek(kek);
  if (production) {
    throw new KeyStoreConfigurationError(
      'KEYSTORE_KEK',
      'KEYSTORE_KEK is missing. Production needs it: `openssl rand -base64 32` makes one; keep it apart from the keys.',
    );
  }
  return parseKek(await readOrMakeDevKek(folder));
}

/** The KEK of a development machine: beside the keys that it wraps, so it protects against nothing but carelessness. */
async function readOrMakeDevKek(folder: string): Promise<string> {
  await prepareKeyFolder(folder);
  const path = join(folder, DEV_KEK_FILE);
  const there = await readIfThere(path);
  if (!there) await createWhole(folder, DEV_KEK_FILE, Buffer.from(`${randomBytes(KEY_BYTES).toString('base64')}\n`));
  const text = there ?? (await readIfThere(path));
  await syncFolder(folder);
  return text?.toString('utf8') ?? '';
}

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../../kernel/clock.ts';
import { createWhole, readIfThere, syncFolder } from './durable-file.ts';
import { FolderKeyRecords } from './folder-key-records.ts';
import { prepareKeyFolder } from './folder-medium.ts';
import { INDEX_KEY_NAME } from './installation-keys.ts';
import { KEY_BYTES, type Kek, KeyStoreConfigurationError, parseKek } from './kek.ts';
import { type KeyStore, WrappedKeyStore } from './key-store.ts';
import { PostgresKeyRecords } from './postgres-key-records.ts';

/** A KEK on each line: the first wraps, the others are older ones. */
const DEV_KEK_FILE = 'dev-kek';

export interface KeyStoreOptions {
  /** `KEYSTORE_URL`: the keys lie in this PostgreSQL database; without it, in `folder`. */
  readonly url?: string | undefined;
  readonly folder: string;
  /** `KEYSTORE_KEK`: 32 bytes in base64. Without it one is made in `folder`, outside production. */
  readonly kek?: string | undefined;
  /**
   * `KEYSTORE_KEK_PREVIOUS`: KEKs under which there still are keys, which are read and never used for new ones. Where
   * several processes share the key store, a new KEK comes here first, everywhere, before any process wraps by it.
   */
  readonly previousKeks?: readonly string[] | undefined;
  readonly production: boolean;
  readonly clock: Clock;
}

/**
 * Opens the key store and proves that the KEK fits it. Throws a KeyStoreConfigurationError that names
 * `KEYSTORE_KEK`, `KEYSTORE_KEK_PREVIOUS` or `KEYSTORE_URL` if one is missing, malformed or does not fit; AppError UNAVAILABLE if the database does not answer; what
 * the file system says if the folder cannot be made or closed to others.
 */
export async function openKeyStore(options: KeyStoreOptions): Promise<KeyStore> {
  const keks = await chooseKeks(options);
  const records = options.url
    ? await PostgresKeyRecords.open(options.url)
    : await FolderKeyRecords.open(options.folder);
  let keys: KeyStore | null = null;
  try {
    keys = await WrappedKeyStore.open({ records, keks, clock: options.clock });
    // A key that every installation has: if it cannot be unwrapped, none can.
    await keys.obtain(INDEX_KEY_NAME);
    return keys;
  } catch (error) {
    await (keys ?? records).close();
    throw error;
  }
}

async function chooseKeks(options: KeyStoreOptions): Promise<[Kek, ...Kek[]]> {
  const { kek, previousKeks = [], folder, production } = options;
  const previous = previousKeks.map((text) => parseKek(text, 'KEYSTORE_KEK_PREVIOUS'));
  if (kek) return [parseKek(kek), ...previous];
  if (production) {
    throw new KeyStoreConfigurationError(
      'KEYSTORE_KEK',
      'KEYSTORE_KEK is missing. Production needs it: `openssl rand -base64 32` makes one; keep it apart from the keys.',
    );
  }
  const [first = '', ...older] = (await readOrMakeDevKek(folder)).trim().split(/\s+/);
  return [parseKek(first), ...older.map((text) => parseKek(text)), ...previous];
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

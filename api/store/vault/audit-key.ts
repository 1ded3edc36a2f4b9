import type { KeyObject } from 'node:crypto';
import { AUDIT_KEY_NAME } from './installation-keys.ts';
import type { KeyStore } from './key-store.ts';

/** The key of the keyed hashes of audit entries, the same for all processes of an installation, made on first use. */
export async function openAuditKey(keys: KeyStore): Promise<KeyObject> {
  return (await keys.obtain(AUDIT_KEY_NAME)).key;
}

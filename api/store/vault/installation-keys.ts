/** Under this name the key store keeps the index key. No id of a row looks like it. */
export const INDEX_KEY_NAME = 'index-key';

/** Under this name the key store keeps what the signing key is derived from. */
export const SIGNING_KEY_NAME = 'signing-key';

/** Under this name the key store keeps the key of the keyed hashes of audit entries. */
export const AUDIT_KEY_NAME = 'audit-key';

/** Keys of the installation, which no erasure of a person may reach. */
export const INSTALLATION_KEYS: ReadonlySet<string> = new Set([INDEX_KEY_NAME, SIGNING_KEY_NAME, AUDIT_KEY_NAME]);

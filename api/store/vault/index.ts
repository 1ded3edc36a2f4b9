/**
 * Purpose: what identifies or describes a person is stored encrypted under a key of that person.
 * Not here: which properties those are (the privacy maps beside the entities); what a viewer may read (policies).
 * Lifecycle: `openKeyStore` at the start, `close` at the end; a key is made at the first value of its person.
 * Invariants: a key is durable before a row that needs it is written; a value opens only in its own row, column and
 * for its own subjects; a value without its keys reads as erased; a destroyed key is used by no process for longer than a
 * second and never made again; nothing plain reaches the database or the key store.
 * Depends on: kernel, policies/privacy, node:crypto, pg, and the ORM for the column type.
 */
export { openAuditKey } from './audit-key.ts';
export { type Kek, KeyStoreConfigurationError, parseKek } from './kek.ts';
export { type KeyStore, type RewrapProgress, SubjectErased } from './key-store.ts';
export { type EqualityKind, KeyedHashes, normaliseEmail, normalisePhone, openKeyedHashes } from './keyed-hashes.ts';
export { type KeyStoreOptions, openKeyStore } from './open-key-store.ts';
export { Personal, type PersonalValues, type ValuesToSeal } from './personal.ts';
export type { Rewrapped } from './rewrap.ts';
export { Sealed } from './sealed.ts';
export { decryptingStream, encryptingStream } from './sealed-file.ts';
export { SealedText, SealedType } from './sealed-type.ts';
export { openSequence, type Sequence, type SequenceEntry, type SequenceFault } from './sequence.ts';
export { openSigner, type PublicKeyJwk, type Signer, verifySignature } from './signer.ts';
export { type Binding, type Owners, Vault } from './vault.ts';
export type { DataKey } from './wrapped-key.ts';

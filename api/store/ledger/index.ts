/**
 * Purpose: what was erased, withdrawn or revoked stays so when a backup of the database is restored.
 * Not here: doing it again (the feature erasure); the medium of the numbers (the vault).
 * Lifecycle: noted with the act, numbered after its commit; read at the start, and whenever readiness is asked for.
 * Invariants: an entry holds hashes, a kind and a time, nothing personal; numbers have no gaps; the same act is one entry.
 * Depends on: model, session, kernel; a numbered sequence of the vault.
 */
export { accountRefOf, entryIdOf, type LedgerKind, type LedgerNote, refOf, refSql } from './entry-id.ts';
export { Ledger, type LedgerParts } from './ledger.ts';
export { LEDGER_SEQUENCE, type LedgerBook, type LedgerRecord, ledgerBook } from './ledger-book.ts';

import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, CREATED_AT, plain, ROW_ID } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOrKeeping } from './row-security.ts';

/**
 * What must not be undone by restoring a backup, as this database knows it. Written with the change, then appended to
 * the ledger in the key store, which gives it its number.
 */
export const LedgerEntryEntity = defineEntity({
  name: 'LedgerEntry',
  tableName: 'ledger_entry',
  ...ownAccountOrKeeping,
  properties: {
    /** Made from the act itself, so that the same act has the same entry. */
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    kind: p.enum(['ERASURE', 'WITHDRAWAL', 'REVOCATION']),
    /** A hash of the id of the row it is about. */
    ref: p.string(),
    /** Its number in the key store's ledger; null until it is there. */
    number: p.integer().nullable().unique(),
    createdAt: p.datetime(),
  },
});
export type LedgerEntry = InferEntity<typeof LedgerEntryEntity>;

export const ledgerEntryPrivacy = privacyMap<LedgerEntry>()('ledger_entry', {
  subjects: {},
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    kind: plain('What was done: an erasure, a withdrawal, a revocation.'),
    ref: plain('A hash of a random identifier.'),
    number: plain('Its place in the ledger.'),
    createdAt: CREATED_AT,
  },
});

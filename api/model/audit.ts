import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, plain, ROW_ID, USER_IDENTITY } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOrAuditing } from './row-security.ts';

/** Who did or read what, and when. Only identifiers, names of types and fields, codes and counts; never a value. */
export const AuditEntryEntity = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  ...ownAccountOrAuditing,
  properties: {
    id: p.string().primary(),
    /** No foreign key: it would cost as much as the rest of the row. */
    accountId: p.string(),
    at: p.datetime(),
    /** `read`, `change`, `privacy-request`, `download`, … */
    event: p.string(),
    /** The user who did it; null for the platform itself, an app or a link. */
    userId: p.string().nullable(),
    /** The key or link with which it was done; null for the platform itself. */
    tokenId: p.string().nullable(),
    audience: p.string().nullable(),
    /** The root field or the step. */
    operation: p.string(),
    /** The kind of rows, and which. */
    type: p.string().nullable(),
    rowIds: p.array(),
    fields: p.array(),
    /** Counts and codes. */
    detail: p.json<unknown>().nullable(),
    requestId: p.string().nullable(),
    /** Keyed hash over all of the above, under a key that is not in the database: the server wrote it. */
    mac: p.string(),
    /** The batch that sealed it; null until then. */
    batch: p.integer().nullable(),
    /** Its place in the batch. */
    place: p.integer().nullable(),
  },
  indexes: [
    { properties: ['accountId', 'batch', 'place'] },
    { properties: ['accountId', 'at', 'id'] },
    { properties: 'rowIds', type: 'gin' },
    {
      name: 'audit_entry_unsealed',
      expression: 'create index audit_entry_unsealed on audit_entry (account_id, id) where batch is null',
    },
  ],
});
export type AuditEntry = InferEntity<typeof AuditEntryEntity>;

const ACT = {
  ...USER_IDENTITY,
  category: 'activity',
  purpose: 'security',
  lawfulBasis: 'legal-obligation',
  retention: 'audit-record',
  onErasure: {
    keep: 'Who looked at whose data must be answerable (GDPR art. 5(2)); without the user’s row it names nobody.',
  },
  encrypted: false,
} as const;

export const auditEntryPrivacy = privacyMap<AuditEntry>()('audit_entry', {
  subjects: { user: 'userId' },
  expires: { after: 'audit-record', from: ['at'] },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    at: ACT,
    event: ACT,
    userId: plain('Leads to the user by a random identifier.'),
    tokenId: plain('The key or link, by its random identifier.'),
    audience: ACT,
    operation: ACT,
    type: ACT,
    rowIds: plain('Random identifiers.'),
    fields: ACT,
    detail: plain('Counts and codes.'),
    requestId: plain('Finds the request in the log.'),
    mac: plain('A hash that says nothing of what is in it.'),
    batch: plain('The batch that sealed it.'),
    place: plain('Its place in the batch.'),
  },
});

/** A run of audit entries of an account, sealed by a hash that contains the one before. */
export const AuditBatchEntity = defineEntity({
  name: 'AuditBatch',
  tableName: 'audit_batch',
  ...ownAccountOrAuditing,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    number: p.integer(),
    entries: p.integer(),
    /** SHA-256 over the hash before and the hashes of the entries, in hexadecimal. */
    hash: p.string(),
    previousHash: p.string(),
    sealedAt: p.datetime(),
    /** Whether its checkpoint is in the key store. */
    checkpointed: p.boolean().default(false),
    /** When its entries went because they had been kept long enough. */
    prunedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'one_batch_per_number', properties: ['accountId', 'number'] }],
});
export type AuditBatch = InferEntity<typeof AuditBatchEntity>;

const SEAL = plain('A hash over hashes; it says nothing of what is in it.');

export const auditBatchPrivacy = privacyMap<AuditBatch>()('audit_batch', {
  subjects: {},
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    number: SEAL,
    entries: SEAL,
    hash: SEAL,
    previousHash: SEAL,
    sealedAt: SEAL,
    checkpointed: SEAL,
    prunedAt: SEAL,
  },
});

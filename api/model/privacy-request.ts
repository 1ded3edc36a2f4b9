import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedType } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, CREATED_AT, LINK, PROOF_OF_BOTH, plain, ROW_ID, VERSION } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';

/** What was said with a request, as long as the person it is about can be named. */
export interface RequestDetail {
  /** Who asks in the person's stead, and what shows that they may. */
  agent?: { name: string; authorisation: string };
  /** What is to be corrected, for a rectification. */
  corrections?: { field: string; id: string; value: string }[];
  /** Words of whoever filed it. */
  note?: string;
  /** Words of whoever decided or extended it. */
  decision?: string;
}

class SealedDetail extends SealedType<RequestDetail> {}

/** What a person, their agent or an officer asks to be done with the data of a person. Kept as proof that it was answered. */
export const PrivacyRequestEntity = defineEntity({
  name: 'PrivacyRequest',
  tableName: 'privacy_request',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    kind: p.enum(['EXPORT', 'ERASURE', 'RECTIFICATION', 'RESTRICTION', 'OPT_OUT']),
    /** The person it is about: one of the two. No foreign keys: the request outlives the person's data. */
    customerId: p.string().nullable().index(),
    userId: p.string().nullable().index(),
    state: p.enum([
      'RECEIVED',
      'VERIFYING_IDENTITY',
      'AWAITING_APPROVAL',
      'SCHEDULED',
      'RUNNING',
      'COMPLETED',
      'DENIED',
      'CANCELLED',
      'FAILED',
    ]),
    /** Why it was denied or failed: a code. */
    reason: p.string().nullable(),
    jurisdiction: p.enum(['GDPR', 'CCPA']),
    filedAs: p.enum(['SELF', 'AGENT', 'OFFICER', 'FOLLOW_UP']),
    /** Who filed it, as `usr_…` or `cus_…`; null for a follow-up of the platform’s own. */
    filedBy: p.string().nullable(),
    /** Keyed hash of the name that the sender gave it: what they chose could be anything. */
    idempotencyHash: p.string(),
    /** Hash of the input under the account's index key: the same key with another input is an error. */
    inputHash: p.string(),
    detail: p.type(SealedDetail).nullable(),
    /** Whether a restriction is to end instead of to begin. */
    lifts: p.boolean().default(false),
    receivedAt: p.datetime(),
    confirmBy: p.datetime().nullable(),
    confirmedAt: p.datetime().nullable(),
    dueBy: p.datetime(),
    /** From when the two are near. */
    confirmNearFrom: p.datetime().nullable(),
    dueNearFrom: p.datetime(),
    extendedAt: p.datetime().nullable(),
    /** Why its time was extended. */
    extensionReason: p.enum(['COMPLEXITY', 'NUMBER_OF_REQUESTS']).nullable(),
    verifiedAt: p.datetime().nullable(),
    /** How the identity was verified. */
    verifiedBy: p.enum(['CODE', 'OFFICER']).nullable(),
    /** The officer who made sure of it, where no code could be sent, and how. */
    identityOfficer: p.string().nullable(),
    identityMethod: p.enum(['IN_PERSON', 'IDENTITY_DOCUMENT', 'CALL_BACK', 'POST', 'KNOWN_DETAILS']).nullable(),
    /** Where the code was sent: a contact point, or the user themself. */
    codeSentTo: p.string().nullable(),
    codeHash: p.string().nullable(),
    codeExpiresAt: p.datetime().nullable(),
    codeAttempts: p.integer().default(0),
    codesSent: p.integer().default(0),
    approvedBy: p.string().nullable(),
    approvedAt: p.datetime().nullable(),
    /** Hash of the plan that was approved: another plan needs another approval. */
    planHash: p.string().nullable(),
    /** What would go and stay, by counts: no personal value. */
    plan: p.json<unknown>().nullable(),
    closedAt: p.datetime().nullable(),
    /** The signed certificate of an erasure, as text: no personal value. */
    certificate: p.text().nullable(),
    packageFile: p.string().nullable(),
    packageBytes: p.integer().nullable(),
    packageSha256: p.string().nullable(),
    packageExpiresAt: p.datetime().nullable(),
    packageRemovedAt: p.datetime().nullable(),
    downloads: p.integer().default(0),
    /** Which worker carries it out, and until when it is not to be taken from it. */
    worker: p.string().nullable(),
    leasedUntil: p.datetime().nullable(),
    /** How far it has been carried out: 0 to 100, never less than before, 100 only when it is completed. */
    percent: p.integer().default(0),
    /** How many changes of it were told. */
    changes: p.integer().default(0),
    version: p.integer().version(),
  },
  uniques: [
    {
      name: 'one_request_per_key',
      expression:
        "create unique index one_request_per_key on privacy_request (account_id, coalesce(filed_by, ''), idempotency_hash)",
    },
  ],
  indexes: [{ properties: ['accountId', 'state', 'dueBy'] }],
});
export type PrivacyRequest = InferEntity<typeof PrivacyRequestEntity>;

const PROOF = {
  ...PROOF_OF_BOTH,
  retention: 'proof-of-request',
  onErasure: {
    keep: 'The company must be able to show that it answered a request, and how (GDPR art. 5(2), CCPA § 7101).',
  },
} as const;

export const privacyRequestPrivacy = privacyMap<PrivacyRequest>()('privacy_request', {
  subjects: { customer: 'customerId', user: 'userId' },
  expires: { after: 'proof-of-request', from: ['closedAt'] },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    kind: PROOF,
    customerId: LINK,
    userId: LINK,
    state: PROOF,
    reason: PROOF,
    jurisdiction: PROOF,
    filedAs: PROOF,
    filedBy: plain('Who filed it, by a random identifier.'),
    idempotencyHash: plain('A keyed hash of the name that the sender gave the request, to know it again.'),
    inputHash: plain('A keyed hash, to notice another request under the same key.'),
    lifts: PROOF,
    detail: { ...PROOF, category: 'free-text', onErasure: 'erase', encrypted: true },
    receivedAt: PROOF,
    confirmBy: PROOF,
    confirmedAt: PROOF,
    dueBy: PROOF,
    confirmNearFrom: plain('Follows from when it is due.'),
    dueNearFrom: plain('Follows from when it is due.'),
    extendedAt: PROOF,
    extensionReason: PROOF,
    verifiedAt: PROOF,
    verifiedBy: PROOF,
    identityOfficer: plain('Who made sure of the identity, by a random identifier.'),
    identityMethod: PROOF,
    codeSentTo: plain('Leads to a contact point by its random identifier.'),
    codeHash: plain('The hash of a one-time code: it opens nothing any more.'),
    codeExpiresAt: plain('When the code ends.'),
    codeAttempts: plain('Counts wrong codes.'),
    codesSent: plain('Counts codes sent.'),
    approvedBy: plain('Who approved it, by a random identifier.'),
    approvedAt: PROOF,
    planHash: plain('The hash of counts.'),
    plan: plain('Counts of rows, by table.'),
    closedAt: PROOF,
    certificate: plain('Counts and hashes, signed.'),
    packageFile: plain('The name of a file: random.'),
    packageBytes: plain('The size of a file.'),
    packageSha256: plain('The hash of an encrypted file.'),
    packageExpiresAt: plain('When the file is removed.'),
    packageRemovedAt: plain('When the file was removed.'),
    downloads: plain('Counts downloads.'),
    worker: plain('Which process carries it out.'),
    leasedUntil: plain('Until when that process has it.'),
    percent: plain('How far it has been carried out.'),
    changes: plain('Counts what was told of it.'),
    version: VERSION,
  },
});

/** One step of carrying out a request: what it is about, how far it is. */
export const PrivacyStepEntity = defineEntity({
  name: 'PrivacyStep',
  tableName: 'privacy_step',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    requestId: idOf(PrivacyRequestEntity).deleteRule('cascade').index(),
    position: p.integer(),
    name: p.string(),
    /** What it works on: database, keys, files, queue, cache, bus, ledger. */
    store: p.string(),
    state: p.enum(['PENDING', 'RUNNING', 'DONE', 'NOTHING_FOUND', 'UNAVAILABLE', 'MISSING', 'FAILED']),
    done: p.integer().default(0),
    total: p.integer().nullable(),
    attempts: p.integer().default(0),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    /** Why it failed: a code. */
    reason: p.string().nullable(),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'one_step_per_name', properties: ['requestId', 'name'] }],
});
export type PrivacyStep = InferEntity<typeof PrivacyStepEntity>;

const STEP = plain('How far a request has been carried out, by counts.');

export const privacyStepPrivacy = privacyMap<PrivacyStep>()('privacy_step', {
  subjects: {},
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    requestId: LINK,
    position: STEP,
    name: STEP,
    store: STEP,
    state: STEP,
    done: STEP,
    total: STEP,
    attempts: STEP,
    startedAt: STEP,
    finishedAt: STEP,
    reason: STEP,
    createdAt: CREATED_AT,
  },
});

/** One change of a request, as it was told to those who follow it: in order, none left out. */
export const PrivacyChangeEntity = defineEntity({
  name: 'PrivacyChange',
  tableName: 'privacy_change',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    requestId: idOf(PrivacyRequestEntity).deleteRule('cascade').index(),
    /** 1, 2, 3, … for each request. */
    sequence: p.integer(),
    at: p.datetime(),
    /** State, reason and steps after the change, by names and counts. */
    progress: p.json<unknown>(),
  },
  uniques: [{ name: 'one_change_per_number', properties: ['requestId', 'sequence'] }],
});
export type PrivacyChange = InferEntity<typeof PrivacyChangeEntity>;

export const privacyChangePrivacy = privacyMap<PrivacyChange>()('privacy_change', {
  subjects: {},
  properties: { id: ROW_ID, accountId: ACCOUNT_ID, requestId: LINK, sequence: STEP, at: STEP, progress: STEP },
});

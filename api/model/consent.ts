import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, LINK, PROOF_OF_BOTH, ROW_ID, VERSION } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';

/**
 * That a person agreed to be written to by a channel for a purpose: when, in which words, how it is known, and when they
 * withdrew. Off where there is no row. The ids of the person are no foreign keys: the proof outlives the person's data.
 */
export const ConsentEntity = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    customerId: p.string().nullable().index(),
    userId: p.string().nullable().index(),
    channel: p.enum(['EMAIL', 'SMS', 'PHONE', 'CHAT']),
    purpose: p.enum(['VISIT_UPDATES', 'REMINDERS', 'REVIEWS', 'MARKETING']),
    /** Which wording they agreed to: a version of `policies/privacy/wordings.ts`. */
    wordingVersion: p.string(),
    /** How it is known: the person said so themself, or somebody of the office wrote it down. */
    source: p.enum(['PERSON', 'OFFICE']),
    /** What shows it: a form, a call, in the words of whoever recorded it. */
    evidence: p.type(SealedText).nullable(),
    grantedAt: p.datetime(),
    withdrawnAt: p.datetime().nullable(),
    /** How the withdrawal came. */
    withdrawnBy: p.enum(['PERSON', 'OFFICE', 'SIGNAL', 'REQUEST']).nullable(),
    version: p.integer().version(),
  },
  uniques: [
    {
      name: 'one_open_consent',
      expression:
        "create unique index one_open_consent on consent (account_id, coalesce(customer_id, ''), coalesce(user_id, ''), channel, purpose) where withdrawn_at is null",
    },
  ],
});
export type Consent = InferEntity<typeof ConsentEntity>;

export const consentPrivacy = privacyMap<Consent>()('consent', {
  subjects: { customer: 'customerId', user: 'userId' },
  expires: { after: 'proof-of-consent', from: ['withdrawnAt'] },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    customerId: LINK,
    userId: LINK,
    channel: PROOF_OF_BOTH,
    purpose: PROOF_OF_BOTH,
    wordingVersion: PROOF_OF_BOTH,
    source: PROOF_OF_BOTH,
    evidence: { ...PROOF_OF_BOTH, onErasure: 'erase', encrypted: true },
    grantedAt: PROOF_OF_BOTH,
    withdrawnAt: PROOF_OF_BOTH,
    withdrawnBy: PROOF_OF_BOTH,
    version: VERSION,
  },
});

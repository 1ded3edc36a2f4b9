import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, LINK, PROOF_OF_BOTH, plain, ROW_ID, VERSION } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';

/** That data of a person must be kept for a while, whatever they ask: a claim, an investigation. */
export const LegalHoldEntity = defineEntity({
  name: 'LegalHold',
  tableName: 'legal_hold',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    customerId: p.string().nullable().index(),
    userId: p.string().nullable().index(),
    ground: p.enum(['LITIGATION', 'REGULATOR', 'TAX', 'CONTRACT', 'OTHER']),
    /** The case it is for. */
    reference: p.type(SealedText).nullable(),
    /** The tables whose rows are held; all if empty. */
    concepts: p.array(),
    createdBy: p.string().nullable(),
    createdAt: p.datetime(),
    /** When it ends by itself; null until it is released. */
    endsAt: p.datetime().nullable(),
    releasedAt: p.datetime().nullable(),
    /** Whether what it held has been looked at again since it ended. */
    reviewed: p.boolean().default(false),
    version: p.integer().version(),
  },
});
export type LegalHold = InferEntity<typeof LegalHoldEntity>;

const HOLD = {
  ...PROOF_OF_BOTH,
  retention: 'proof-of-request',
  onErasure: { keep: 'It says why data was kept.' },
} as const;

export const legalHoldPrivacy = privacyMap<LegalHold>()('legal_hold', {
  subjects: { customer: 'customerId', user: 'userId' },
  expires: { after: 'proof-of-request', from: ['releasedAt', 'endsAt'] },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    customerId: LINK,
    userId: LINK,
    ground: HOLD,
    reference: { ...HOLD, category: 'free-text', exported: false, onErasure: 'erase', encrypted: true },
    concepts: HOLD,
    createdBy: plain('Who set it, by a random identifier.'),
    createdAt: HOLD,
    endsAt: HOLD,
    releasedAt: HOLD,
    reviewed: plain('Whether it was looked at again.'),
    version: VERSION,
  },
});

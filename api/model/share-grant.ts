import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { CustomerEntity } from './customer.ts';
import { ACCOUNT_ID, CUSTOMER_WORK, LINK, plain, ROW_ID } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOrSigningIn } from './row-security.ts';
import { VisitEntity } from './visit.ts';

/** A link with which a customer follows one visit. */
export const ShareGrantEntity = defineEntity({
  name: 'ShareGrant',
  tableName: 'share_grant',
  ...ownAccountOrSigningIn,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    visitId: idOf(VisitEntity).index(),
    customerId: idOf(CustomerEntity).index(),
    tokenHash: p.string().unique(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    /** When the visit ended, or went to somebody else. */
    endedAt: p.datetime().nullable(),
  },
});
export type ShareGrant = InferEntity<typeof ShareGrantEntity>;

const GRANT = { ...CUSTOMER_WORK, category: 'credentials', retention: 'after-access' } as const;

export const shareGrantPrivacy = privacyMap<ShareGrant>()('share_grant', {
  subjects: { customer: 'customerId' },
  expires: { after: 'after-access', from: ['revokedAt', 'endedAt', 'expiresAt'] },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    visitId: LINK,
    customerId: LINK,
    tokenHash: plain('The hash of a random secret: it opens nothing and names nobody.'),
    createdAt: GRANT,
    expiresAt: GRANT,
    revokedAt: GRANT,
    endedAt: GRANT,
  },
});

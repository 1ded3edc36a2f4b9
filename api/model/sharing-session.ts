import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, LINK, ROW_ID, USER_WORK } from './entries.ts';
import { ProviderEntity } from './provider.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';
import { UserEntity } from './user.ts';
import { VisitEntity } from './visit.ts';

/** The time in which a provider's position is shared for one visit. It holds no position: those are never at rest. */
export const SharingSessionEntity = defineEntity({
  name: 'SharingSession',
  tableName: 'sharing_session',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    /** Null where the visit has been erased with its customer. */
    visitId: idOf(VisitEntity).nullable().index(),
    providerId: idOf(ProviderEntity).index(),
    userId: idOf(UserEntity).index(),
    state: p.enum(['ACTIVE', 'PAUSED', 'ENDED']),
    endReason: p.enum(['COMPLETED', 'NO_ACCESS', 'CANCELLED', 'REASSIGNED', 'CLOCKED_OUT']).nullable(),
    startedAt: p.datetime(),
    /** Since when it is ACTIVE without a break: its start, or the end of the last pause. */
    activeSince: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
  uniques: [
    {
      name: 'one_open_session',
      expression: "create unique index one_open_session on sharing_session (provider_id) where state <> 'ENDED'",
    },
    {
      name: 'one_open_session_per_visit',
      expression: "create unique index one_open_session_per_visit on sharing_session (visit_id) where state <> 'ENDED'",
    },
  ],
});
export type SharingSession = InferEntity<typeof SharingSessionEntity>;

export const sharingSessionPrivacy = privacyMap<SharingSession>()('sharing_session', {
  subjects: { user: 'userId' },
  expires: { after: 'after-work', from: ['endedAt'] },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    visitId: LINK,
    providerId: LINK,
    userId: LINK,
    state: USER_WORK,
    endReason: USER_WORK,
    startedAt: USER_WORK,
    activeSince: USER_WORK,
    endedAt: USER_WORK,
  },
});

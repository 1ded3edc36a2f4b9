import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, LINK, ROW_ID, USER_WORK } from './entries.ts';
import { ProviderEntity } from './provider.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';
import { UserEntity } from './user.ts';

/** A provider's time at work. One is open at most. */
export const ShiftEntity = defineEntity({
  name: 'Shift',
  tableName: 'shift',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    providerId: idOf(ProviderEntity).index(),
    userId: idOf(UserEntity).index(),
    startedAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
  uniques: [
    {
      name: 'one_open_shift',
      expression: 'create unique index one_open_shift on shift (provider_id) where ended_at is null',
    },
  ],
});
export type Shift = InferEntity<typeof ShiftEntity>;

export const shiftPrivacy = privacyMap<Shift>()('shift', {
  subjects: { user: 'userId' },
  expires: { after: 'after-work', from: ['endedAt'] },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    providerId: LINK,
    userId: LINK,
    startedAt: USER_WORK,
    endedAt: USER_WORK,
  },
});

import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, LINK, plain, ROW_ID, USER_IDENTITY } from './entries.ts';
import { ProviderEntity } from './provider.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';
import { UserEntity } from './user.ts';

/** That somebody watched a provider, from when to when. Never where the provider was. */
export const WatchEntity = defineEntity({
  name: 'Watch',
  tableName: 'watch',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    providerId: idOf(ProviderEntity).index(),
    userId: idOf(UserEntity).index(),
    audience: p.enum(['partner', 'customer', 'provider', 'office', 'compliance']),
    /** The API key or share grant that watched. */
    tokenId: p.string(),
    startedAt: p.datetime(),
    /** Null while it goes on, and for good where the process ended first. */
    endedAt: p.datetime().nullable(),
  },
});
export type Watch = InferEntity<typeof WatchEntity>;

const WATCHED = {
  ...USER_IDENTITY,
  category: 'activity',
  purpose: 'transparency',
  lawfulBasis: 'legitimate-interests',
  retention: 'security-record',
  encrypted: false,
} as const;

export const watchPrivacy = privacyMap<Watch>()('watch', {
  subjects: { user: 'userId' },
  expires: { after: 'security-record', from: ['startedAt'] },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    providerId: LINK,
    userId: LINK,
    audience: WATCHED,
    tokenId: plain('The key or link that watched, by its random identifier.'),
    startedAt: WATCHED,
    endedAt: WATCHED,
  },
});

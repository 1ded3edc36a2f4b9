import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, LINK, plain, ROW_ID, USER_ACCESS } from './entries.ts';
import { ProviderEntity } from './provider.ts';
import { idOf } from './references.ts';
import { ownAccountOrSigningIn } from './row-security.ts';
import { UserEntity } from './user.ts';

/** A token for a server, an app or a device. */
export const ApiKeyEntity = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  ...ownAccountOrSigningIn,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    tokenHash: p.string().unique(),
    label: p.string(),
    audience: p.enum(['partner', 'provider', 'office', 'compliance']),
    role: p.enum(['ADMIN', 'DISPATCHER', 'AGENT', 'COMPLIANCE_OFFICER', 'PROVIDER']).nullable(),
    scopes: p.array(),
    userId: idOf(UserEntity).nullable().index(),
    providerId: idOf(ProviderEntity).nullable().index(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});
export type ApiKey = InferEntity<typeof ApiKeyEntity>;

/** A key without a user is an app's, and of nobody. */
const KEY = { ...USER_ACCESS, retention: 'after-access' } as const;

export const apiKeyPrivacy = privacyMap<ApiKey>()('api_key', {
  subjects: { user: 'userId' },
  expires: { after: 'after-access', from: ['revokedAt', 'expiresAt'] },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    tokenHash: plain('The hash of a random secret: it opens nothing and names nobody.'),
    label: plain('What the company calls the key: an app or a device.'),
    audience: KEY,
    role: KEY,
    scopes: KEY,
    userId: LINK,
    providerId: LINK,
    createdAt: KEY,
    expiresAt: KEY,
    revokedAt: KEY,
  },
});

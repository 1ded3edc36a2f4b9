import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, plain, ROW_ID, USER_ACCESS, USER_IDENTITY, VERSION } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';

/** A person who works for the account. */
export const UserEntity = defineEntity({
  name: 'User',
  tableName: 'app_user',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    name: p.type(SealedText),
    roles: p.array(),
    /** Where they can be reached; null where the company has not said. */
    email: p.type(SealedText).nullable(),
    /** Keyed hash of the normalised address, by which it is found. */
    emailHash: p.string().nullable().index(),
    /** Since when their data may only be stored (GDPR art. 18); null if it is not restricted. */
    restrictedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
    /** Whether it is restricted. */
    restricted: p.boolean().formula((own: Record<string, string>) => `${own['restrictedAt']} is not null`),
  },
});
export type User = InferEntity<typeof UserEntity>;

export const userPrivacy = privacyMap<User>()('app_user', {
  subjects: { user: 'id' },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    name: USER_IDENTITY,
    roles: USER_ACCESS,
    email: { ...USER_IDENTITY, category: 'contact' },
    emailHash: { ...USER_IDENTITY, category: 'contact', exported: false, encrypted: false },
    restrictedAt: { ...USER_IDENTITY, encrypted: false },
    createdAt: { ...USER_IDENTITY, encrypted: false },
    version: VERSION,
    restricted: plain('Follows from since when it is.'),
  },
});

import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, CREATED_AT, ROW_ID, STATE, USER_IDENTITY, VERSION } from './entries.ts';
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
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
export type User = InferEntity<typeof UserEntity>;

export const userPrivacy = privacyMap<User>()('app_user', {
  subjects: { user: 'id' },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    name: USER_IDENTITY,
    roles: STATE,
    createdAt: CREATED_AT,
    version: VERSION,
  },
});

import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, LINK, plain, ROW_ID, USER_IDENTITY, VERSION } from './entries.ts';
import { idOf, userRestricted } from './references.ts';
import { ownAccountOnly, setting } from './row-security.ts';
import { UserEntity } from './user.ts';

/** The working profile of a user who is sent to customers. */
export const ProviderEntity = defineEntity({
  name: 'Provider',
  tableName: 'provider',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    userId: idOf(UserEntity).unique(),
    displayName: p.type(SealedText),
    fullName: p.type(SealedText),
    /** Keyed hashes of the beginnings of the words of the name. */
    nameHashes: p.array(),
    /** Grows with every change of what the position gate looks at, so that an older state never replaces a newer one. */
    gateVersion: p.integer().default(0),
    createdAt: p.datetime(),
    version: p.integer().version(),
    restricted: p.boolean().formula(userRestricted),
    /** Relation: the viewer's link is of a visit that this provider is assigned to and that is not over. */
    visitedByViewer: p.boolean().formula(
      (own: Record<string, string>) => `exists (select 1 from visit linked where linked.id = ${setting('visitId')}
        and linked.assignee_id = ${own['id']} and linked.stage in ('DISPATCHED', 'EN_ROUTE', 'ON_SITE'))`,
    ),
  },
  indexes: [{ properties: 'nameHashes', type: 'gin' }],
});
export type Provider = InferEntity<typeof ProviderEntity>;

export const providerPrivacy = privacyMap<Provider>()('provider', {
  subjects: { user: 'userId' },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    userId: LINK,
    displayName: USER_IDENTITY,
    fullName: USER_IDENTITY,
    nameHashes: { ...USER_IDENTITY, exported: false, encrypted: false },
    gateVersion: plain('Counts changes of the state of sharing, to keep them in order.'),
    createdAt: { ...USER_IDENTITY, encrypted: false },
    version: VERSION,
    restricted: plain('Worked out from the user, not stored.'),
    visitedByViewer: plain('Worked out for the viewer, not stored.'),
  },
});

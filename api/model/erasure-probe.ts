import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, CREATED_AT, plain, ROW_ID } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';

/**
 * What to look for once a person has been erased: their values, taken before the first row went. They are sealed under a
 * key of this row alone, which is destroyed as soon as the erasure is certified; then the row goes.
 */
export const ErasureProbeEntity = defineEntity({
  name: 'ErasureProbe',
  tableName: 'erasure_probe',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    /** The request, or the entry of the ledger, for which they were taken. */
    actId: p.string().unique(),
    /** Sealed. */
    sealedValues: p.blob().nullable(),
    createdAt: p.datetime(),
  },
});
export type ErasureProbe = InferEntity<typeof ErasureProbeEntity>;

export const erasureProbePrivacy = privacyMap<ErasureProbe>()('erasure_probe', {
  subjects: {},
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    actId: plain('The request, by a random identifier.'),
    sealedValues: plain('Sealed under a key of this row, which is destroyed within the erasure. It names nobody.'),
    createdAt: CREATED_AT,
  },
});

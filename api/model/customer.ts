import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import {
  ACCOUNT_ID,
  CUSTOMER_IDENTITY,
  CUSTOMER_INDEX,
  CUSTOMER_TEXT,
  CUSTOMER_WORK,
  plain,
  ROW_ID,
  VERSION,
} from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOnly, setting } from './row-security.ts';

/** A person or household that the company visits. */
export const CustomerEntity = defineEntity({
  name: 'Customer',
  tableName: 'customer',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    name: p.type(SealedText),
    kind: p.enum(['PROSPECT', 'ACTIVE']),
    notes: p.type(SealedText).nullable(),
    /** Keyed hashes of the beginnings of the words of the name. */
    nameHashes: p.array(),
    createdAt: p.datetime(),
    /** Since when their data may only be stored (GDPR art. 18); null if it is not restricted. */
    restrictedAt: p.datetime().nullable(),
    version: p.integer().version(),
    /** Whether it is restricted. */
    restricted: p.boolean().formula((own: Record<string, string>) => `${own['restrictedAt']} is not null`),
    /** Relation: the viewer is a provider with an open visit at this customer. */
    servedByViewer: p.boolean().formula(
      (own: Record<string, string>) => `exists (select 1 from visit serving where serving.customer_id = ${own['id']}
        and serving.assignee_id = ${setting('providerId')}
        and serving.stage in ('BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE'))`,
    ),
  },
  indexes: [{ properties: 'nameHashes', type: 'gin' }],
});
export type Customer = InferEntity<typeof CustomerEntity>;

export const customerPrivacy = privacyMap<Customer>()('customer', {
  subjects: { customer: 'id' },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    name: CUSTOMER_IDENTITY,
    kind: CUSTOMER_WORK,
    notes: CUSTOMER_TEXT,
    nameHashes: CUSTOMER_INDEX,
    createdAt: CUSTOMER_WORK,
    restrictedAt: CUSTOMER_WORK,
    version: VERSION,
    restricted: plain('Follows from since when it is.'),
    servedByViewer: plain('Worked out for the viewer, not stored.'),
  },
});

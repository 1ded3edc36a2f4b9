import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import {
  ACCOUNT_ID,
  CREATED_AT,
  CUSTOMER_IDENTITY,
  CUSTOMER_INDEX,
  CUSTOMER_TEXT,
  plain,
  ROW_ID,
  STATE,
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
    version: p.integer().version(),
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
    kind: STATE,
    notes: CUSTOMER_TEXT,
    nameHashes: CUSTOMER_INDEX,
    createdAt: CREATED_AT,
    version: VERSION,
    servedByViewer: plain('Worked out for the viewer, not stored.'),
  },
});

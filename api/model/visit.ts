import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { CustomerEntity } from './customer.ts';
import { ACCOUNT_ID, CREATED_AT, CUSTOMER_TEXT, LINK, plain, ROW_ID, VERSION, WORK_OF_BOTH } from './entries.ts';
import { JobEntity } from './job.ts';
import { PropertyEntity } from './property.ts';
import { ProviderEntity } from './provider.ts';
import { customerRestricted, idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';

/** One going of a provider to a customer. A provider has at most one EN_ROUTE or ON_SITE. */
export const VisitEntity = defineEntity({
  name: 'Visit',
  tableName: 'visit',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    /** Null where the customer has been erased; so are the next two. */
    jobId: idOf(JobEntity).nullable().index(),
    customerId: idOf(CustomerEntity).nullable().index(),
    propertyId: idOf(PropertyEntity).nullable().index(),
    assigneeId: idOf(ProviderEntity).nullable().index(),
    stage: p.enum(['BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE', 'COMPLETED', 'NO_ACCESS', 'CANCELLED']),
    windowStart: p.datetime(),
    windowEnd: p.datetime(),
    notes: p.type(SealedText).nullable(),
    stageChangedAt: p.datetime(),
    createdAt: p.datetime(),
    /** Whether the data of the customer may only be stored. */
    restricted: p.boolean().formula(customerRestricted),
    version: p.integer().version(),
  },
  uniques: [
    {
      name: 'one_active_visit',
      expression: "create unique index one_active_visit on visit (assignee_id) where stage in ('EN_ROUTE', 'ON_SITE')",
    },
  ],
  indexes: [{ properties: ['accountId', 'windowStart', 'id'] }],
});
export type Visit = InferEntity<typeof VisitEntity>;

export const visitPrivacy = privacyMap<Visit>()('visit', {
  subjects: { customer: 'customerId', user: { through: 'assigneeId', table: 'provider' } },
  expires: {
    after: 'after-work',
    from: ['stageChangedAt'],
    when: { stage: ['COMPLETED', 'NO_ACCESS', 'CANCELLED'] },
  },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    jobId: LINK,
    customerId: LINK,
    propertyId: LINK,
    assigneeId: LINK,
    stage: WORK_OF_BOTH,
    windowStart: WORK_OF_BOTH,
    windowEnd: WORK_OF_BOTH,
    notes: CUSTOMER_TEXT,
    stageChangedAt: WORK_OF_BOTH,
    restricted: plain('Worked out from the customer, not stored.'),
    createdAt: CREATED_AT,
    version: VERSION,
  },
});

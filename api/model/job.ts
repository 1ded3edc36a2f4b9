import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { CustomerEntity } from './customer.ts';
import { ACCOUNT_ID, CUSTOMER_TEXT, CUSTOMER_WORK, LINK, plain, ROW_ID, VERSION } from './entries.ts';
import { PropertyEntity } from './property.ts';
import { customerRestricted, idOf } from './references.ts';
import { ownAccountOnly, setting } from './row-security.ts';

/** Work for a customer, done in one or more visits. */
export const JobEntity = defineEntity({
  name: 'Job',
  tableName: 'job',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    customerId: idOf(CustomerEntity).index(),
    propertyId: idOf(PropertyEntity).index(),
    state: p.enum(['UNSCHEDULED', 'SCHEDULED', 'ACTIVE', 'COMPLETED', 'CANCELLED']),
    summary: p.type(SealedText),
    notes: p.type(SealedText).nullable(),
    createdAt: p.datetime(),
    /** Whether the data of the customer may only be stored. */
    restricted: p.boolean().formula(customerRestricted),
    version: p.integer().version(),
    /** Relation: the viewer is a provider with an open visit of this job. */
    servedByViewer: p.boolean().formula(
      (own: Record<string, string>) => `exists (select 1 from visit serving where serving.job_id = ${own['id']}
        and serving.assignee_id = ${setting('providerId')}
        and serving.stage in ('BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE'))`,
    ),
  },
});
export type Job = InferEntity<typeof JobEntity>;

export const jobPrivacy = privacyMap<Job>()('job', {
  subjects: { customer: 'customerId' },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    customerId: LINK,
    propertyId: LINK,
    state: CUSTOMER_WORK,
    summary: CUSTOMER_TEXT,
    notes: CUSTOMER_TEXT,
    createdAt: CUSTOMER_WORK,
    version: VERSION,
    restricted: plain('Worked out from the customer, not stored.'),
    servedByViewer: plain('Worked out for the viewer, not stored.'),
  },
});

import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedText } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { CustomerEntity } from './customer.ts';
import { ACCOUNT_ID, CUSTOMER_IDENTITY, CUSTOMER_INDEX, CUSTOMER_WORK, LINK, plain, ROW_ID } from './entries.ts';
import { customerRestricted, idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';

/** An e-mail address or phone number of a customer. */
export const ContactPointEntity = defineEntity({
  name: 'ContactPoint',
  tableName: 'contact_point',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    customerId: idOf(CustomerEntity).index(),
    kind: p.enum(['EMAIL', 'PHONE']),
    value: p.type(SealedText),
    /** Keyed hash of the normalised value, by which it is found. */
    valueHash: p.string().index(),
    createdAt: p.datetime(),
    /** Whether the data of the customer may only be stored. */
    restricted: p.boolean().formula(customerRestricted),
  },
});
export type ContactPoint = InferEntity<typeof ContactPointEntity>;

const CONTACT = { ...CUSTOMER_IDENTITY, category: 'contact' } as const;

export const contactPointPrivacy = privacyMap<ContactPoint>()('contact_point', {
  subjects: { customer: 'customerId' },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    customerId: LINK,
    kind: { ...CUSTOMER_WORK, category: 'contact' },
    value: CONTACT,
    valueHash: { ...CUSTOMER_INDEX, category: 'contact' },
    restricted: plain('Worked out from the customer, not stored.'),
    createdAt: CUSTOMER_WORK,
  },
});

import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { SealedType } from '../store/vault/sealed-type.ts';
import { AccountEntity } from './account.ts';
import { CustomerEntity } from './customer.ts';
import { ACCOUNT_ID, CUSTOMER_IDENTITY, CUSTOMER_WORK, LINK, plain, ROW_ID } from './entries.ts';
import { customerRestricted, idOf } from './references.ts';
import { ownAccountOnly, setting } from './row-security.ts';

export interface StoredAddress {
  line1: string;
  line2: string | null;
  city: string;
  postalCode: string | null;
  country: string;
}

/** WGS84 degrees. */
export interface StoredPoint {
  latitude: number;
  longitude: number;
}

class SealedAddress extends SealedType<StoredAddress> {}
class SealedPoint extends SealedType<StoredPoint> {}

/** A place of a customer where work is done. */
export const PropertyEntity = defineEntity({
  name: 'Property',
  tableName: 'property',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    customerId: idOf(CustomerEntity).index(),
    address: p.type(SealedAddress),
    point: p.type(SealedPoint),
    createdAt: p.datetime(),
    /** Whether the data of the customer may only be stored. */
    restricted: p.boolean().formula(customerRestricted),
    /** Relation: the viewer is a provider with an open visit at this place. */
    servedByViewer: p.boolean().formula(
      (own: Record<string, string>) => `exists (select 1 from visit serving where serving.property_id = ${own['id']}
        and serving.assignee_id = ${setting('providerId')}
        and serving.stage in ('BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE'))`,
    ),
  },
});
export type Property = InferEntity<typeof PropertyEntity>;

const HOME = { ...CUSTOMER_IDENTITY, category: 'location-of-home' } as const;

export const propertyPrivacy = privacyMap<Property>()('property', {
  subjects: { customer: 'customerId' },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    customerId: LINK,
    address: HOME,
    point: HOME,
    createdAt: CUSTOMER_WORK,
    restricted: plain('Worked out from the customer, not stored.'),
    servedByViewer: plain('Worked out for the viewer, not stored.'),
  },
});

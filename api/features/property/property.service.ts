import type { PostalAddressInput, PropertyCreateInput } from '../../../schema/types/property.ts';
import type { Context } from '../../access/context.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { isPoint } from '../../kernel/geo.ts';
import { newId } from '../../kernel/ids.ts';
import { optionalText, requiredText } from '../../kernel/input.ts';
import { type Property, propertyPrivacy, type StoredAddress, type StoredPoint } from '../../model/property.ts';
import type { Session } from '../../store/session.ts';
import { SharedReads } from '../../store/shared-reads.ts';
import type { CustomerService } from '../customer/index.ts';
import type { Parts } from '../parts.ts';
import { propertyStore } from './property.store.ts';
import { propertyFacts } from './property.view.ts';

/** The places of customers where work is done. */
export class PropertyService {
  readonly #parts: Parts;
  readonly #customers: CustomerService;
  /** All devices report anew when a server has started: where each of them is on the way to is read for many at once, and so are the keys. */
  readonly #destinations: SharedReads<Property>;

  constructor(parts: Parts, customers: CustomerService) {
    this.#parts = parts;
    this.#customers = customers;
    this.#destinations = new SharedReads(parts.clock, async (session, ids) => {
      const properties = await propertyStore.findMany(session, ids);
      // One key that cannot be had is the trouble of its own place, which says so when it is read.
      await parts.personal.warm(propertyPrivacy, properties, ['point']).catch(() => {});
      return new Map(properties.map((property) => [property.id, property]));
    });
  }

  /** A new place of a customer. Throws NOT_FOUND, FORBIDDEN, INVALID_INPUT. */
  async create(context: Context, input: PropertyCreateInput): Promise<Property> {
    const customer = await this.#customers.readable(context, input.customerId, 'customerId');
    const nowMs = this.#parts.clock.now();
    const identity = { id: newId('Property', nowMs), accountId: customer.accountId, customerId: customer.id };
    const restricted = customer.restrictedAt != null;
    context.access.require('create', 'Property', { ...identity, restricted, servedByViewer: false });
    const address = storedAddress(input.address);
    const point = { latitude: input.point.latitude, longitude: input.point.longitude };
    if (!isPoint(point)) throw new Refusal('INVALID_INPUT', 'It is not a point on WGS84.', ['point']);
    return context.session.transaction(async (session) => {
      const sealed = await this.#parts.personal.sealed(propertyPrivacy, identity, { address, point });
      return propertyStore.insert(session, { ...identity, ...sealed, createdAt: new Date(nowMs) });
    });
  }

  /** A place of the customer, if the viewer may read it. Throws NOT_FOUND. */
  async readable({ session, access }: Context, id: string, customerId: string): Promise<Property> {
    const property = await propertyStore.find(session, id);
    if (property && property.customerId === customerId && access.canRead('Property', propertyFacts(property)))
      return property;
    throw new Refusal('NOT_FOUND', 'The customer has no such property.', ['propertyId']);
  }

  /** Where a place is, in WGS84 degrees; null once erased. For the server's own reckoning, not for a viewer. */
  async point(session: Session, id: string): Promise<StoredPoint | null> {
    const property = await this.#destinations.get(session, id);
    return property && this.#parts.personal.read(propertyPrivacy, property, 'point');
  }
}

function storedAddress(input: PostalAddressInput): StoredAddress {
  const country = requiredText(input.country, 2, ['address', 'country']).toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) {
    throw new Refusal('INVALID_INPUT', 'It is not an ISO 3166-1 alpha-2 code.', ['address', 'country']);
  }
  return {
    line1: requiredText(input.line1, 200, ['address', 'line1']),
    line2: optionalText(input.line2, 200, ['address', 'line2']),
    city: requiredText(input.city, 200, ['address', 'city']),
    postalCode: optionalText(input.postalCode, 20, ['address', 'postalCode']),
    country,
  };
}

import { type Property, PropertyEntity } from '../../model/property.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `property`, as far as the session reaches. */
export const propertyStore = {
  find: (session: Session, id: string): Promise<Property | null> => session.byId(PropertyEntity as never, id),

  findMany: (session: Session, ids: readonly string[]): Promise<Property[]> =>
    session.em.find(PropertyEntity, { id: { $in: [...ids] } }),

  /** The places of a customer, oldest first. */
  ofCustomer: (session: Session, customerId: string): Promise<Property[]> =>
    session.byKey(PropertyEntity as never, 'customerId' as never, customerId),

  insert(session: Session, row: Omit<Property, 'restricted' | 'servedByViewer'>): Property {
    const property = session.em.create(PropertyEntity, row as never) as Property;
    session.em.persist(property);
    return property;
  },
};

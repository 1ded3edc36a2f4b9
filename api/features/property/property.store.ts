import { type Property, PropertyEntity } from '../../model/property.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `property`, as far as the session reaches. */
export const propertyStore = {
  find: (session: Session, id: string): Promise<Property | null> => session.em.findOne(PropertyEntity, { id }),

  /** The places of a customer, oldest first, at most 100. */
  ofCustomer: (session: Session, customerId: string): Promise<Property[]> =>
    session.em.find(PropertyEntity, { customerId }, { orderBy: { id: 'asc' }, limit: 100 }),

  insert(session: Session, row: Omit<Property, 'servedByViewer'>): Property {
    const property = session.em.create(PropertyEntity, row as never) as Property;
    session.em.persist(property);
    return property;
  },
};

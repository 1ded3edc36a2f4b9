import type { FilterQuery } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { type ContactPoint, ContactPointEntity } from '../../model/contact-point.ts';
import { type Customer, CustomerEntity } from '../../model/customer.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';

export interface CustomerCriteria {
  readonly kind?: Customer['kind'] | undefined;
  /** Keyed hashes that the name must all have. */
  readonly nameHashes?: readonly string[] | undefined;
  /** Keyed hashes, each of which a contact point must have. */
  readonly contactHashes: readonly string[];
}

/** Rows of `customer` and `contact_point`, as far as the session reaches. */
export const customerStore = {
  find: (session: Session, id: string): Promise<Customer | null> => session.byId(CustomerEntity as never, id),

  lock: (session: Session, id: string): Promise<Customer | null> =>
    session.em.findOne(CustomerEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }),

  async page(
    session: Session,
    access: Access,
    criteria: CustomerCriteria,
    lookedAt: readonly string[],
    args: PageArgs,
  ): Promise<Page<Customer>> {
    const where: FilterQuery<Customer>[] = [];
    if (criteria.kind) where.push({ kind: criteria.kind });
    if (criteria.nameHashes) where.push({ nameHashes: { $contains: [...criteria.nameHashes] } } as never);
    for (const valueHash of criteria.contactHashes) {
      const points = await session.em.find(ContactPointEntity, { valueHash }, { fields: ['customerId'] });
      where.push({ id: { $in: points.map((point) => (point as ContactPoint).customerId) } });
    }
    return pageOf(session, access, CustomerEntity as never, {
      type: 'Customer',
      where: { $and: where } as never,
      lookedAt,
      args,
    });
  },

  findContactPoint: (session: Session, id: string): Promise<ContactPoint | null> =>
    session.byId(ContactPointEntity as never, id),

  /** The contact points of a customer, oldest first. At most 20, as many as one may have. */
  contactPoints: (session: Session, customerId: string): Promise<ContactPoint[]> =>
    session.byKey(ContactPointEntity as never, 'customerId' as never, customerId),

  insert(session: Session, row: Omit<Customer, 'version' | 'restricted' | 'servedByViewer'>): Customer {
    const customer = session.em.create(CustomerEntity, row as never) as Customer;
    session.em.persist(customer);
    return customer;
  },

  /** Takes the place of all contact points of the customer. */
  async replaceContactPoints(session: Session, customerId: string, rows: ContactPoint[]): Promise<void> {
    for (const old of await customerStore.contactPoints(session, customerId)) session.em.remove(old);
    customerStore.addContactPoints(session, rows);
  },

  /**
   * Sends what was changed, and sees to it that the version has grown by one: contact points are rows of their own, but
   * part of the customer as clients see it.
   */
  async countChange(session: Session, customer: Customer): Promise<void> {
    const { id, version } = customer;
    await session.flush();
    if (customer.version !== version) return;
    await session.em.nativeUpdate(CustomerEntity, { id }, { version: version + 1 });
    await session.em.refresh(customer);
  },

  addContactPoints(session: Session, rows: ContactPoint[]): void {
    for (const row of rows) session.em.persist(session.em.create(ContactPointEntity, row as never));
  },
};

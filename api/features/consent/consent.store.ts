import { LockMode } from '@mikro-orm/core';
import type { ConsentPurpose } from '../../../policies/privacy/wordings.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { type Consent, ConsentEntity } from '../../model/consent.ts';
import { type Customer, CustomerEntity } from '../../model/customer.ts';
import { type OptOut, OptOutEntity } from '../../model/opt-out.ts';
import { type User, UserEntity } from '../../model/user.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';

/** The row of a person: a customer or a user. */
export type Person = Pick<Customer | User, 'id' | 'accountId' | 'restrictedAt'>;

/** Which consents of a person. */
export interface ConsentCriteria {
  readonly channel?: Consent['channel'] | undefined;
  readonly purposes?: readonly ConsentPurpose[] | undefined;
}

/** The columns that say whose a row is: one has the id, the other is null. */
export const idsOf = ({ kind, id }: Subject) =>
  kind === 'customer' ? { customerId: id, userId: null } : { customerId: null, userId: id };

const entityOf = ({ kind }: Subject) => (kind === 'customer' ? CustomerEntity : UserEntity) as never;

/** Rows of `consent` and `opt_out`, and the persons that they are of, as far as the session reaches. */
export const consentStore = {
  find: (session: Session, id: string): Promise<Consent | null> => session.byId(ConsentEntity as never, id),
  findOptOut: (session: Session, id: string): Promise<OptOut | null> => session.byId(OptOutEntity as never, id),

  /** The person as the database has them now; null if there is none. */
  person: (session: Session, subject: Subject): Promise<Person | null> =>
    session.em.findOne(entityOf(subject), { id: subject.id } as never, { refresh: true }) as Promise<Person | null>,

  /** The same, locked until the transaction ends: whatever changes the choices of a person takes turns. */
  lockPerson: (session: Session, subject: Subject): Promise<Person | null> =>
    session.em.findOne(entityOf(subject), { id: subject.id } as never, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
      refresh: true,
    }) as Promise<Person | null>,

  /** The consents of a person that hold now, oldest first: at most one for each channel and purpose. */
  open: (session: Session, subject: Subject, { channel, purposes }: ConsentCriteria = {}): Promise<Consent[]> =>
    session.em.find(
      ConsentEntity,
      {
        ...idsOf(subject),
        withdrawnAt: null,
        ...(channel ? { channel } : {}),
        ...(purposes ? { purpose: { $in: [...purposes] } } : {}),
      },
      { orderBy: { id: 'asc' }, refresh: true },
    ),

  page: (session: Session, access: Access, subject: Subject, args: PageArgs): Promise<Page<Consent>> =>
    pageOf(session, access, ConsentEntity as never, {
      type: 'Consent',
      where: idsOf(subject) as never,
      lookedAt: [],
      args,
    }),

  insert(session: Session, row: Omit<Consent, 'version' | 'withdrawnAt' | 'withdrawnBy'>): Consent {
    const whole = { ...row, withdrawnAt: null, withdrawnBy: null };
    const consent = session.em.create(ConsentEntity, whole as never) as Consent;
    session.em.persist(consent);
    return consent;
  },

  /** The opt-outs of a person, oldest first: at most one for each way to opt out. */
  optOuts: (session: Session, subject: Subject): Promise<OptOut[]> =>
    session.em.find(OptOutEntity, idsOf(subject), { orderBy: { id: 'asc' }, refresh: true }),

  insertOptOut(session: Session, row: OptOut): OptOut {
    const optOut = session.em.create(OptOutEntity, row as never) as OptOut;
    session.em.persist(optOut);
    return optOut;
  },
};

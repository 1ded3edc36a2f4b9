import { type FilterQuery, LockMode } from '@mikro-orm/core';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { CustomerEntity } from '../../model/customer.ts';
import { type LegalHold, LegalHoldEntity } from '../../model/legal-hold.ts';
import { type PrivacyRequest, PrivacyRequestEntity } from '../../model/privacy-request.ts';
import { UserEntity } from '../../model/user.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';

export interface HoldCriteria {
  readonly subjectId?: string | undefined;
  readonly active?: boolean | undefined;
}

const holdsAt = (now: Date): FilterQuery<LegalHold> => ({
  releasedAt: null,
  $or: [{ endsAt: null }, { endsAt: { $gt: now } }],
});
const endedAt = (now: Date): FilterQuery<LegalHold> => ({
  $or: [{ releasedAt: { $ne: null } }, { endsAt: { $lte: now } }],
});

/** The columns that say whose a row is: one has the id, the other is null. */
export const idsOf = ({ kind, id }: Subject) =>
  kind === 'customer' ? { customerId: id, userId: null } : { customerId: null, userId: id };

/** Rows of `legal_hold`, as far as the session reaches. */
export const legalHoldStore = {
  find: (session: Session, id: string): Promise<LegalHold | null> => session.byId(LegalHoldEntity as never, id),

  /** The hold, locked until the transaction ends. */
  lock: (session: Session, id: string): Promise<LegalHold | null> =>
    session.em.findOne(LegalHoldEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }),

  /** The holds of the account that hold at that time. */
  active: (session: Session, now: Date): Promise<LegalHold[]> =>
    session.em.find(LegalHoldEntity, holdsAt(now), { orderBy: { id: 'asc' }, disableIdentityMap: true }),

  /** The holds that have ended and whose end nobody has looked at yet. */
  unreviewed: (session: Session, now: Date): Promise<LegalHold[]> =>
    session.em.find(LegalHoldEntity, { $and: [{ reviewed: false }, endedAt(now)] } as FilterQuery<LegalHold>, {
      orderBy: { id: 'asc' },
    }),

  /**
   * The erasures that a hold kept back, newest first: those that named it in their certificate, and those of its person
   * that were refused because all was held, or have failed meanwhile.
   */
  keptBack(session: Session, { id, customerId, userId }: LegalHold): Promise<PrivacyRequest[]> {
    const person = customerId ? { customerId } : { userId };
    return session.em.find(
      PrivacyRequestEntity,
      {
        kind: 'ERASURE',
        $or: [
          { state: 'COMPLETED', certificate: { $like: `%${id}%` } },
          { state: 'DENIED', reason: 'UNDER_HOLD', ...person },
          { state: 'FAILED', ...person },
        ],
      } as never,
      { orderBy: { receivedAt: 'desc' }, disableIdentityMap: true },
    );
  },

  /** Whether there is such a person. */
  async hasPerson(session: Session, { kind, id }: Subject): Promise<boolean> {
    const entity = kind === 'customer' ? CustomerEntity : UserEntity;
    return (await session.em.count(entity as never, { id } as never)) > 0;
  },

  page(
    session: Session,
    access: Access,
    { subjectId, active }: HoldCriteria,
    now: Date,
    lookedAt: readonly string[],
    args: PageArgs,
  ): Promise<Page<LegalHold>> {
    const where = [
      ...(subjectId === undefined ? [] : [{ $or: [{ customerId: subjectId }, { userId: subjectId }] }]),
      ...(active === undefined ? [] : [active ? holdsAt(now) : endedAt(now)]),
    ];
    const request = { type: 'LegalHold', where: { $and: where } as never, lookedAt, args } as const;
    return pageOf(session, access, LegalHoldEntity as never, request);
  },

  insert(session: Session, row: Omit<LegalHold, 'version' | 'releasedAt' | 'reviewed'>): LegalHold {
    const whole = { ...row, releasedAt: null, reviewed: false };
    const hold = session.em.create(LegalHoldEntity, whole as never) as LegalHold;
    session.em.persist(hold);
    return hold;
  },
};

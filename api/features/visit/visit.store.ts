import type { FilterQuery } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { type Visit, VisitEntity } from '../../model/visit.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import { ACTIVE_STAGES, FINAL_STAGES } from './visit.stages.ts';

export interface VisitCriteria {
  readonly stage?: readonly Visit['stage'][] | undefined;
  readonly assigneeId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly jobId?: string | undefined;
  readonly windowFrom?: Date | undefined;
  readonly windowUntil?: Date | undefined;
}

/** Rows of `visit`, as far as the session reaches. */
export const visitStore = {
  find: (session: Session, id: string): Promise<Visit | null> => session.byId(VisitEntity as never, id),

  findMany: (session: Session, ids: readonly string[]): Promise<Visit[]> =>
    session.em.find(VisitEntity, { id: { $in: [...ids] } }),

  lock: (session: Session, id: string): Promise<Visit | null> =>
    session.em.findOne(VisitEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }),

  /** The visit that the provider is busy with, or null: there is one at most. */
  activeOf: (session: Session, providerId: string): Promise<Visit | null> =>
    session.em.findOne(VisitEntity, { assigneeId: providerId, stage: { $in: [...ACTIVE_STAGES] } }),

  ofJob: (session: Session, jobId: string): Promise<Visit[]> =>
    session.em.find(VisitEntity, { jobId }, { orderBy: { id: 'asc' }, refresh: true }),

  /** The open visits of a job, locked. */
  lockOpenOfJob: (session: Session, jobId: string): Promise<Visit[]> =>
    session.em.find(
      VisitEntity,
      { jobId, stage: { $nin: [...FINAL_STAGES] } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    ),

  page(
    session: Session,
    access: Access,
    criteria: VisitCriteria,
    lookedAt: readonly string[],
    order: 'CREATED' | 'WINDOW',
    args: PageArgs,
  ): Promise<Page<Visit>> {
    const { stage, windowFrom, windowUntil, ...same } = criteria;
    const where: FilterQuery<Visit>[] = [];
    for (const [key, value] of Object.entries(same)) if (value !== undefined) where.push({ [key]: value } as never);
    if (stage) where.push({ stage: { $in: [...stage] } });
    if (windowFrom) where.push({ windowEnd: { $gt: windowFrom } });
    if (windowUntil) where.push({ windowStart: { $lt: windowUntil } });
    const orderBy = order === 'WINDOW' ? (['windowStart'] as const) : [];
    return pageOf(
      session,
      access,
      VisitEntity as never,
      { type: 'Visit', where: { $and: where }, lookedAt, orderBy, args } as never,
    );
  },

  insert(session: Session, row: Omit<Visit, 'version' | 'restricted'>): Visit {
    const visit = session.em.create(VisitEntity, row as never) as Visit;
    session.em.persist(visit);
    return visit;
  },
};

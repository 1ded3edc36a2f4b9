import type { FilterQuery } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { type Job, JobEntity } from '../../model/job.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';

export interface JobCriteria {
  readonly state?: readonly Job['state'][] | undefined;
  readonly customerId?: string | undefined;
}

/** Rows of `job`, as far as the session reaches. */
export const jobStore = {
  find: (session: Session, id: string): Promise<Job | null> => session.byId(JobEntity as never, id),

  lock: (session: Session, id: string): Promise<Job | null> =>
    session.em.findOne(JobEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }),

  page(
    session: Session,
    access: Access,
    criteria: JobCriteria,
    lookedAt: readonly string[],
    args: PageArgs,
  ): Promise<Page<Job>> {
    const where: FilterQuery<Job>[] = [];
    if (criteria.state) where.push({ state: { $in: [...criteria.state] } });
    if (criteria.customerId) where.push({ customerId: criteria.customerId });
    return pageOf(session, access, JobEntity as never, {
      type: 'Job',
      where: { $and: where } as never,
      lookedAt,
      args,
    });
  },

  insert(session: Session, row: Omit<Job, 'version' | 'restricted' | 'servedByViewer'>): Job {
    const job = session.em.create(JobEntity, row as never) as Job;
    session.em.persist(job);
    return job;
  },
};

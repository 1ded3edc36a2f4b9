import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { PrivacyRequestEntity } from '../../model/privacy-request.ts';
import { type RetentionRun, RetentionRunEntity } from '../../model/retention-run.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `retention_run`, as far as the session reaches. */
export const retentionStore = {
  find: (session: Session, id: string): Promise<RetentionRun | null> => session.byId(RetentionRunEntity as never, id),

  /** The run that began last. */
  latest: async ({ em }: Session): Promise<RetentionRun | null> => {
    const options = { orderBy: { startedAt: 'desc', id: 'desc' }, limit: 1, disableIdentityMap: true } as const;
    return ((await em.find(RetentionRunEntity, {}, options))[0] as RetentionRun | undefined) ?? null;
  },

  page: (session: Session, access: Access, args: PageArgs): Promise<Page<RetentionRun>> =>
    pageOf(session, access, RetentionRunEntity as never, { type: 'RetentionRun', where: {}, lookedAt: [], args }),

  insert({ em }: Session, row: RetentionRun): void {
    em.persist(em.create(RetentionRunEntity, row as never));
  },

  async update(
    { em }: Session,
    id: string,
    change: Partial<Pick<RetentionRun, 'finishedAt' | 'report'>>,
  ): Promise<void> {
    await em.nativeUpdate(RetentionRunEntity, { id }, change as never);
  },

  /** Notes that packages whose time is over are gone. */
  packagesRemoved: ({ em }: Session, now: Date): Promise<number> =>
    em.nativeUpdate(
      PrivacyRequestEntity,
      { packageExpiresAt: { $lte: now }, packageRemovedAt: null } as never,
      { packageRemovedAt: now } as never,
    ),
};

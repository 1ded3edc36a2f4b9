import { LockMode } from '@mikro-orm/core';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { type ShareGrant, ShareGrantEntity } from '../../model/share-grant.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `share_grant`, as far as the session reaches. */
export const shareGrantStore = {
  find: (session: Session, id: string): Promise<ShareGrant | null> => session.byId(ShareGrantEntity as never, id),

  /** The same, locked until the transaction ends: who revokes it at once takes turns. */
  lock: (session: Session, id: string): Promise<ShareGrant | null> =>
    session.em.findOne(ShareGrantEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }),

  findByHash: (session: Session, tokenHash: string): Promise<ShareGrant | null> =>
    session.em.findOne(ShareGrantEntity, { tokenHash }),

  /** The grants of a visit that neither ended nor were revoked. */
  openOf: (session: Session, visitId: string): Promise<ShareGrant[]> =>
    session.em.find(ShareGrantEntity, { visitId, revokedAt: null, endedAt: null }),

  findMany: (session: Session, ids: readonly string[]): Promise<ShareGrant[]> =>
    session.em.find(ShareGrantEntity, { id: { $in: [...ids] } }),

  page: (session: Session, access: Access, visitId: string, args: PageArgs): Promise<Page<ShareGrant>> =>
    pageOf(session, access, ShareGrantEntity as never, {
      type: 'ShareGrant',
      where: { visitId } as never,
      lookedAt: ['visit'],
      args,
    }),

  insert(session: Session, row: Omit<ShareGrant, 'revokedAt' | 'endedAt'>): ShareGrant {
    const grant = session.em.create(ShareGrantEntity, {
      ...row,
      revokedAt: null,
      endedAt: null,
    } as never) as ShareGrant;
    session.em.persist(grant);
    return grant;
  },
};

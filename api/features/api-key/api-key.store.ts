import { LockMode } from '@mikro-orm/core';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { type ApiKey, ApiKeyEntity } from '../../model/api-key.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `api_key`, as far as the session reaches. */
export const apiKeyStore = {
  find: (session: Session, id: string): Promise<ApiKey | null> => session.byId(ApiKeyEntity as never, id),

  /** The same, locked until the transaction ends: who revokes it at once takes turns. */
  lock: (session: Session, id: string): Promise<ApiKey | null> =>
    session.em.findOne(ApiKeyEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }),

  findByHash: (session: Session, tokenHash: string): Promise<ApiKey | null> =>
    session.em.findOne(ApiKeyEntity, { tokenHash }),

  findMany: (session: Session, ids: readonly string[]): Promise<ApiKey[]> =>
    session.em.find(ApiKeyEntity, { id: { $in: [...ids] } }),

  page: (session: Session, access: Access, args: PageArgs): Promise<Page<ApiKey>> =>
    pageOf(session, access, ApiKeyEntity as never, { type: 'ApiKey', where: {}, lookedAt: [], args }),

  insert(session: Session, row: Omit<ApiKey, 'revokedAt'>): ApiKey {
    const key = session.em.create(ApiKeyEntity, { ...row, revokedAt: null } as never) as ApiKey;
    session.em.persist(key);
    return key;
  },
};

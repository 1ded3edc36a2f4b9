import type { FilterQuery } from '@mikro-orm/core';
import { LockMode, raw } from '@mikro-orm/core';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { type Provider, ProviderEntity } from '../../model/provider.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';

export interface ProviderCriteria {
  readonly clockedIn?: boolean | undefined;
  /** Keyed hashes that the name must all have. */
  readonly nameHashes?: readonly string[] | undefined;
}

/** A provider with an open shift, in SQL over the provider's row. */
const HAS_OPEN_SHIFT = (alias: string) =>
  `exists (select 1 from shift open where open.provider_id = ${alias}.id and open.ended_at is null)`;

/** Rows of `provider`, as far as the session reaches. */
export const providerStore = {
  find: (session: Session, id: string): Promise<Provider | null> => session.byId(ProviderEntity as never, id),

  /** The working profile of a user; null if they have none. */
  findByUser: (session: Session, userId: string): Promise<Provider | null> =>
    session.em.findOne(ProviderEntity, { userId }),

  findMany: (session: Session, ids: readonly string[]): Promise<Provider[]> =>
    session.em.find(ProviderEntity, { id: { $in: [...ids] } }),

  /** The row, locked until the transaction ends: changes of what the gate looks at take turns. */
  lock: (session: Session, id: string): Promise<Provider | null> =>
    session.em.findOne(ProviderEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }),

  page(
    session: Session,
    access: Access,
    criteria: ProviderCriteria,
    lookedAt: readonly string[],
    args: PageArgs,
  ): Promise<Page<Provider>> {
    const where: FilterQuery<Provider>[] = [];
    if (criteria.clockedIn !== undefined) where.push(openShift(criteria.clockedIn));
    if (criteria.nameHashes) where.push({ nameHashes: { $contains: [...criteria.nameHashes] } } as never);
    return pageOf(session, access, ProviderEntity as never, {
      type: 'Provider',
      where: { $and: where } as never,
      lookedAt,
      args,
    });
  },

  insert(
    session: Session,
    row: Omit<Provider, 'version' | 'gateVersion' | 'restricted' | 'visitedByViewer'>,
  ): Provider {
    const provider = session.em.create(ProviderEntity, { ...row, gateVersion: 0 } as never) as Provider;
    session.em.persist(provider);
    return provider;
  },
};

function openShift(open: boolean): FilterQuery<Provider> {
  const sql = (alias: string) => (open ? HAS_OPEN_SHIFT(alias) : `not ${HAS_OPEN_SHIFT(alias)}`);
  return { [raw(sql) as unknown as string]: [] } as FilterQuery<Provider>;
}

import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { DataAccess, DataAccessConnection } from '../../../schema/types/audit.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { AuditLog } from '../../access/audit-log.ts';
import type { Context } from '../../access/context.ts';
import { governed } from '../../access/governed.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AuditEntry } from '../../model/audit.ts';
import { connection } from '../../store/page.ts';
import { dataAccessStore } from './data-access.store.ts';

/** Who it was, by the audience of the token with which it was done. */
const READERS: Readonly<Record<string, DataAccess['by']>> = {
  office: 'OFFICE',
  compliance: 'COMPLIANCE',
  provider: 'PROVIDER',
  customer: 'CUSTOMER',
  partner: 'APP',
};

@Resolver(() => DataAccess)
export class DataAccessResolver {
  readonly #log: Pick<AuditLog, 'flush'>;

  constructor(log: Pick<AuditLog, 'flush'>) {
    this.#log = log;
  }

  @Query(() => DataAccessConnection, {
    description:
      'Who read or changed your data, oldest first; `last` gives the newest. It is about you, how you can be reached, where you are visited, and your working profile; not about each job and visit.',
  })
  async accessesToMyData(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer, session, access }: Context) {
    const { accountId, userId, customerId } = viewer;
    const personId = userId ?? customerId;
    if (personId === null) throw new AppError('FORBIDDEN', 'No person is behind this token.');
    const facts = { accountId, personId };
    access.require('list', 'DataAccess', facts);
    await this.#log.flush(accountId);
    const rowIds = await dataAccessStore.ownRowIds(session, { kind: userId ? 'user' : 'customer', id: personId });
    const found = await dataAccessStore.page(session, rowIds, page);
    const keyIds = [...new Set(found.rows.flatMap(({ tokenId }) => (tokenId ? [tokenId] : [])))];
    const roles = await dataAccessStore.roles(session, keyIds);
    return connection(found, (row) => governed('DataAccess', facts, accessOf(row, roles)));
  }
}

const accessOf = (
  { at, audience, tokenId, event, operation, type, fields }: AuditEntry,
  roles: Map<string, string>,
) => ({
  at,
  by: audience ? (READERS[audience] ?? null) : 'PLATFORM',
  role: (tokenId && roles.get(tokenId)) || null,
  event,
  operation,
  type: type ?? null,
  fields,
});

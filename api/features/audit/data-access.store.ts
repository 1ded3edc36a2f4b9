import type { PageArgs } from '../../../schema/types/shared.ts';
import { ApiKeyEntity } from '../../model/api-key.ts';
import { type AuditEntry, AuditEntryEntity } from '../../model/audit.ts';
import { ContactPointEntity } from '../../model/contact-point.ts';
import { PropertyEntity } from '../../model/property.ts';
import { ProviderEntity } from '../../model/provider.ts';
import { type Page, pageOfRows } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';

type RoleOfKey = Readonly<{ id: string; role?: string | null | undefined }>;

async function idsOf({ em }: Session, entity: object, where: object): Promise<string[]> {
  const rows = await em.find(entity as never, where as never, { fields: ['id'], disableIdentityMap: true } as never);
  return (rows as { id: string }[]).map(({ id }) => id);
}

/** What the log says of one person. */
export const dataAccessStore = {
  /**
   * The rows that are about nothing but the person: their own, and their working profile, or their contact points and
   * places. Jobs and visits are not among them: whoever plans a day looks at those all the time.
   */
  async ownRowIds(session: Session, { kind, id }: Subject): Promise<string[]> {
    if (kind === 'user') return [id, ...(await idsOf(session, ProviderEntity, { userId: id }))];
    const contactPoints = await idsOf(session, ContactPointEntity, { customerId: id });
    return [id, ...contactPoints, ...(await idsOf(session, PropertyEntity, { customerId: id }))];
  },

  /** A page of the entries about any of these rows, oldest first. */
  page: (session: Session, rowIds: readonly string[], args: PageArgs): Promise<Page<AuditEntry>> =>
    pageOfRows(session, AuditEntryEntity as never, {
      where: { rowIds: { $overlap: [...rowIds] } } as never,
      orderBy: ['at'] as never,
      args,
    }),

  /** The roles of keys, by their ids, of those that are there yet. */
  async roles({ em }: Session, keyIds: readonly string[]): Promise<Map<string, string>> {
    const where = { id: { $in: [...keyIds] } } as never;
    const options = { fields: ['id', 'role'], disableIdentityMap: true } as never;
    const keys = (await em.find(ApiKeyEntity, where, options)) as unknown as RoleOfKey[];
    return new Map(keys.flatMap(({ id, role }) => (role ? [[id, role] as const] : [])));
  },
};

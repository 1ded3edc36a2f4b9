import type { EntitySchema, FilterQuery } from '@mikro-orm/core';
import type { TablePrivacy } from '../../policies/privacy/map.ts';
import type { SubjectKind } from '../../policies/privacy/vocabulary.ts';
import { MODEL } from '../model/index.ts';
import type { Session } from './session.ts';

/** A person whom data is about: the id is that of their row (`cus_…`, `usr_…`), also when that row is gone. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** A table with its privacy map, as what works through all of them sees it. */
export interface MappedTable {
  readonly entity: EntitySchema;
  readonly privacy: TablePrivacy;
}

/** A row of any table. Its encrypted properties are sealed. */
export type AnyRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** Every table, in the order of the model. Tests hand their own on. */
export const TABLES: readonly MappedTable[] = MODEL as never;

/** The tables whose rows can lead to a person of that kind. */
export const tablesOf = (kind: SubjectKind, tables: readonly MappedTable[] = TABLES): MappedTable[] =>
  tables.filter(({ privacy }) => privacy.subjects[kind] !== undefined);

/**
 * The condition that holds of the rows of a table which lead to a person, from the table's map. Where they are reached
 * through other rows those are looked up first: a person has one working profile, so the list is short.
 */
export async function leadsTo(
  session: Session,
  { privacy }: MappedTable,
  subject: Subject,
  tables: readonly MappedTable[] = TABLES,
): Promise<FilterQuery<AnyRow>> {
  const reach = privacy.subjects[subject.kind];
  if (reach === undefined) throw new Error(`No row of ${privacy.table} leads to a ${subject.kind}.`);
  if (typeof reach === 'string') return { [reach]: subject.id } as never;
  const between = tables.find((table) => table.privacy.table === reach.table);
  if (!between) throw new Error(`${privacy.table} leads through ${reach.table}, which is no table of the model.`);
  const condition = await leadsTo(session, between, subject, tables);
  const found = await session.em.find(between.entity as never, condition as never, { fields: ['id'] as never });
  return { [reach.through]: { $in: (found as unknown as AnyRow[]).map(({ id }) => id) } } as never;
}

/** How many rows of a table lead to a person. */
export async function countOf(session: Session, table: MappedTable, subject: Subject): Promise<number> {
  const condition = await leadsTo(session, table, subject);
  return session.em.count(table.entity as never, condition as never);
}

/**
 * The rows of a table that lead to a person, by id, in pages of at most `size`. Each page is a statement of its own, so
 * that others get their turn, and is forgotten by the session before the next, so that memory stays flat. Rows made or
 * removed meanwhile may or may not be seen; every row that is there all the time is seen once.
 */
export async function* pagesOf(
  session: Session,
  table: MappedTable,
  subject: Subject,
  size: number,
): AsyncGenerator<readonly AnyRow[]> {
  const condition = await leadsTo(session, table, subject);
  for (let after = ''; ; ) {
    const page = (await session.em.find(
      table.entity as never,
      { $and: [condition, { id: { $gt: after } }] } as never,
      { orderBy: { id: 'asc' }, limit: size, disableIdentityMap: true } as never,
    )) as unknown as AnyRow[];
    if (page.length > 0) yield page;
    if (page.length < size) return;
    after = page.at(-1)!.id;
  }
}

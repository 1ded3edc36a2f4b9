import type { FilterQuery } from '@mikro-orm/core';
import type { Session } from '../session.ts';
import { type AnyRow, leadsTo, type MappedTable, type Subject, TABLES } from '../subject-rows.ts';
import { linksFrom } from './links.ts';

/** A hold as erasing needs it. */
export interface Hold {
  readonly id: string;
  readonly subject: Subject;
  /** The tables whose rows are held; all if empty. */
  readonly concepts: readonly string[];
}

/** Rows that stay whole, by table and id, each with the id of a hold that wants it. */
export type HeldRows = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Keys that a condition takes at once. */
const CHUNK = 1_000;

/**
 * The rows of a person that holds keep whole: those that a hold covers, be it on this person or on another person of the
 * row, and the rows of this person that those need by a foreign key. Empty where no hold is in the way, which costs nothing.
 */
export async function heldRows(
  session: Session,
  subject: Subject,
  holds: readonly Hold[],
  tables: readonly MappedTable[] = TABLES,
): Promise<HeldRows> {
  const held = new Map<string, Map<string, string>>();
  if (holds.length === 0) return held;
  const reached = tables.filter(({ privacy }) => privacy.subjects[subject.kind] !== undefined);
  const queue: { table: MappedTable; ids: string[]; hold: string }[] = [];
  const hold = (table: MappedTable, ids: readonly string[], holdId: string) => {
    const known = held.get(table.privacy.table) ?? new Map<string, string>();
    const added = ids.filter((id) => !known.has(id));
    for (const id of added) known.set(id, holdId);
    if (known.size > 0) held.set(table.privacy.table, known);
    if (added.length > 0) queue.push({ table, ids: added, hold: holdId });
  };
  for (const table of reached) {
    const own = await leadsTo(session, table, subject, tables);
    for (const each of holds) {
      if (each.concepts.length > 0 && !each.concepts.includes(table.privacy.table)) continue;
      if (table.privacy.subjects[each.subject.kind] === undefined) continue;
      const covered = { $and: [own, await leadsTo(session, table, each.subject, tables)] };
      hold(table, await idsOf(session, table, covered as never), each.id);
    }
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const { property, to } of linksFrom(next.table, tables)) {
      if (!reached.includes(to)) continue;
      const own = await leadsTo(session, to, subject, tables);
      const needed = await valuesOf(session, next.table, property, next.ids);
      for (const ids of chunks(needed)) {
        hold(to, await idsOf(session, to, { $and: [own, { id: { $in: ids } }] } as never), next.hold);
      }
    }
  }
  return held;
}

async function idsOf(session: Session, table: MappedTable, where: FilterQuery<AnyRow>): Promise<string[]> {
  const options = { fields: ['id'], disableIdentityMap: true } as never;
  const rows = (await session.em.find(table.entity as never, where as never, options)) as unknown as AnyRow[];
  return rows.map(({ id }) => id);
}

async function valuesOf(session: Session, table: MappedTable, property: string, ids: string[]): Promise<string[]> {
  const values = new Set<string>();
  for (const some of chunks(ids)) {
    const options = { fields: ['id', property], disableIdentityMap: true } as never;
    const rows = await session.em.find(table.entity as never, { id: { $in: some } } as never, options);
    for (const row of rows as unknown as AnyRow[]) {
      if (typeof row[property] === 'string') values.add(row[property]);
    }
  }
  return [...values];
}

export function* chunks<T>(items: readonly T[], size = CHUNK): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

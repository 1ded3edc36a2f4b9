import type { FilterQuery } from '@mikro-orm/core';
import { type HeldRows, linksTo, neededBy } from './erasure/index.ts';
import type { Session } from './session.ts';
import { type AnyRow, type MappedTable, TABLES } from './subject-rows.ts';

/** What became of a page of rows whose time is over. */
export interface ExpiredPage {
  readonly gone: number;
  /** Rows that stayed because of a hold, by its id. */
  readonly held: ReadonlyMap<string, number>;
  /** Rows that stayed because one that stays cannot do without them. */
  readonly needed: number;
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

/** As many rows as one transaction takes. */
const BATCH = 1_000;

/** The rows of a table whose time was over at an instant: the period is counted from the first of the instants that a row has. */
function expired({ privacy }: MappedTable, cutoff: Date): FilterQuery<AnyRow> {
  const { from, when = {} } = privacy.expires!;
  const values = Object.entries(when).map(([property, allowed]) => ({ [property]: { $in: [...(allowed ?? [])] } }));
  return { $and: [{ $or: from.map((property) => ({ [property]: { $lte: cutoff } })) }, ...values] } as never;
}

/**
 * Deletes a page of the rows of a table whose time was over at `cutoff`, within the transaction of the session; links to them are
 * emptied. Rows that stay are counted. `after` is the `next` of the page before, `''` for the first.
 */
export async function removeExpired(
  session: Session,
  table: MappedTable,
  cutoff: Date,
  held: HeldRows,
  after: string,
): Promise<ExpiredPage> {
  const { em } = session;
  const rows = (await em.find(
    table.entity as never,
    { $and: [expired(table, cutoff), { id: { $gt: after } }] } as never,
    { fields: ['id'], orderBy: { id: 'asc' }, limit: BATCH, disableIdentityMap: true } as never,
  )) as unknown as AnyRow[];
  const holds = held.get(table.privacy.table) ?? new Map<string, string>();
  const byHold = new Map<string, number>();
  for (const { id } of rows) {
    const hold = holds.get(id);
    if (hold) byHold.set(hold, (byHold.get(hold) ?? 0) + 1);
  }
  const free = rows.filter(({ id }) => !holds.has(id)).map(({ id }) => id);
  const needed = await neededBy(session, table, free);
  const going = free.filter((id) => !needed.has(id));
  if (going.length > 0) {
    for (const { from, property } of linksTo(table, TABLES).filter(({ nullable }) => nullable)) {
      await em.nativeUpdate(
        from.entity as never,
        { [property]: { $in: going } } as never,
        { [property]: null } as never,
      );
    }
    await em.nativeDelete(table.entity as never, { id: { $in: going } } as never);
  }
  const next = rows.length < BATCH ? null : rows.at(-1)!.id;
  return { gone: going.length, held: byHold, needed: needed.size, next };
}

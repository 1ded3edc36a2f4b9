import type { Session } from '../session.ts';
import type { MappedTable } from '../subject-rows.ts';
import { linksTo } from './links.ts';
import { BATCH, type Erasing, type Judged, judgedPage } from './row-walk.ts';

/**
 * Erases the rows of a table that lead to the person of `erasingOf`, which is asked anew in each transaction: a hold may have come. It works
 * in transactions of at most a thousand rows: those that go are
 * deleted, and links to them emptied wherever they may be; of those that stay, what is the person's is blanked. Answers how many
 * rows were changed or went; 0 when it was done before. `counted` is called within each transaction. It may be ended at any point and run again. Rows that lead to
 * these must have gone before (`childrenFirst`): otherwise the database refuses, with code 23503.
 */
export async function eraseRows(
  session: Session,
  erasingOf: (session: Session) => Promise<Erasing>,
  table: MappedTable,
  onBatch: (rows: number) => Promise<void> | void = () => {},
  counted: (session: Session, rows: number) => Promise<void> = async () => {},
): Promise<number> {
  let touched = 0;
  for (let after = ''; ; ) {
    const page = await session.transaction(async (inner) => {
      const erasing = await erasingOf(inner);
      const judged = await judgedPage(inner, erasing, table, after);
      const rows = await apply(inner, erasing, table, judged);
      if (rows > 0) await counted(inner, rows);
      return { last: judged.at(-1)?.row.id, size: judged.length, touched: rows };
    });
    touched += page.touched;
    if (page.touched > 0) await onBatch(touched);
    if (page.size < BATCH || page.last === undefined) return touched;
    after = page.last;
  }
}

async function apply(
  { em }: Session,
  { tables }: Erasing,
  table: MappedTable,
  judged: readonly Judged[],
): Promise<number> {
  const going = judged.filter(({ fate }) => fate === 'delete').map(({ row }) => row.id);
  if (going.length > 0) {
    for (const { from, property } of linksTo(table, tables).filter(({ nullable }) => nullable)) {
      await em.nativeUpdate(
        from.entity as never,
        { [property]: { $in: going } } as never,
        { [property]: null } as never,
      );
    }
    await em.nativeDelete(table.entity as never, { id: { $in: going } } as never);
  }
  // Rows that change alike change together.
  const alike = Map.groupBy(
    judged.filter(({ change }) => Object.keys(change).length > 0),
    ({ change }) => JSON.stringify(change),
  );
  let changed = 0;
  for (const same of alike.values()) {
    const ids = same.map(({ row }) => row.id);
    changed += await em.nativeUpdate(table.entity as never, { id: { $in: ids } } as never, same[0]!.change as never);
  }
  return going.length + changed;
}

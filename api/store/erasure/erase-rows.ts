import type { Session } from '../session.ts';
import type { MappedTable } from '../subject-rows.ts';
import { linksTo } from './links.ts';
import { BATCH, type Erasing, type Judged, judgedPage } from './row-walk.ts';
import { columnOf } from './rows-left.ts';

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
  session: Session,
  { tables }: Erasing,
  table: MappedTable,
  judged: readonly Judged[],
): Promise<number> {
  const going = judged.filter(({ fate }) => fate === 'delete').map(({ row }) => row.id);
  if (going.length > 0) {
    for (const { from, property } of linksTo(table, tables).filter(({ nullable }) => nullable)) {
      await update(session, from, { [property]: null }, property, going);
    }
    await session.em.execute(`delete from "${table.privacy.table}" where id in (?)`, [going], 'run');
  }
  // Rows that change alike change together.
  const alike = Map.groupBy(
    judged.filter(({ change }) => Object.keys(change).length > 0),
    ({ change }) => JSON.stringify(change),
  );
  let changed = 0;
  for (const same of alike.values()) {
    const ids = same.map(({ row }) => row.id);
    changed += await update(session, table, same[0]!.change, 'id', ids);
  }
  return going.length + changed;
}

/** Empties properties of the rows whose `key` is one of these, as a change of its own version where rows have one; how many. */
async function update(
  { em }: Session,
  { entity, privacy }: MappedTable,
  change: Readonly<Record<string, unknown>>,
  key: string,
  values: readonly string[],
): Promise<number> {
  const blanks = Object.entries(change).map(([property, blank]) => {
    return `${columnOf(property)} = ${blank === null ? 'null' : "'{}'"}`;
  });
  const version = entity.meta.versionProperty as string | undefined;
  if (version) blanks.push(`${columnOf(version)} = ${columnOf(version)} + 1`);
  const sql = `update "${privacy.table}" set ${blanks.join(', ')} where ${columnOf(key)} in (?)`;
  return ((await em.execute(sql, [values], 'run')) as { affectedRows: number }).affectedRows;
}

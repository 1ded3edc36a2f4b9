import type { Session } from '../session.ts';
import { type AnyRow, type MappedTable, type Subject, TABLES } from '../subject-rows.ts';
import { blankOf, blanksOf, type Fate, fateOf, type TableFate, tableFate } from './fate.ts';
import type { HeldRows } from './held-rows.ts';
import { linksTo } from './links.ts';
import { columnOf, leadsToSql } from './rows-left.ts';

/** What erasing needs to know of a person to decide about any row. */
export interface Erasing {
  readonly subject: Subject;
  readonly held: HeldRows;
  readonly tables: readonly MappedTable[];
}

/** A row with what becomes of it. */
export interface Judged {
  readonly row: AnyRow;
  readonly fate: Fate;
  /** What to set of a row that stays. */
  readonly change: Readonly<Record<string, unknown>>;
  /** The hold that keeps it whole. */
  readonly holdId: string | null;
}

/** As many rows as one statement takes: the embedded database has one connection, and others wait meanwhile. */
export const BATCH = 1_000;

export const erasing = (subject: Subject, held: HeldRows = new Map(), tables = TABLES): Erasing => ({
  subject,
  held,
  tables,
});

/**
 * A page of the rows of a table that lead to the person, by id, with what becomes of each; empty at the end. `after` is
 * the id of the last row of the page before.
 */
export async function judgedPage(
  session: Session,
  erasing: Erasing,
  table: MappedTable,
  after: string,
  limit = BATCH,
): Promise<Judged[]> {
  const { subject, tables } = erasing;
  const fate = tableFate(table, subject.kind)!;
  const sql = `select ${selected(table, fate)} from "${table.privacy.table}"
    where ${leadsToSql(table, subject.kind, tables)} and id > ? order by id limit ${limit}`;
  const rows = await session.em.execute<AnyRow[]>(sql, [subject.id, after]);
  return judge(session, erasing, table, fate, rows);
}

/**
 * What tells the fate of a row, by property: its id, to whom it leads, and whether there is anything in what may be blanked. The
 * values themselves are not fetched.
 */
function selected(table: MappedTable, fate: TableFate): string {
  const links = new Set(['id', fate.own, ...fate.others.values()]);
  const columns = [...links].map((property) => `${columnOf(property)} as "${property}"`);
  for (const property of fate.erasable.keys()) {
    const blank = links.has(property) ? undefined : blankOf(table, property);
    if (blank === undefined) continue;
    const isThere = blank === null ? 'is not null' : `<> '{}'`;
    columns.push(`case when ${columnOf(property)} ${isThere} then true end as "${property}"`);
  }
  return columns.join(', ');
}

async function judge(
  session: Session,
  erasing: Erasing,
  table: MappedTable,
  fate: TableFate,
  rows: readonly AnyRow[],
): Promise<Judged[]> {
  const held = erasing.held.get(table.privacy.table);
  const going = rows.filter((row) => !held?.has(row.id) && fateOf(fate, row) === 'delete').map(({ id }) => id);
  const needed = await neededOf(session, erasing, table, going);
  return rows.map((row): Judged => {
    const holdId = held?.get(row.id) ?? null;
    if (holdId !== null) return { row, fate: 'hold', change: {}, holdId };
    const byMap = fateOf(fate, row);
    const change = blanksOf(table, fate, row);
    if (byMap === 'detach') return { row, fate: byMap, change: { ...change, [fate.own]: null }, holdId };
    if (byMap === 'statute') return { row, fate: byMap, change, holdId };
    return needed.has(row.id) ? { row, fate: 'needed', change, holdId } : { row, fate: 'delete', change: {}, holdId };
  });
}

/** Which of these rows are led to, by a foreign key that must have a value, from rows that stay: by one statement. */
async function neededOf(
  session: Session,
  { subject, held, tables }: Erasing,
  table: MappedTable,
  ids: readonly string[],
): Promise<Set<string>> {
  const links = linksTo(table, tables).filter(({ nullable, goesAlong }) => !nullable && !goesAlong);
  if (ids.length === 0 || links.length === 0) return new Set();
  const parameters: unknown[] = [];
  const selects = links.map(({ from, property }) => {
    const name = from.privacy.table;
    parameters.push(ids);
    const led = `select ${columnOf(property)} as id from "${name}" where ${columnOf(property)} in (?)`;
    const fate = tableFate(from, subject.kind);
    if (fate?.statute !== null) return led;
    const stays = [`not (${leadsToSql(from, subject.kind, tables)})`, `${columnOf(fate.own)} is null`];
    parameters.push(subject.id);
    for (const other of fate.others.values()) stays.push(`${columnOf(other)} is not null`);
    const heldThere = [...(held.get(name)?.keys() ?? [])];
    if (heldThere.length > 0) {
      stays.push('id in (?)');
      parameters.push(heldThere);
    }
    return `${led} and (${stays.join(' or ')})`;
  });
  const rows = await session.em.execute<{ id: string }[]>(selects.join(' union '), parameters);
  return new Set(rows.map(({ id }) => id));
}

/** Which of these rows any other row leads to by a foreign key that must have a value. */
export async function neededBy(session: Session, table: MappedTable, ids: readonly string[]): Promise<Set<string>> {
  const needed = new Set<string>();
  if (ids.length === 0) return needed;
  for (const { from, property } of linksTo(table).filter(({ nullable, goesAlong }) => !nullable && !goesAlong)) {
    const options = { fields: ['id', property], disableIdentityMap: true } as never;
    const rows = await session.em.find(from.entity as never, { [property]: { $in: ids } } as never, options);
    for (const row of rows as unknown as AnyRow[]) needed.add(String(row[property]));
  }
  return needed;
}

import type { EntityMetadata } from '@mikro-orm/core';
import type { Session } from '../session.ts';
import type { MappedTable } from '../subject-rows.ts';
import { BETWEEN, joined } from './joined.ts';
import { needleSearch } from './needle-search.ts';
import { type Needles, together } from './needles.ts';
import type { Erasing } from './row-walk.ts';
import { leadsToSql } from './rows-left.ts';

/** A column in which something was found that the person had too, and in how many rows. No value. */
export interface Residue {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
  /**
   * Whether it has to go: it stands in a column of personal data, or in a row that leads to the person. All else is a
   * text of the company's own, such as the label of a key, which may well hold the same words.
   */
  readonly isPersonal: boolean;
}

/** A column that could hold a value in clear. */
interface Column {
  readonly table: MappedTable;
  readonly property: string;
  readonly name: string;
  /** Keyed hashes of persons, by which their rows are found: two persons with the same value share one. */
  readonly isIndex: boolean;
  /** By the map. */
  readonly isPersonal: boolean;
}

/** Rows that are looked through at a time. */
const PAGE = 2_000;
/** The company's own name and settings may contain anybody's name. */
const NOT_OF_PERSONS = new Set(['account']);
const TEXT_TYPES = /^(varchar|character varying|text|jsonb?|text\[\])/;

/** What to look for of a person who was erased. */
export interface Search {
  readonly needles: Needles;
  readonly erasing: Erasing;
}

type Holds = ReturnType<typeof needleSearch>;

/**
 * Looks through every column of every table that could hold a value in clear, once for all the searches, and names for each the
 * columns that hold one of its needles. Rows that a hold keeps are left out: the values stand in them as they were. Encrypted
 * columns, enumerations, and the ids that the platform makes cannot hold one. Values are compared here, in memory: none is sent
 * to the database, where a statement could end up in a log.
 */
export async function findResidue(
  session: Session,
  tables: readonly MappedTable[],
  searches: readonly Search[],
): Promise<Residue[][]> {
  const anyHolds = needleSearch(together(searches.map(({ needles }) => needles)));
  const each = searches.map(({ needles, erasing }) => {
    return { holds: needleSearch(needles), erasing, found: new Map<string, Residue>() };
  });
  const look = async ({ columns, texts, after }: Page) => {
    for (const [i, column] of columns.entries()) {
      const text = texts[i]!;
      if (!anyHolds(text, column.isIndex)) continue;
      for (const { holds, erasing, found } of each) {
        if (!holds(text, column.isIndex)) continue;
        for (const hit of await rowsOf(session, column, after, holds, erasing)) {
          const key = `${hit.table}.${hit.column} ${hit.isPersonal}`;
          found.set(key, { ...hit, rows: hit.rows + (found.get(key)?.rows ?? 0) });
        }
      }
    }
  };
  const searched = tables.map((table) => textColumns(session, table)).filter((columns) => columns.length > 0);
  // Most tables have a page at most: their first ones are read by one statement.
  const waiting = await pagesAfter(session, searched, '');
  for (let page = waiting.pop(); page; page = waiting.pop()) {
    await look(page);
    if (page.next !== null) waiting.push(...(await pagesAfter(session, [page.columns], page.next)));
  }
  return each.map(({ found }) => [...found.keys()].sort().map((key) => found.get(key)!));
}

/** The rows of a page that hold a needle in a column, of those that no hold keeps: by whether it has to go. */
async function rowsOf(
  session: Session,
  column: Column,
  after: string,
  holds: Holds,
  { subject, held, tables }: Erasing,
): Promise<Residue[]> {
  const { table } = column.table.privacy;
  const page = `select id, "${column.name}"::text as value from "${table}" where id > ? order by id limit ${PAGE}`;
  const rows = await session.em.execute<{ id: string; value: string | null }[]>(page, [after]);
  const hits = rows.filter(({ id, value }) => !held.get(table)?.has(id) && holds(joined([value]), column.isIndex));
  if (hits.length === 0) return [];
  const ids = hits.map(({ id }) => id);
  const led = column.isPersonal ? ids.length : await leadingTo(session, column.table, ids, { subject, tables });
  const of = { table, column: column.name };
  return [
    { ...of, rows: led, isPersonal: true },
    { ...of, rows: ids.length - led, isPersonal: false },
  ].filter(({ rows: count }) => count > 0);
}

/** How many of these rows lead to the person. */
async function leadingTo(
  session: Session,
  table: MappedTable,
  ids: readonly string[],
  { subject, tables }: Pick<Erasing, 'subject' | 'tables'>,
): Promise<number> {
  if (table.privacy.subjects[subject.kind] === undefined) return 0;
  const led = leadsToSql(table, subject.kind, tables);
  const sql = `select count(*)::int as count from "${table.privacy.table}" where id in (?) and ${led}`;
  const [row] = await session.em.execute<{ count: number }[]>(sql, [ids, subject.id]);
  return row!.count;
}

interface PropertyMeta {
  readonly kind?: string;
  readonly primary?: boolean;
  readonly formula?: unknown;
  readonly enum?: boolean;
  readonly columnTypes?: readonly string[];
  readonly fieldNames?: readonly string[];
}

function textColumns(session: Session, table: MappedTable): Column[] {
  if (NOT_OF_PERSONS.has(table.privacy.table)) return [];
  const meta = session.em.getMetadata().get(table.entity.meta.class as never) as unknown as EntityMetadata;
  return Object.entries(meta.properties as Record<string, PropertyMeta>)
    .filter(([, { kind, primary, formula, enum: isEnum, columnTypes }]) => {
      return kind === 'scalar' && !primary && !formula && !isEnum && TEXT_TYPES.test(columnTypes?.[0] ?? '');
    })
    .map(([property, { fieldNames }]) => {
      const entry = table.privacy.properties[property];
      const isIndex = entry?.personal === true && !entry.encrypted && !entry.exported;
      return { table, property, name: fieldNames![0]!, isIndex, isPersonal: entry?.personal === true };
    });
}

/** What some rows have in some columns, each as `joined` would put them together. */
interface Page {
  readonly columns: readonly Column[];
  readonly texts: readonly string[];
  /** The id before its first. */
  readonly after: string;
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

interface PageRow {
  readonly place: number;
  readonly rows: number;
  readonly after: string;
  /** A JSON array: a text for each column. */
  readonly texts: string;
}

/** A page of the rows of a table as one row: the texts of each column are put together where they are. */
function pageSql(columns: readonly Column[], place: number): string {
  const { table } = columns[0]!.table.privacy;
  const names = columns.map(({ name }) => `"${name}"`);
  const between = `chr(${BETWEEN.charCodeAt(0)})`;
  const texts = names.map((name) => `string_agg(coalesce(${name}::text, ''), ${between})`).join(', ');
  const page = `select id, ${names.join(', ')} from "${table}" where id > ? order by id limit ${PAGE}`;
  return `select ${place} as place, count(*)::int as rows, max(id) as after, json_build_array(${texts})::text as texts
    from (${page}) as page having count(*) > 0`;
}

/** The page after an id of each of these tables that has one, by one statement. */
async function pagesAfter(session: Session, searched: readonly (readonly Column[])[], after: string): Promise<Page[]> {
  if (searched.length === 0) return [];
  const sql = searched.map(pageSql).join(' union all ');
  const found = await session.em.execute<PageRow[]>(
    sql,
    searched.map(() => after),
  );
  return found.map(({ place, rows, after: last, texts }) => ({
    after,
    columns: searched[Number(place)]!,
    texts: (JSON.parse(texts) as string[]).map((text) => BETWEEN + text + BETWEEN),
    next: rows < PAGE ? null : last,
  }));
}

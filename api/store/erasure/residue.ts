import type { EntityMetadata } from '@mikro-orm/core';
import type { Session } from '../session.ts';
import type { MappedTable } from '../subject-rows.ts';
import { TABLES } from '../subject-rows.ts';
import type { Needles } from './needles.ts';

/** A column that could hold a value in clear. */
interface Column {
  readonly table: MappedTable;
  readonly property: string;
  readonly name: string;
  /** Keyed hashes of persons, by which their rows are found: two persons with the same value share one. */
  readonly isIndex: boolean;
}

/** Rows that are looked through at a time. */
const PAGE = 2_000;
/** What stands between two values, so that none is found across them: the first character that the database takes. */
const BETWEEN = '\u0001';
/** The company's own name and settings may contain anybody's name. */
const NOT_OF_PERSONS = new Set(['account']);
const TEXT_TYPES = /^(varchar|character varying|text|jsonb?|text\[\])/;

/**
 * Looks through every column of every table that could hold a value in clear, and names those (`table.column`) that hold
 * one of the needles. Encrypted columns, enumerations, and the ids that the platform makes cannot. Values are compared here, in memory: none
 * is sent to the database, where a statement could end up in a log.
 */
export async function findResidue(
  session: Session,
  needles: Needles,
  tables: readonly MappedTable[] = TABLES,
): Promise<string[]> {
  const found = new Set<string>();
  const look = ({ columns, texts }: Page) =>
    columns.forEach((column, i) => {
      if (holds(texts[i]!, needles, column.isIndex)) found.add(`${column.table.privacy.table}.${column.name}`);
    });
  const searched = tables.map((table) => textColumns(session, table)).filter((columns) => columns.length > 0);
  // Most tables have a page at most: their first ones are read by one statement.
  const waiting = await pagesAfter(session, searched, '');
  for (let page = waiting.pop(); page; page = waiting.pop()) {
    look(page);
    if (page.next !== null) waiting.push(...(await pagesAfter(session, [page.columns], page.next)));
  }
  return [...found].sort();
}

/** Whether one of the values, as `joined` puts them together, holds a needle. */
export function holds(values: string, { texts, words, hashes }: Needles, isIndex = false): boolean {
  const hay = values.toLowerCase();
  if (texts.some((text) => hay.includes(text))) return true;
  if (words.some((word) => hay.includes(`${BETWEEN}${word}${BETWEEN}`))) return true;
  return !isIndex && hashes.some((hash) => hay.includes(hash));
}

/** Values as `holds` takes them. */
export const joined = (values: readonly (string | null)[]): string =>
  BETWEEN + values.map((value) => value ?? '').join(BETWEEN) + BETWEEN;

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
      return { table, property, name: fieldNames![0]!, isIndex };
    });
}

/** What some rows have in some columns, each as `joined` would put them together. */
interface Page {
  readonly columns: readonly Column[];
  readonly texts: readonly string[];
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
    columns: searched[Number(place)]!,
    texts: (JSON.parse(texts) as string[]).map((text) => BETWEEN + text + BETWEEN),
    next: rows < PAGE ? null : last,
  }));
}

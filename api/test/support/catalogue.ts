import type { TablePrivacy } from '../../../policies/privacy/map.ts';
import { LIBRARY_TABLES, MODEL } from '../../model/index.ts';
import type { RunSql } from './at-rest.ts';

/** Columns by table, as a database has them. Tables outside the schema `public` carry its name: `jobs.job`. */
export type Columns = Map<string, Set<string>>;

const OWN_SCHEMAS = "n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'";
const TABLE = "case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname";

/** Partitions have the columns of the table that they are of. */
const READ_COLUMNS = `select ${TABLE} as table, a.attname as column
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and a.attnum > 0 and not a.attisdropped and ${OWN_SCHEMAS}`;

/** What makes a schema what it is, a line for each thing: columns, constraints, indexes, policies, rights. */
const READ_CATALOGUE = `
  select 'column ' || ${TABLE} || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ||
    case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and ${OWN_SCHEMAS}
  union all select 'security ' || ${TABLE} || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${OWN_SCHEMAS}
  union all select 'constraint ' || ${TABLE} || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OWN_SCHEMAS} and k.contype <> 'n'
  union all select 'index ' || indexdef from pg_indexes n where ${OWN_SCHEMAS.replaceAll('n.nspname', 'n.schemaname')}
  union all select 'policy ' || tablename || ' ' || policyname || ' ' || permissive || ' ' || roles::text || ' ' || cmd ||
    coalesce(' using ' || qual, '') || coalesce(' check ' || with_check, '') from pg_policies
  union all select 'right ' || table_name || ' ' || grantee || ' ' || privilege_type
  from information_schema.role_table_grants where grantee in ('whereabouts_app', 'whereabouts_auth')`;

const DAY = /_20\d{6}(?!\d)/g;

/** The columns of every table and view that is not PostgreSQL's own. */
export async function columnsOf(run: RunSql): Promise<Columns> {
  const columns: Columns = new Map();
  for (const { table, column } of (await run(READ_COLUMNS)) as { table: string; column: string }[]) {
    columns.set(table, (columns.get(table) ?? new Set()).add(column));
  }
  return columns;
}

/** Partitions of days have the date in their name: here they are numbered, as another database may have been made on another day. */
export async function catalogueOf(run: RunSql): Promise<string[]> {
  const lines = (await run(READ_CATALOGUE)).map(({ line }) => String(line));
  const days = [...new Set(lines.flatMap((line) => line.match(DAY) ?? []))].sort();
  return lines.map((line) => line.replaceAll(DAY, (day) => `_day${days.indexOf(day) + 1}`)).sort();
}

const inSnakeCase = (property: string) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The columns that the privacy maps speak of: their properties, less what is worked out for the viewer by a formula. */
export function mappedColumns(): Columns {
  const mapped: Columns = new Map();
  for (const { entity, privacy } of MODEL) {
    const formulas = Object.entries(entity.meta.properties).filter(([, property]) => property?.formula);
    const worked = new Set(formulas.map(([name]) => name));
    const stored = Object.keys((privacy as TablePrivacy).properties).filter((property) => !worked.has(property));
    mapped.set(privacy.table, new Set(stored.map(inSnakeCase)));
  }
  for (const { table, properties } of LIBRARY_TABLES) mapped.set(table, new Set(Object.keys(properties)));
  return mapped;
}

/** Where the maps and the database differ, either way: a line for each column, and for each table. */
export function differences(mapped: Columns, live: Columns): string[] {
  const found: string[] = [];
  for (const table of new Set([...mapped.keys(), ...live.keys()])) {
    const [inMap, inDatabase] = [mapped.get(table), live.get(table)];
    if (!inMap) found.push(`${table} is in no privacy map`);
    else if (!inDatabase) found.push(`${table} is not in the database`);
    else {
      for (const column of inDatabase) if (!inMap.has(column)) found.push(`${table}.${column} is in no privacy map`);
      for (const column of inMap) if (!inDatabase.has(column)) found.push(`${table}.${column} is not in the database`);
    }
  }
  return found.sort();
}

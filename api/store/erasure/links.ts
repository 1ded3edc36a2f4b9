import type { EntitySchema } from '@mikro-orm/core';
import type { SubjectKind } from '../../../policies/privacy/vocabulary.ts';
import { type MappedTable, TABLES } from '../subject-rows.ts';
import { tableFate } from './fate.ts';

/** A foreign key: `property` of `from` holds the id of a row of `to`. */
export interface Link {
  readonly from: MappedTable;
  readonly property: string;
  readonly nullable: boolean;
  /** Whether a row goes with the row that it leads to. */
  readonly goesAlong: boolean;
  readonly to: MappedTable;
}

interface RelationMeta {
  readonly kind?: string;
  readonly nullable?: boolean;
  readonly deleteRule?: string;
  readonly entity?: () => EntitySchema;
}

const cache = new WeakMap<readonly MappedTable[], readonly Link[]>();

/** Every foreign key between the tables, as the entities say. Throws for one that leads out of them. */
export function linksOf(tables: readonly MappedTable[] = TABLES): readonly Link[] {
  const known = cache.get(tables);
  if (known) return known;
  const links = tables.flatMap((from) =>
    Object.entries(from.entity.meta.properties as Record<string, RelationMeta>)
      .filter(([, { kind }]) => kind === 'm:1' || kind === '1:1')
      .map(([property, { nullable, deleteRule, entity }]) => {
        const to = tables.find((table) => table.entity === entity?.() || table.entity.meta === (entity?.() as never));
        if (!to) throw new Error(`${from.privacy.table}.${property} leads to a table that has no privacy map.`);
        return { from, property, nullable: nullable === true, goesAlong: deleteRule === 'cascade', to };
      }),
  );
  cache.set(tables, links);
  return links;
}

/** The foreign keys that lead to a table. */
export const linksTo = (table: MappedTable, tables: readonly MappedTable[] = TABLES): Link[] =>
  linksOf(tables).filter(({ to }) => to === table);

/** The foreign keys of a table. */
export const linksFrom = (table: MappedTable, tables: readonly MappedTable[] = TABLES): Link[] =>
  linksOf(tables).filter(({ from }) => from === table);

/**
 * The tables in an order in which a row can go before any row that it leads to. Through which table a person is reached
 * counts as leading there. Throws where tables lead to each other in a circle.
 */
export function childrenFirst(tables: readonly MappedTable[] = TABLES): MappedTable[] {
  const ordered: MappedTable[] = [];
  const under = new Set<MappedTable>();
  const visit = (table: MappedTable) => {
    if (ordered.includes(table)) return;
    if (under.has(table)) throw new Error(`${table.privacy.table} leads to itself in a circle.`);
    under.add(table);
    for (const next of goesBefore(table, tables)) visit(next);
    under.delete(table);
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}

/** The tables whose rows must go before those of `table`. */
function goesBefore(table: MappedTable, tables: readonly MappedTable[]): MappedTable[] {
  const children = linksTo(table, tables).map(({ from }) => from);
  const reached = tables.filter(({ privacy }) =>
    Object.values(privacy.subjects).some((reach) => typeof reach === 'object' && reach.table === table.privacy.table),
  );
  return [...children, ...reached].filter((other) => other !== table);
}

/**
 * Foreign keys that must have a value and that erasing a person could leave without a row to lead to: a line for each;
 * none is right. A row of two persons goes only when it leads to nobody else, so rows of the others are gone by then.
 */
export function dangling(tables: readonly MappedTable[] = TABLES): string[] {
  const lines: string[] = [];
  for (const { from, property, nullable, goesAlong, to } of linksOf(tables)) {
    if (goesAlong) continue;
    const kinds = Object.keys(to.privacy.subjects) as SubjectKind[];
    const own = Object.keys(from.privacy.subjects) as SubjectKind[];
    for (const kind of nullable ? [] : kinds) {
      if (tableFate(to, kind)!.statute !== null) continue;
      const goesToo = own.includes(kind) && own.length === 1 && tableFate(from, kind)!.statute === null;
      const goesBefore = !own.includes(kind) && own.length > 0 && own.every((other) => kinds.includes(other));
      if (goesToo || goesBefore) continue;
      lines.push(`${from.privacy.table}.${property} would lead nowhere when a ${kind} is erased`);
    }
  }
  return lines;
}

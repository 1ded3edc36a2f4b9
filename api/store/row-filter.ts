import { type EntityMetadata, type FilterQuery, raw } from '@mikro-orm/core';
import type { SubjectType } from '../../policies/facts.ts';
import type { Access } from '../access/access.ts';

/** The SQL of a fact of a row under `alias`: its column, or the expression of a named relation. */
function columnOf(meta: EntityMetadata, alias: string, fact: string): string {
  const property = meta.properties[fact as never] as
    | { fieldNames?: string[]; formula?: (columns: unknown, table: unknown) => unknown }
    | undefined;
  if (property?.formula) {
    const columns = meta.createColumnMappingObject(alias as never);
    return `(${String(property.formula(columns, { alias, name: meta.tableName, toString: () => alias }))})`;
  }
  const column = property?.fieldNames?.[0];
  if (!column) throw new Error(`The policy looks at ${meta.className}.${fact}, which is not stored.`);
  return `${alias}.${column}`;
}

/**
 * The condition that leaves the rows which the viewer may read, with the fields that the list is filtered by, from the same rules that check a row: null if that is
 * none, so that no query is needed; `{}` only if the policy says that all may be read.
 */
export function readableRows<E extends object>(
  meta: EntityMetadata<E>,
  access: Access,
  type: SubjectType,
  lookedAt: readonly string[],
): FilterQuery<E> | null {
  const filter = access.rowFilter(type, (fact) => columnOf(meta as EntityMetadata, '?alias?', fact), lookedAt);
  if (filter === 'none') return null;
  if (filter === 'all') return {};
  const key = raw((alias) => filter.sql.replaceAll('?alias?', alias), filter.params as unknown[]);
  return { [key as unknown as string]: [] } as FilterQuery<E>;
}

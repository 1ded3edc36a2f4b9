import type { Condition, FactValue } from './condition.ts';

/** A piece of a `where` clause with `?` for each of `params`, in order. It is in parentheses where it needs them. */
export interface SqlFilter {
  readonly sql: string;
  readonly params: unknown[];
}

/** The rows that a viewer may read: all of the table, none of it, or those that a filter lets through. */
export type RowFilter = SqlFilter | 'all' | 'none';

/**
 * The condition as SQL that is true on exactly the rows on which it holds, null facts included: SQL's third value
 * never stands in for true, and a negation is `is not true`, so that it holds on null. `columnOf` gives the SQL
 * expression of a fact; values only travel as parameters.
 */
export function sqlOf(condition: Condition, columnOf: (fact: string) => string): RowFilter {
  if (condition.kind === 'constant') return condition.value ? 'all' : 'none';
  const params: unknown[] = [];
  return { sql: write(condition, columnOf, params), params };
}

function write(condition: Condition, columnOf: (fact: string) => string, params: unknown[]): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? 'true' : 'false';
    case 'equals':
      return equality(columnOf(condition.fact), condition.value, params);
    case 'among': {
      const column = columnOf(condition.fact);
      const values = condition.values.filter((value) => value !== null);
      params.push(...values);
      const listed = `${column} in (${values.map(() => '?').join(', ')})`;
      if (values.length === condition.values.length) return listed;
      return values.length === 0 ? `${column} is null` : `(${column} is null or ${listed})`;
    }
    case 'not':
      return `(${write(condition.part, columnOf, params)}) is not true`;
    case 'all':
      return `(${condition.parts.map((part) => write(part, columnOf, params)).join(' and ')})`;
    case 'any':
      return `(${condition.parts.map((part) => write(part, columnOf, params)).join(' or ')})`;
  }
}

function equality(column: string, value: FactValue, params: unknown[]): string {
  if (value === null) return `${column} is null`;
  params.push(value);
  return `${column} = ?`;
}

import { all, type Condition, eachFact, type FactValue, not } from './condition.ts';
import { checkOf } from './condition-check.ts';

/** Rows to try before giving up on an exact answer. Our rules need a few hundred. */
const MOST_ROWS = 20_000;

/** Stands for any value that no condition names. */
const SOMETHING_ELSE = '\u0000something else';

/**
 * Whether some row satisfies the condition. Exact: a condition only compares facts with the values that it names, so
 * rows made of those values, null and one more value are all the rows there are. Beyond `MOST_ROWS` of them: true.
 */
export function satisfiable(condition: Condition): boolean {
  const check = checkOf(condition);
  if (typeof check === 'boolean') return check;
  const domains = domainsOf(condition);
  const rows = domains.reduce((count, [, values]) => count * values.length, 1);
  if (rows > MOST_ROWS) return true;
  const row: Record<string, FactValue> = {};
  const search = (depth: number): boolean => {
    if (depth === domains.length) return check(row);
    const [fact, values] = domains[depth]!;
    return values.some((value) => {
      row[fact] = value;
      return search(depth + 1);
    });
  };
  return search(0);
}

/** Whether every row on which `first` holds is one on which `second` holds. When it cannot be told: false. */
export function implies(first: Condition, second: Condition): boolean {
  return !satisfiable(all([first, not(second)]));
}

function domainsOf(condition: Condition): [fact: string, values: FactValue[]][] {
  const named = new Map<string, Set<FactValue>>();
  eachFact(condition, (fact, values) => {
    const domain = named.get(fact) ?? new Set<FactValue>([null]);
    for (const value of values) domain.add(value);
    named.set(fact, domain);
  });
  return [...named].map(([fact, values]) => {
    if (values.has(true) || values.has(false)) values.add(true).add(false);
    else values.add(SOMETHING_ELSE);
    return [fact, [...values]];
  });
}

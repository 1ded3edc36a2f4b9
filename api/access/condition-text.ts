import type { Condition, FactValue } from './condition.ts';

/** Words that need no quotes: states and kinds. Everything else is quoted, so that `null` and 'null' stay apart. */
const PLAIN_WORD = /^[A-Z][A-Z_]*$/;

/**
 * The condition as a line that people and programs can read: `fact = value`, `fact in (a, b)`, `not (…)`, `(… and …)`,
 * `(… or …)`. `nameOf` may give a value a name, such as `viewer.providerId`.
 */
export function textOf(condition: Condition, nameOf: (value: string) => string | undefined): string {
  const value = (given: FactValue): string => {
    if (typeof given !== 'string') return String(given);
    return nameOf(given) ?? (PLAIN_WORD.test(given) ? given : JSON.stringify(given));
  };
  const part = (inner: Condition): string => {
    const text = textOf(inner, nameOf);
    return inner.kind === 'all' || inner.kind === 'any' ? `(${text})` : text;
  };
  switch (condition.kind) {
    case 'constant':
      return condition.value ? 'yes' : '-';
    case 'equals':
      return `${condition.fact} = ${value(condition.value)}`;
    case 'among':
      return `${condition.fact} in (${condition.values.map(value).join(', ')})`;
    case 'not':
      return `not (${textOf(condition.part, nameOf)})`;
    case 'all':
      return condition.parts.map(part).join(' and ');
    case 'any':
      return condition.parts.map(part).join(' or ');
  }
}

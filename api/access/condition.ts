/** What a fact can be compared with. */
export type FactValue = string | number | boolean | null;
/** The facts of one row as a condition sees them. */
export type FactRecord = Readonly<Record<string, unknown>>;

/**
 * A decision over the facts of one row: the one form that the rules are brought into, before it becomes a check in
 * memory (`condition-check.ts`), a filter in SQL (`condition-sql.ts`) or a line of the matrix (`condition-text.ts`).
 * Every condition is true or false on every row: a null fact equals null and nothing else.
 */
export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'equals'; readonly fact: string; readonly value: FactValue }
  | { readonly kind: 'among'; readonly fact: string; readonly values: readonly FactValue[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'all'; readonly parts: readonly Condition[] }
  | { readonly kind: 'any'; readonly parts: readonly Condition[] };

export const ALWAYS: Condition = { kind: 'constant', value: true };
export const NEVER: Condition = { kind: 'constant', value: false };

export function equals(fact: string, value: FactValue): Condition {
  return { kind: 'equals', fact, value };
}

/** Whether the fact is one of `values`; of none: never. */
export function among(fact: string, values: readonly FactValue[]): Condition {
  const distinct = [...new Set(values)];
  if (distinct.length === 0) return NEVER;
  return distinct.length === 1 ? equals(fact, distinct[0]!) : { kind: 'among', fact, values: distinct };
}

export function not(part: Condition): Condition {
  if (part.kind === 'constant') return part.value ? NEVER : ALWAYS;
  return part.kind === 'not' ? part.part : { kind: 'not', part };
}

/** Whether every part holds; of none: always. */
export function all(parts: readonly Condition[]): Condition {
  const flat = distinctParts(parts.flatMap((part) => (part.kind === 'all' ? part.parts : [part])));
  if (flat.some((part) => part.kind === 'constant' && !part.value)) return NEVER;
  const left = withoutAbsorbed(flat, 'any');
  if (left.length === 0) return ALWAYS;
  return left.length === 1 ? left[0]! : { kind: 'all', parts: left };
}

/** Whether some part holds; of none: never. */
export function any(parts: readonly Condition[]): Condition {
  const flat = distinctParts(parts.flatMap((part) => (part.kind === 'any' ? part.parts : [part])));
  if (flat.some((part) => part.kind === 'constant' && part.value)) return ALWAYS;
  const left = withoutAbsorbed(flat, 'all');
  if (left.length === 0) return NEVER;
  return left.length === 1 ? left[0]! : { kind: 'any', parts: left };
}

const keyOf = (part: Condition): string => JSON.stringify(part);

function distinctParts(parts: readonly Condition[]): Condition[] {
  return [...new Map(parts.map((part) => [keyOf(part), part])).values()];
}

/**
 * The parts without constants and without those that another makes superfluous: in `a or (a and b)`, and in
 * `a and (a or b)`, the second. `inner` is the kind of the parts that can be superfluous.
 */
function withoutAbsorbed(parts: readonly Condition[], inner: 'all' | 'any'): Condition[] {
  const left = parts
    .filter((part) => part.kind !== 'constant')
    .map((part) => ({ part, keys: new Set((part.kind === inner ? part.parts : [part]).map(keyOf)) }));
  const absorbed = ({ keys }: { keys: ReadonlySet<string> }): boolean =>
    left.some((other) => other.keys.size < keys.size && [...other.keys].every((key) => keys.has(key)));
  return left.filter((entry) => !absorbed(entry)).map(({ part }) => part);
}

/** The condition on rows whose facts are partly known: what is known is put in, and what follows is simplified. */
export function given(condition: Condition, known: Readonly<Record<string, FactValue>>): Condition {
  switch (condition.kind) {
    case 'constant':
      return condition;
    case 'equals':
      if (!Object.hasOwn(known, condition.fact)) return condition;
      return known[condition.fact] === condition.value ? ALWAYS : NEVER;
    case 'among':
      if (!Object.hasOwn(known, condition.fact)) return condition;
      return condition.values.includes(known[condition.fact]!) ? ALWAYS : NEVER;
    case 'not':
      return not(given(condition.part, known));
    case 'all':
      return all(condition.parts.map((part) => given(part, known)));
    case 'any':
      return any(condition.parts.map((part) => given(part, known)));
  }
}

/** Calls `see` for every fact that the condition looks at, with the values that it compares it with. */
export function eachFact(condition: Condition, see: (fact: string, values: readonly FactValue[]) => void): void {
  switch (condition.kind) {
    case 'constant':
      break;
    case 'equals':
      see(condition.fact, [condition.value]);
      break;
    case 'among':
      see(condition.fact, condition.values);
      break;
    case 'not':
      eachFact(condition.part, see);
      break;
    case 'all':
    case 'any':
      for (const part of condition.parts) eachFact(part, see);
  }
}

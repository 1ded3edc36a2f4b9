import { AppError } from '../kernel/app-error.ts';
import type { Condition, FactRecord } from './condition.ts';

/** A decision made ready for the facts of a row; constant ones stay constants, so that callers can skip the call. */
export type Check = boolean | ((facts: FactRecord) => boolean);
type Predicate = (facts: FactRecord) => boolean;

/** The condition as a function, put together once. It throws INTERNAL on facts that lack one which it looks at. */
export function checkOf(condition: Condition): Check {
  return condition.kind === 'constant' ? condition.value : predicateOf(condition);
}

function predicateOf(condition: Condition): Predicate {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? () => true : () => false;
    case 'equals': {
      const { fact, value } = condition;
      return (facts) => factIn(facts, fact) === value;
    }
    case 'among': {
      const { fact } = condition;
      const values: ReadonlySet<unknown> = new Set(condition.values);
      return (facts) => values.has(factIn(facts, fact));
    }
    case 'not': {
      const part = predicateOf(condition.part);
      return (facts) => !part(facts);
    }
    case 'all':
      return pairOfEquals(condition.parts) ?? allOf(condition.parts.map(predicateOf));
    case 'any':
      return anyOf(condition.parts.map(predicateOf));
  }
}

function factIn(facts: FactRecord, fact: string): unknown {
  const value = facts[fact];
  if (value === undefined)
    throw new AppError('INTERNAL', `A row came without the fact '${fact}', which a rule asks for`);
  return value;
}

/** Whose row, and which: what most rules for one person come to. One function, since each is found cold. */
function pairOfEquals([first, second, ...others]: readonly Condition[]): Predicate | null {
  if (first?.kind !== 'equals' || second?.kind !== 'equals' || others.length > 0) return null;
  const { fact, value } = first;
  const { fact: other, value: otherValue } = second;
  return (facts) => factIn(facts, fact) === value && factIn(facts, other) === otherValue;
}

/** Pairs are the usual case and need no loop. Every part is asked in order until one decides. */
function allOf(parts: readonly Predicate[]): Predicate {
  if (parts.length === 2) {
    const [first, second] = parts as [Predicate, Predicate];
    return (facts) => first(facts) && second(facts);
  }
  return (facts) => {
    for (let i = 0; i < parts.length; i++) if (!parts[i]!(facts)) return false;
    return true;
  };
}

function anyOf(parts: readonly Predicate[]): Predicate {
  if (parts.length === 2) {
    const [first, second] = parts as [Predicate, Predicate];
    return (facts) => first(facts) || second(facts);
  }
  return (facts) => {
    for (let i = 0; i < parts.length; i++) if (parts[i]!(facts)) return true;
    return false;
  };
}

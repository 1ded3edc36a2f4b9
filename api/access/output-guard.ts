import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { SubjectType } from '../../policies/facts.ts';
import { AppError } from '../kernel/app-error.ts';
import { factsOf, type Governance } from './governed.ts';
import { roleOf, type SchemaPolicy } from './schema-policy.ts';
import type { AccessContext } from './viewer.ts';
import type { Visible } from './visibility.ts';

/** Lets out of a resolver what its viewer may read: rows that they may not become null, or leave the list. */
export type OutputGuard = (value: unknown, context: AccessContext) => unknown;

/**
 * The guard of a position in the schema, or null where nothing governed comes out. A value that is at hand is judged at
 * once; only a promise is waited for.
 */
export function outputGuardOf(
  type: GraphQLOutputType,
  at: string,
  full: GraphQLSchema,
  visible: Visible,
  policy: SchemaPolicy,
): OutputGuard | null {
  const build = (position: GraphQLOutputType): OutputGuard | null => {
    if (isNonNullType(position)) {
      const guard = build(position.ofType);
      return guard && notNull(guard, at);
    }
    if (isListType(position)) {
      // Where elements can be null the list keeps its places: answers by position, as of `nodes(ids)`.
      if (!isNonNullType(position.ofType)) return eachOf(build(position.ofType), false, at);
      return eachOf(build(position.ofType.ofType), true, at);
    }
    if (isAbstractType(position)) {
      const members = full.getPossibleTypes(position).map(({ name }) => name);
      const ungoverned = members.filter((name) => roleOf(name, policy).kind !== 'governed');
      if (ungoverned.length > 0) throw new Error(`${position.name} mixes governed types with ${ungoverned.join(', ')}`);
      return rowOfAny(
        members.filter((name): name is SubjectType => visible.has(name)),
        at,
      );
    }
    if (!isObjectType(position)) return null;
    const role = roleOf(position.name, policy);
    if (role.kind === 'governed') return rowOf(role.type, at);
    return role.kind === 'structural' && role.of !== null && position.name.endsWith('Edge')
      ? edgeOf(role.of, at)
      : null;
  };
  return build(type);
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** A row of the type, with its facts, and readable; else null. Errors pass: graphql-js makes them errors. */
function rowOf(type: SubjectType, at: string): OutputGuard {
  return function row(value, context): unknown {
    const governance = factsOf(value);
    if (governance !== undefined && governance.type === type) return isReadable(governance, context) ? value : null;
    return isThenable(value) ? value.then((settled) => row(settled, context)) : notARow(value, at, [type]);
  };
}

/**
 * A row of any of the types. One that may not be read is null, also if this audience lacks its type: that it was found
 * must not show. One that may be read, and has no type here, is misplaced.
 */
function rowOfAny(types: readonly SubjectType[], at: string): OutputGuard {
  return function row(value, context): unknown {
    const governance = factsOf(value);
    if (governance !== undefined) {
      if (!isReadable(governance, context)) return null;
      if (types.includes(governance.type)) return value;
    }
    return isThenable(value) ? value.then((settled) => row(settled, context)) : notARow(value, at, types);
  };
}

/** Nothing, and errors, are let out as they are. Throws INTERNAL on anything else. */
function notARow(value: unknown, at: string, expected: readonly string[]): unknown {
  if (value === null || value === undefined || value instanceof Error) return value;
  const governance = factsOf(value);
  const found = governance ? `a ${governance.type}` : 'a value without facts';
  throw new AppError('INTERNAL', `${found} came out at ${at}, where this audience has ${expected.join(', ')}`);
}

/** An edge leads to a row; where that may not be read there is no edge, and no cursor that betrays it. */
function edgeOf(type: SubjectType, at: string): OutputGuard {
  const judge = rowOf(type, `${at}.node`);
  return function edge(value, context): unknown {
    if (value === null || value === undefined || value instanceof Error) return value;
    if (isThenable(value)) return value.then((settled) => edge(settled, context));
    const node = (value as { node?: unknown }).node;
    // A node that is still to be resolved is judged where it comes out, by the guard of the field `node`.
    if (node === null || node === undefined || typeof node === 'function' || isThenable(node)) return value;
    return judge(node, context) === null ? null : value;
  };
}

function isReadable({ type, facts }: Governance, { access }: AccessContext): boolean {
  const { decisions } = access;
  const check = decisions.rows[type] ?? decisions.rowAt(type);
  return typeof check === 'boolean' ? check : check(facts);
}

function notNull(guard: OutputGuard, at: string): OutputGuard {
  const refuseNull = (guarded: unknown): unknown => {
    if (guarded !== null) return guarded;
    throw new AppError('INTERNAL', `A row came out at ${at} that this viewer may not read, where null is not possible`);
  };
  return (value, context) => {
    const guarded = guard(value, context);
    if (guarded === value) return value;
    return isThenable(guarded) ? guarded.then(refuseNull) : refuseNull(guarded);
  };
}

/** Stands in a list for an element that may not be read, until the list is made without it. */
const REFUSED = Symbol('refused');

/** Guards each element; `drops` those that are refused, or leaves null in their places. A list of which all stays is not copied. */
function eachOf(guard: OutputGuard | null, drops: boolean, at: string): OutputGuard | null {
  if (!guard) return null;
  const settle = (element: unknown, guarded: unknown): unknown =>
    drops && guarded === null && element !== null ? REFUSED : guarded;
  return function list(value, context): unknown {
    if (value === null || value === undefined || value instanceof Error) return value;
    if (isThenable(value)) return value.then((settled) => list(settled, context));
    if (typeof value !== 'object' || !(Symbol.iterator in value)) {
      throw new AppError('INTERNAL', `What came out at ${at} is no list`);
    }
    const elements = Array.isArray(value) ? (value as unknown[]) : [...(value as Iterable<unknown>)];
    let changed: unknown[] | null = null;
    let waits = false;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i];
      const guarded = guard(element, context);
      if (guarded !== element) {
        changed ??= elements.slice();
        changed[i] = isThenable(guarded) ? errorInPlace(guarded) : settle(element, guarded);
        waits ||= isThenable(guarded);
      }
    }
    if (!changed) return elements;
    // An element that was waited for cannot tell a refusal from a null of its own: either leaves such a list.
    const complete = (all: unknown[]): unknown[] =>
      all.map((one, i) => (isThenable(elements[i]) ? settle(elements[i], one) : one)).filter((one) => one !== REFUSED);
    return waits ? Promise.all(changed).then(complete) : changed.filter((one) => one !== REFUSED);
  };
}

/** A promise that fails costs its own place in the list, not the list. */
function errorInPlace(element: PromiseLike<unknown>): PromiseLike<unknown> {
  return element.then(undefined, (cause: unknown) =>
    cause instanceof Error ? cause : new AppError('INTERNAL', 'An element of a list failed', { cause }),
  );
}

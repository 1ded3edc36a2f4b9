import {
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { SubjectType } from '../../policies/facts.ts';
import { AppError } from '../kernel/app-error.ts';
import { lookedAtBy, type SchemaPolicy } from './schema-policy.ts';
import type { AccessContext } from './viewer.ts';

/** Throws FORBIDDEN if what was sent looks at a field that the viewer may not read. */
export type ArgumentGuard = (args: Readonly<Record<string, unknown>>, context: AccessContext) => void;
type ValueGuard = (value: unknown, context: AccessContext) => void;

/**
 * The guard of a field's arguments, or null if none of them looks at anything. An argument or input field is refused to
 * a viewer who may read what it looks at on no row; a value of an enum, which is to sort by, already to one who may not read
 * it on every row. (On which rows a filter may look is `Access.rowFilter`'s affair.)
 */
export function argumentGuardOf(
  field: string,
  args: GraphQLFieldConfigArgumentMap | undefined,
  policy: SchemaPolicy,
): ArgumentGuard | null {
  const guards: [name: string, guard: ValueGuard][] = [];
  for (const [name, { type }] of Object.entries(args ?? {})) {
    const guard = both(lookGuard(lookedAtBy(`${field}.${name}`, policy)), valueGuard(type, policy, new Map()));
    if (guard) guards.push([name, guard]);
  }
  if (guards.length === 0) return null;
  return (given, context) => {
    for (const [name, guard] of guards) if (isGiven(given[name])) guard(given[name], context);
  };
}

/** Null stands for absent: it filters nothing. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** `building` holds the guards of input types that contain themselves, while they are being made. */
function valueGuard(
  type: GraphQLInputType,
  policy: SchemaPolicy,
  building: Map<string, { guard: ValueGuard | null }>,
): ValueGuard | null {
  if (isNonNullType(type)) return valueGuard(type.ofType, policy, building);
  if (isListType(type)) {
    const guard = valueGuard(type.ofType, policy, building);
    return guard && ((value, context) => eachValue(value, (one) => isGiven(one) && guard(one, context)));
  }
  if (isEnumType(type)) {
    const looks = new Map<unknown, readonly [SubjectType, string]>();
    for (const { name, value } of type.getValues()) {
      const target = lookedAtBy(`${type.name}.${name}`, policy);
      if (target) looks.set(value, target);
    }
    if (looks.size === 0) return null;
    return (value, { access }) => {
      const target = looks.get(value);
      if (target && !access.canReadOnAll(...target)) throw forbidden();
    };
  }
  if (!isInputObjectType(type)) return null;
  const known = building.get(type.name);
  if (known) return (value, context) => known.guard?.(value, context);
  const own: { guard: ValueGuard | null } = { guard: null };
  building.set(type.name, own);
  const guards: [name: string, guard: ValueGuard][] = [];
  for (const [name, inner] of Object.entries(type.getFields())) {
    const guard = both(lookGuard(lookedAtBy(`${type.name}.${name}`, policy)), valueGuard(inner.type, policy, building));
    if (guard) guards.push([name, guard]);
  }
  if (guards.length === 0) return null;
  own.guard = (value, context) => {
    const sent = value as Readonly<Record<string, unknown>>;
    for (const [name, guard] of guards) if (isGiven(sent[name])) guard(sent[name], context);
  };
  return own.guard;
}

function eachValue(value: unknown, see: (one: unknown) => void): void {
  if (Array.isArray(value)) for (const one of value) see(one);
  else see(value);
}

function lookGuard(target: readonly [type: SubjectType, field: string] | null): ValueGuard | null {
  if (!target) return null;
  return (_, { access }) => {
    if (!access.canOnSome('read', ...target)) throw forbidden();
  };
}

function both(first: ValueGuard | null, second: ValueGuard | null): ValueGuard | null {
  if (!first || !second) return first ?? second;
  return (value, context) => {
    first(value, context);
    second(value, context);
  };
}

function forbidden(): AppError {
  return new AppError('FORBIDDEN', 'You may not filter or sort by a field that you may not read.');
}

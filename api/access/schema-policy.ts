import {
  PRUNED_ENUM_VALUES,
  REPRESENTATIVES,
  type Representative,
  STRUCTURAL_TYPES,
} from '../../policies/audiences.ts';
import type { Audience, SubjectType } from '../../policies/facts.ts';
import {
  LOOKS_AT,
  OPERATIONS,
  type Operation,
  type Operations,
  type StreamOperation,
} from '../../policies/operations.ts';
import { RULES } from '../../policies/rules/index.ts';
import type { Rules } from '../../policies/say.ts';
import { type Access, accessBy } from './access.ts';
import { isSubjectType } from './subjects.ts';

/** All that a schema is derived from, beside the full schema. */
export interface SchemaPolicy {
  readonly rules: readonly Rules[];
  readonly representatives: readonly Representative[];
  readonly operations: Operations;
  readonly looksAt: Readonly<Record<string, string>>;
  readonly prunedEnumValues: Readonly<Record<Audience, readonly string[]>>;
  readonly structuralTypes: readonly string[];
}

/** The policy of the platform, from `policies/`. */
export const POLICY: SchemaPolicy = {
  rules: RULES,
  representatives: REPRESENTATIVES,
  operations: OPERATIONS,
  looksAt: LOOKS_AT,
  prunedEnumValues: PRUNED_ENUM_VALUES,
  structuralTypes: STRUCTURAL_TYPES,
};

/** What each representative may do, in their order; of one audience, or of all. */
export function accessOfRepresentatives(policy: SchemaPolicy, audience?: Audience): Access[] {
  return policy.representatives
    .filter(({ viewer }) => audience === undefined || viewer.audience === audience)
    .map(({ viewer }) => accessBy(policy.rules, viewer));
}

/** What an object type is to the policy. */
export type TypeRole =
  | { readonly kind: 'root' }
  | { readonly kind: 'governed'; readonly type: SubjectType }
  /** Carries no data of its own; `of` is the governed type that a connection or an edge is made for. */
  | { readonly kind: 'structural'; readonly of: SubjectType | null };

const ROOT_TYPES: readonly string[] = ['Query', 'Mutation', 'Subscription'];

/** The role of an object type. Throws for one that is neither governed nor structural: it would be unguarded. */
export function roleOf(typeName: string, policy: SchemaPolicy): TypeRole {
  if (ROOT_TYPES.includes(typeName)) return { kind: 'root' };
  if (isSubjectType(typeName)) return { kind: 'governed', type: typeName };
  if (policy.structuralTypes.includes(typeName)) return { kind: 'structural', of: null };
  const [, base, form] = /^(.+)(Connection|Edge|Payload)$/.exec(typeName) ?? [];
  if (form === 'Payload') return { kind: 'structural', of: null };
  if (base !== undefined && isSubjectType(base)) return { kind: 'structural', of: base };
  throw new Error(
    `The type ${typeName} is neither governed (policies/facts.ts) nor structural (policies/audiences.ts)`,
  );
}

/** The act of a root field. Throws for one that declares none. */
export function operationOf(rootField: `Subscription.${string}`, policy: SchemaPolicy): StreamOperation;
export function operationOf(rootField: string, policy: SchemaPolicy): Operation;
export function operationOf(rootField: string, policy: SchemaPolicy): Operation {
  const operation = Object.hasOwn(policy.operations, rootField) ? policy.operations[rootField] : undefined;
  if (!operation) throw new Error(`The root field ${rootField} declares no act (policies/operations.ts)`);
  return operation;
}

/** The field that an argument, input field or enum value looks at, as [type, field]; null if it looks at none. */
export function lookedAtBy(name: string, policy: SchemaPolicy): readonly [type: SubjectType, field: string] | null {
  const target = Object.hasOwn(policy.looksAt, name) ? policy.looksAt[name]! : null;
  if (target === null) return null;
  const [type = '', field = ''] = target.split('.');
  if (!isSubjectType(type) || field === '') throw new Error(`${name} looks at ${target}, which is no field of a row`);
  return [type, field];
}

/**
 * The fields that a filter looks at, for `Access.rowFilter`: of the input type `inputType`, every key of `filter` that is
 * given. A key that is absent or null filters nothing and looks at nothing.
 */
export function fieldsLookedAt(inputType: string, filter: object | null | undefined, policy = POLICY): string[] {
  const fields = new Set<string>();
  for (const [key, value] of Object.entries(filter ?? {})) {
    if (value === undefined || value === null) continue;
    const target = lookedAtBy(`${inputType}.${key}`, policy);
    if (target) fields.add(target[1]);
  }
  return [...fields];
}

import { type GraphQLSchema, isEnumType, isInputObjectType, isNonNullType, isObjectType } from 'graphql';
import { abilityFor } from '../../policies/ability.ts';
import { accessOfRepresentatives, POLICY, roleOf, type SchemaPolicy } from './schema-policy.ts';
import { isSubjectType, SUBJECT_TYPES, SUBJECTS } from './subjects.ts';

/**
 * Where the policy and the full schema do not fit together, one sentence each: names in the policy that the schema has
 * not, rows that have a field to read but no key, and restricted fields that cannot be null. Empty if all is well.
 */
export function misfitsOf(full: GraphQLSchema, policy: SchemaPolicy = POLICY): string[] {
  return [...unknownNames(full, policy), ...unknownFields(full, policy), ...unreadable(full, policy)];
}

/** Whether the schema has `Type`, `Type.field`, `Type.field.argument` or `Enum.VALUE`. */
function has(full: GraphQLSchema, name: string): boolean {
  const [typeName = '', member, argument] = name.split('.');
  const type = full.getType(typeName);
  if (!type || member === undefined) return type !== undefined;
  if (isEnumType(type)) return type.getValue(member) !== undefined;
  if (!isObjectType(type) && !isInputObjectType(type)) return false;
  const field = type.getFields()[member];
  if (!field || argument === undefined) return field !== undefined;
  return 'args' in field && field.args.some((arg) => arg.name === argument);
}

function unknownNames(full: GraphQLSchema, policy: SchemaPolicy): string[] {
  const named = [
    ...Object.keys(policy.operations).map((name) => ['operations', name] as const),
    ...Object.entries(policy.looksAt).flatMap(([name, target]) => [
      ['looksAt', name] as const,
      ['looksAt', target] as const,
    ]),
    ...Object.values(policy.prunedEnumValues).flatMap((names) =>
      names.map((name) => ['prunedEnumValues', name] as const),
    ),
    ...policy.structuralTypes.map((name) => ['structuralTypes', name] as const),
    ...SUBJECT_TYPES.map((type) => ['governed types', `${type}.${SUBJECTS[type].key}`] as const),
  ];
  const stray = named.filter(([, name]) => !has(full, name)).map(([list, name]) => `${list}: there is no ${name}`);
  const unjudged = Object.values(full.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    try {
      roleOf(type.name, policy);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  return [...new Set([...stray, ...unjudged])];
}

/** Fields that a rule names and the schema has not: a slip of the pen would silently allow nothing, or forbid nothing. */
function unknownFields(full: GraphQLSchema, policy: SchemaPolicy): string[] {
  const unknown = new Set<string>();
  for (const { viewer } of policy.representatives) {
    for (const { subject, fields, action } of abilityFor(viewer, policy.rules).rules) {
      for (const type of [subject ?? []].flat())
        for (const field of [fields ?? []].flat())
          if (!has(full, `${type}.${field}`))
            unknown.add(`A rule on ${action} names ${type}.${field}, which there is not`);
    }
  }
  return [...unknown];
}

/** Fields that can be read where the row does not exist, and fields that cannot be null though not every row has them. */
function unreadable(full: GraphQLSchema, policy: SchemaPolicy): string[] {
  const viewers = accessOfRepresentatives(policy).map((access, i) => ({ access, ...policy.representatives[i]! }));
  const wrong: string[] = [];
  for (const object of Object.values(full.getTypeMap())) {
    if (!isObjectType(object) || !isSubjectType(object.name)) continue;
    const type = object.name;
    for (const field of Object.values(object.getFields())) {
      const at = `${type}.${field.name}`;
      for (const { name, access } of viewers) {
        if (access.decisions.readableWithoutKey(type, field.name)) {
          wrong.push(`${at} can be read by ${name} on rows of which ${SUBJECTS[type].key} cannot`);
        }
        if (!isNonNullType(field.type) || !access.canOnSome('read', type)) continue;
        const shown = viewers.some(
          (other) => other.access.audience === access.audience && other.access.canOnSome('read', type, field.name),
        );
        if (shown && !access.canReadOnAll(type, field.name))
          wrong.push(`${at} must be nullable: not every row has it for ${name}`);
      }
    }
  }
  return wrong;
}

import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  assertValidSchema,
  type GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
} from 'graphql';
import { AUDIENCES, type Audience } from '../../policies/facts.ts';
import { AppError } from '../kernel/app-error.ts';
import { argumentGuardOf } from './argument-guard.ts';
import { guardGovernedField, guardPlainField, noteReading } from './field-guard.ts';
import { factsOf } from './governed.ts';
import { outputGuardOf } from './output-guard.ts';
import type { RecordedFields } from './read-notes.ts';
import { guardRootField, type Root } from './root-guard.ts';
import { operationOf, POLICY, roleOf, type SchemaPolicy } from './schema-policy.ts';
import type { AccessContext } from './viewer.ts';
import { type Visible, visibleTo } from './visibility.ts';

type Config = GraphQLFieldConfig<unknown, AccessContext>;

/**
 * The executable schema of an audience: of the full schema, what `visibleTo` says, with every resolver guarded. A row that
 * the viewer may not read is null or missing, a field of a readable row FORBIDDEN. A value that the audience lacks, or a
 * row without its facts, is INTERNAL and stays inside. What is read of `recorded` fields is noted in the context's record. Executions need an `AccessContext`. Throws where the policy is
 * silent about a root field or a type.
 */
export function audienceSchema(
  full: GraphQLSchema,
  audience: Audience,
  policy: SchemaPolicy = POLICY,
  recorded: RecordedFields | null = null,
): GraphQLSchema {
  const visible = visibleTo(audience, full, policy);
  const member = (name: string): null | undefined => (visible.has(name) ? undefined : null);
  const schema = mapSchema(full, {
    [MapperKind.TYPE]: (type) => (isBuiltIn(type.name) ? undefined : member(type.name)),
    [MapperKind.OBJECT_FIELD]: (config, name, typeName) =>
      visible.has(`${typeName}.${name}`)
        ? guardField(config, name, typeName, { full, audience, visible, policy, recorded })
        : null,
    [MapperKind.INTERFACE_FIELD]: (_, name, typeName) => member(`${typeName}.${name}`),
    [MapperKind.INPUT_OBJECT_FIELD]: (_, name, typeName) => member(`${typeName}.${name}`),
    [MapperKind.ENUM_VALUE]: (_, typeName, __, name) => member(`${typeName}.${name}`),
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isEnumType(type) && !isBuiltIn(type.name)) serializeOnlyItsValues(type);
    if (isAbstractType(type)) type.resolveType = (value) => factsOf(value)?.type;
  }
  assertValidSchema(schema);
  return schema;
}

/** The schemas of all audiences. `recordedFor`: the fields whose reading by an audience is recorded. */
export function audienceSchemas(
  full: GraphQLSchema,
  policy: SchemaPolicy = POLICY,
  recordedFor: (audience: Audience) => RecordedFields | null = () => null,
): Record<Audience, GraphQLSchema> {
  const entries = AUDIENCES.map(
    (audience) => [audience, audienceSchema(full, audience, policy, recordedFor(audience))] as const,
  );
  return Object.fromEntries(entries) as Record<Audience, GraphQLSchema>;
}

interface Making {
  readonly full: GraphQLSchema;
  readonly audience: Audience;
  readonly visible: Visible;
  readonly policy: SchemaPolicy;
  readonly recorded: RecordedFields | null;
}

function guardField(config: Config, name: string, typeName: string, making: Making): Config {
  const { full, audience, visible, policy, recorded } = making;
  const at = `${typeName}.${name}`;
  const guards = {
    output: outputGuardOf(config.type, at, full, visible, policy),
    args: argumentGuardOf(at, config.args, policy),
  };
  const args = Object.entries(config.args ?? {}).filter(([arg]) => visible.has(`${at}.${arg}`));
  const own = { ...config, args: Object.fromEntries(args) };
  const role = roleOf(typeName, policy);
  if (role.kind === 'governed') {
    const guarded = guardGovernedField(role.type, name, own, guards);
    const bit = recorded?.bitOf(role.type, name) ?? 0;
    return bit === 0 ? guarded : noteReading(bit, guarded);
  }
  if (role.kind === 'structural') return guardPlainField(name, own, guards);
  const root = { type: typeName, field: name, audience, operation: operationOf(at, policy) };
  // The type of the operations says of which root field they are.
  return guardRootField(root as Root, own, guards);
}

/** graphql's own refusal of a foreign value names it in a message for the client; ours stays inside. */
function serializeOnlyItsValues(type: GraphQLEnumType): void {
  const names = new Map<unknown, string>(type.getValues().map(({ name, value }) => [value, name]));
  type.serialize = (value) => {
    const name = names.get(value);
    if (name === undefined)
      throw new AppError('INTERNAL', `A value came out that ${type.name} lacks for this audience`);
    return name;
  };
}

function isBuiltIn(typeName: string): boolean {
  return typeName.startsWith('__');
}

import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  isUnionType,
} from 'graphql';
import type { Audience } from '../../policies/facts.ts';
import type { Access } from './access.ts';
import { reachedFrom } from './reachability.ts';
import { accessOfRepresentatives, lookedAtBy, operationOf, roleOf, type SchemaPolicy } from './schema-policy.ts';
import { SUBJECTS } from './subjects.ts';

/** What of a schema an audience has, by coordinate: `Type`, `Type.field`, `Type.field.argument`, `Enum.VALUE`. */
export type Visible = ReadonlySet<string>;

/**
 * What the audience has of the full schema: what some representative of it may do or read on some row, what leads
 * there, and nothing that the roots do not reach. Throws where the policy is silent about a root field or a type.
 */
export function visibleTo(audience: Audience, full: GraphQLSchema, policy: SchemaPolicy): Visible {
  const types = Object.values(full.getTypeMap()).filter((type) => !type.name.startsWith('__'));
  const possible = permitted(audience, types, policy);
  // What is empty or leads nowhere goes, and with it what led there, until nothing more goes. Only then is it known
  // which types still implement an interface, and so which fields all of them have.
  for (let before = -1; before !== possible.size; ) {
    before = possible.size;
    for (let left = -1; left !== possible.size; ) {
      left = possible.size;
      for (const type of types) if (possible.has(type.name)) shrink(type, full, possible);
    }
    for (const type of types) if (isInterfaceType(type)) dropUnimplemented(type, full, possible);
  }
  return reachedFrom(full, possible);
}

/** What the rules permit the audience, each thing taken by itself. */
function permitted(audience: Audience, types: readonly GraphQLNamedType[], policy: SchemaPolicy): Set<string> {
  const viewers = accessOfRepresentatives(policy, audience);
  const pruned = new Set(policy.prunedEnumValues[audience]);
  const looks = (name: string): boolean => {
    const target = lookedAtBy(name, policy);
    return target === null || viewers.some((viewer) => viewer.canOnSome('read', ...target));
  };
  const permitted = new Set<string>();
  for (const type of types) {
    permitted.add(type.name);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        const name = `${type.name}.${field.name}`;
        if (isObjectType(type) && !fieldPermitted(type.name, field.name, viewers, policy)) continue;
        permitted.add(name);
        for (const arg of field.args) {
          if (looks(`${name}.${arg.name}`)) permitted.add(`${name}.${arg.name}`);
          else refuseRequired(`${name}.${arg.name}`, isRequiredArgument(arg));
        }
      }
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        const name = `${type.name}.${field.name}`;
        if (looks(name)) permitted.add(name);
        else refuseRequired(name, isRequiredInputField(field));
      }
    } else if (isEnumType(type)) {
      for (const { name } of type.getValues()) {
        const value = `${type.name}.${name}`;
        if (!pruned.has(value) && looks(value)) permitted.add(value);
      }
    }
  }
  return permitted;
}

function fieldPermitted(type: string, field: string, viewers: readonly Access[], policy: SchemaPolicy): boolean {
  const role = roleOf(type, policy);
  if (role.kind === 'root') {
    const { action, type: subject } = operationOf(`${type}.${field}`, policy);
    return viewers.some((viewer) => viewer.canOnSome(action, subject));
  }
  if (role.kind === 'governed') return viewers.some((viewer) => viewer.canOnSome('read', role.type, field));
  const { of } = role;
  return of === null || viewers.some((viewer) => viewer.canOnSome('read', of, SUBJECTS[of].key));
}

function refuseRequired(name: string, required: boolean): void {
  if (required) throw new Error(`${name} looks at a field that not all may read, so it must not be required`);
}

/** Takes out what of the type has nothing to stand on: fields of missing types, then the type if nothing is left. */
function shrink(type: GraphQLNamedType, full: GraphQLSchema, possible: Set<string>): void {
  const has = (name: string): boolean => possible.has(name);
  if (isScalarType(type)) return;
  let standing = false;
  if (isObjectType(type)) {
    for (const field of Object.values(type.getFields())) standing = keepField(type.name, field, possible) || standing;
  } else if (isInterfaceType(type)) {
    standing = full.getPossibleTypes(type).some(({ name }) => has(name));
    for (const field of Object.values(type.getFields())) keepField(type.name, field, possible);
  } else if (isUnionType(type)) {
    standing = type.getTypes().some(({ name }) => has(name));
  } else if (isEnumType(type)) {
    standing = type.getValues().some(({ name }) => has(`${type.name}.${name}`));
  } else {
    const fields = Object.values(type.getFields());
    for (const field of fields) dropUnlessTyped(`${type.name}.${field.name}`, field, possible);
    const complete = fields.every((field) => !isRequiredInputField(field) || has(`${type.name}.${field.name}`));
    standing = complete && fields.some(({ name }) => has(`${type.name}.${name}`));
  }
  if (!standing) possible.delete(type.name);
}

/** Takes out the interface's fields that an implementer lacks here: it could not implement it with them. */
function dropUnimplemented(type: GraphQLInterfaceType, full: GraphQLSchema, possible: Set<string>): void {
  const implementers = full.getPossibleTypes(type).filter(({ name }) => possible.has(name));
  for (const field of Object.keys(type.getFields())) {
    if (implementers.every(({ name }) => possible.has(`${name}.${field}`))) continue;
    possible.delete(`${type.name}.${field}`);
  }
}

/** Whether the field stands: it was permitted, its type stands, and so do the arguments that it cannot do without. */
function keepField(typeName: string, field: GraphQLField<unknown, unknown>, possible: Set<string>): boolean {
  const name = `${typeName}.${field.name}`;
  if (!possible.has(name)) return false;
  for (const arg of field.args) dropUnlessTyped(`${name}.${arg.name}`, arg, possible);
  const complete = field.args.every((arg) => !isRequiredArgument(arg) || possible.has(`${name}.${arg.name}`));
  const standing = complete && possible.has(getNamedType(field.type).name);
  if (!standing) possible.delete(name);
  return standing;
}

function dropUnlessTyped(name: string, input: GraphQLArgument | GraphQLInputField, possible: Set<string>): void {
  if (!possible.has(getNamedType(input.type).name)) possible.delete(name);
}

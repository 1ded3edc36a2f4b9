import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';

/**
 * What of `possible` the root types lead to, by coordinate. An interface or union that a field answers with leads to
 * the types that it may turn out to be; being implemented leads nowhere, so that an interface nobody asks for goes.
 */
export function reachedFrom(full: GraphQLSchema, possible: ReadonlySet<string>): Set<string> {
  const reached = new Set<string>();
  const waiting: GraphQLNamedType[] = [];
  const reach = (type: GraphQLNamedType | null | undefined): void => {
    if (!type || reached.has(type.name) || !possible.has(type.name)) return;
    reached.add(type.name);
    waiting.push(type);
  };
  const reachField = (typeName: string, field: GraphQLField<unknown, unknown>): void => {
    const name = `${typeName}.${field.name}`;
    if (!possible.has(name)) return;
    reached.add(name);
    reach(getNamedType(field.type));
    for (const arg of field.args) {
      if (!possible.has(`${name}.${arg.name}`)) continue;
      reached.add(`${name}.${arg.name}`);
      reach(getNamedType(arg.type));
    }
  };
  for (const root of [full.getQueryType(), full.getMutationType(), full.getSubscriptionType()]) reach(root);
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) reachField(type.name, field);
    }
    if (isInterfaceType(type) || isUnionType(type)) for (const member of full.getPossibleTypes(type)) reach(member);
    if (isEnumType(type)) reachNames(type.name, type.getValues(), possible, reached);
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      reachNames(type.name, fields, possible, reached);
      for (const field of fields) if (reached.has(`${type.name}.${field.name}`)) reach(getNamedType(field.type));
    }
  }
  return reached;
}

function reachNames(
  typeName: string,
  members: readonly { readonly name: string }[],
  possible: ReadonlySet<string>,
  reached: Set<string>,
): void {
  for (const { name } of members) if (possible.has(`${typeName}.${name}`)) reached.add(`${typeName}.${name}`);
}

import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** One function of a client: a root field with everything that is asked of it by default. */
export interface ClientOperation {
  readonly kind: OperationKind;
  readonly field: GraphQLField<unknown, unknown>;
  /** The name of the function and of the operation: the field's, after `watch` for a subscription. */
  readonly name: string;
  /** The document, over several lines. */
  readonly text: string;
}

/** Objects in the object that is asked for come with their own values, and no further ones: lists stay affordable. */
const NESTED_ENTITIES = 1;

/** The operations of a client, sorted by kind and name. */
export function clientOperations(schema: GraphQLSchema): ClientOperation[] {
  const roots: [OperationKind, GraphQLObjectType | null | undefined][] = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ];
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {})
      .map((field) => operationOf(kind, field))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

function operationOf(kind: OperationKind, field: GraphQLField<unknown, unknown>): ClientOperation {
  const name = kind === 'subscription' ? `watch${upperFirst(field.name)}` : field.name;
  const variables = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const asked = `${field.name}${given && `(${given})`}${rootSelection(getNamedType(field.type))}`;
  return { kind, field, name, text: `${kind} ${name}${variables && `(${variables})`} { ${asked} }` };
}

export function upperFirst(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}

/** A page comes as its nodes, without the cursor of each; a payload is an envelope, which does not count as an object. */
function rootSelection(type: GraphQLNamedType): string {
  if (!isConnection(type)) return selection(type, isPayload(type) ? NESTED_ENTITIES + 1 : NESTED_ENTITIES, []);
  const { nodes, pageInfo } = type.getFields();
  const page = selection(getNamedType(pageInfo!.type), 0, []);
  return ` { nodes${selection(getNamedType(nodes!.type), NESTED_ENTITIES, [])} pageInfo${page} }`;
}

/** What is asked of `type`, with a space before it; empty for a leaf. `above` are the types around it: none comes twice. */
function selection(type: GraphQLNamedType, entities: number, above: readonly string[]): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type))
    return isInterfaceType(type) && type.getFields()['id'] ? ' { __typename id }' : ' { __typename }';
  if (!isObjectType(type)) throw new Error(`${type.name} is no output type`);
  const path = [...above, type.name];
  const asked = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (field.args.some(isRequiredArgument) || path.includes(inner.name) || isConnection(inner)) return [];
    if (isLeafType(inner)) return [field.name];
    const cost = isValue(inner) ? 0 : 1;
    return cost > entities ? [] : [`${field.name}${selection(inner, entities - cost, path)}`];
  });
  return ` { ${asked.join(' ')} }`;
}

/** A value has leaves only and no identity, like a point: it belongs to the object that it is in. */
function isValue(type: GraphQLNamedType): boolean {
  if (!isObjectType(type) || type.getInterfaces().length > 0) return false;
  return Object.values(type.getFields()).every((field) => isLeafType(getNamedType(field.type)));
}

export function isConnection(type: GraphQLNamedType): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection') && 'pageInfo' in type.getFields();
}

function isPayload(type: GraphQLNamedType): boolean {
  return isObjectType(type) && 'userErrors' in type.getFields();
}

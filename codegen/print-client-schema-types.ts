import {
  type GraphQLEnumType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { docComment, HEADER } from './client-text.ts';

/** In TypeScript, by scalar: as they travel. */
const SCALARS: Readonly<Record<string, string>> = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  DateTimeISO: 'string',
  Date: 'string',
};

/**
 * Every enum, object and interface of an audience's schema in TypeScript. A client lives longer than a schema: each enum also
 * takes values that it does not know yet, and still completes those that it does. (Inputs come with the types of the operations.)
 */
export function printSchemaTypes(schema: GraphQLSchema): string {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !roots.some((root) => root === type))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${HEADER}\n${types.flatMap(printType).join('\n')}`;
}

function printType(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return [printEnum(type)];
  return isObjectType(type) || isInterfaceType(type) ? [printObject(type)] : [];
}

function printEnum(type: GraphQLEnumType): string {
  const values = type
    .getValues()
    .map(({ name, description }) => `${docComment([description], '  ')}  | '${name}'\n`)
    .join('');
  return `${docComment([type.description], '')}export type ${type.name} =\n${values}  | (string & {});\n`;
}

function printObject(type: GraphQLObjectType | GraphQLInterfaceType): string {
  const fields = Object.values(type.getFields())
    .map((field) => `${docComment([field.description], '  ')}  readonly ${field.name}: ${typeText(field.type)};\n`)
    .join('');
  return `${docComment([type.description], '')}export interface ${type.name} {\n${fields}}\n`;
}

function typeText(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return bareText(type.ofType);
  return `${bareText(type)} | null`;
}

function bareText(type: GraphQLOutputType): string {
  if (isListType(type)) return `ReadonlyArray<${typeText(type.ofType)}>`;
  if (isNonNullType(type)) return bareText(type.ofType);
  if (!isScalarType(type)) return type.name;
  const text = SCALARS[type.name];
  if (!text) throw new Error(`codegen/print-client-schema-types.ts does not know how ${type.name} travels`);
  return text;
}

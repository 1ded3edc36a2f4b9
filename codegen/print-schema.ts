import { printSchemaWithDirectives } from '@graphql-tools/utils';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
} from 'graphql';
import { misfitsOf } from '../api/access/misfits.ts';
import type { Printer } from './printer.ts';

const HEADER = '# Written by `npm run gen`. Do not edit.\n\n';

/** The text of a schema: sorted, with descriptions and directives. */
export function schemaText(schema: GraphQLSchema): string {
  return `${HEADER}${printSchemaWithDirectives(lexicographicSortSchema(schema)).trim()}\n`;
}

/** The whole contract, for review; no audience sees all of it. */
export const schemaPrinter: Printer = {
  print({ full }) {
    const faults = [...undescribed(full).map((name) => `${name} has no description`), ...misfitsOf(full)];
    if (faults.length > 0) throw new Error(`The schema and the policy cannot be printed:\n  ${faults.join('\n  ')}`);
    return new Map([['schema/schema.graphql', schemaText(full)]]);
  },
};

/** The types, fields, arguments and enum values of ours that say nothing of themselves, by coordinate. */
export function undescribed(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [{ name: type.name, description: type.description }, ...membersOf(type)])
    .filter(({ description }) => !description?.trim())
    .map(({ name }) => name);
}

interface Described {
  readonly name: string;
  readonly description: string | null | undefined;
}

function membersOf(type: GraphQLNamedType): Described[] {
  const member = ({ name, description }: Described): Described => ({ name: `${type.name}.${name}`, description });
  if (isEnumType(type)) return type.getValues().map(member);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(member);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    member(field),
    ...field.args.map((arg) => ({ name: `${type.name}.${field.name}.${arg.name}`, description: arg.description })),
  ]);
}

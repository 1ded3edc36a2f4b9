import { type GraphQLSchema, getNamedType, isRequiredArgument, stripIgnoredCharacters } from 'graphql';
import { type ClientOperation, clientOperations, isConnection, upperFirst } from './client-operation.ts';
import { docComment, HEADER, quoted } from './client-text.ts';

/**
 * What becomes of a stream's events while their reader is busy (see `Keep` of clients/core). `latest` only where an event tells
 * the whole state.
 */
const KEEP: Readonly<Record<string, string>> = {
  fleetPositions: 'fleetChanges()',
  privacyRequestProgress: "'every'",
  providerPosition: "'latest'",
  reportingInstruction: "'latest'",
  visitTracking: "'latest'",
  watchers: "'latest'",
};

const KEEP_TEXT: Readonly<Record<string, string>> = {
  "'every'": 'Nothing is skipped: events wait in order for a slow reader, and one that is too slow loses the stream.',
  "'latest'": 'A slow reader skips to the newest.',
  'fleetChanges()':
    'Changes that wait for a slow reader come joined, and after a lost connection `removed` says who has gone.',
};

/** A function for each root field of an audience's schema, with its document. */
export function printFunctions(schema: GraphQLSchema): string {
  const operations = clientOperations(schema);
  const kinds = new Set(operations.map(({ kind }) => kind));
  const types = operations.flatMap((operation) => [resultType(operation), variablesType(operation)]).sort();
  const merges = operations.some(({ kind, field }) => kind === 'subscription' && KEEP[field.name] === 'fleetChanges()');
  const values = [
    'request',
    ...(kinds.has('subscription') ? ['subscribeTo'] : []),
    ...(merges ? ['fleetChanges'] : []),
  ].sort();
  const imports = [
    `import { type Client, type RequestOptions, type TypedDocument, ${values.join(', ')} } from '@whereabouts/client-core';`,
    `import type {\n${types.map((type) => `  ${type},\n`).join('')}} from './operation-types.ts';`,
  ];
  return `${HEADER}${imports.join('\n')}\n\n${operations.map(printOperation).join('\n')}`;
}

const typeOf = ({ name, kind }: ClientOperation): string => `${upperFirst(name)}${upperFirst(kind)}`;
const resultType = typeOf;
const variablesType = (operation: ClientOperation): string => `${typeOf(operation)}Variables`;

function printOperation(operation: ClientOperation): string {
  const { name, text } = operation;
  const document = `${name}Document`;
  const type = `TypedDocument<${resultType(operation)}, ${variablesType(operation)}>`;
  const constant =
    docComment([`What \`${name}\` asks for.`], '') +
    `export const ${document} = ${quoted(stripIgnoredCharacters(text))} as ${type};\n`;
  return `${constant}\n${operation.kind === 'subscription' ? printStream(operation) : printRequest(operation)}`;
}

function parameters(operation: ClientOperation): string {
  const optional = operation.field.args.some(isRequiredArgument) ? '' : '?';
  return `client: Client, variables${optional}: ${variablesType(operation)}`;
}

function printRequest(operation: ClientOperation): string {
  const { name, field } = operation;
  const isList = isConnection(getNamedType(field.type));
  const comment = docComment(
    [field.description, isList ? `One page; \`pages(${name}, client)\` goes through all.` : null],
    '',
  );
  const result = `${resultType(operation)}['${field.name}']`;
  return (
    `${comment}export function ${name}(${parameters(operation)}, options?: RequestOptions): Promise<${result}> {\n` +
    `  return request(client, ${name}Document, variables as ${variablesType(operation)}, options)` +
    `.then((data) => data.${field.name});\n}\n`
  );
}

function printStream(operation: ClientOperation): string {
  const { name, field } = operation;
  const keep = KEEP[field.name];
  if (!keep) throw new Error(`codegen/print-client-functions.ts must say what is kept of the stream ${field.name}`);
  const result = `AsyncIterableIterator<${resultType(operation)}['${field.name}'], undefined, undefined>`;
  return (
    `${docComment([field.description, KEEP_TEXT[keep]], '')}export function ${name}(${parameters(operation)}): ${result} {\n` +
    `  return subscribeTo(client, ${name}Document, '${field.name}', variables as ${variablesType(operation)}, ${keep});\n}\n`
  );
}

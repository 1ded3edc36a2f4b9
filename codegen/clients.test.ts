import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { suite } from '../api/test/support/suite.ts';
import { CLIENT_AUDIENCES, generatedFolder } from '../codegen.ts';
import { AUDIENCES } from '../policies/facts.ts';
import { MAX_TOKENS } from '../schema/limits.ts';
import { clientOperations } from './client-operation.ts';
import { docComment } from './client-text.ts';

const test = suite('the generated clients');
const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const schemaOf = (audience: string) => buildSchema(read(`schema/audiences/${audience}.graphql`));

test('there is one for every audience', () => {
  assert.deepEqual([...CLIENT_AUDIENCES].sort(), [...AUDIENCES].sort());
});

test('have a function for every root field of their audience, and for nothing else', () => {
  for (const audience of CLIENT_AUDIENCES) {
    const schema = schemaOf(audience);
    const fields = (type: { getFields(): object } | null | undefined) => Object.keys(type?.getFields() ?? {});
    const expected = [
      ...fields(schema.getQueryType()),
      ...fields(schema.getMutationType()),
      ...fields(schema.getSubscriptionType()).map((name) => `watch${name[0]!.toUpperCase()}${name.slice(1)}`),
    ];
    const text = read(`${generatedFolder(audience)}/operations.ts`);
    const functions = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(functions.sort(), expected.sort(), audience);
  }
});

test('ask for nothing that their audience does not have', () => {
  for (const audience of CLIENT_AUDIENCES) {
    const document = parse(read(`${generatedFolder(audience)}/operations.graphql`));
    assert.deepEqual(validate(schemaOf(audience), document), [], audience);
  }
});

test('stay within the limits of a document', () => {
  for (const audience of CLIENT_AUDIENCES) {
    for (const { text } of clientOperations(schemaOf(audience))) parse(text, { maxTokens: MAX_TOKENS });
  }
});

test('hold only files that are generated, and all of them say so', () => {
  for (const audience of CLIENT_AUDIENCES) {
    const folder = generatedFolder(audience);
    for (const file of readdirSync(join(root, folder))) assert.match(read(`${folder}/${file}`), /^. ?.? ?Written by/);
  }
});

const LOOP = buildSchema(`
  type Query { first(id: ID!): First list: FirstConnection! either: Either! }
  type First { id: ID! second: Second values: [Value!] more: FirstConnection search(word: String!): Value }
  type Second { id: ID! first: First third: Third value: Value }
  interface Thing { id: ID! }
  type Third implements Thing { id: ID! }
  type Value { x: Float y: Float }
  type FirstConnection { nodes: [First!]! pageInfo: PageInfo! edges: [Int] }
  type PageInfo { hasNextPage: Boolean! }
  interface Either { x: Int }
`);

test('ask for what is near, never in circles, and for no argument that is not given', () => {
  const texts = clientOperations(LOOP).map(({ text }) => text);
  const near = '{ id second { id value { x y } } values { x y } }';
  assert.deepEqual(texts, [
    'query either { either { __typename } }',
    `query first($id: ID!) { first(id: $id) ${near} }`,
    `query list { list { nodes ${near} pageInfo { hasNextPage } } }`,
  ]);
});

test('carry descriptions that cannot end their comment', () => {
  assert.equal(docComment(['a */ b', null], ''), '/** a *\u200b/ b */\n');
  assert.equal(docComment([null, ''], ''), '');
});

test.run();

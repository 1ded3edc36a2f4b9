import assert from 'node:assert/strict';
import { parse } from 'graphql';
import { suite } from '../test/support/suite.ts';
import { DocumentCache } from './document-cache.ts';
import { Documents } from './documents.ts';
import { customerSchema, officeSchema } from './fixture/schema.ts';

const test = suite('documents');
const document = parse('{ hello }');
const office = officeSchema();
const customer = customerSchema();

const documentOf = (documents: Documents, text: string) => {
  const checked = documents.check(office, text);
  assert.ok(checked.ok);
  return checked.document;
};

test('a document is parsed and validated once for each schema', () => {
  const documents = new Documents();
  assert.equal(documentOf(documents, '{ hello }'), documentOf(documents, '{ hello }'));
  assert.equal(documents.check(office, '{ payroll }').ok, true);
  assert.equal(documents.check(customer, '{ payroll }').ok, false);
});

test('a document with strings or decimals written into it is not kept', () => {
  const documents = new Documents();
  for (const text of [
    '{ echo(text: "Rosalind") }',
    '{ echo(at: 41.87) }',
    'mutation { move(input: { latitude: 41.87 }) { id } }',
  ]) {
    assert.notEqual(documentOf(documents, text), documentOf(documents, text));
  }
  const counted = '{ providers(first: 5) { nodes { id } } echo(tier: GOLD) }';
  assert.equal(documentOf(documents, counted), documentOf(documents, counted));
});

test('the cache holds at most its count, the least recently used leaving first', () => {
  const cache = new DocumentCache(3, 1_000_000);
  for (const text of ['a', 'b', 'c']) cache.set(text, document);
  cache.get('a');
  cache.set('d', document);
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((text) => cache.get(text) !== undefined),
    [true, false, true, true],
  );
});

test('the cache holds at most its bytes, and no document that would push out many', () => {
  const cache = new DocumentCache(1_000, 2_000);
  for (let i = 0; i < 200; i++) cache.set(`${String(i).padStart(3, '0')}${'x'.repeat(47)}`, document);
  assert.equal(cache.count, 20);
  assert.equal(cache.bytes, 2_000);
  cache.set('y'.repeat(101), document);
  assert.equal(cache.get('y'.repeat(101)), undefined);
});

test.run();

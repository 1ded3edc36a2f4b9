import assert from 'node:assert/strict';
import { suite } from '../test/support/suite.ts';
import { factsOf, governed } from './governed.ts';
import { ReadNotes, RecordedFields } from './read-notes.ts';

const test = suite('notes of what was read');

const fields = new RecordedFields(['Customer.name', 'Customer.notes', 'User.name']);
const NAME = fields.bitOf('Customer', 'name');
const NOTES = fields.bitOf('Customer', 'notes');
const customer = (id: string) =>
  factsOf(
    governed('Customer', { id, accountId: 'acc', kind: 'ACTIVE', restricted: false, servedByViewer: false }, {}),
  )!;
const fresh = () => new ReadNotes(fields, () => false);

test('rows of which the same fields were read come together, once each', () => {
  const notes = fresh();
  const [one, two, three, oneAgain] = ['a', 'b', 'c', 'a'].map(customer) as [never, never, never, never];
  for (const row of [one, two, oneAgain]) notes.note(row, NAME);
  for (const row of [two, three]) notes.note(row, NOTES);
  assert.deepEqual(notes.take(), [
    { type: 'Customer', fields: ['name'], rowIds: ['a'] },
    { type: 'Customer', fields: ['name', 'notes'], rowIds: ['b'] },
    { type: 'Customer', fields: ['notes'], rowIds: ['c'] },
  ]);
});

test('a stream tells of a row when it first appears, and of a field that was not read of it before', () => {
  const notes = fresh();
  const row = customer('a');
  notes.note(row, NAME);
  assert.equal(notes.take().length, 1);
  notes.note(row, NAME);
  notes.note(customer('a'), NAME);
  assert.deepEqual(notes.take(), []);
  notes.note(row, NAME);
  notes.note(row, NOTES);
  notes.note(customer('b'), NAME);
  assert.deepEqual(notes.take(), [
    { type: 'Customer', fields: ['notes'], rowIds: ['a'] },
    { type: 'Customer', fields: ['name'], rowIds: ['b'] },
  ]);
});

test('a view that two viewers read in turn is noted whole for both', () => {
  const [mine, theirs] = [fresh(), fresh()];
  const row = customer('a');
  mine.note(row, NAME);
  theirs.note(row, NOTES);
  mine.note(row, NOTES);
  theirs.note(row, NAME);
  const all = (notes: ReadNotes) =>
    notes
      .take()
      .flatMap((rows) => rows.fields)
      .sort();
  assert.deepEqual(all(mine), ['name', 'notes']);
  assert.deepEqual(all(theirs), ['name', 'notes']);
});

test('a row of the viewer alone leaves no note', () => {
  const notes = new ReadNotes(fields, ({ facts }) => facts['id'] === 'me');
  for (const id of ['me', 'a', 'me']) notes.note(customer(id), NAME);
  assert.deepEqual(notes.take(), [{ type: 'Customer', fields: ['name'], rowIds: ['a'] }]);
});

test('a field that is not recorded has no bit, and a type has at most 31 that are', () => {
  assert.deepEqual([fields.bitOf('Customer', 'version'), fields.bitOf('Visit', 'notes')], [0, 0]);
  assert.notEqual(NAME, NOTES);
  const many = (count: number) => Array.from({ length: count }, (_, i) => `Visit.field${i}`);
  const last = new RecordedFields(many(31));
  assert.deepEqual(last.fieldsOf('Visit', last.bitOf('Visit', 'field30')), ['field30']);
  assert.throws(() => new RecordedFields(many(32)));
});

test.run();

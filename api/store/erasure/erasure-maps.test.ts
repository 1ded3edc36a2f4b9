import assert from 'node:assert/strict';
import { defineEntity, p } from '@mikro-orm/core';
import type { TablePrivacy } from '../../../policies/privacy/map.ts';
import { CUSTOMER_WORK, LINK, ROW_ID } from '../../model/entries.ts';
import { idOf } from '../../model/references.ts';
import { suite } from '../../test/support/suite.ts';
import { type MappedTable, TABLES } from '../subject-rows.ts';
import { blankOf, blanksOf, tableFate, unerasable } from './fate.ts';
import { childrenFirst, dangling, linksOf } from './links.ts';

const test = suite('what maps and foreign keys say of an erasure');

const named = (tables: readonly MappedTable[]) => tables.map(({ privacy }) => privacy.table);
const table = (name: string) => TABLES.find(({ privacy }) => privacy.table === name)!;

test('no foreign key of the model would dangle, and nothing that must be emptied has to have a value', () => {
  assert.deepEqual(dangling(), []);
  assert.deepEqual(unerasable(TABLES), []);
});

test('every row goes before those that it leads to, and before those through which its person is reached', () => {
  const order = named(childrenFirst());
  assert.equal(order.length, TABLES.length);
  for (const { from, to } of linksOf()) {
    assert.ok(order.indexOf(from.privacy.table) < order.indexOf(to.privacy.table), `${from.privacy.table} before`);
  }
  assert.ok(linksOf().length > 30, 'the links were read');
  assert.ok(order.indexOf('visit') < order.indexOf('provider'));
});

/** Tables as somebody might add them. */
function planted() {
  const Person = defineEntity({ name: 'Person', tableName: 'person', properties: { id: p.string().primary() } });
  const Item = defineEntity({
    name: 'Item',
    tableName: 'item',
    properties: { id: p.string().primary(), customerId: idOf(Person as never), userId: p.string(), text: p.string() },
  });
  const Note = defineEntity({
    name: 'Note',
    tableName: 'note',
    properties: { id: p.string().primary(), itemId: idOf(Item as never), customerId: p.string() },
  });
  const person: TablePrivacy = { table: 'person', subjects: { customer: 'id' }, properties: { id: ROW_ID } };
  const item: TablePrivacy = {
    table: 'item',
    subjects: { customer: 'customerId', user: 'userId' },
    properties: { id: ROW_ID, customerId: LINK, userId: LINK, text: CUSTOMER_WORK },
  };
  const note: TablePrivacy = {
    table: 'note',
    subjects: {},
    properties: { id: ROW_ID, itemId: LINK, customerId: LINK },
  };
  return [
    { entity: Person, privacy: person },
    { entity: Item, privacy: item },
    { entity: Note, privacy: note },
  ] as unknown as MappedTable[];
}

test('a key that would dangle and a property that cannot be emptied are named', () => {
  const tables = planted();
  assert.deepEqual(dangling(tables), [
    'item.customerId would lead nowhere when a customer is erased',
    'note.itemId would lead nowhere when a customer is erased',
    'note.itemId would lead nowhere when a user is erased',
  ]);
  assert.deepEqual(unerasable(tables), [
    'item.text cannot be emptied when a customer is erased',
    'item.customerId cannot be emptied when a customer is erased',
    'item.userId cannot be emptied when a user is erased',
  ]);
  assert.deepEqual(named(childrenFirst(tables)), ['note', 'item', 'person']);
});

test('tables that lead to each other in a circle are refused', () => {
  const [person, item] = planted() as [MappedTable, MappedTable];
  const circle = { ...person.privacy, subjects: { customer: { through: 'id', table: 'person' } } };
  const through = { ...item.privacy, subjects: { customer: { through: 'id', table: 'other' } } };
  assert.doesNotThrow(() => childrenFirst([{ ...person, privacy: circle }]));
  const other = { entity: person.entity, privacy: { ...person.privacy, table: 'other', subjects: {} } };
  const back = { ...other.privacy, subjects: { customer: { through: 'id', table: 'item' } } };
  const tables = [
    { ...other, privacy: back },
    { entity: planted()[0]!.entity, privacy: through },
  ] as MappedTable[];
  tables[1] = { ...tables[1]!, privacy: { ...through, table: 'item' } };
  assert.throws(() => childrenFirst(tables), /in a circle/);
});

test('of a row of two, what is shared stays and what is the person’s own is emptied', () => {
  const visit = table('visit');
  const fate = tableFate(visit, 'customer')!;
  const row = { id: 'vis_1', customerId: 'cus_1', assigneeId: 'prv_1', notes: 'sealed', stage: 'COMPLETED' };
  assert.deepEqual(blanksOf(visit, fate, row), { notes: null });
  assert.deepEqual(blanksOf(visit, tableFate(visit, 'user')!, row), {});
  assert.equal(blankOf(table('customer'), 'name'), undefined);
  assert.deepEqual(blankOf(table('customer'), 'nameHashes'), []);
});

test.run();

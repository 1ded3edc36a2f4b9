import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from '../test/support/suite.ts';
import { ID_PREFIXES, type IdType, newId, typeOfId } from './ids.ts';

const TYPES = Object.keys(ID_PREFIXES) as IdType[];
const NOW_MS = Date.UTC(2026, 0, 15, 12);

const test = suite('ids');

test('an id names its type', () => {
  for (const type of TYPES) {
    const id = newId(type, NOW_MS);
    assert.ok(id.startsWith(`${ID_PREFIXES[type]}_`));
    assert.equal(typeOfId(id), type);
  }
});

test('no two types share a prefix', () => {
  assert.equal(new Set(Object.values(ID_PREFIXES)).size, TYPES.length);
});

test('ids of the same millisecond differ', () => {
  const ids = new Set(Array.from({ length: 10_000 }, () => newId('Visit', NOW_MS)));
  assert.equal(ids.size, 10_000);
});

test('ids sort by age', () => {
  const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  fc.assert(
    fc.property(time, time, (one, other) => {
      fc.pre(one !== other);
      assert.equal(newId('Visit', one) < newId('Visit', other), one < other);
    }),
  );
});

test('what is not an id of ours has no type', () => {
  const id = newId('Visit', NOW_MS);
  const foreign = [
    '',
    'vis',
    'vis_',
    id.slice(0, -1),
    `${id}0`,
    ` ${id}`,
    `${id}\n`,
    id.toUpperCase(),
    `xyz${id.slice(3)}`,
  ];
  for (const text of [...foreign, `${id.slice(0, -1)}u`]) assert.equal(typeOfId(text), null, JSON.stringify(text));
});

test.run();

import assert from 'node:assert/strict';
import { suite } from '../test/support/suite.ts';
import { canonicalHash, canonicalJson } from './canonical-json.ts';

const test = suite('canonical JSON');

test('the order in which keys were written does not matter, that of a list does', () => {
  assert.equal(canonicalJson({ b: 1, a: { d: [2, 1], c: null } }), '{"a":{"c":null,"d":[2,1]},"b":1}');
  assert.equal(canonicalHash({ b: 1, a: 2 }), canonicalHash({ a: 2, b: 1 }));
  assert.notEqual(canonicalHash([1, 2]), canonicalHash([2, 1]));
});

test('keys are ordered by their UTF-16 units, numbers and text are as ECMAScript writes them', () => {
  assert.equal(canonicalJson({ '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4 }), '{"\\r":2,"1":3,"€":1,"😀":4}');
  assert.equal(canonicalJson([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27]), '[333333333.3333333,1e+30,4.5,0.002,1e-27]');
});

test('what is undefined is left out of an object and null in a list; a date is its instant', () => {
  assert.equal(
    canonicalJson({ a: undefined, b: [undefined], c: new Date(0) }),
    '{"b":[null],"c":"1970-01-01T00:00:00.000Z"}',
  );
});

test('what JSON cannot hold is refused', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('x'), circle, undefined]) {
    assert.throws(() => canonicalJson(value), TypeError);
  }
});

test.run();

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from '../api/test/support/suite.ts';
import { instantText } from './instant-text.ts';

const test = suite('the text of an instant');

/** The last one that a Date can hold. */
const LAST_MS = 8.64e15;

test('is what Date gives, for every instant that it can hold', () => {
  const instants = fc.oneof(
    fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') }),
    fc.maxSafeInteger().filter((ms) => Math.abs(ms) <= LAST_MS),
    fc.constantFrom(0, -1, 999, 1_000, 59_999, 86_399_999, 86_400_000, -86_400_000, LAST_MS, -LAST_MS),
  );
  fc.assert(
    fc.property(instants, (ms) => assert.equal(instantText(ms), new Date(ms).toISOString())),
    { numRuns: 5_000 },
  );
});

test('of what is no time is refused', () => {
  for (const ms of [Number.NaN, Number.POSITIVE_INFINITY, LAST_MS + 86_400_000]) {
    assert.throws(() => instantText(ms), RangeError, String(ms));
  }
});

test.run();

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from '../test/support/suite.ts';
import { numberText } from './number-text.ts';

const test = suite('the text of a number');

test('is what String gives, for every finite number', () => {
  const decimals = fc
    .tuple(fc.integer({ min: -1_001, max: 1_001 }), fc.nat(999_999_999), fc.nat(10))
    .map(([whole, billionths, digits]) => Number(`${whole}.${String(billionths).padStart(9, '0').slice(0, digits)}`));
  const numbers = fc.oneof(
    decimals,
    // One step of a double away from the nearest with few decimals.
    decimals.map((number) => number * (1 + Number.EPSILON)),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(
      0,
      -0,
      999,
      1_000,
      -1,
      0.5,
      -0.5,
      1e-6,
      9e-7,
      1e-7,
      1e-9,
      0.1 + 0.2,
      999.999_999_999,
      -179.999_999_9,
    ),
  );
  fc.assert(
    fc.property(numbers, (number) => assert.equal(numberText(number), String(number))),
    { numRuns: 20_000 },
  );
});

test.run();

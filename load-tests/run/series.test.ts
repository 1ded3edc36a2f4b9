import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { median, percentile, perSecond, readSamples } from './series.ts';

const test = suite('series of a load test');

test('a percentile is one of the values, by the nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, i) => i + 1);
  assert.equal(percentile(values, 0.5), 50);
  assert.equal(percentile(values, 0.99), 99);
  assert.equal(percentile(values, 1), 100);
  assert.equal(percentile(values, 0), 1);
  assert.equal(percentile([7], 0.99), 7);
  assert.ok(Number.isNaN(percentile([], 0.5)));
});

test('a median is the middle, whatever the order', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.ok(Number.isNaN(median([])));
});

test('what virtual users print of the same second is put together', () => {
  const samples = readSamples('@latency 100 1,2\nnoise\n@latency 100 3\n@report 101 4.5\n');
  assert.deepEqual(samples.get('latency')!.get(100), [1, 2, 3]);
  assert.deepEqual(samples.get('report')!.get(101), [4.5]);
});

test('a second without deliveries is there, with a count of 0', () => {
  const seconds = perSecond(
    new Map([
      [100, [2, 1, 3]],
      [102, [9]],
    ]),
    99_500,
  );
  assert.deepEqual(
    seconds.map(({ second, count }) => [second, count]),
    [
      [1, 3],
      [2, 0],
      [3, 1],
    ],
  );
  assert.equal(seconds[0]!.p50, 2);
  assert.equal(seconds[0]!.max, 3);
  assert.deepEqual(perSecond(new Map(), 0), []);
});

test.run();

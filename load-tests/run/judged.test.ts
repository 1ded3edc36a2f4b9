import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { demanded, judgedByK6, judgedGrowth } from './judged.ts';
import { SCENARIOS } from './plan.ts';
import { readStat, usagePerSecond } from './process-sampler.ts';
import { thresholds } from './thresholds.ts';

const test = suite('thresholds of a load test');

test('a threshold that nobody judged is one that was crossed', () => {
  const judged = judgedByK6({ metrics: { leaks: { values: {}, thresholds: { 'count==0': { ok: true } } } } });
  assert.deepEqual(judged, [{ metric: 'leaks', threshold: 'count==0', passed: true }]);
  assert.deepEqual(demanded(judged, { leaks: ['count==0'] }), judged);
  const [, missing] = demanded(judged, { leaks: ['count==0'], missed: ['count==0'] });
  assert.equal(missing!.metric, 'missed');
  assert.equal(missing!.passed, false);
});

test('memory that grows is noticed, and so is memory that nobody saw', () => {
  const flat = Array.from({ length: 40 }, (_, i) => 500 + (i % 3));
  assert.equal(judgedGrowth(flat, 50).passed, true);
  assert.equal(
    judgedGrowth(
      flat.map((rss, i) => rss + i * 5),
      50,
    ).passed,
    false,
  );
  assert.equal(judgedGrowth([], 50).passed, false);
});

test('the file of thresholds has its shape, and knows every scenario', () => {
  const { correctness, times } = thresholds();
  assert.ok(Object.keys(correctness).length > 5);
  assert.deepEqual(Object.keys(times).sort(), [...SCENARIOS].sort());
});

test('processor time and memory are read from behind the name of the program', () => {
  const stat = `42 (a ) b) S ${Array.from({ length: 49 }, (_, i) => i + 4).join(' ')}`;
  // Field n of the manual holds n here: 14 and 15 are ticks of 10 ms, 24 are pages of 4 KB.
  assert.deepEqual(readStat(stat), { cpuMs: 290, rssMb: 24 / 256 });
  const usage = usagePerSecond(
    [
      { atMs: 10_000, cpuMs: 100, rssMb: 1 },
      { atMs: 12_000, cpuMs: 600, rssMb: 2 },
    ],
    9_000,
  );
  assert.deepEqual(usage, [{ second: 3, cpuPercent: 25, rssMb: 2 }]);
});

test.run();

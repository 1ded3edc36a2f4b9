import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { heldIn, judgedHeld } from './held.ts';
import { demanded, judgedByK6, judgedGrowth } from './judged.ts';
import { SCENARIOS } from './plan.ts';
import { readStat, usagePerSecond } from './process-sampler.ts';
import { thresholds } from './thresholds.ts';

const test = suite('thresholds of a load test');

const TIMES = { measureFromMs: 10_000, finalAtMs: 50_000 };

test('a threshold that nobody judged is one that was crossed', () => {
  const metrics = { leaks: { values: {}, thresholds: { 'count==0': { ok: true } } } };
  const judged = judgedByK6({ metrics, setup_data: TIMES });
  assert.deepEqual(judged, [{ metric: 'leaks', threshold: 'count==0', passed: true }]);
  assert.deepEqual(demanded(judged, { leaks: ['count==0'] }), judged);
  const [, missing] = demanded(judged, { leaks: ['count==0'], missed: ['count==0'] });
  assert.equal(missing!.metric, 'missed');
  assert.equal(missing!.passed, false);
});

test('memory that grows while everybody is connected is noticed, and so is memory that nobody saw', () => {
  const usage = (rssMb: number, atMs: number) => ({ atMs, cpuMs: 0, rssMb });
  const grown = (rssAt: (second: number) => number) =>
    judgedGrowth(
      Array.from({ length: 60 }, (_, second) => usage(rssAt(second), second * 1_000)),
      TIMES,
      50,
    ).passed;
  assert.equal(
    grown((second) => 500 + (second % 3)),
    true,
  );
  assert.equal(
    grown((second) => 500 + second * 2),
    false,
  );
  // While they come and after they have left, it may be as it likes.
  assert.equal(
    grown((second) => (second < 10 ? 100 : second > 50 ? 900 : 500)),
    true,
  );
  assert.equal(judgedGrowth([], TIMES, 50).passed, false);
  assert.equal(judgedGrowth([usage(500, 0)], TIMES, 50).passed, false);
});

test('what is held for those who have left is noticed, and so is what is not shown', () => {
  const names = ['websocket_connections', 'graphql_cohorts'];
  const lines = ['# HELP graphql_cohorts Groups', 'graphql_cohorts{a="b"} 2', 'graphql_cohorts{a="c"} 1', 'other 9'];
  const held = heldIn([...lines, 'websocket_connections 7', ''].join('\n'), names);
  assert.deepEqual(Object.fromEntries(held), { graphql_cohorts: 3, websocket_connections: 7 });
  const passed = (before: object, after: object) =>
    judgedHeld(names, new Map(Object.entries(before)), new Map(Object.entries(after))).map((one) => one.passed);
  assert.deepEqual(passed({}, { websocket_connections: 0, graphql_cohorts: 0 }), [true, true]);
  assert.deepEqual(passed({}, { websocket_connections: 1, graphql_cohorts: 0 }), [false, true]);
  assert.deepEqual(passed({ graphql_cohorts: 2 }, { websocket_connections: 0, graphql_cohorts: 2 }), [true, true]);
  assert.deepEqual(passed({}, { websocket_connections: 0 }), [true, false]);
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

import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { svgOf, ticksUpTo } from './chart.ts';
import { pageOf } from './page.ts';
import { planOf } from './plan.ts';
import { summaryOf } from './summary.ts';

const test = suite('charts of a load test');

const chart = (points: [number, number][]) =>
  svgOf({ title: 'A & B', xLabel: 's', yLabel: 'ms', lines: [{ name: '<p99>', points }] });

test('ticks reach the highest value in round steps', () => {
  assert.deepEqual(ticksUpTo(10), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(ticksUpTo(0.7), [0, 0.2, 0.4, 0.6, 0.8]);
  assert.deepEqual(ticksUpTo(0), [0, 1]);
  assert.deepEqual(ticksUpTo(Number.NaN), [0, 1]);
  for (const max of [1, 3, 9, 14, 101, 99_999]) assert.ok(ticksUpTo(max).at(-1)! >= max);
});

test('a value that is missing leaves a gap, and nothing is drawn that is no number', () => {
  const svg = chart([
    [0, 1],
    [1, Number.NaN],
    [2, 3],
    [3, 4],
  ]);
  assert.equal(svg.match(/class="line"[^>]* d="([^"]*)"/)?.[1]?.match(/M/g)?.length, 2);
  assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
  assert.doesNotMatch(chart([]), /NaN|Infinity|undefined/);
});

test('text is text in a chart', () => {
  assert.match(chart([[0, 1]]), /A &#38; B/);
  assert.doesNotMatch(chart([[0, 1]]), /<p99>/);
});

test('the page loads nothing from anywhere and says what failed', () => {
  const summary = summaryOf({
    plan: planOf('fan-out', ['--subscribers', '10']),
    startMs: 0,
    endMs: 2_000,
    k6: {
      metrics: { latency_ms: { values: { count: 2, med: 1, 'p(95)': 2, 'p(99)': 2, max: 2 } } },
      setup_data: { measureFromMs: 0, finalAtMs: 1_000 },
    },
    k6Version: 'k6 v1',
    console: '@latency 1 1,2',
    usage: [
      { atMs: 0, cpuMs: 0, rssMb: 100 },
      { atMs: 1_000, cpuMs: 500, rssMb: 110 },
    ],
    thresholds: [{ metric: 'leaks', threshold: 'count==0', passed: false }],
  });
  assert.equal(summary.passed, false);
  assert.equal(summary.server[0]!.cpuPercent, 50);
  assert.equal(summary.latency[0]!.count, 2);
  const page = pageOf(summary);
  assert.doesNotMatch(page, /https?:|src=|href=|url\(|@import|<script/);
  assert.match(page, /failed/);
  assert.equal(page.match(/<svg/g)?.length, 4);
});

test.run();

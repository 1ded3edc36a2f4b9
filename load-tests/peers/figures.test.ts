import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { drive } from './drive.ts';
import { figuresOf, isRight, markdownOf, type PeerRun } from './figures.ts';

const test = suite('figures of the benchmark');

const run = (server: string, round: number, extra: Partial<PeerRun> = {}): PeerRun => ({
  server,
  shape: 'hot',
  round,
  deliveries: 1_000,
  expected: 1_000,
  cpuMs: 1_000,
  p50Ms: 1,
  p99Ms: 10,
  kbPerConnection: 20,
  missed: 0,
  foreign: 0,
  outOfOrder: 0,
  errors: 0,
  ...extra,
});

test('ratios are taken within a round, and the median is of those', () => {
  // A round on a busy machine is slow for both: the ratio of the medians would be 1, and so would be wrong.
  const runs = [
    run('first', 0, { cpuMs: 1_000 }),
    run('ours', 0, { cpuMs: 500 }),
    run('first', 1, { cpuMs: 4_000 }),
    run('ours', 1, { cpuMs: 2_000 }),
    run('first', 2, { cpuMs: 2_000 }),
    run('ours', 2, { cpuMs: 1_000 }),
  ];
  const ours = figuresOf(runs, 'first', 'floor').find(({ server }) => server === 'ours')!;
  assert.equal(ours.perCpuSecond, 1_000);
  assert.equal(ours.toFirst.perCpuSecond, 2);
  assert.equal(ours.runs, 3);
  assert.ok(Number.isNaN(ours.toFloor.perCpuSecond));
});

test('a run is right only if everybody got all of theirs, in order, and nobody got anything else', () => {
  assert.equal(isRight(run('a', 0)), true);
  for (const wrong of ['missed', 'foreign', 'outOfOrder', 'errors']) {
    assert.equal(isRight(run('a', 0, { [wrong]: 1 })), false, wrong);
  }
  assert.equal(isRight(run('a', 0, { deliveries: 0 })), false);
});

test('the tables name every server, and say where there is no figure', () => {
  const text = markdownOf(figuresOf([run('first', 0), run('floor', 0), run('ours', 0)], 'first', 'nobody'));
  for (const server of ['first', 'floor', 'ours']) assert.match(text, new RegExp(`^\\| ${server} \\|`, 'm'));
  assert.match(text, /–/);
  assert.doesNotMatch(text, /NaN/);
});

test('every provider is driven at its rate, and its last event is known', async () => {
  const seen: number[][] = [[], [], []];
  const { events, lastMs } = await drive((provider, atMs) => seen[provider]!.push(atMs), 3, 10, 0.5);
  assert.equal(events, seen.flat().length);
  for (const [provider, times] of seen.entries()) {
    assert.ok(times.length >= 3 && times.length <= 6, `${times.length} events`);
    assert.equal(times.at(-1), lastMs[provider]);
    assert.deepEqual(
      times.toSorted((a, b) => a - b),
      times,
    );
    assert.equal(new Set(times).size, times.length);
  }
});

test('every provider has an event, however short the time', async () => {
  const { events, lastMs } = await drive(() => {}, 5, 10, 0.001);
  assert.ok(events >= 5);
  assert.ok(lastMs.every((atMs) => atMs > 0));
});

test.run();

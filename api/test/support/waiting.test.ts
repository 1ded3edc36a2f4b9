import assert from 'node:assert/strict';
import { expectNothing } from './expect-nothing.ts';
import { suite } from './suite.ts';
import { until, within } from './within.ts';

const test = suite('waiting');

const later = (ms: number): Promise<string> => new Promise((resolve) => setTimeout(() => resolve('late'), ms));

async function* events(gapMs: number): AsyncGenerator<string> {
  for (;;) yield await later(gapMs);
}

test('within gives what came in time', async () => {
  assert.equal(await within(500, later(1)), 'late');
});

test('within rejects when the time is over, and names what was waited for', async () => {
  await assert.rejects(within(20, later(200), 'the first frame'), /the first frame did not come within 20 ms/);
});

test('until gives the first value that counts, and rejects when none comes', async () => {
  let looks = 0;
  assert.equal(await until(1_000, () => ++looks >= 3 && looks), 3);
  await assert.rejects(
    until(30, () => null, 'a row'),
    /a row did not come within 30 ms/,
  );
});

test('expectNothing passes when nothing arrives, and what arrives later is not lost', async () => {
  const iterator = events(120);
  const { next } = await expectNothing(iterator, 30);
  assert.deepEqual(await within(1_000, next), { done: false, value: 'late' });
  await iterator.return(undefined);
});

test('expectNothing fails for a value, an end and an error', async () => {
  await assert.rejects(expectNothing(later(1), 200), /arrived: 'late'/);
  await assert.rejects(expectNothing(events(1), 200), /arrived: .*late/);
  await assert.rejects(expectNothing((async function* () {})(), 200), /arrived: .*done: true/);
  await assert.rejects(expectNothing(Promise.reject(new Error('gone')), 200), /failed: Error: gone/);
});

test.run();

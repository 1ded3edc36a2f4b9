import assert from 'node:assert/strict';
import { suite } from '../test/support/suite.ts';
import { fewAtOnce } from './few-at-once.ts';

const test = suite('work of which a few are done at once');

const ITEMS = Array.from({ length: 20 }, (_, item) => item);

test('is all done, never more than a few at a time', async () => {
  let [running, most] = [0, 0];
  const done: number[] = [];
  await fewAtOnce(ITEMS, async (item) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running -= 1;
    done.push(item);
  });
  assert.deepEqual(done, ITEMS);
  assert.ok(most > 1 && most < 10, `${most} at once`);
});

test('ends with the first failure, after which nothing is begun', async () => {
  const begun: number[] = [];
  const failing = fewAtOnce(ITEMS, async (item) => {
    begun.push(item);
    await new Promise(setImmediate);
    if (item === 0) throw new Error('it fails');
  });
  await assert.rejects(failing, /it fails/);
  const atFailure = begun.length;
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  assert.ok(atFailure < ITEMS.length);
  assert.equal(begun.length, atFailure);
});

test.run();

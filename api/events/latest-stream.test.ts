import assert from 'node:assert/strict';
import { expectNothing } from '../test/support/expect-nothing.ts';
import { suite } from '../test/support/suite.ts';
import { within } from '../test/support/within.ts';
import { LatestStream } from './latest-stream.ts';

const test = suite('a stream of the newest state');

let state: number | null;
let ends: number;
let stream: LatestStream<number>;

test.before.each(() => {
  state = 0;
  ends = 0;
  stream = new LatestStream(
    () => (state === null ? null : { value: state }),
    () => {
      ends += 1;
    },
  );
});

const next = () => within(500, stream.next());

test('begins with the state of the moment', async () => {
  state = 3;
  assert.deepEqual(await next(), { value: 3, done: false });
});

test('a slow reader skips to the newest, once', async () => {
  await next();
  for (state = 1; state < 1_000; state += 1) stream.poke();
  assert.deepEqual(await next(), { value: 1_000, done: false });
  await expectNothing(stream.next(), 20);
});

test('a waiting reader gets what comes next', async () => {
  await next();
  const waiting = stream.next();
  state = 9;
  stream.poke();
  assert.deepEqual(await within(500, waiting), { value: 9, done: false });
});

test('a look that finds nothing to send leaves the reader waiting', async () => {
  await next();
  const waiting = stream.next();
  state = null;
  stream.poke();
  await expectNothing(waiting, 20);
  state = 5;
  stream.poke();
  assert.deepEqual(await within(500, waiting), { value: 5, done: false });
});

test('return settles the pending next, cleans up at once and once', async () => {
  await next();
  const waiting = stream.next();
  await stream.return();
  assert.deepEqual(await within(500, waiting), { value: undefined, done: true });
  await stream.return();
  stream.poke();
  assert.equal(ends, 1);
  assert.equal((await next()).done, true);
});

test('fail reaches a waiting reader, and one who comes later, each once, and cleans up', async () => {
  await next();
  const waiting = stream.next();
  stream.fail(new Error('over'));
  await assert.rejects(within(500, waiting), /over/);
  assert.equal((await next()).done, true);
  const late = new LatestStream(
    () => ({ value: 1 }),
    () => {},
  );
  late.fail(new Error('over'));
  await assert.rejects(late.next(), /over/);
  assert.equal((await late.next()).done, true);
  assert.equal(ends, 1);
});

test('what was not asked for before the end is not given after it', async () => {
  state = 7;
  stream.poke();
  stream.fail(new Error('over'));
  await assert.rejects(next(), /over/);
});

test.run();

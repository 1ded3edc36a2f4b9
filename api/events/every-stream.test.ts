import assert from 'node:assert/strict';
import { AppError } from '../kernel/app-error.ts';
import { suite } from '../test/support/suite.ts';
import { within } from '../test/support/within.ts';
import { EveryStream } from './every-stream.ts';

const test = suite('a stream that skips nothing');

const ended = (reason: string) => new AppError('STREAM_ENDED', 'It is over.', { details: { reason } });

test('gives every event once and in order, those before the reader asked and those it waits for', async () => {
  const stream = new EveryStream<number>(() => {});
  stream.push(1);
  stream.push(2);
  assert.deepEqual(await stream.next(), { value: 1, done: false });
  assert.deepEqual(await stream.next(), { value: 2, done: false });
  const waiting = stream.next();
  stream.push(3);
  assert.deepEqual(await within(500, waiting), { value: 3, done: false });
});

test('ends with its error after what was pushed before, and takes nothing afterwards', async () => {
  let ends = 0;
  const stream = new EveryStream<number>(() => ends++);
  stream.push(1);
  stream.end(ended('COMPLETED'));
  stream.push(2);
  assert.deepEqual(await stream.next(), { value: 1, done: false });
  await assert.rejects(stream.next(), (error: AppError) => error.details['reason'] === 'COMPLETED');
  assert.equal((await stream.next()).done, true);
  assert.equal(ends, 1);
});

test('tells a reader who waits of the end at once', async () => {
  const stream = new EveryStream<number>(() => {});
  const waiting = stream.next();
  stream.end(ended('DENIED'));
  await assert.rejects(within(500, waiting), (error: AppError) => error.details['reason'] === 'DENIED');
});

test('ends for a reader who is too slow, after what fitted, without a gap', async () => {
  const stream = new EveryStream<number>(() => {}, 3);
  for (const value of [1, 2, 3, 4, 5]) stream.push(value);
  for (const value of [1, 2, 3]) assert.deepEqual(await stream.next(), { value, done: false });
  await assert.rejects(stream.next(), (error: AppError) => error.details['reason'] === 'SLOW_READER');
  assert.equal(stream.ended, true);
});

test('lets go of everything when its reader leaves, also one who waits', async () => {
  let ends = 0;
  const stream = new EveryStream<number>(() => ends++);
  const waiting = stream.next();
  await stream.return();
  assert.equal((await within(500, waiting)).done, true);
  stream.push(1);
  assert.equal((await stream.next()).done, true);
  assert.equal(ends, 1);
});

test.run();

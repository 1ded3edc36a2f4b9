import assert from 'node:assert/strict';
import { expectNothing } from '../test/support/expect-nothing.ts';
import { suite } from '../test/support/suite.ts';
import { within } from '../test/support/within.ts';
import { Hub } from './fixture/hub.ts';
import { type Events, OpeningSource, OperationStream } from './operation-stream.ts';

const test = suite('the stream of an operation');
const DONE = { value: undefined, done: true };

function streamOf(hub: Hub): { stream: OperationStream<string>; ends: () => number } {
  let count = 0;
  const stream = new OperationStream(hub.subscribe('t'), () => {
    count++;
  });
  return { stream, ends: () => count };
}

test('return settles the pending next at once and leaves the source', async () => {
  const hub = new Hub();
  const { stream, ends } = streamOf(hub);
  const pending = stream.next();
  await stream.return();
  assert.deepEqual(await within(100, pending), DONE);
  assert.deepEqual(await stream.next(), DONE);
  assert.deepEqual([hub.active, ends()], [0, 1]);
  await stream.return();
  assert.equal(ends(), 1);
});

test('fail rejects the pending next, or the next one, once', async () => {
  const hub = new Hub();
  const { stream, ends } = streamOf(hub);
  const pending = stream.next();
  stream.fail(new Error('over'));
  await assert.rejects(pending, /over/);
  assert.deepEqual(await stream.next(), DONE);
  const second = streamOf(hub).stream;
  second.fail(new Error('over'));
  second.fail(new Error('again'));
  await assert.rejects(second.next(), /over/);
  assert.deepEqual(await second.next(), DONE);
  assert.deepEqual([hub.active, ends()], [0, 1]);
});

test('what the source gives or fails with comes through, and nothing after the end', async () => {
  const hub = new Hub();
  const { stream, ends } = streamOf(hub);
  hub.publish('a', 't');
  assert.deepEqual(await stream.next(), { value: 'a', done: false });
  await expectNothing(stream, 30);
  hub.fail(new Error('source'), 't');
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([await stream.next(), ends(), hub.active], [DONE, 1, 0]);
});

test('a parked generator, whose return never settles, cannot hold the stream', async () => {
  async function* parked(): AsyncGenerator<string> {
    await new Promise(() => {});
    yield 'never';
  }
  const stream = new OperationStream(parked(), () => {});
  const pending = stream.next();
  await within(100, stream.return());
  assert.deepEqual(await within(100, pending), DONE);
});

test('left while it opens, a source leaves the events as soon as they are there', async () => {
  let open = (_events: Events): void => {};
  const source = new OpeningSource(new Promise((resolve) => (open = resolve)));
  const stream = new OperationStream(source, () => {});
  const pending = stream.next();
  await stream.return();
  assert.deepEqual(await within(100, pending), DONE);
  const hub = new Hub();
  open(hub.subscribe('t') as unknown as Events);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(hub.active, 0);
});

test.run();

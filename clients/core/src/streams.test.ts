import assert from 'node:assert/strict';
import { suite } from '../../../api/test/support/suite.ts';
import { NetworkError } from './errors.ts';
import { fleetChanges, LOST_WHILE_AWAY } from './fleet.ts';
import { type Connection, pages } from './pages.ts';
import { type Keep, MAX_HELD_EVENTS, WaitingEvents } from './waiting-events.ts';

const test = suite('events and pages');

function events<T>(keep: Keep<T>) {
  const calls = { started: 0, stopped: 0 };
  const stream = new WaitingEvents<T>(keep, () => {
    calls.started++;
    return () => calls.stopped++;
  });
  return { stream, calls };
}

test('begin with the first reading, and their end reaches the sender once', async () => {
  const { stream, calls } = events<number>('every');
  assert.equal(calls.started, 0);
  const first = stream.next();
  stream.push(1, true);
  assert.deepEqual(await first, { done: false, value: 1 });
  await stream.return();
  await stream.return();
  assert.deepEqual(calls, { started: 1, stopped: 1 });
  assert.deepEqual(await stream.next(), { done: true, value: undefined });
});

test('settle a waiting reader when they are left', async () => {
  const { stream } = events<number>('latest');
  const waiting = stream.next();
  await stream.return();
  assert.equal((await waiting).done, true);
});

test('all come in order where every one counts', async () => {
  const { stream } = events<number>('every');
  const first = stream.next();
  for (const number of [1, 2, 3]) stream.push(number, false);
  assert.deepEqual(
    [await first, await stream.next(), await stream.next()].map(({ value }) => value),
    [1, 2, 3],
  );
});

test('are bounded where every one counts: a reader who will not catch up is told', async () => {
  const { stream, calls } = events<number>('every');
  await Promise.race([stream.next(), Promise.resolve()]);
  for (let number = 0; number < MAX_HELD_EVENTS + 5; number++) stream.push(number, false);
  assert.equal(calls.stopped, 1);
  let read = 0;
  const all = (async () => {
    for await (const _event of stream) read++;
  })();
  await assert.rejects(all, NetworkError);
  assert.ok(read <= MAX_HELD_EVENTS + 1);
});

test('give a slow reader the newest, then the failure', async () => {
  const { stream, calls } = events<number>('latest');
  const first = stream.next();
  for (const number of [1, 2, 3]) stream.push(number, false);
  stream.fail(new Error('over'));
  assert.deepEqual([(await first).value, (await stream.next()).value], [1, 3]);
  await assert.rejects(stream.next(), /over/);
  assert.equal((await stream.next()).done, true);
  assert.equal(calls.stopped, 1);
});

test('fail where they cannot begin', async () => {
  const stream = new WaitingEvents<number>('every', () => {
    throw new Error('no socket');
  });
  await assert.rejects(stream.next(), /no socket/);
});

const position = (providerId: string, at: number) => ({ providerId, at });
const removal = (providerId: string) => ({ providerId, reason: 'COMPLETED' });

test('of a fleet are joined for a slow reader, and none is lost', () => {
  const merge = fleetChanges<{
    positions: { providerId: string; at: number }[];
    removed: { providerId: string; reason: string }[];
  }>();
  let held = merge(undefined, { positions: [position('a', 1), position('b', 1)], removed: [] }, true);
  held = merge(held, { positions: [position('a', 2)], removed: [removal('b')] }, false);
  held = merge(held, { positions: [position('c', 3)], removed: [] }, false);
  assert.deepEqual(held, { positions: [position('a', 2), position('c', 3)], removed: [removal('b')] });
  held = merge(held, { positions: [position('b', 4)], removed: [] }, false);
  assert.deepEqual(held.removed, [], 'who has come back is not removed');
});

test('of a fleet say after a reconnection who is gone', () => {
  const merge = fleetChanges();
  merge(undefined, { positions: [position('a', 1), position('b', 1), position('c', 1)], removed: [] }, true);
  merge(undefined, { positions: [], removed: [removal('c')] }, false);
  assert.deepEqual(merge(undefined, { positions: [position('a', 2)], removed: [] }, true), {
    positions: [position('a', 2)],
    removed: [{ providerId: 'b', reason: LOST_WHILE_AWAY }],
  });
});

const page = (nodes: number[], endCursor: string | null): Connection<number> => ({
  nodes,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

test('of a list are asked for one after the other, and only as far as they are read', async () => {
  const asked: object[] = [];
  const list = async (_client: unknown, variables: { first: number; after: string | null; stage: string }) => {
    asked.push(variables);
    return variables.after === null ? page([1, 2], 'x') : page([3], variables.after === 'x' ? 'y' : null);
  };
  const read: number[] = [];
  for await (const node of pages(list, {} as never, { stage: 'BOOKED' })) {
    read.push(node);
    if (node === 3) break;
  }
  assert.deepEqual(read, [1, 2, 3]);
  assert.deepEqual(asked, [
    { first: 100, stage: 'BOOKED', after: null },
    { first: 100, stage: 'BOOKED', after: 'x' },
  ]);
});

test('of a list that goes in circles are not asked for for ever', async () => {
  const read = async () => {
    for await (const _node of pages(async () => page([1], 'same'), {} as never));
  };
  await assert.rejects(read, NetworkError);
});

test.run();

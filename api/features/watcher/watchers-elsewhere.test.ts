import assert from 'node:assert/strict';
import type { Viewer } from '../../access/viewer.ts';
import type { Bus, Peer } from '../../events/bus.ts';
import type { WatchersChanged } from '../../events/events.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { WatcherRegistry } from './watcher.registry.ts';

const test = suite('watchers of several processes');

/** Long enough for what is told together to be told. */
const TOLD_MS = 50;

/** Two processes on one bus, which hands messages of watchers on as `carry` says: once and at once unless told. */
function twoProcesses() {
  const clock = new ManualClock();
  const shared = new InProcessBus((error) => {
    throw error;
  });
  const held: WatchersChanged[] = [];
  const control = { hold: false };
  const peers: ((peer: Peer) => void)[] = [];
  const resyncs: (() => Promise<void>)[] = [];
  const busOf = (processId: string): Bus =>
    ({
      processId,
      publish: (name: 'watchersChanged', event: WatchersChanged) => {
        if (name === 'watchersChanged' && control.hold) held.push(event);
        else shared.publish(name, event);
      },
      on: (name: 'watchersChanged', listen: () => void) => shared.on(name, listen),
      onPeer: (listen: (peer: Peer) => void) => peers.push(listen),
      onResync: (read: () => Promise<void>) => resyncs.push(read),
    }) as never;
  const sessionOf = () => ({ em: { execute: async () => {} } }) as never;
  const registryOf = (processId: string) => new WatcherRegistry(clock, sessionOf, () => {}, busOf(processId));
  const [a, b] = [registryOf('a'), registryOf('b')];
  const told = () => clock.advance(TOLD_MS);
  const carry = (messages: readonly WatchersChanged[]) => {
    control.hold = false;
    for (const message of messages) shared.publish('watchersChanged', message);
  };
  return { a, b, told, held, control, carry, peers, resyncs, clock };
}

const viewer = (tokenId: string) =>
  ({ audience: 'office', accountId: 'acc_1', tokenId, providerId: null, label: null }) as unknown as Viewer;
const watch = (registry: WatcherRegistry, tokenId: string, providerId = 'prv_1') =>
  registry.watch(viewer(tokenId), providerId, 'usr_1');

test('who watches by way of one process counts in the other, until they leave', () => {
  const { a, b, told } = twoProcesses();
  const changes: string[] = [];
  b.onChange((providerId) => changes.push(providerId));
  const leave = watch(a, 'key_1');
  told();
  assert.deepEqual([b.count('prv_1'), b.of('prv_1').map(({ tokenId }) => tokenId), changes], [1, ['key_1'], ['prv_1']]);
  leave();
  told();
  assert.deepEqual([b.count('prv_1'), changes], [0, ['prv_1', 'prv_1']]);
});

test('a token that watches by way of both counts once, since the earlier, until it has left both', () => {
  const { a, b, told, clock } = twoProcesses();
  const leaveA = watch(a, 'key_1');
  const sinceMs = clock.now();
  told();
  const leaveB = watch(b, 'key_1');
  told();
  for (const registry of [a, b]) {
    assert.deepEqual([registry.count('prv_1'), registry.of('prv_1').map((one) => one.sinceMs)], [1, [sinceMs]]);
  }
  for (const [leave, left] of [
    [leaveA, 1],
    [leaveB, 0],
  ] as const) {
    leave();
    told();
    assert.deepEqual([a.count('prv_1'), b.count('prv_1')], [left, left]);
  }
});

test('messages that come twice, or in another order, leave the same', () => {
  const { a, b, told, held, control, carry } = twoProcesses();
  control.hold = true;
  const leave = watch(a, 'key_1');
  told();
  watch(a, 'key_2');
  told();
  leave();
  told();
  carry([...held, ...held].reverse());
  assert.deepEqual(
    b.of('prv_1').map(({ tokenId }) => tokenId),
    ['key_2'],
  );
});

test('with a process go those who watched by way of it, and one that comes is told of all', async () => {
  const { a, b, told, control, peers, resyncs } = twoProcesses();
  watch(a, 'key_1');
  told();
  for (const tell of peers) tell({ processId: 'a', here: false });
  assert.equal(b.count('prv_1'), 0);
  for (const tell of peers) tell({ processId: 'b', here: true });
  assert.equal(b.count('prv_1'), 1);
  control.hold = true;
  watch(a, 'key_2');
  told();
  control.hold = false;
  for (const read of resyncs) await read();
  assert.equal(b.count('prv_1'), 2);
});

test('thousands are told in parts, which may come in any order', () => {
  const { a, b, told, held, control, carry, peers } = twoProcesses();
  control.hold = true;
  for (let i = 0; i < 2_500; i++) watch(a, `key_${i}`);
  told();
  held.length = 0;
  for (const tell of peers) tell({ processId: 'c', here: true });
  const own = held.filter(({ processId }) => processId === 'a');
  carry([...own].reverse());
  assert.deepEqual([own.length, b.count('prv_1')], [3, 2_500]);
});

test.run();

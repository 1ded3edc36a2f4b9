import 'reflect-metadata';
import assert from 'node:assert/strict';
import type { Context } from '../../access/context.ts';
import type { Viewer } from '../../access/viewer.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { WatcherRegistry } from './watcher.registry.ts';
import { WatcherResolver } from './watcher.resolver.ts';

const test = suite('the stream of who watches');

const viewer = (tokenId: string, providerId: string | null = null) =>
  ({ audience: 'office', accountId: 'acc_1', tokenId, providerId, label: null }) as unknown as Viewer;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a crowd that comes and goes makes four lists a second, and the last one has it right', async () => {
  const clock = new ManualClock();
  const sessionOf = () => ({ em: { execute: async () => {} } }) as never;
  const registry = new WatcherRegistry(clock, sessionOf, assert.ifError, new InProcessBus(assert.ifError));
  const resolver = new WatcherResolver(registry, clock);
  const lengths: number[] = [];
  const stream = resolver.stream({ viewer: viewer('key_0', 'prv_1') } as Context);
  const reading = (async () => {
    for await (const { length } of stream) lengths.push(length);
  })();
  await turn();
  for (let n = 1; n <= 1_000; n++) {
    const leave = registry.watch(viewer(`key_${n}`), 'prv_1', 'usr_1');
    registry.watch(viewer(`key_${n}`), 'prv_2', 'usr_2');
    if (n % 10 === 0) leave();
    clock.advance(1);
    await turn();
  }
  assert.equal(lengths.length, 5);
  clock.advance(1_000);
  await turn();
  assert.deepEqual([lengths[0], lengths.at(-1), lengths.length], [0, 900, 5]);
  await stream[Symbol.asyncIterator]().return?.();
  await reading;
});

test.run();

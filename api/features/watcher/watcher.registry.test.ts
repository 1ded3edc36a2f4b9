import assert from 'node:assert/strict';
import type { Viewer } from '../../access/viewer.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { WatcherRegistry } from './watcher.registry.ts';

const test = suite('the record of who watched');

function viewerOf(accountId: string): Viewer {
  return { audience: 'office', accountId, tokenId: `key_${accountId}`, providerId: null } as unknown as Viewer;
}

/** A registry whose database does not answer for the accounts in `down`, and hangs while there is something in `hanging`. */
function recording() {
  const clock = new ManualClock();
  const down = new Set<string>();
  const hanging: PromiseWithResolvers<void>[] = [];
  const counts = { asked: 0 };
  const written: string[] = [];
  const errors: unknown[] = [];
  const ask = (accountId: string, line: string) => {
    if (down.has(accountId)) throw new Error('down');
    written.push(line);
  };
  const sessionOf = (accountId: string) => ({
    em: {
      async execute(_: unknown, [json]: [string]) {
        counts.asked += 1;
        await hanging[0]?.promise;
        for (const { providerId, endedAt } of JSON.parse(json)) {
          ask(accountId, providerId ? `${accountId} begun ${providerId}` : `${accountId} ended ${Date.parse(endedAt)}`);
        }
      },
    },
  });
  const bus = new InProcessBus((error) => errors.push(error));
  const registry = new WatcherRegistry(clock, sessionOf as never, (error) => errors.push(error), bus);
  return { clock, down, hanging, counts, written, errors, registry };
}

test('what could not be written is written later, with the time at which it was, and holds no other account up', async () => {
  const { clock, down, written, errors, registry } = recording();
  down.add('acc_a');
  const leave = registry.watch(viewerOf('acc_a'), 'prv_a', 'usr_a');
  registry.watch(viewerOf('acc_b'), 'prv_b', 'usr_b');
  clock.advance(100);
  leave();
  const leftMs = clock.now();
  clock.advance(1_000);
  await registry.flush();
  // When it was due, and when all was to be recorded.
  assert.deepEqual([written, errors.length], [['acc_b begun prv_b'], 2]);
  down.clear();
  clock.advance(60_000);
  await registry.flush();
  assert.deepEqual(written.slice(1), ['acc_a begun prv_a', `acc_a ended ${leftMs}`]);
});

test('while the database hangs one writing waits for it, and beyond a bound the oldest of what comes is given up', async () => {
  const { clock, hanging, counts, written, errors, registry } = recording();
  const most = 20_000;
  const watch = (n: number) => registry.watch(viewerOf('acc_a'), `prv_${n}`, 'usr_a');
  hanging.push(Promise.withResolvers());
  watch(-1);
  clock.advance(250);
  for (let n = 0; n < most + 10; n++) {
    watch(n)();
    if (n % 100 === 0) clock.advance(250);
    if (n % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  assert.deepEqual([counts.asked, written], [1, []]);
  hanging.shift()!.resolve();
  await registry.flush();
  const begun = written.filter((line) => line.includes('begun'));
  assert.deepEqual([written.length, begun.length, errors], [1 + 2 * most, 1 + most, []]);
  assert.deepEqual(begun.slice(0, 2), ['acc_a begun prv_-1', 'acc_a begun prv_10']);
});

test.run();

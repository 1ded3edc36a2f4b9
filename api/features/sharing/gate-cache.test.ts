import assert from 'node:assert/strict';
import type { Gate } from '../../events/events.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import type { Session } from '../../store/session.ts';
import { suite } from '../../test/support/suite.ts';
import { GateCache } from './gate-cache.ts';

const test = suite('gates in memory');

/** There is no outage here after which something would be read. */
const NO_SESSION = () => {
  throw new Error('nothing is to be read');
};

let bus: InProcessBus;
let cache: GateCache;
let changes: [number, number | null][];

test.before.each(() => {
  bus = new InProcessBus((error) => {
    throw error;
  });
  cache = new GateCache(bus, NO_SESSION);
  changes = [];
  cache.onChange(({ gate, before }) => changes.push([gate.version, before?.version ?? null]));
});

function gate(version: number, change: Partial<Gate> = {}): Gate {
  const ids = { accountId: 'acc_1', providerId: 'prv_1', userId: 'usr_1' };
  return { ...ids, version, shiftOpen: true, session: null, lastEnd: null, ...change };
}

test('a newer gate takes the place of an older one, and listeners get both', () => {
  bus.publish('gateChanged', gate(1));
  bus.publish('gateChanged', gate(2, { shiftOpen: false }));
  assert.equal(cache.known('prv_1')?.shiftOpen, false);
  assert.deepEqual(changes, [
    [1, null],
    [2, 1],
  ]);
});

test('an older gate and a repeated one change nothing and are told to nobody', () => {
  bus.publish('gateChanged', gate(5, { shiftOpen: false }));
  bus.publish('gateChanged', gate(4));
  bus.publish('gateChanged', gate(5));
  assert.equal(cache.known('prv_1')?.shiftOpen, false);
  assert.deepEqual(changes, [[5, null]]);
});

test('gates of other providers are apart', () => {
  bus.publish('gateChanged', gate(9));
  bus.publish('gateChanged', gate(1, { providerId: 'prv_2' }));
  assert.deepEqual([cache.known('prv_1')?.version, cache.known('prv_2')?.version], [9, 1]);
  assert.equal(cache.known('prv_3'), null);
});

test('who has stopped listening hears nothing', () => {
  let heard = 0;
  const stop = cache.onChange(() => {
    heard += 1;
  });
  bus.publish('gateChanged', gate(1));
  stop();
  bus.publish('gateChanged', gate(2));
  assert.equal(heard, 1);
});

test('a listener that fails keeps nobody else from hearing it', () => {
  const failing = new InProcessBus((error) => failures.push(error));
  const failures: unknown[] = [];
  const gates = new GateCache(failing, NO_SESSION);
  const heard: string[] = [];
  const listen = (name: string) => () => {
    heard.push(name);
    if (name === 'first') throw new Error('a listener failed');
  };
  for (const name of ['first', 'second']) {
    gates.onChange(listen(name));
    gates.onGone(listen(name));
  }
  failing.publish('gateChanged', gate(1));
  void failing.erase({ accountId: 'acc_1', kind: 'user', subjectId: 'usr_prv_1', providerIds: ['prv_1'] });
  assert.deepEqual(heard, ['first', 'second', 'first', 'second']);
  assert.equal(failures.length, 2);
});

test('a provider who is erased is forgotten, and whoever looks at them is told', async () => {
  const gone: string[] = [];
  cache.onGone((providerId) => gone.push(providerId));
  bus.publish('gateChanged', gate(1));
  await bus.erase({ accountId: 'acc_1', kind: 'user', subjectId: 'usr_1', providerIds: ['prv_1'] });
  assert.deepEqual([cache.known('prv_1'), gone], [null, ['prv_1']]);
});

test('what one account is answered, or fails with, is no answer for another', async () => {
  const failing = { em: { find: () => Promise.reject(new Error('their database is gone')) } } as never as Session;
  const empty = { em: { find: async () => [] }, byId: async () => null } as never as Session;
  const theirs = cache.get(failing, 'acc_2', 'prv_1');
  const own = cache.get(empty, 'acc_1', 'prv_1');
  await assert.rejects(theirs, /their database is gone/);
  assert.equal(await own, null);
});

test('after an outage a few accounts are read at once, by two queries each, and four more where somebody has changed', async () => {
  let resync = async () => {};
  const returning = Object.assign(new InProcessBus((error) => assert.fail(error as Error)), {
    onResync(read: () => Promise<void>) {
      resync = read;
      return () => {};
    },
  });
  const versions = new Map(Array.from({ length: 12 }, (_, i) => [`prv_${i}`, 1]));
  let [running, most] = [0, 0];
  const queries: string[] = [];
  const sessionOf = (accountId: string): Session => {
    const id = accountId.replace('acc', 'prv');
    const rows: Record<string, object[]> = {
      SharingSession: [{ id: 'ses_1', providerId: id, visitId: null, state: 'ENDED', endReason: 'CLOCKED_OUT' }],
      Provider: [{ id, accountId, userId: 'usr_1', gateVersion: versions.get(id) }],
    };
    const find = async ({ name }: { name: string }, where: { state?: unknown; providerId?: unknown }) => {
      most = Math.max(most, ++running);
      queries.push(id);
      await new Promise(setImmediate);
      running -= 1;
      // Whoever is asked about was under way when it began, and is not any more.
      return where.state && where.providerId ? [] : (rows[name] ?? []);
    };
    return { em: { find } } as never as Session;
  };
  const gates = new GateCache(returning, sessionOf);
  for (const id of versions.keys()) {
    const accountId = id.replace('prv', 'acc');
    await gates.sharing(sessionOf(accountId), accountId);
  }
  assert.equal(most, 1);
  queries.length = 0;
  versions.set('prv_7', 2);
  await resync();
  assert.ok(most > 1 && most < 10, `${most} at once`);
  const counts = [...versions.keys()].map((id) => queries.filter((asked) => asked === id).length);
  assert.deepEqual(counts, [2, 2, 2, 2, 2, 2, 2, 6, 2, 2, 2, 2]);
  const { version, lastEnd } = gates.known('prv_7')!;
  assert.deepEqual([version, lastEnd, gates.known('prv_6')?.version], [2, 'CLOCKED_OUT', 1]);
});

test.run();

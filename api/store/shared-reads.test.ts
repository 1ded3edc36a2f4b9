import assert from 'node:assert/strict';
import { ManualClock } from '../kernel/clock.ts';
import { suite } from '../test/support/suite.ts';
import type { Session } from './session.ts';
import { SharedReads } from './shared-reads.ts';

const test = suite('reads that many share');

const sessionOf = (reach: string): Session => ({ reach }) as Session;
const settle = () => new Promise((resolve) => setImmediate(resolve));

function world(fail = false) {
  const clock = new ManualClock();
  const rows = new Map([
    ['a', 'first'],
    ['b', 'second'],
  ]);
  const reads: { reach: string; ids: readonly string[] }[] = [];
  const shared = new SharedReads(clock, async ({ reach }, ids) => {
    reads.push({ reach, ids });
    if (fail) throw new Error('the database is gone');
    return new Map(rows);
  });
  return { clock, rows, reads, shared };
}

test('a crowd with the same reach costs one read, and each has the row of their id or none', async () => {
  const { clock, reads, shared } = world();
  const asked = ['a', 'b', 'a', 'c'].map((id) => shared.get(sessionOf('one'), id));
  clock.advance(10);
  assert.deepEqual(await Promise.all(asked), ['first', 'second', 'first', null]);
  assert.deepEqual(reads, [{ reach: 'one', ids: ['a', 'b', 'c'] }]);
});

test('whose reach is another has a read of their own', async () => {
  const { clock, reads, shared } = world();
  const asked = ['one', 'other'].map((reach) => shared.get(sessionOf(reach), 'a'));
  clock.advance(10);
  await Promise.all(asked);
  assert.deepEqual(reads.map(({ reach }) => reach).sort(), ['one', 'other']);
});

test('who asks while a read is on its way has what is there afterwards, by another read', async () => {
  const { clock, rows, reads, shared } = world();
  const first = shared.get(sessionOf('one'), 'a');
  clock.advance(0);
  rows.set('a', 'changed');
  const second = shared.get(sessionOf('one'), 'a');
  assert.equal(await first, 'first');
  clock.advance(9);
  await settle();
  assert.equal(reads.length, 1, 'not yet');
  clock.advance(1);
  assert.equal(await second, 'changed');
});

test('who asks after a quiet while waits for nobody', async () => {
  const { clock, shared } = world();
  clock.advance(1_000);
  const asked = shared.get(sessionOf('one'), 'a');
  clock.advance(0);
  assert.equal(await asked, 'first');
});

test('a read that fails fails for all who asked, and the next is tried', async () => {
  const { clock, reads, shared } = world(true);
  for (let i = 0; i < 2; i++) {
    const asked = [shared.get(sessionOf('one'), 'a'), shared.get(sessionOf('one'), 'b')];
    clock.advance(10);
    for (const each of asked) await assert.rejects(each, /gone/);
    await settle();
  }
  assert.equal(reads.length, 2);
});

test.run();

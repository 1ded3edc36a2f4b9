import assert from 'node:assert/strict';
import { ManualClock } from '../kernel/clock.ts';
import { suite } from '../test/support/suite.ts';
import { Admission } from './admission.ts';

const test = suite('the admission of sockets');

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A hundred a second, ten at once, and `count` who want to come, with the order in which they are let in. */
function crowd(count: number, maxWaiting = 1_000) {
  const clock = new ManualClock();
  const admission = new Admission(clock, { socketsPerSecond: 100, maxWaiting });
  const letIn: number[] = [];
  const turns = Array.from({ length: count }, (_, i) => {
    const turn = admission.enter();
    turn?.comes.then(() => letIn.push(i));
    return turn;
  });
  return { clock, admission, letIn, turns };
}

/** Time goes by as it does: in steps. */
async function pass(clock: ManualClock, ms: number) {
  for (let passedMs = 0; passedMs < ms; passedMs += 10) clock.advance(10);
  await settle();
}

test('a few come in at once, a crowd at the rate, in the order of their coming', async () => {
  const { clock, admission, letIn } = crowd(60);
  await settle();
  assert.equal(letIn.length, 10);
  await pass(clock, 200);
  assert.equal(letIn.length, 30);
  assert.equal(admission.waiting, 30);
  await pass(clock, 300);
  assert.deepEqual(
    letIn,
    Array.from({ length: 60 }, (_, i) => i),
  );
  assert.equal(admission.waiting, 0);
});

test('beyond the bound nobody waits, and is told how long those who do will take', async () => {
  const { clock, admission, turns } = crowd(31, 20);
  assert.equal(turns.filter((turn) => turn === null).length, 1);
  assert.equal(admission.retryAfterMs, 200);
  await pass(clock, 50);
  assert.equal(admission.retryAfterMs, 150);
  assert.ok(admission.enter(), 'there is room again');
});

test('who leaves the queue takes nobody’s turn, and makes room', async () => {
  const { clock, admission, letIn, turns } = crowd(30, 20);
  for (const turn of turns.slice(10, 20)) turn!.leave();
  await settle();
  assert.equal(admission.waiting, 10);
  await pass(clock, 100);
  assert.deepEqual(letIn.slice(-10), [20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
});

test('a loop that was held up does not let in all who came meanwhile', async () => {
  // One tick, five seconds late.
  const held = new ManualClock();
  const admission = new Admission(
    { now: () => held.now(), after: (_delayMs, run) => held.after(5_000, run) },
    { socketsPerSecond: 100, maxWaiting: 1_000 },
  );
  let count = 0;
  for (let i = 0; i < 500; i++) admission.enter()!.comes.then(() => count++);
  held.advance(5_000);
  await settle();
  assert.equal(count, 20);
});

test('after a quiet hour as many come in at once as after a second', async () => {
  const { clock, admission } = crowd(0);
  clock.advance(3_600_000);
  for (let i = 0; i < 10; i++) admission.enter();
  assert.equal(admission.waiting, 0);
  admission.enter();
  assert.equal(admission.waiting, 1);
});

test.run();

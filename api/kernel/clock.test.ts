import assert from 'node:assert/strict';
import { suite } from '../test/support/suite.ts';
import { within } from '../test/support/within.ts';
import { ManualClock, systemClock } from './clock.ts';

const test = suite('clock');

test('a manual clock stands still until it is moved', () => {
  const clock = new ManualClock(1_000);
  assert.equal(clock.now(), 1_000);
  clock.advance(250);
  assert.equal(clock.now(), 1_250);
});

test('a timer runs when its time has come, not a millisecond earlier, and once', () => {
  const clock = new ManualClock(0);
  const ran: number[] = [];
  clock.after(100, () => ran.push(clock.now()));
  clock.advance(99);
  assert.deepEqual(ran, []);
  clock.advance(1);
  assert.deepEqual(ran, [100]);
  clock.advance(1_000);
  assert.deepEqual(ran, [100]);
});

test('timers run in the order of their time, each at its time, those they set included', () => {
  const clock = new ManualClock(0);
  const ran: string[] = [];
  const log = (name: string) => (): void => void ran.push(`${name} at ${clock.now()}`);
  clock.after(30, log('late'));
  clock.after(10, () => {
    log('early')();
    clock.after(10, log('its own'));
  });
  clock.advance(50);
  assert.deepEqual(ran, ['early at 10', 'its own at 20', 'late at 30']);
  assert.equal(clock.now(), 50);
});

test('a cancelled timer does not run', () => {
  const clock = new ManualClock(0);
  let ran = false;
  const cancel = clock.after(10, () => {
    ran = true;
  });
  cancel();
  clock.advance(20);
  assert.equal(ran, false);
});

test("the machine's clock gives Unix milliseconds and runs its timers", async () => {
  assert.ok(Math.abs(systemClock.now() - Date.now()) < 1_000);
  const ran = new Promise<string>((resolve) => void systemClock.after(5, () => resolve('ran')));
  // The timer does not keep the process alive; this does.
  const alive = setTimeout(() => undefined, 2_000);
  assert.equal(await within(1_500, ran), 'ran');
  clearTimeout(alive);
});

test('a wait longer than setTimeout can count does not run at once, and can be cancelled', async () => {
  let ran = false;
  const cancel = systemClock.after(2 ** 31 + 1_000, () => {
    ran = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  cancel();
  assert.equal(ran, false);
});

test.run();

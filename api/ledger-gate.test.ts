import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { ManualClock } from './kernel/clock.ts';
import { heldBackMailer, startWhenCaughtUp } from './ledger-gate.ts';
import type { Mail } from './mail/index.ts';
import type { Ledger } from './store/ledger/index.ts';
import { suite } from './test/support/suite.ts';

const test = suite('work and mail behind the ledger');

function scene(isBehind: boolean) {
  const state = { isBehind, started: 0, told: 0, sent: 0, errors: 0, fails: false };
  const ledger = {
    isBehind: async () => {
      if (state.fails) throw new Error('no answer');
      return state.isBehind;
    },
  } as unknown as Ledger;
  const clock = new ManualClock();
  const start = async () => {
    state.started++;
  };
  const hear = { onBehind: () => state.told++, onError: () => state.errors++ };
  const pass = async () => {
    clock.advance(1_000);
    for (let i = 0; i < 5; i++) await turn();
  };
  return { state, ledger, pass, begin: () => startWhenCaughtUp(ledger, clock, start, hear) };
}

test('a database that has everything begins at once', async () => {
  const { state, begin, pass } = scene(false);
  await begin();
  await pass();
  assert.deepEqual([state.started, state.told], [1, 0]);
});

test('one that is behind begins once it has caught up, and only then', async () => {
  const { state, begin, pass } = scene(true);
  await begin();
  await pass();
  state.fails = true;
  await pass();
  state.fails = false;
  await pass();
  assert.deepEqual([state.started, state.told, state.errors], [0, 1, 1]);
  state.isBehind = false;
  await pass();
  await pass();
  assert.equal(state.started, 1);
});

test('a server that leaves while it waits begins nothing', async () => {
  const { state, begin, pass } = scene(true);
  const stop = await begin();
  stop();
  state.isBehind = false;
  await pass();
  assert.equal(state.started, 0);
});

test('nothing is sent while the database is behind', async () => {
  const { state, ledger } = scene(true);
  const send = async (): Promise<void> => void state.sent++;
  const keptNone = { forgetAbout: async () => 0, countAbout: async () => 0, sweep: async () => {} };
  const mailer = heldBackMailer({ send, forget: async () => 3, ...keptNone }, ledger);
  await assert.rejects(mailer.send({} as Mail), { code: 'UNAVAILABLE' });
  assert.equal(await mailer.forget('nobody'), 3);
  state.isBehind = false;
  await mailer.send({} as Mail);
  assert.equal(state.sent, 1);
});

test.run();

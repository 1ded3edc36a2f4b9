import assert from 'node:assert/strict';
import { ManualClock } from '../kernel/clock.ts';
import { suite } from '../test/support/suite.ts';
import type { EdgePorts, Viewer } from './ports.ts';
import { answerTo, signalsOf, withSignals } from './privacy-signals.ts';

const test = suite('privacy signals at the edge');

const VIEWER: Viewer = { audience: 'customer', accountId: 'acc_1', tokenId: 'grt_1', expiresAtMs: null };
const portsThat = (noticeSignals: EdgePorts['noticeSignals']) => ({ noticeSignals }) as EdgePorts;

test('only a plain 1 is a signal', () => {
  assert.deepEqual(signalsOf({ 'sec-gpc': '1' }), { gpc: true, dnt: false });
  assert.deepEqual(signalsOf({ dnt: '1' }), { gpc: false, dnt: true });
  for (const value of ['0', '', 'true', '1, 1', ' 1', 'null'])
    assert.equal(signalsOf({ 'sec-gpc': value, dnt: value }), null);
  assert.equal(answerTo({ gpc: true, dnt: true }), 'gpc=opt-out, dnt=opt-out');
});

test('without a signal nothing is noticed and the viewer is the very same', async () => {
  const ports = portsThat(() => assert.fail('noticed'));
  assert.equal(await withSignals(ports, new ManualClock(), VIEWER, { dnt: '0' }), VIEWER);
});

test('the viewer goes on with their signals once these are on record', async () => {
  let settle = () => {};
  const noticed: Viewer[] = [];
  const ports = portsThat((viewer) => {
    noticed.push(viewer);
    return new Promise((resolve) => {
      settle = resolve;
    });
  });
  const told = { ...VIEWER, signals: { gpc: true, dnt: false } };
  let gone: Viewer | null = null;
  const going = withSignals(ports, new ManualClock(), VIEWER, { 'sec-gpc': '1' }).then((viewer) => {
    gone = viewer;
  });
  await new Promise(setImmediate);
  assert.deepEqual([noticed, gone], [[told], null]);
  settle();
  await going;
  assert.deepEqual(gone, told);
});

test('a request waits a second for the record and no longer', async () => {
  const clock = new ManualClock();
  let isGone = false;
  const never = portsThat(() => new Promise(() => {}));
  const going = withSignals(never, clock, VIEWER, { 'sec-gpc': '1' }).then(() => {
    isGone = true;
  });
  clock.advance(999);
  await new Promise(setImmediate);
  assert.equal(isGone, false);
  clock.advance(1);
  await going;
  assert.equal(isGone, true);
});

test.run();

import assert from 'node:assert/strict';
import type { Gate, GateSession, PositionReading, SessionEnd } from '../../events/events.ts';
import { suite } from '../../test/support/suite.ts';
import { LIVE_FOR_MS } from './position.board.ts';
import { stateOf } from './position.state.ts';
import { reportingMode } from './reporting-instruction.ts';

const test = suite('what is to be seen of a provider, and what their app is to do');

const NOW_MS = 1_750_000_000_000;
const SESSION: GateSession = {
  id: 'ses_1',
  visitId: 'vis_1',
  propertyId: 'pty_1',
  stage: 'EN_ROUTE',
  paused: false,
  activeSinceMs: NOW_MS - 60_000,
};
const GATE: Gate = {
  accountId: 'acc_1',
  providerId: 'prv_1',
  userId: 'usr_1',
  version: 1,
  shiftOpen: true,
  session: SESSION,
  lastEnd: null,
};
const ETA = { minutes: 7, source: 'GREAT_CIRCLE' } as const;

const heldAt = (recordedAtMs: number, sessionId = SESSION.id) => ({ sessionId, recordedAtMs }) as PositionReading;
const gate = (change: Partial<GateSession>): Gate => ({ ...GATE, session: { ...SESSION, ...change } });

function shown(of: Gate, held: PositionReading | null, healthy = true) {
  const { freshness, reason, reading, eta } = stateOf(of, held, ETA as never, NOW_MS, healthy);
  return [freshness, reason, reading !== null, eta?.minutes ?? null];
}

test('a position of at most 30 s is LIVE, an older one STALE', () => {
  assert.deepEqual(shown(GATE, heldAt(NOW_MS)), ['LIVE', null, true, 7]);
  assert.deepEqual(shown(GATE, heldAt(NOW_MS - LIVE_FOR_MS)), ['LIVE', null, true, 7]);
  assert.deepEqual(shown(GATE, heldAt(NOW_MS - LIVE_FOR_MS - 1)), ['STALE', null, true, 7]);
});

test('a pause hides the position', () => {
  assert.deepEqual(shown(gate({ paused: true }), heldAt(NOW_MS)), ['PAUSED', null, false, null]);
});

test('while revocations may go unheard it is STALE and nothing is shown', () => {
  assert.deepEqual(shown(GATE, heldAt(NOW_MS), false), ['STALE', null, false, null]);
});

test('a position of another session is not shown', () => {
  const other = heldAt(NOW_MS, 'ses_0');
  assert.deepEqual(shown(GATE, other), ['UNAVAILABLE', 'NO_RECENT_POSITION', false, null]);
});

test('a position from before a pause is not shown after it, however late it comes', () => {
  const resumed = gate({ activeSinceMs: NOW_MS - 1_000 });
  assert.deepEqual(shown(resumed, heldAt(NOW_MS - 1_001)), ['UNAVAILABLE', 'NO_RECENT_POSITION', false, null]);
  assert.deepEqual(shown(resumed, heldAt(NOW_MS - 1_000)), ['LIVE', null, true, 7]);
});

test('on site there is no time of arrival any more', () => {
  assert.deepEqual(shown(gate({ stage: 'ON_SITE' }), heldAt(NOW_MS)), ['LIVE', null, true, null]);
});

test('without a session the reason is how the last one ended', () => {
  const ends: SessionEnd[] = ['COMPLETED', 'NO_ACCESS', 'CANCELLED', 'REASSIGNED'];
  for (const lastEnd of ends) {
    assert.deepEqual(shown({ ...GATE, session: null, lastEnd }, heldAt(NOW_MS)), ['UNAVAILABLE', lastEnd, false, null]);
  }
  assert.equal(shown({ ...GATE, session: null }, null)[1], 'NO_ACTIVE_VISIT');
});

test('who has clocked in again is not said to have clocked out', () => {
  assert.equal(shown({ ...GATE, session: null, lastEnd: 'CLOCKED_OUT' }, null)[1], 'NO_ACTIVE_VISIT');
});

test('without a shift nobody learns how the day went before', () => {
  const home = { ...GATE, session: null, shiftOpen: false };
  assert.equal(shown({ ...home, lastEnd: 'COMPLETED' }, null)[1], 'NOT_CLOCKED_IN');
  assert.equal(shown({ ...home, lastEnd: 'CLOCKED_OUT' }, null)[1], 'CLOCKED_OUT');
});

test('the app stops without a session and while paused, whoever watches', () => {
  assert.equal(reportingMode({ ...GATE, session: null }, 5), 'STOP');
  assert.equal(reportingMode(gate({ paused: true }), 5), 'STOP');
});

test('the app is idle while nobody watches, and on site', () => {
  assert.equal(reportingMode(GATE, 0), 'IDLE');
  assert.equal(reportingMode(gate({ stage: 'ON_SITE' }), 3), 'IDLE');
});

test('the app is live with the first watcher on the way', () => {
  assert.equal(reportingMode(GATE, 1), 'LIVE');
});

test.run();

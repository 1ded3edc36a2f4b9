import assert from 'node:assert/strict';
import type { Gate, GateSession, PositionReading } from '../../events/events.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { suite } from '../../test/support/suite.ts';
import { admit, type Report } from './position.gate.ts';

const test = suite('the position gate');

const NOW_MS = Date.UTC(2026, 4, 4, 12);
const SESSION: GateSession = {
  id: 'ses_1',
  visitId: 'vis_1',
  propertyId: 'pty_1',
  stage: 'EN_ROUTE',
  paused: false,
  activeSinceMs: NOW_MS - 600_000,
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
const REPORT: Report = { latitude: 10, longitude: 20, accuracyM: 5, headingDeg: 90, speedMps: 3, recordedAt: at(0) };

function at(offsetMs: number): Date {
  return new Date(NOW_MS + offsetMs);
}

function held(offsetMs: number, sessionId = SESSION.id): PositionReading {
  const { recordedAt: _, ...rest } = REPORT as Required<Report>;
  const ids = { accountId: 'acc_1', providerId: 'prv_1', sessionId, visitId: 'vis_1' };
  return { ...ids, ...rest, recordedAtMs: NOW_MS + offsetMs, gateVersion: 1 } as PositionReading;
}

/** The code with which a report is refused, or null if it is taken. */
function refusal(report: Partial<Report>, gate: Partial<Gate> = {}, slot: PositionReading | null = null) {
  try {
    admit({ ...REPORT, ...report }, { ...GATE, ...gate }, slot, NOW_MS);
    return null;
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.code;
  }
}

const session = (change: Partial<GateSession>): Partial<Gate> => ({ session: { ...SESSION, ...change } });

test('a good report becomes the reading of its session and visit', () => {
  assert.deepEqual(admit(REPORT, GATE, null, NOW_MS), held(0));
});

test('what a device did not say is null, not zero', () => {
  const bare = { latitude: 0, longitude: 0, recordedAt: at(0) };
  const { accuracyM, headingDeg, speedMps } = admit(bare, GATE, null, NOW_MS);
  assert.deepEqual([accuracyM, headingDeg, speedMps], [null, null, null]);
});

test('without a shift, a visit or while paused nothing is taken', () => {
  assert.equal(refusal({}, { shiftOpen: false, session: null }), 'NOT_CLOCKED_IN');
  assert.equal(refusal({}, { session: null }), 'NO_ACTIVE_VISIT');
  assert.equal(refusal({}, session({ paused: true })), 'SHARING_PAUSED');
});

test('a report of exactly 120 s is taken, one millisecond older is TOO_OLD', () => {
  assert.equal(refusal({ recordedAt: at(-120_000) }), null);
  assert.equal(refusal({ recordedAt: at(-120_001) }), 'TOO_OLD');
});

test('a report exactly 60 s ahead is taken, one millisecond more is IN_THE_FUTURE', () => {
  assert.equal(refusal({ recordedAt: at(60_000) }), null);
  assert.equal(refusal({ recordedAt: at(60_001) }), 'IN_THE_FUTURE');
});

test('an accuracy of exactly 5,000 m is taken, anything worse is INVALID_POSITION', () => {
  assert.equal(refusal({ accuracyM: 5_000 }), null);
  assert.equal(refusal({ accuracyM: 5_000.001 }), 'INVALID_POSITION');
});

test('the corners of WGS84 are positions, what is beyond them is not', () => {
  for (const latitude of [-90, 90]) assert.equal(refusal({ latitude }), null);
  for (const longitude of [-180, 180]) assert.equal(refusal({ longitude }), null);
  for (const latitude of [91, -91, 90.000001]) assert.equal(refusal({ latitude }), 'INVALID_POSITION');
  for (const longitude of [181, -180.000001]) assert.equal(refusal({ longitude }), 'INVALID_POSITION');
});

test('what is not a number is INVALID_POSITION, in every field', () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    for (const field of ['latitude', 'longitude', 'accuracyM', 'headingDeg', 'speedMps']) {
      assert.equal(refusal({ [field]: bad }), 'INVALID_POSITION', `${field} ${bad}`);
    }
  }
  assert.equal(refusal({ recordedAt: new Date(Number.NaN) }), 'INVALID_POSITION');
});

test('negative accuracy, heading and speed, and a heading beyond the circle are INVALID_POSITION', () => {
  for (const field of ['accuracyM', 'headingDeg', 'speedMps']) {
    assert.equal(refusal({ [field]: -1 }), 'INVALID_POSITION', field);
  }
  assert.equal(refusal({ headingDeg: 360 }), null);
  assert.equal(refusal({ headingDeg: 360.1 }), 'INVALID_POSITION');
});

test('what was recorded before the session was active is OUTSIDE_SESSION', () => {
  const gate = session({ activeSinceMs: NOW_MS - 10_000 });
  assert.equal(refusal({ recordedAt: at(-10_000) }, gate), null);
  assert.equal(refusal({ recordedAt: at(-10_001) }, gate), 'OUTSIDE_SESSION');
});

test('a report as old as the one held, or older, is OUT_OF_ORDER', () => {
  assert.equal(refusal({ recordedAt: at(-999) }, {}, held(-1_000)), null);
  assert.equal(refusal({ recordedAt: at(-1_000) }, {}, held(-1_000)), 'OUT_OF_ORDER');
  assert.equal(refusal({ recordedAt: at(-1_001) }, {}, held(-1_000)), 'OUT_OF_ORDER');
});

test('a reading of another session does not stand in the way', () => {
  assert.equal(refusal({ recordedAt: at(-2_000) }, {}, held(-1_000, 'ses_0')), null);
});

test('no refusal tells the position', () => {
  for (const report of [{ latitude: 91.2345 }, { recordedAt: at(-500_000) }, { recordedAt: at(500_000) }]) {
    assert.throws(
      () => admit({ ...REPORT, longitude: 77.7, ...report }, GATE, null, NOW_MS),
      (error: Error) => !/91\.2345|77\.7/.test(JSON.stringify({ ...error, message: error.message })),
    );
  }
});

test('a charge beyond 0 to 100 is INVALID_POSITION', () => {
  for (const batteryPercent of [-1, 101, Number.NaN]) assert.equal(refusal({ batteryPercent }), 'INVALID_POSITION');
  for (const batteryPercent of [0, 100, null]) assert.equal(refusal({ batteryPercent }), null);
});

test.run();

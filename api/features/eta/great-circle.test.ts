import assert from 'node:assert/strict';
import { destinationPoint, type GeoPoint } from '../../kernel/geo.ts';
import { suite } from '../../test/support/suite.ts';
import { Trips } from '../../test/support/trips.ts';
import type { Observation } from './eta.ts';
import { GreatCircleEtaEstimator, greatCircleEta } from './great-circle.ts';
import { FITTED_MODEL } from './model.ts';
import { SmoothedSpeed } from './smoothed-speed.ts';

const test = suite('eta by great circle');

const DOOR: GeoPoint = { latitude: 41.8781, longitude: -87.6298 };
const START_MS = Date.UTC(2026, 2, 1, 12);

/** The smoothed speed after those observations, in metres per second. */
function speedAfter(...observations: readonly Observation[]): number {
  const speed = new SmoothedSpeed(FITTED_MODEL);
  for (const observation of observations) speed.observe(observation);
  return speed.mps;
}

/** A reading `fromDoorM` metres north of the door, `afterS` seconds after the start. */
function seen(fromDoorM: number, afterS = 0, speedMps: number | null = null): Observation {
  return { ...destinationPoint(DOOR, 0, fromDoorM), speedMps, recordedAtMs: START_MS + afterS * 1_000 };
}

/** The observations of a drive towards the door at `speedMps`, with a fix every 5 s, from the end of `before` on. */
function driven(speedMps: number, forS: number, before: readonly Observation[] = [seen(100_000)]): Observation[] {
  const fromS = (before.at(-1)!.recordedAtMs - START_MS) / 1_000;
  const fixes = Array.from({ length: forS / 5 }, (_, i) => 5 * (i + 1));
  return [...before, ...fixes.map((s) => seen(100_000 - speedMps * s, fromS + s))];
}

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);

test('the minutes are the great circle times the road factor over the speed, rounded up', () => {
  const minutesAt = (distance: number, speed: number) => greatCircleEta(seen(distance), DOOR, speed).minutes;
  // A road of 1.2 times the distance, at 10 m/s: 500 m are a minute.
  assert.equal(FITTED_MODEL.roadFactor, 1.2);
  assert.equal(minutesAt(490, 10), 1);
  assert.equal(minutesAt(510, 10), 2);
  assert.equal(minutesAt(510, 20), 1);
  assert.deepEqual(greatCircleEta(seen(5_990), DOOR, 10), { minutes: 12, source: 'GREAT_CIRCLE' });
});

test('it is 0 within 75 m of the door and at least 1 before', () => {
  assert.equal(greatCircleEta(seen(0), DOOR, 7).minutes, 0);
  assert.equal(greatCircleEta(seen(74), DOOR, 7).minutes, 0);
  assert.equal(greatCircleEta(seen(76), DOOR, 30).minutes, 1);
});

test('a speed beyond sense is bounded: nobody arrives never, nobody flies', () => {
  assert.equal(greatCircleEta(seen(9_000), DOOR, 0).minutes, greatCircleEta(seen(9_000), DOOR, 3).minutes);
  assert.equal(greatCircleEta(seen(99_000), DOOR, 60).minutes, greatCircleEta(seen(99_000), DOOR, 33).minutes);
  assert.ok(greatCircleEta(seen(9_000), DOOR, 3).minutes > greatCircleEta(seen(9_000), DOOR, 4).minutes);
});

test('the speed begins at the prior and moves towards what is observed', () => {
  assert.equal(speedAfter(seen(1_000, 0, 30)), FITTED_MODEL.priorSpeedMps);
  const soon = speedAfter(...driven(20, 60));
  const later = speedAfter(...driven(20, 600));
  const late = speedAfter(...driven(20, 3_000));
  assert.ok(FITTED_MODEL.priorSpeedMps < soon && soon < later && later < late, `${soon}, ${later}, ${late}`);
  near(later, 20 - 13 * Math.exp(-1), 0.05);
  near(late, 20, 0.2);
});

test('a red light does not stop the estimate, a long jam slows it', () => {
  const cruising = driven(12, 1_200);
  const cruise = speedAfter(...cruising);
  assert.ok(speedAfter(...driven(0, 60, cruising)) > 0.88 * cruise);
  assert.ok(speedAfter(...driven(0, 900, cruising)) < 0.3 * cruise);
});

test('the number of fixes on a stretch does not matter, only its time', () => {
  const often = speedAfter(...driven(12, 30));
  const once = speedAfter(seen(10_000), seen(10_000 - 12 * 30, 30));
  near(often, once, 0.01);
});

test('the speed that the device measured counts on short steps, the way between the fixes on long ones', () => {
  const start = seen(10_000, 0, 12);
  const shortStep = speedAfter(start, seen(10_000, 10, 14));
  near(shortStep, FITTED_MODEL.priorSpeedMps + (1 - Math.exp(-10 / 600)) * (13 - FITTED_MODEL.priorSpeedMps), 1e-9);
  const longStep = speedAfter(start, seen(10_000, 20, 14));
  assert.ok(longStep < FITTED_MODEL.priorSpeedMps, 'it stood for 20 s');
});

test('a fix that jumps, comes twice or is out of order leaves the speed alone', () => {
  const before = driven(10, 300);
  const speed = speedAfter(...before);
  assert.equal(speedAfter(...before, seen(50_000, 305)), speed);
  const next = seen(96_950, 305);
  for (const again of [seen(96_000, 300), seen(96_000, 270), seen(96_990, 300.5)]) {
    assert.equal(speedAfter(...before, again), speed);
    assert.equal(speedAfter(...before, again, next), speedAfter(...before, next), 'nor is it remembered');
  }
});

test('the next step is counted from a fix that has jumped: it may have been the one before that was wrong', () => {
  const before = driven(10, 300);
  assert.notEqual(speedAfter(...before, seen(50_000, 305), seen(49_950, 310)), speedAfter(...before));
});

test('what was observed may be written over afterwards', () => {
  const speed = new SmoothedSpeed(FITTED_MODEL);
  const observed = { ...seen(10_000) };
  speed.observe(observed);
  Object.assign(observed, seen(9_700, 30));
  speed.observe(observed);
  assert.equal(speed.mps, speedAfter(seen(10_000), seen(9_700, 30)));
});

test('a speed that is forgotten begins anew', () => {
  const speed = new SmoothedSpeed(FITTED_MODEL);
  for (const observation of driven(20, 600)) speed.observe(observation);
  speed.forget();
  assert.ok(Number.isNaN(speed.mps));
  speed.observe(seen(9_000, 601));
  assert.equal(speed.mps, FITTED_MODEL.priorSpeedMps);
});

test('a gap of an hour weighs no more than one of a minute', () => {
  const hour = speedAfter(seen(10_000), seen(10_000, 3_600));
  const minute = speedAfter(seen(10_000), seen(10_000, 60));
  assert.equal(hour, minute);
});

test('trips are estimated apart from each other', () => {
  const trips = new Trips(new GreatCircleEtaEstimator());
  for (let s = 0; s <= 600; s += 5) {
    trips.observe('ses_fast', seen(30_000 - 20 * s, s), DOOR);
    trips.observe('ses_slow', seen(30_000 - 4 * s, s), DOOR);
  }
  const fast = trips.observe('ses_fast', seen(12_000, 900), DOOR);
  const slow = trips.observe('ses_slow', seen(12_000, 900), DOOR);
  assert.ok(fast.minutes < slow.minutes, `${fast.minutes}, ${slow.minutes}`);
});

test('a drive to the door counts down to 0', () => {
  const trips = new Trips(new GreatCircleEtaEstimator());
  const minutes: number[] = [];
  for (let s = 0; s <= 600; s += 5) minutes.push(trips.observe('ses_a', seen(6_000 - 10 * s, s), DOOR).minutes);
  assert.deepEqual(
    minutes,
    minutes.toSorted((a, b) => b - a),
  );
  assert.equal(minutes[0], Math.ceil((6_000 * FITTED_MODEL.roadFactor) / FITTED_MODEL.priorSpeedMps / 60));
  assert.equal(minutes.at(-1), 0);
});

test('a changed destination counts at once', () => {
  const trips = new Trips(new GreatCircleEtaEstimator());
  const near = trips.observe('ses_a', seen(1_000), DOOR);
  const far = trips.observe('ses_a', seen(1_000, 1), destinationPoint(DOOR, 180, 9_000));
  assert.ok(far.minutes > 5 * near.minutes);
});

test('a trip begins at the prior, whatever the one before it has learnt', () => {
  const trips = new Trips(new GreatCircleEtaEstimator());
  for (let s = 0; s <= 1_200; s += 5) trips.observe('ses_a', seen(40_000 - 25 * s, s), DOOR);
  const learnt = trips.observe('ses_a', seen(9_000, 1_205), DOOR);
  trips.end('ses_a');
  const anew = trips.observe('ses_a', seen(9_000, 1_206), DOOR);
  assert.deepEqual(anew, greatCircleEta(seen(9_000), DOOR, FITTED_MODEL.priorSpeedMps));
  assert.ok(anew.minutes > learnt.minutes);
});

test.run();

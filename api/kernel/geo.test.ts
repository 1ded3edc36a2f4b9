import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from '../test/support/suite.ts';
import {
  type BoundingBox,
  destinationPoint,
  distanceM,
  EARTH_RADIUS_M,
  type GeoPoint,
  initialBearingDeg,
  isBoundingBox,
  isInside,
  isPoint,
} from './geo.ts';

const test = suite('geo');

const at = (latitude: number, longitude: number): GeoPoint => ({ latitude, longitude });
const PARIS = at(48.8566, 2.3522);
const BERLIN = at(52.52, 13.405);

const points = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);

test('a point has two finite numbers within the bounds of WGS84', () => {
  for (const point of [PARIS, at(90, 180), at(-90, -180), at(0, 0)]) assert.ok(isPoint(point));
  for (const [latitude, longitude] of [
    [90.000001, 0],
    [-90.000001, 0],
    [0, 180.000001],
    [0, -180.000001],
    [Number.NaN, 0],
    [0, Number.NaN],
    [Number.POSITIVE_INFINITY, 0],
    [0, Number.NEGATIVE_INFINITY],
    ['48', 2],
    [48, null],
    [undefined, 2],
  ]) {
    assert.ok(!isPoint({ latitude, longitude }), `${latitude}, ${longitude}`);
  }
  assert.ok(!isPoint(null));
  assert.ok(!isPoint(undefined));
  assert.ok(!isPoint({}));
});

test('distances between cities agree with the ellipsoid to 0.6 %', () => {
  // Geodesics on WGS84: Paris to Berlin 879.7 km; Sydney (-33.8688, 151.2093) to Los Angeles 12,061 km.
  near(distanceM(PARIS, BERLIN), 879_700, 879_700 * 0.006);
  near(distanceM(at(-33.8688, 151.2093), at(34.0522, -118.2437)), 12_061_000, 12_061_000 * 0.006);
});

test('a degree of a meridian is the same everywhere, and a short way across the antimeridian is short', () => {
  const degreeM = (Math.PI * EARTH_RADIUS_M) / 180;
  near(distanceM(at(0, 7), at(1, 7)), degreeM, 0.01);
  near(distanceM(at(89, 7), at(90, 7)), degreeM, 0.01);
  near(distanceM(at(0, 179.5), at(0, -179.5)), degreeM, 0.01);
  near(distanceM(at(10, 180), at(10, -180)), 0, 0.001);
  near(distanceM(at(90, 0), at(90, 123)), 0, 0.001);
});

test('the distance between antipodes is half the circumference, not NaN', () => {
  // Here the rounded haversine is above 1.
  near(distanceM(at(-48.68, 45.8), at(48.68, -134.2)), Math.PI * EARTH_RADIUS_M, 1);
  fc.assert(
    fc.property(points, ({ latitude, longitude }) => {
      const antipode = at(-latitude, longitude > 0 ? longitude - 180 : longitude + 180);
      near(distanceM(at(latitude, longitude), antipode), Math.PI * EARTH_RADIUS_M, 1);
    }),
  );
});

test('distance is symmetric, and none to oneself', () => {
  fc.assert(
    fc.property(points, points, (a, b) => {
      assert.equal(distanceM(a, a), 0);
      near(distanceM(a, b), distanceM(b, a), 1e-6);
    }),
  );
});

test('bearings point north, east, south and west', () => {
  near(initialBearingDeg(at(0, 0), at(1, 0)), 0, 1e-9);
  near(initialBearingDeg(at(0, 0), at(0, 1)), 90, 1e-9);
  near(initialBearingDeg(at(1, 0), at(0, 0)), 180, 1e-9);
  near(initialBearingDeg(at(0, 179.9), at(0, -179.9)), 90, 1e-9);
  near(initialBearingDeg(at(0, 0), at(0, -1)), 270, 1e-9);
  // On the sphere Paris to Berlin leaves at 58.3 degrees.
  near(initialBearingDeg(PARIS, BERLIN), 58.3, 0.2);
});

test('a bearing is at least 0 and below 360', () => {
  fc.assert(
    fc.property(points, points, (a, b) => {
      const bearing = initialBearingDeg(a, b);
      assert.ok(bearing >= 0 && bearing < 360, String(bearing));
    }),
  );
});

test('going a distance at a bearing leads to a point that is so far away, in that direction', () => {
  const away = fc.record({
    latitude: fc.double({ min: -80, max: 80, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const bearings = fc.double({ min: 0, max: 359.9, noNaN: true });
  fc.assert(
    fc.property(away, bearings, fc.double({ min: 10, max: 500_000, noNaN: true }), (from, bearingDeg, alongM) => {
      const there = destinationPoint(from, bearingDeg, alongM);
      assert.ok(isPoint(there));
      near(distanceM(from, there), alongM, 0.01);
      const off = Math.abs(initialBearingDeg(from, there) - bearingDeg);
      near(Math.min(off, 360 - off), 0, 1e-3);
    }),
  );
});

test('going over a pole or the antimeridian ends at a point on WGS84', () => {
  const overThePole = destinationPoint(at(89.9, 10), 0, 50_000);
  assert.ok(isPoint(overThePole));
  near(Math.abs(overThePole.longitude), 170, 1e-6);
  near(destinationPoint(at(0, 179.9), 90, 20_000).longitude, -179.92, 0.01);
});

test('a box has ordered latitudes and edges on WGS84, and may have its west above its east', () => {
  assert.ok(isBoundingBox({ south: 1, west: 170, north: 2, east: -170 }));
  assert.ok(isBoundingBox({ south: 1, west: 1, north: 1, east: 1 }));
  assert.ok(!isBoundingBox({ south: 2, west: 1, north: 1, east: 2 }));
  assert.ok(!isBoundingBox({ south: -91, west: 1, north: 1, east: 2 }));
  assert.ok(!isBoundingBox({ south: 0, west: 1, north: 1, east: 181 }));
  assert.ok(!isBoundingBox({ south: 0, west: Number.NaN, north: 1, east: 2 }));
  assert.ok(!isBoundingBox({ south: 0, west: 0, north: 1 }));
});

const box = (south: number, west: number, north: number, east: number): BoundingBox => ({ south, west, north, east });

test('a box contains what is inside it and on its edges, and nothing else', () => {
  const europe = box(35, -10, 60, 30);
  for (const inside of [PARIS, BERLIN, at(35, -10), at(60, 30), at(60, -10)]) assert.ok(isInside(europe, inside));
  for (const outside of [at(34.9, 0), at(60.1, 0), at(50, -10.1), at(50, 30.1), at(50, 180), at(50, -180)]) {
    assert.ok(!isInside(europe, outside), JSON.stringify(outside));
  }
});

test('a box across the antimeridian contains both sides of it, and not the rest of the world', () => {
  const fiji = box(-20, 175, -12, -175);
  for (const longitude of [175, 178, 180, -180, -178, -175]) assert.ok(isInside(fiji, at(-17, longitude)));
  for (const longitude of [174.9, -174.9, 0, 90, -90]) assert.ok(!isInside(fiji, at(-17, longitude)));
});

test('a box that ends on the antimeridian contains it by both of its names', () => {
  for (const longitude of [180, -180]) {
    assert.ok(isInside(box(0, 170, 1, 180), at(0, longitude)));
    assert.ok(isInside(box(0, -180, 1, -170), at(0, longitude)));
    assert.ok(isInside(box(0, 170, 1, -180), at(0, longitude)));
    assert.ok(isInside(box(0, 180, 1, -170), at(0, longitude)));
  }
});

test('the box from -180 to 180 contains every longitude', () => {
  fc.assert(fc.property(points, (point) => assert.ok(isInside(box(-90, -180, 90, 180), point))));
});

test('a box and the box of the rest of its band share the world between them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -179, max: 179 }),
      fc.integer({ min: -179, max: 179 }),
      points,
      (west, east, point) => {
        fc.pre(west !== east && point.longitude !== west && point.longitude !== east);
        const inside = isInside(box(-90, west, 90, east), point);
        assert.notEqual(inside, isInside(box(-90, east, 90, west), point));
      },
    ),
  );
});

test.run();

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { destinationPoint, distanceM, isPoint } from '../api/kernel/geo.ts';
import { suite } from '../api/test/support/suite.ts';
import { coarsen, type Reading } from './coarsening.ts';

const test = suite('coarsening');

const READING: Reading = {
  latitude: 48.8566,
  longitude: 2.3522,
  accuracyM: 7.5,
  headingDeg: 101.25,
  speedMps: 8.31,
  recordedAtMs: Date.UTC(2026, 2, 1, 12, 34, 56, 789),
};

const COARSE = ['STREET', 'NEIGHBOURHOOD'] as const;
const CELL_M = { STREET: 100, NEIGHBOURHOOD: 1_000 } as const;

/** Any valid reading; poles, the equator and the antimeridian turn up often. */
const readings: fc.Arbitrary<Reading> = fc.record({
  latitude: fc.oneof(
    fc.double({ min: -90, max: 90, noNaN: true }),
    fc.double({ min: 89.99, max: 90, noNaN: true }),
    fc.double({ min: -90, max: -89.99, noNaN: true }),
    fc.constantFrom(-90, 90, 0, -0),
  ),
  longitude: fc.oneof(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: 179.99, max: 180, noNaN: true }),
    fc.double({ min: -180, max: -179.99, noNaN: true }),
    fc.constantFrom(-180, 180, 0, -0),
  ),
  accuracyM: fc.option(fc.double({ min: 0, max: 5_000, noNaN: true })),
  headingDeg: fc.option(fc.double({ min: 0, max: 360, noNaN: true })),
  speedMps: fc.option(fc.double({ min: 0, max: 60, noNaN: true })),
  recordedAtMs: fc.integer({ min: 0, max: 4_102_444_800_000 }),
});
const precisions = fc.constantFrom(...COARSE);

/** The coarse form, which every reading has. */
function coarse(reading: Reading, precision: (typeof COARSE)[number]): Reading {
  const shown = coarsen(reading, precision);
  assert.ok(shown);
  return shown;
}

test('EXACT shows the reading as it is, ETA_ONLY shows none', () => {
  assert.deepEqual(coarsen(READING, 'EXACT'), READING);
  assert.equal(coarsen(READING, 'ETA_ONLY'), null);
});

test('STREET and NEIGHBOURHOOD show known values of a known reading', () => {
  assert.deepEqual(coarsen(READING, 'STREET'), {
    latitude: 48.85651,
    longitude: 2.35168,
    accuracyM: 100,
    headingDeg: 90,
    speedMps: 10,
    recordedAtMs: Date.UTC(2026, 2, 1, 12, 34, 50),
  });
  assert.deepEqual(coarsen(READING, 'NEIGHBOURHOOD'), {
    latitude: 48.8604,
    longitude: 2.358,
    accuracyM: 1_000,
    headingDeg: null,
    speedMps: null,
    recordedAtMs: Date.UTC(2026, 2, 1, 12, 34),
  });
});

test('coarsening twice is coarsening once', () => {
  fc.assert(
    fc.property(readings, precisions, (reading, precision) => {
      const once = coarse(reading, precision);
      assert.deepEqual(coarsen(once, precision), once);
    }),
    { numRuns: 2_000 },
  );
});

test('the shown point is on WGS84, within the shown accuracy of the real one, and within a cell of it', () => {
  fc.assert(
    fc.property(readings, precisions, (reading, precision) => {
      const shown = coarse(reading, precision);
      assert.ok(isPoint(shown));
      const offM = distanceM(reading, shown);
      assert.ok(offM <= shown.accuracyM! && offM <= CELL_M[precision], `${offM} m off`);
      assert.ok(shown.accuracyM! >= (CELL_M[precision] * Math.SQRT2) / 2);
      assert.ok(shown.accuracyM! >= (reading.accuracyM ?? 0), 'never better than the device');
    }),
    { numRuns: 2_000 },
  );
});

test('a cell is about as large at every latitude: walking 3 cells in any direction always leaves it', () => {
  fc.assert(
    fc.property(readings, precisions, fc.integer({ min: 0, max: 359 }), (reading, precision, bearingDeg) => {
      const there = { ...reading, ...destinationPoint(reading, bearingDeg, 3 * CELL_M[precision]) };
      const [a, b] = [coarse(reading, precision), coarse(there, precision)];
      assert.notDeepEqual([a.latitude, a.longitude], [b.latitude, b.longitude]);
    }),
    { numRuns: 1_000 },
  );
});

test('a cell is no smaller than it should be: random points of one cell spread over about its area', () => {
  for (const latitude of [0, 41.88, -69.6, 85]) {
    for (const precision of COARSE) {
      const sideM = CELL_M[precision];
      const centre = coarse({ ...READING, latitude }, precision);
      // 40 % of a side north, south, east and west of the centre are still in the cell; 60 % are not.
      for (const bearingDeg of [0, 90, 180, 270]) {
        const inside = { ...READING, ...destinationPoint(centre, bearingDeg, 0.4 * sideM) };
        const outside = { ...READING, ...destinationPoint(centre, bearingDeg, 0.6 * sideM) };
        assert.deepEqual(coarse(inside, precision), centre);
        assert.notDeepEqual(coarse(outside, precision), centre);
      }
    }
  }
});

test('two readings of one cell and the same steps come out the same, byte for byte', () => {
  const within = fc.double({ min: -0.39, max: 0.39, noNaN: true });
  fc.assert(
    fc.property(readings, precisions, within, within, (reading, precision, north, east) => {
      fc.pre(Math.abs(reading.latitude) < 89);
      const shown = coarse(reading, precision);
      const stepMs = precision === 'STREET' ? 10_000 : 60_000;
      const northM = north * CELL_M[precision];
      const eastM = east * CELL_M[precision];
      const aside = destinationPoint(destinationPoint(shown, 0, northM), 90, eastM);
      const elsewhere: Reading = {
        ...aside,
        accuracyM: shown.accuracyM! * 0.9,
        headingDeg: shown.headingDeg === null ? reading.headingDeg : (shown.headingDeg + 360 + north * 50) % 360,
        speedMps: shown.speedMps === null ? reading.speedMps : Math.max(0, shown.speedMps + east * 5),
        recordedAtMs: shown.recordedAtMs + Math.floor((north + 0.5) * stepMs),
      };
      assert.equal(JSON.stringify(coarsen(elsewhere, precision)), JSON.stringify(shown));
    }),
    { numRuns: 2_000 },
  );
});

test('what is shown of a day in one cell is a handful of values, however often one asks', () => {
  const seen = new Set<string>();
  const points = fc.sample(fc.tuple(fc.double({ min: 0, max: 40, noNaN: true }), fc.nat(359)), 500);
  const centre = coarse(READING, 'STREET');
  for (const [alongM, bearingDeg] of points) {
    const { latitude, longitude } = coarse({ ...READING, ...destinationPoint(centre, bearingDeg, alongM) }, 'STREET');
    seen.add(`${latitude} ${longitude}`);
  }
  assert.deepEqual([...seen], [`${centre.latitude} ${centre.longitude}`]);
});

test('time is rounded down, never ahead of the reading', () => {
  fc.assert(
    fc.property(readings, precisions, (reading, precision) => {
      const { recordedAtMs } = coarse(reading, precision);
      const stepMs = precision === 'STREET' ? 10_000 : 60_000;
      assert.equal(recordedAtMs % stepMs, 0);
      assert.ok(recordedAtMs <= reading.recordedAtMs && recordedAtMs > reading.recordedAtMs - stepMs);
    }),
  );
});

test('STREET shows eighths of the compass and steps of 5 m/s; what the device left out stays out', () => {
  fc.assert(
    fc.property(readings, (reading) => {
      const { headingDeg, speedMps } = coarse(reading, 'STREET');
      assert.equal(headingDeg === null, reading.headingDeg === null);
      assert.equal(speedMps === null, reading.speedMps === null);
      assert.ok(headingDeg === null || [0, 45, 90, 135, 180, 225, 270, 315].includes(headingDeg));
      assert.ok(speedMps === null || (speedMps % 5 === 0 && Math.abs(speedMps - reading.speedMps!) <= 2.5));
    }),
  );
});

test('180 and -180 are one meridian, and its neighbours on both sides have cells of their own', () => {
  for (const precision of COARSE) {
    const shown = [180, -180].map((longitude) => coarse({ ...READING, longitude }, precision));
    assert.deepEqual(shown[0], shown[1]);
    const west = coarse({ ...READING, longitude: 179.9999 }, precision);
    assert.notDeepEqual(west, shown[0]);
    assert.ok(distanceM(west, shown[0]!) < 1.2 * CELL_M[precision]);
  }
});

test('extra properties of a reading do not pass through a coarse one', () => {
  const shown = coarse({ ...READING, batteryPercent: 71 } as Reading, 'STREET');
  assert.ok(!('batteryPercent' in shown));
});

test('what is no point is refused without being repeated', () => {
  for (const bad of [{ latitude: 90.1 }, { longitude: -180.1 }, { latitude: Number.NaN }, { longitude: Number.NaN }]) {
    assert.throws(() => coarsen({ ...READING, ...bad }, 'STREET'), {
      name: 'RangeError',
      message: 'Not a point on WGS84.',
    });
  }
});

test.run();

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { destinationPoint } from '../../api/kernel/geo.ts';
import { suite } from '../../api/test/support/suite.ts';
import { constantSpeed, errorFigures, knownMeanSpeed, ours, outcomes } from './measure.ts';
import { headsForItsEnd, lengthM, meanSpeedMps, readTrips, type Trip } from './traces.ts';

const test = suite('eta error');

const FIXTURE = join(import.meta.dirname, '../../../api/test/fixtures/traces/chicago-60.csv.gz');
const HEADER = 'trip,time_s,latitude,longitude';
let folder: string;

test.before(() => {
  folder = mkdtempSync(join(tmpdir(), 'eta-'));
});
test.after(() => rmSync(folder, { recursive: true }));

function fileOf(content: string | Buffer): string {
  const path = join(folder, 'traces.csv');
  writeFileSync(path, content);
  return path;
}

/** A trip at 10 m/s along `bearings`, each for 600 m, with a fix every 5 s. */
function drive(...bearings: number[]): Trip {
  const fixes = [{ latitude: 41.9, longitude: -87.6, recordedAtMs: 0 }];
  for (const bearingDeg of bearings) {
    for (let i = 0; i < 12; i++) {
      const last = fixes.at(-1)!;
      fixes.push({ ...destinationPoint(last, bearingDeg, 50), recordedAtMs: last.recordedAtMs + 5_000 });
    }
  }
  return { id: 'drive', fixes };
}

test('the recorded traces of the tests are 60 trips of at least 60 fixes, in about equal parts rounds and not', () => {
  const trips = readTrips(FIXTURE);
  assert.equal(trips.length, 60);
  assert.ok(trips.every(({ fixes }) => fixes.length >= 60));
  assert.equal(trips.filter(headsForItsEnd).length, 30);
});

test('the default ETA on recorded trips that head for their end is as good as it was, and better than a guess', () => {
  const trips = readTrips(FIXTURE).filter(headsForItsEnd);
  const [our, guess] = [ours(), constantSpeed].map((predictor) => errorFigures(outcomes(trips, predictor)));
  assert.ok(our!.meanAbsoluteMin < 1.1, `mean absolute error ${our!.meanAbsoluteMin} min`);
  assert.ok(Math.abs(our!.biasMin) < 0.3, `bias ${our!.biasMin} min`);
  assert.ok(our!.meanAbsoluteMin < 0.95 * guess!.meanAbsoluteMin, `a guess has ${guess!.meanAbsoluteMin} min`);
});

test('the figures are those of known outcomes', () => {
  const of = [-4, -1, 0, 1, 2, 3, 4, 5, 6, 14].map((off) => ({ predictedMin: 20 + off, remainingMin: 20 }));
  assert.deepEqual(errorFigures(of), { count: 10, meanAbsoluteMin: 4, medianMin: 3, p90Min: 6, biasMin: 3 });
  assert.ok(Number.isNaN(errorFigures([]).meanAbsoluteMin));
});

test('every fix but the last is held against the time until the last', () => {
  const trip = drive(0, 0);
  const seen = outcomes([trip], () => () => 7);
  assert.equal(seen.length, trip.fixes.length - 1);
  assert.deepEqual(seen[0], { predictedMin: 7, remainingMin: 2 });
  assert.deepEqual(seen.at(-1), { predictedMin: 7, remainingMin: 5 / 60 });
});

test('a trip knows its length, its mean speed and whether it heads for its end', () => {
  const straight = drive(0, 0, 0);
  assert.ok(Math.abs(lengthM(straight) - 1_800) < 0.01);
  assert.ok(Math.abs(meanSpeedMps(straight) - 10) < 0.001);
  assert.ok(headsForItsEnd(straight));
  assert.ok(headsForItsEnd(drive(0, 90)));
  assert.ok(!headsForItsEnd(drive(0, 90, 180, 270)));
  assert.ok(!headsForItsEnd(drive(0, 180)));
});

test('the baselines predict what they say', () => {
  const trip = drive(0, 0, 0, 0, 0);
  const [end] = trip.fixes.slice(-1);
  // 3,000 m at 5 m/s are 10 minutes, at 10 m/s by a road of 1.2 times the length 6; a little nearer it is not over.
  assert.equal(constantSpeed(trip, end!)(trip.fixes[1]!), 10);
  assert.equal(knownMeanSpeed(trip, end!)(trip.fixes[1]!), 6);
});

test('traces are read plain and gzipped', () => {
  const text = `${HEADER}\na,10,41.5,-87.5\na,13,41.6,-87.6\nb,5,1,2\nb,5,3,4\n`;
  const trips = readTrips(fileOf(text));
  assert.deepEqual(trips[0], {
    id: 'a',
    fixes: [
      { latitude: 41.5, longitude: -87.5, recordedAtMs: 10_000 },
      { latitude: 41.6, longitude: -87.6, recordedAtMs: 13_000 },
    ],
  });
  assert.deepEqual(
    trips.map(({ id }) => id),
    ['a', 'b'],
  );
  assert.deepEqual(readTrips(fileOf(gzipSync(text))), trips);
});

test('a bad file is refused with its line and without its values', () => {
  const refused = (content: string, message: RegExp) =>
    assert.throws(
      () => readTrips(fileOf(content)),
      (error: Error) => message.test(error.message) && !error.message.includes('41.5'),
    );
  refused('', /Line 1/);
  refused('trip,latitude,longitude\n', /Line 1/);
  for (const line of ['a,2,41.5', 'a,2,41.5,x', 'a,2,91.5,2', 'a,,41.5,2', ',2,41.5,2', 'a,2,41.5,2,3', 'a,2,,2', '']) {
    refused(`${HEADER}\na,1,41.5,2\n${line}\na,3,41.5,2\n`, /Line 3/);
  }
  refused(`${HEADER}\na,2,41.5,2\na,1,41.5,2\n`, /Line 3 goes back/);
  refused(`${HEADER}\na,2,41.5,2\n`, /Trip a has one fix/);
});

test.run();

import assert from 'node:assert/strict';
import { ManualClock, systemClock } from '../../kernel/clock.ts';
import { destinationPoint, distanceM, type GeoPoint } from '../../kernel/geo.ts';
import { expectNothing } from '../../test/support/expect-nothing.ts';
import { type OsrmBehaviour, type OsrmStandIn, startOsrm } from '../../test/support/osrm.ts';
import { suite } from '../../test/support/suite.ts';
import { Trips } from '../../test/support/trips.ts';
import { until } from '../../test/support/within.ts';
import type { Eta, Observation } from './eta.ts';
import { greatCircleEta } from './great-circle.ts';
import { FITTED_MODEL } from './model.ts';
import type { OsrmFailure } from './osrm-client.ts';
import { OsrmEtaEstimator, type OsrmEtaOptions } from './osrm-estimator.ts';

const test = suite('eta by OSRM');

const DOOR: GeoPoint = { latitude: 41.878113, longitude: -87.629798 };
const clock = new ManualClock();
/** 0.2 s for each metre: 5,980 m are 20 minutes by the stand-in's route and 18 by the great circle. */
const ROUTED: Eta = { minutes: 20, source: 'OSRM' };
const FALLBACK: Eta = { minutes: 18, source: 'OSRM_FALLBACK' };

let osrm: OsrmStandIn;
let trips: Trips;
let updates: { sessionId: string; eta: Eta }[] = [];
let failures: OsrmFailure[] = [];

interface Asked extends Partial<OsrmEtaOptions> {
  readonly onUpdate?: (sessionId: string, eta: Eta) => void;
}

function estimate({ onUpdate, ...options }: Asked = {}): Trips {
  const onFailure = (failure: OsrmFailure) => failures.push(failure);
  const estimator = new OsrmEtaEstimator({ baseUrl: osrm.baseUrl, clock, onFailure, ...options });
  trips = new Trips(estimator, onUpdate ?? ((sessionId, eta) => updates.push({ sessionId, eta })));
  return trips;
}

/** A reading `fromDoorM` metres north of the door, now. */
const seen = (fromDoorM: number): Observation => ({
  ...destinationPoint(DOOR, 0, fromDoorM),
  speedMps: null,
  recordedAtMs: clock.now(),
});

const updated = (count: number) => until(5_000, () => updates.length >= count, `${count} updates`);
const failed = (count: number) => until(5_000, () => failures.length >= count, `${count} failures`);

test.before.each(async () => {
  osrm = await startOsrm();
  updates = [];
  failures = [];
});
test.after.each(async () => {
  trips.close();
  await osrm.close();
});

test('the first answer is at once and the fallback; the route follows and is told', async () => {
  assert.deepEqual(greatCircleEta(seen(5_980), DOOR, FITTED_MODEL.priorSpeedMps), {
    ...FALLBACK,
    source: 'GREAT_CIRCLE',
  });
  assert.deepEqual(estimate().observe('ses_a', seen(5_980), DOOR), FALLBACK);
  assert.deepEqual(trips.current('ses_a'), FALLBACK);
  await updated(1);
  assert.deepEqual(updates, [{ sessionId: 'ses_a', eta: ROUTED }]);
  assert.deepEqual(trips.current('ses_a'), ROUTED);
  assert.deepEqual(failures, []);
});

test('the question names the profile and both points, longitude first', async () => {
  const from = seen(5_980);
  estimate({ baseUrl: `${osrm.baseUrl}/`, profile: 'car' }).observe('ses_a', from, DOOR);
  await updated(1);
  const [question] = osrm.questions;
  assert.equal(osrm.questions.length, 1);
  assert.equal(question!.profile, 'car');
  assert.ok(distanceM(question!.from, from) < 0.2);
  assert.ok(distanceM(question!.to, DOOR) < 0.2);
  assert.match(question!.url, /\/-87\.629798,41\.93\d+;-87\.629798,41\.878113\?/);
});

const BAD_ANSWERS: readonly [OsrmBehaviour, OsrmFailure][] = [
  ['NO_ROUTE', 'NO_ROUTE'],
  ['NO_SEGMENT', 'NO_ROUTE'],
  ['INVALID_QUERY', 'REFUSED'],
  ['HTTP_500', 'REFUSED'],
  ['GARBAGE', 'INVALID_ANSWER'],
  ['OK_WITHOUT_ROUTES', 'INVALID_ANSWER'],
  ['NEGATIVE_DURATION', 'INVALID_ANSWER'],
  ['ENDLESS', 'INVALID_ANSWER'],
  ['REDIRECT', 'UNREACHABLE'],
  ['HANG_UP', 'UNREACHABLE'],
];
for (const [behaviour, failure] of BAD_ANSWERS) {
  test(`${behaviour} is the failure ${failure}: the fallback stays, and says so`, async () => {
    osrm.behaviour = behaviour;
    estimate().observe('ses_a', seen(5_980), DOOR);
    await failed(1);
    assert.deepEqual(failures, [failure]);
    assert.deepEqual(trips.current('ses_a'), FALLBACK);
    assert.deepEqual(updates, [], 'nothing has changed');
    assert.equal(osrm.questions.length, 1);
  });
}

test('a server that is not there is UNREACHABLE', async () => {
  await osrm.close();
  estimate().observe('ses_a', seen(5_980), DOOR);
  await failed(1);
  assert.deepEqual(failures, ['UNREACHABLE']);
  assert.deepEqual(trips.current('ses_a'), FALLBACK);
});

test('a server that is slow is given up when the timeout is over, and its answer never counts', async () => {
  osrm.delayMs = 600;
  const startedMs = performance.now();
  const { promise: firstUpdate, resolve: onUpdate } = Promise.withResolvers<string>();
  estimate({ clock: systemClock, timeoutMs: 150, onUpdate }).observe('ses_a', seen(5_980), DOOR);
  await failed(1);
  assert.deepEqual(failures, ['TIMEOUT']);
  assert.ok(performance.now() - startedMs >= 140);
  await expectNothing(firstUpdate, 600);
  assert.deepEqual(trips.current('ses_a'), FALLBACK);
});

test('the timeout covers the body too', async () => {
  osrm.behaviour = 'SILENT';
  estimate({ timeoutMs: 2_000 }).observe('ses_a', seen(5_980), DOOR);
  await osrm.asked(1);
  clock.advance(1_999);
  assert.deepEqual(failures, []);
  clock.advance(1);
  await failed(1);
  assert.deepEqual(failures, ['TIMEOUT']);
});

test('between questions the route is scaled by the distance that is left', async () => {
  estimate().observe('ses_a', seen(5_980), DOOR);
  await updated(1);
  clock.advance(10_000);
  assert.deepEqual(trips.observe('ses_a', seen(2_990), DOOR), { minutes: 10, source: 'OSRM' });
  assert.deepEqual(trips.observe('ses_a', seen(6_590), DOOR), { minutes: 22, source: 'OSRM' });
  assert.deepEqual(trips.observe('ses_a', seen(90), DOOR), { minutes: 1, source: 'OSRM' });
  assert.deepEqual(trips.observe('ses_a', seen(60), DOOR), { minutes: 0, source: 'OSRM' });
  assert.equal(osrm.questions.length, 1);
});

test('a session asks once in a refresh interval, however often it is observed', async () => {
  estimate({ refreshMs: 30_000 }).observe('ses_a', seen(5_980), DOOR);
  await updated(1);
  for (let i = 0; i < 29; i++) {
    clock.advance(1_000);
    trips.observe('ses_a', seen(6_000 - 10 * i), DOOR);
  }
  assert.equal(osrm.questions.length, 1);
  osrm.secondsPerM = 0.4;
  clock.advance(1_000);
  trips.observe('ses_a', seen(5_980), DOOR);
  await updated(2);
  assert.equal(osrm.questions.length, 2);
  assert.deepEqual(trips.current('ses_a'), { minutes: 40, source: 'OSRM' });
});

test('a route that cannot be refreshed falls back, says so and is asked for again after the interval', async () => {
  estimate({ refreshMs: 30_000 }).observe('ses_a', seen(5_980), DOOR);
  await updated(1);
  osrm.behaviour = 'HTTP_500';
  clock.advance(30_000);
  assert.deepEqual(trips.observe('ses_a', seen(5_980), DOOR), ROUTED);
  await updated(2);
  assert.equal(updates[1]!.eta.source, 'OSRM_FALLBACK');
  osrm.behaviour = 'OK';
  clock.advance(29_999);
  assert.equal(trips.observe('ses_a', seen(5_980), DOOR).source, 'OSRM_FALLBACK');
  assert.equal(osrm.questions.length, 2);
  clock.advance(1);
  trips.observe('ses_a', seen(5_980), DOOR);
  await updated(3);
  assert.deepEqual(trips.current('ses_a'), ROUTED);
});

test('a route that grows old, because nothing could be asked, is given up', async () => {
  estimate({ refreshMs: 30_000, maxConcurrent: 1, timeoutMs: 1_000_000 }).observe('ses_a', seen(5_980), DOOR);
  await updated(1);
  osrm.behaviour = 'SILENT';
  trips.observe('ses_b', seen(5_980), DOOR);
  clock.advance(120_000);
  assert.equal(trips.observe('ses_a', seen(5_980), DOOR).source, 'OSRM');
  clock.advance(1);
  assert.equal(trips.observe('ses_a', seen(5_980), DOOR).source, 'OSRM_FALLBACK');
});

test('no more questions are under way than allowed; the others are asked at their next position', async () => {
  osrm.behaviour = 'SILENT';
  estimate({ maxConcurrent: 3, timeoutMs: 1_000, refreshMs: 600_000 });
  const sessions = Array.from({ length: 10 }, (_, i) => `ses_${i}`);
  const observeAll = () => sessions.map((sessionId) => trips.observe(sessionId, seen(5_980), DOOR));
  observeAll();
  await osrm.asked(3);
  observeAll();
  await expectNothing(osrm.asked(4), 100);
  osrm.behaviour = 'OK';
  clock.advance(1_000);
  await failed(3);
  observeAll();
  await updated(3);
  assert.equal(osrm.mostAtOnce, 3);
  observeAll();
  await updated(6);
  observeAll();
  await updated(7);
  assert.equal(osrm.questions.length, 10);
});

test('one who has arrived is not asked about', async () => {
  const eta = estimate().observe('ses_a', seen(50), DOOR);
  assert.deepEqual(eta, { minutes: 0, source: 'OSRM_FALLBACK' });
  await expectNothing(osrm.asked(1), 100);
});

test('a new destination asks anew at once, and the route to the old one no longer counts', async () => {
  estimate().observe('ses_a', seen(5_980), DOOR);
  await updated(1);
  const elsewhere = destinationPoint(DOOR, 0, 8_970);
  assert.equal(trips.observe('ses_a', seen(5_980), elsewhere).source, 'OSRM_FALLBACK');
  await updated(2);
  assert.deepEqual(trips.current('ses_a'), { minutes: 10, source: 'OSRM' });
});

test('an answer to a question about an old destination is not waited for and not told', async () => {
  osrm.delayMs = 150;
  const { promise: told, resolve: tell } = Promise.withResolvers<Eta>();
  const { promise: toldAgain, resolve: tellAgain } = Promise.withResolvers<Eta>();
  const onUpdate = (sessionId: string, eta: Eta) => (updates.push({ sessionId, eta }) > 1 ? tellAgain : tell)(eta);
  estimate({ onUpdate }).observe('ses_a', seen(5_980), DOOR);
  await osrm.asked(1);
  const elsewhere = destinationPoint(DOOR, 0, 8_970);
  trips.observe('ses_a', seen(5_980), elsewhere);
  await osrm.asked(2);
  assert.deepEqual(await told, { minutes: 10, source: 'OSRM' });
  await expectNothing(toldAgain, 200);
});

test('a trip that has ended gives up its question, frees its place and hears of no answer', async () => {
  osrm.behaviour = 'SILENT';
  estimate({ maxConcurrent: 1 }).observe('ses_a', seen(5_980), DOOR);
  await osrm.asked(1);
  trips.end('ses_a');
  osrm.behaviour = 'OK';
  await until(5_000, () => {
    trips.observe('ses_b', seen(5_980), DOOR);
    return updates.length > 0;
  });
  assert.deepEqual(updates, [{ sessionId: 'ses_b', eta: ROUTED }]);
  assert.deepEqual(failures, [], 'giving up is no failure of the server');
});

test('closing gives up every question', async () => {
  osrm.behaviour = 'SILENT';
  estimate().observe('ses_a', seen(5_980), DOOR);
  trips.observe('ses_b', seen(5_980), DOOR);
  await osrm.asked(2);
  trips.close();
  await until(5_000, () => osrm.underWay === 0, 'the questions to be given up');
  assert.deepEqual([updates, failures], [[], []]);
});

test('an address that is no plain http URL is refused without being repeated', () => {
  estimate();
  for (const baseUrl of [
    '',
    'osrm',
    'ftp://osrm',
    'http://secret@osrm',
    'http://me:secret@osrm',
    'http://osrm/?key=secret',
    'http://osrm/#a',
  ]) {
    assert.throws(
      () => new OsrmEtaEstimator({ baseUrl, clock }),
      (error: Error) => error.name === 'RangeError' && !error.message.includes('secret'),
    );
  }
});

test('no coordinate is printed, whatever the server does', async () => {
  const printed: string[] = [];
  const streams = [process.stdout, process.stderr];
  const originals = streams.map((stream) => stream.write);
  for (const stream of streams) {
    stream.write = ((chunk: string | Uint8Array) => printed.push(String(chunk)) > 0) as typeof stream.write;
  }
  try {
    estimate({ refreshMs: 0 });
    for (const [behaviour] of BAD_ANSWERS) {
      osrm.behaviour = behaviour;
      const before = failures.length;
      trips.observe('ses_a', seen(5_980), DOOR);
      await failed(before + 1);
    }
    process.stderr.write('a planted 41.878113\n');
  } finally {
    for (const [i, stream] of streams.entries()) stream.write = originals[i]!;
  }
  assert.deepEqual(
    printed.filter((text) => /41\.8|41\.9|87\.6/.test(text)),
    ['a planted 41.878113\n'],
  );
});

test.run();

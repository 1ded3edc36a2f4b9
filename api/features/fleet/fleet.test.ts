import assert from 'node:assert/strict';
import { coarsen } from '../../../policies/coarsening.ts';
import type { Json } from '../../test/support/actor.ts';
import { Company, HOME, reading, report, type TestProvider } from '../../test/support/company.ts';
import { expectNothing } from '../../test/support/expect-nothing.ts';
import { flavours, startServer, type TestServer } from '../../test/support/server.ts';
import { ETA_ONLY, watchFleet } from '../../test/support/streams.ts';
import { suite } from '../../test/support/suite.ts';

const test = suite('the fleet in one stream');
let server: TestServer;
let company: Company;
let provider: TestProvider;

test.before(async () => {
  server = await startServer(flavours[0]);
});
test.before.each(async () => {
  company = await Company.found(server);
  provider = await company.provider();
  await company.visit(provider, 'EN_ROUTE');
});
test.after.each(() => company.leave());
test.after(() => server.close());

const box = (south: number, north: number, west = HOME.longitude - 1, east = HOME.longitude + 1) =>
  `boundingBox: { south: ${south}, north: ${north}, west: ${west}, east: ${east} }`;
const latitudeAt = (northM: number) => HOME.latitude + northM / 111_195;
const shown = ({ fleetPositions }: Json) => fleetPositions.positions.map((each: Json) => each.providerId);

test('begins with everybody under way, where they are', async () => {
  await report(provider, 100);
  await company.visit(await company.provider('Kim de Wit'), 'DISPATCHED');
  const { fleetPositions } = await watchFleet(company.admin).next();
  assert.deepEqual([shown({ fleetPositions }), fleetPositions.removed], [[provider.id], []]);
  assert.equal(fleetPositions.positions[0].point.latitude, latitudeAt(100));
});

test('a provider who sets out comes in with their first position', async () => {
  const stream = watchFleet(company.admin);
  await stream.next();
  const other = await company.provider('Kim de Wit');
  await company.visit(other, 'EN_ROUTE');
  await report(other, 200);
  const event = await stream.until((data) => shown(data).includes(other.id));
  assert.equal(event.fleetPositions.positions[0].point.latitude, latitudeAt(200));
});

test('an event holds what has changed only, each provider once', async () => {
  const other = await company.provider('Kim de Wit');
  await company.visit(other, 'EN_ROUTE');
  await report(provider, 100);
  await report(other, 100);
  const stream = watchFleet(company.admin, '(minIntervalMs: 0)');
  assert.deepEqual(shown(await stream.next()).sort(), [provider.id, other.id].sort());
  await report(other, 50);
  assert.deepEqual(shown(await stream.next()), [other.id]);
  await expectNothing(stream.events, 100);
});

test('events are at least minIntervalMs apart and carry the newest', async () => {
  const stream = watchFleet(company.admin, '(minIntervalMs: 400)');
  await stream.next();
  const startedMs = performance.now();
  const nowMs = Date.now();
  for (let i = 1; i <= 5; i++) await report(provider, 100 * i, { recordedAt: new Date(nowMs + i) });
  const { fleetPositions } = await stream.next();
  const tookMs = performance.now() - startedMs;
  assert.ok(tookMs > 250 && tookMs < 1_000, `${tookMs} ms`);
  assert.equal(fleetPositions.positions[0].point.latitude, latitudeAt(500));
});

test('an interval below 0 or above a minute is refused, and so is a box that is none', async () => {
  const south = HOME.latitude;
  for (const args of [
    'minIntervalMs: -1',
    'minIntervalMs: 60001',
    box(south, south - 1),
    box(-91, 0),
    box(0, 1, -181, 0),
  ]) {
    assert.equal((await watchFleet(company.admin, `(${args})`).ended()).code, 'BAD_USER_INPUT', args);
  }
});

test('a box shows who is inside, and removes who leaves it with OUT_OF_BOX', async () => {
  await report(provider, 5_000);
  const stream = watchFleet(company.admin, `(${box(HOME.latitude - 1, latitudeAt(1_000))})`);
  assert.deepEqual(shown(await stream.next()), []);
  const nowMs = Date.now();
  await report(provider, 900, { recordedAt: new Date(nowMs + 1) });
  assert.deepEqual(shown(await stream.next()), [provider.id]);
  await report(provider, 1_100, { recordedAt: new Date(nowMs + 2) });
  const { removed, positions } = (await stream.next()).fleetPositions;
  assert.deepEqual([removed, positions], [[{ providerId: provider.id, reason: 'OUT_OF_BOX' }], []]);
  await report(provider, 1_200, { recordedAt: new Date(nowMs + 3) });
  await expectNothing(stream.events, 120);
});

test('a box may cross the antimeridian', async () => {
  const at = (longitude: number, ms: number) =>
    provider.phone.does('positionReport', reading(0, { longitude, recordedAt: new Date(Date.now() + ms) }), '');
  await at(179.9, 0);
  const stream = watchFleet(company.admin, `(${box(HOME.latitude - 1, HOME.latitude + 1, 179, -179)})`);
  assert.deepEqual(shown(await stream.next()), [provider.id]);
  await at(-179.5, 5);
  assert.deepEqual(shown(await stream.next()), [provider.id]);
  await at(0, 10);
  assert.equal((await stream.next()).fleetPositions.removed[0].reason, 'OUT_OF_BOX');
});

test("a coarse viewer's box looks at the coarse point: it cannot be used to find the exact one", async () => {
  const exact = { ...HOME, accuracyM: 5, headingDeg: null, speedMps: null, recordedAtMs: 0 };
  const coarse = coarsen(exact, 'NEIGHBOURHOOD')!;
  assert.notEqual(coarse.latitude, exact.latitude);
  await report(provider, 0);
  const around = (latitude: number, longitude: number) =>
    `(${box(latitude - 1e-5, latitude + 1e-5, longitude - 1e-5, longitude + 1e-5)})`;
  const app = await company.partner('positions:read:coarse', 'eta:read');
  assert.deepEqual(shown(await watchFleet(app, around(exact.latitude, exact.longitude)).next()), []);
  assert.deepEqual(shown(await watchFleet(app, around(coarse.latitude, coarse.longitude)).next()), [provider.id]);
  assert.deepEqual(shown(await watchFleet(company.admin, around(exact.latitude, exact.longitude)).next()), [
    provider.id,
  ]);
});

test('an app that may read no point may not ask by box: FORBIDDEN', async () => {
  const app = await company.partner('eta:read');
  assert.equal((await watchFleet(app, `(${box(0, 1)})`, ETA_ONLY).ended()).code, 'FORBIDDEN');
  assert.equal((await watchFleet(await company.partner('visits:read'), '', 'providerId').ended()).code, 'FORBIDDEN');
});

test('nothing of another company comes in', async () => {
  const other = await Company.found(server, 'Another');
  const theirs = watchFleet(other.admin);
  assert.deepEqual(shown(await theirs.next()), []);
  await report(provider, 300);
  await expectNothing(theirs.events, 150);
  other.leave();
});

test('a coarse position that has not changed is not sent again: that something moved in the cell stays hidden', async () => {
  const app = await company.partner('positions:read:coarse');
  const fields = 'providerId point { latitude longitude } recordedAt freshness';
  const stream = watchFleet(app, '(minIntervalMs: 0)', fields);
  await stream.next();
  // Both in one step of the coarse time.
  const nowMs = Date.now();
  const takenMs = nowMs % 60_000 === 59_999 ? nowMs + 1 : nowMs;
  await report(provider, 0, { recordedAt: new Date(takenMs) });
  assert.deepEqual(shown(await stream.next()), [provider.id]);
  assert.equal((await report(provider, 1, { recordedAt: new Date(takenMs + 1) })).accepted, true);
  await expectNothing(stream.events, 300);
});

test.run();

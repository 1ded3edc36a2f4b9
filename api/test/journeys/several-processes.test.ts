// time-limit-s: 240
import assert from 'node:assert/strict';
import { Actor, type Json, type Watching } from '../support/actor.ts';
import { Company, reading, report, type TestProvider } from '../support/company.ts';
import type { TestDatabase } from '../support/database.ts';
import { expectNothing } from '../support/expect-nothing.ts';
import { NatsServer } from '../support/nats-server.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours, startServerOn, type TestServer } from '../support/server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { watchFleet, watchPosition, watchTracking } from '../support/streams.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const test = suite('several servers on one PostgreSQL and one NATS');

const AT_ONCE_MS = 1_000;
/** A second of silence, found out by a look every quarter of a second. */
const STALE_WITHIN_MS = 2_000;
const BACK_WITHIN_MS = 5_000;

/** Servers A and B, which share a database, a key store and a bus, and a company with a provider who is on the way. */
interface World {
  readonly nats: NatsServer;
  readonly environment: Record<string, string> & { DATA_DIR: string };
  readonly a: TestServer;
  readonly b: TestServer;
  readonly company: Company;
  readonly provider: TestProvider;
  readonly visitId: string;
}

let nats: NatsServer;
let database: TestDatabase;
const servers: TestServer[] = [];
const processes: ServerProcess[] = [];
const leaving: { leave(): void }[] = [];

async function startTwo(program: string): Promise<void> {
  nats = await NatsServer.start(program);
  database = await flavours[1]!.create();
  const NATS_URL = nats.installation();
  environment = { NATS_URL, DATABASE_URL: database.databaseUrl!, DATA_DIR: database.dataDir };
  for (let i = 0; i < 2; i++) servers.push(await startServerOn(database, { NATS_URL }));
}
let environment: Record<string, string> & { DATA_DIR: string };

async function world(program: string): Promise<World> {
  if (servers.length === 0) await startTwo(program);
  const [a, b] = servers as [TestServer, TestServer];
  const company = await Company.found(a);
  leaving.push(company);
  const provider = await company.provider();
  const { visitId } = await company.visit(provider, 'EN_ROUTE');
  return { nats, environment, a, b, company, provider, visitId };
}

/** The same person, at another server. */
function at(server: { httpUrl: string; wsUrl: string }, { token }: { token: string }): Actor {
  const actor = new Actor(server, token);
  leaving.push(actor);
  return actor;
}

const points = (watching: Watching, matches: (position: Json) => boolean, withinMs = AT_ONCE_MS) =>
  watching.until(({ providerPosition }) => matches(providerPosition), withinMs);
const shows = (watching: Watching, latitude: number) =>
  points(watching, ({ point }) => point !== null && Math.abs(point.latitude - latitude) < 1e-9);

test.after.each(() => {
  for (const actor of leaving.splice(0)) actor.leave();
});
test.after(async () => {
  for (const { child } of processes.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.close();
  await database?.close();
  await nats?.kill();
});

test.needs(
  'nats-server',
  'what is reported to one is seen by who watches by way of the other, each in their way',
  async (program) => {
    const { b, company, provider, visitId } = await world(program);
    const office = at(b, await company.office());
    const customer = at(b, await company.customer(visitId));
    const streams = [watchPosition(office, provider.id), watchFleet(office), watchTracking(customer, visitId)];
    for (const stream of streams) await stream.next();
    assert.equal((await report(provider, 100)).accepted, true);
    const { latitude } = reading(100);
    await shows(streams[0]!, latitude);
    const fleet = await streams[1]!.until(({ fleetPositions }) =>
      fleetPositions.positions.some(({ point }: Json) => point),
    );
    assert.equal(fleet.fleetPositions.positions[0].providerId, provider.id);
    await streams[2]!.until(({ visitTracking }) => visitTracking.position?.freshness === 'LIVE');
  },
);

test.needs(
  'nats-server',
  'who comes later, or asks once, has the current position from wherever it was reported',
  async (program) => {
    const { b, company, provider, visitId } = await world(program);
    await report(provider, 250);
    const { latitude } = reading(250);
    const office = at(b, await company.office());
    const asks = async () =>
      (await office.data(`{ providerPosition(providerId: "${provider.id}") { point { latitude } } }`)).providerPosition;
    await until(AT_ONCE_MS, async () => (await asks()).point?.latitude === latitude, 'the position by the other way');
    const another = at(b, await company.office());
    const first = (await watchFleet(another).next()).fleetPositions.positions[0];
    assert.equal(first?.point?.latitude, latitude);
    const customer = at(b, await company.customer(visitId));
    assert.equal((await watchTracking(customer, visitId).next()).visitTracking.freshness, 'LIVE');
  },
);

test.needs(
  'nats-server',
  'an older position that comes by way of the other is never shown after a newer one',
  async (program) => {
    const { a, b, company, provider } = await world(program);
    const nowMs = Date.now();
    const phones = [at(a, provider.phone), at(b, provider.phone)];
    const streams = [a, b].map((server) => watchPosition(at(server, company.admin), provider.id));
    for (const stream of streams) await stream.next();
    const send = (phone: Actor, offsetMs: number) =>
      phone.tries('positionReport', reading(offsetMs / 10, { recordedAt: new Date(nowMs + offsetMs) }), 'accepted');
    for (let offsetMs = 100; offsetMs <= 1_000; offsetMs += 100) {
      await Promise.all([send(phones[0]!, offsetMs), send(phones[1]!, offsetMs - 50)]);
    }
    for (const stream of streams) {
      let last = 0;
      await points(stream, ({ recordedAt }) => {
        const atMs = recordedAt ? Date.parse(recordedAt) : 0;
        assert.ok(atMs >= last || atMs === 0, `${atMs} after ${last}`);
        last = Math.max(last, atMs);
        return atMs === nowMs + 1_000;
      });
    }
    const later = await Promise.all(
      [a, b].map((server) => watchPosition(at(server, company.admin), provider.id).next()),
    );
    for (const { providerPosition } of later) assert.equal(Date.parse(providerPosition.recordedAt), nowMs + 1_000);
  },
);

test.needs('nats-server', 'a pause, and the end of the visit, at one are heard at the other', async (program) => {
  const { b, company, provider, visitId } = await world(program);
  const office = at(b, await company.office());
  const customer = at(b, await company.customer(visitId));
  const position = watchPosition(office, provider.id);
  const tracking = watchTracking(customer, visitId);
  await report(provider, 10);
  await points(position, ({ freshness }) => freshness === 'LIVE');
  await provider.phone.does('sharingPause', null, '');
  const paused = await points(position, ({ freshness }) => freshness === 'PAUSED');
  assert.equal(paused.providerPosition.point, null);
  await tracking.until(({ visitTracking }) => visitTracking.freshness === 'PAUSED');
  await provider.phone.does('sharingResume', null, '');
  const resumed = await points(position, ({ freshness }) => freshness === 'UNAVAILABLE');
  assert.equal(resumed.providerPosition.point, null, 'a position from before the pause');
  await company.admin.does('visitCancel', { visitId }, '');
  assert.equal((await tracking.ended(AT_ONCE_MS)).reason, 'CANCELLED');
  await points(position, ({ unavailableReason }) => unavailableReason === 'CANCELLED');
});

test.needs(
  'nats-server',
  'a key that is revoked at one opens nothing at the other, and its streams there end',
  async (program) => {
    const { b, company, provider } = await world(program);
    const office = await company.office();
    const there = at(b, office);
    const position = watchPosition(there, provider.id);
    await position.next();
    await company.admin.does('apiKeyRevoke', { apiKeyId: office.keyId }, '');
    assert.deepEqual(await position.ended(AT_ONCE_MS).then(({ reason }) => reason), 'KEY_REVOKED');
    assert.equal((await there.ask('{ viewer { audience } }')).status, 401);
  },
);

test.needs(
  'nats-server',
  'who watches by way of one makes the device at the other report, and is shown to its provider',
  async (program) => {
    const { a, b, company, provider } = await world(program);
    const phone = at(a, provider.phone);
    const instruction = phone.watch('subscription { reportingInstruction { mode } }');
    const mode = (wanted: string, withinMs = AT_ONCE_MS) =>
      instruction.until(({ reportingInstruction }) => reportingInstruction.mode === wanted, withinMs);
    await mode('IDLE');
    const office = await company.office();
    const there = watchPosition(at(b, office), provider.id);
    await there.next();
    await mode('LIVE');
    const here = watchPosition(at(a, office), provider.id);
    await here.next();
    const watchers = async () => (await phone.data('{ watchers { id audience label } }')).watchers;
    assert.equal((await watchers()).length, 1, 'one token, by way of two servers');
    here.stop();
    await until(AT_ONCE_MS, async () => (await watchers()).length === 1, 'the watcher who stays');
    there.stop();
    await mode('IDLE');
    assert.deepEqual(await watchers(), []);
  },
);

test.needs(
  'nats-server',
  'with a server that is killed go those who watched by way of it, and nobody else',
  async (program) => {
    const { a, environment, company, provider } = await world(program);
    const third = await startServerProcess({ ...environment, DEMO: '0' });
    processes.push(third);
    const phone = at(a, provider.phone);
    const watchers = async () => (await phone.data('{ watchers { label } }')).watchers.length;
    await watchPosition(at(a, await company.office()), provider.id).next();
    await watchPosition(at(third, await company.office()), provider.id).next();
    await until(AT_ONCE_MS, async () => (await watchers()) === 2, 'both watchers');
    await third.stop('SIGKILL');
    await until(BACK_WITHIN_MS, async () => (await watchers()) === 1, 'the end of one');
  },
);

test.needs('nats-server', 'another account sees nothing of it at either', async (program) => {
  const { a, b, provider, visitId } = await world(program);
  const stranger = await Company.found(a, 'Another Company');
  leaving.push(stranger);
  const streams = [a, b].map((server) => watchFleet(at(server, stranger.admin)));
  for (const stream of streams) assert.deepEqual((await stream.next()).fleetPositions.positions, []);
  await report(provider, 500);
  for (const server of [a, b]) {
    const eyes = at(server, stranger.admin);
    const seen = await eyes.data(`{ providerPosition(providerId: "${provider.id}") { freshness } }`);
    assert.equal(seen.providerPosition, null);
    assert.equal((await watchTracking(eyes, visitId).ended()).code, 'NOT_FOUND');
  }
  await Promise.all(streams.map(({ events }) => expectNothing(events, 300)));
});

test.needs('nats-server', 'the progress of a privacy request at one is followed at the other', async (program) => {
  const { b, company } = await world(program);
  const desk = await PrivacyDesk.of(company);
  leaving.push(desk.first, desk.second);
  const { customer } = await company.admin.does(
    'customerCreate',
    { name: 'Sam Bakker', contactPoints: [] },
    'customer { id }',
  );
  const filing = { subject: { kind: 'CUSTOMER', id: customer.id }, idempotencyKey: 'progress' };
  const { privacyRequest } = await desk.first.does('dataExportRequest', filing, 'privacyRequest { id state }');
  const query = 'subscription ($id: ID!) { privacyRequestProgress(id: $id) { state sequence } }';
  const progress = at(b, desk.first).watch(query, { id: privacyRequest.id });
  const { sequence } = (await progress.next()).privacyRequestProgress;
  await desk.first.does('privacyRequestCancel', { id: privacyRequest.id }, '');
  const next = (await progress.next()).privacyRequestProgress;
  assert.deepEqual([next.state, next.sequence > sequence], ['CANCELLED', true]);
});

/** Shows STALE without a point while the bus is silent, takes reports all the same, and all is well 5 s after its return. */
async function throughAnOutage(
  program: string,
  breaks: (nats: NatsServer) => unknown,
  mends: (nats: NatsServer) => unknown,
) {
  const { a, b, nats, company, provider, visitId } = await world(program);
  const [kept, revoked] = [await company.office(), await company.office()];
  const paused = await company.provider('Jo Kramer');
  await company.visit(paused, 'EN_ROUTE');
  const position = watchPosition(at(b, kept), provider.id);
  const fleet = watchFleet(at(b, kept));
  const tracking = watchTracking(at(b, await company.customer(visitId)), visitId);
  const doomed = watchPosition(at(b, revoked), provider.id);
  await report(provider, 10);
  await report(paused, 20);
  await shows(position, reading(10).latitude);
  await breaks(nats);
  const stale = await points(position, ({ freshness }) => freshness === 'STALE', STALE_WITHIN_MS);
  assert.equal(stale.providerPosition.point, null);
  await tracking.until(({ visitTracking }) => visitTracking.freshness === 'STALE', STALE_WITHIN_MS);
  await fleet.until(
    ({ fleetPositions }) =>
      fleetPositions.positions.some((one: Json) => one.freshness === 'STALE' && one.point === null),
    STALE_WITHIN_MS,
  );
  // The server of the phone may be told a little later than that of the watchers.
  await until(
    STALE_WITHIN_MS,
    async () => (await fetch(a.httpUrl.replace('graphql', 'readyz'))).status === 503,
    'readiness',
  );
  assert.equal((await report(provider, 70)).accepted, true, 'reports still answer');
  await company.admin.does('apiKeyRevoke', { apiKeyId: revoked.keyId }, '');
  await paused.phone.does('sharingPause', null, '');
  await mends(nats);
  await points(position, ({ point }) => point?.latitude === reading(70).latitude, BACK_WITHIN_MS);
  assert.equal((await doomed.ended(BACK_WITHIN_MS)).reason, 'KEY_REVOKED');
  await fleet.until(
    ({ fleetPositions }) =>
      fleetPositions.positions.some((one: Json) => one.providerId === paused.id && one.freshness === 'PAUSED'),
    BACK_WITHIN_MS,
  );
  await company.admin.does('visitCancel', { visitId }, '');
  assert.equal((await tracking.ended(AT_ONCE_MS)).reason, 'CANCELLED');
}

test.needs(
  'nats-server',
  'NATS is killed: streams are STALE without points, reports are taken, and all is read anew when it is back',
  (program) =>
    throughAnOutage(
      program,
      (server) => server.kill(),
      (server) => server.start(),
    ),
);

test.needs('nats-server', 'NATS falls silent without a word: the same', (program) =>
  throughAnOutage(
    program,
    (server) => server.signal('SIGSTOP'),
    (server) => server.signal('SIGCONT'),
  ),
);

test.run();

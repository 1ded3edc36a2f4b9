// time-limit-s: 180
import assert from 'node:assert/strict';
import { Actor, type Answer, type Json } from '../support/actor.ts';
import { Company, reading, report } from '../support/company.ts';
import type { TestDatabase } from '../support/database.ts';
import { flavours, startServerOn, type TestServer } from '../support/server.ts';
import { watchFleet, watchPosition, watchTracking } from '../support/streams.ts';
import { suite } from '../support/suite.ts';
import { TcpLine } from '../support/tcp-line.ts';
import { until } from '../support/within.ts';

const test = suite('a PostgreSQL that hangs');

const REQUEST_TIMEOUT_MS = 1_500;
/** The time of a request, and a machine that is shared. */
const ANSWERED_WITHIN_MS = REQUEST_TIMEOUT_MS + 2_000;
/** What comes from memory does not wait for anything. */
const AT_ONCE_MS = 1_000;
const BACK_WITHIN_MS = 10_000;
/** What was on its way when it came back takes milliseconds. */
const SETTLED_AFTER_MS = 1_000;
let database: TestDatabase;
let line: TcpLine;
let server: TestServer;

test.before(async () => {
  database = await flavours[1]!.create();
  line = await TcpLine.to(Number(new URL(database.databaseUrl!).port));
  const through = { ...database, databaseUrl: line.through(database.databaseUrl!) };
  server = await startServerOn(through, {}, { requestTimeoutMs: REQUEST_TIMEOUT_MS });
});
test.after(async () => {
  line.thaw();
  await server.close();
  line.close();
  await database.close();
});

async function timed<T>(work: Promise<T>): Promise<{ value: T; tookMs: number }> {
  const fromMs = performance.now();
  return { value: await work, tookMs: performance.now() - fromMs };
}

/** It is answered in time, that the server cannot now. */
async function unavailable(asked: Promise<Answer>, what: string): Promise<void> {
  const { value, tookMs } = await timed(asked);
  assert.equal(value.errors[0]?.extensions.code, 'UNAVAILABLE', `${what}: ${JSON.stringify(value)}`);
  assert.ok(tookMs < ANSWERED_WITHIN_MS, `${what} took ${Math.round(tookMs)} ms`);
}

const ready = async () => {
  const response = await fetch(server.httpUrl.replace('graphql', 'readyz'));
  const { parts } = (await response.json()) as { parts: Record<string, boolean> };
  return { status: response.status, parts };
};

/** From then on there are as many connections to the database as there may be. */
async function openEveryConnection({ id }: Company): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => server.app.sessionOf(id).em.execute('select pg_sleep(0.1)')));
}

/** A key that another process has made: this one must look it up. */
async function keyOfAnother(company: Company): Promise<Actor> {
  const another = await startServerOn(database);
  const { token } = await Company.at(another, company.id, company.admin.token).office();
  await another.close();
  return new Actor(server, token);
}

test('streams go on and reports are taken from memory, what needs it is UNAVAILABLE in time, and all comes back', async () => {
  const company = await Company.found(server);
  const provider = await company.provider();
  const { visitId } = await company.visit(provider, 'EN_ROUTE');
  const office = await company.office();
  const unknown = await keyOfAnother(company);
  const customer = await company.customer(visitId);
  const position = watchPosition(office, provider.id);
  const fleet = watchFleet(office);
  const tracking = watchTracking(customer, visitId);
  const sees = async (northM: number) => {
    const { value, tookMs } = await timed(report(provider, northM));
    assert.equal(value.accepted, true);
    assert.ok(tookMs < AT_ONCE_MS, `a report took ${Math.round(tookMs)} ms`);
    const { latitude } = reading(northM);
    await position.until(({ providerPosition }) => providerPosition.point?.latitude === latitude, AT_ONCE_MS);
    await fleet.until(
      ({ fleetPositions: { positions } }) => positions.some((one: Json) => one.point?.latitude === latitude),
      AT_ONCE_MS,
    );
  };
  for (const stream of [position, fleet, tracking]) await stream.next();
  await sees(500);

  await openEveryConnection(company);
  line.freeze();
  // The first have a connection, and wait for its answer; of the others there are more than connections.
  const first = Promise.all([
    ready(),
    unavailable(unknown.ask('{ viewer { audience } }'), 'a token that this process has not seen'),
  ]);
  for (let northM = 490; northM > 450; northM -= 10) await sees(northM);
  const asked = Promise.all([
    unavailable(office.ask('{ visits(first: 5) { nodes { id } } }'), 'a query'),
    unavailable(
      company.admin.ask(`mutation { visitCancel(input: { visitId: "${visitId}" }) { userErrors { code } } }`),
      'a mutation',
    ),
    ...Array.from({ length: 20 }, () =>
      unavailable(office.ask('{ providers(first: 5) { nodes { id } } }'), 'one of many'),
    ),
  ]);
  const late = watchPosition(office, provider.id).ended(ANSWERED_WITHIN_MS);
  const [{ status, parts }] = await first;
  assert.deepEqual([status, parts['database'], parts['bus']], [503, false, true]);
  assert.equal((await fetch(server.httpUrl.replace('graphql', 'healthz'))).status, 200);
  await asked;
  assert.equal((await late).code, 'UNAVAILABLE');
  await sees(440);

  line.thaw();
  await until(BACK_WITHIN_MS, async () => (await ready()).status === 200, 'readiness');
  await office.data('{ visits(first: 5) { nodes { id } } }');
  assert.equal((await unknown.data('{ viewer { audience } }')).viewer.audience, 'office');
  await watchPosition(office, provider.id).next();
  // What was refused has not been done.
  await company.admin.does('visitCancel', { visitId }, '');
  assert.equal((await tracking.ended()).reason, 'CANCELLED');
  company.leave();
});

test('of the changes that it kept waiting until they were refused none is done once it answers again', async () => {
  const company = await Company.found(server);
  const office = await company.office();
  const providerIds = async () => {
    const { providers } = await office.data('{ providers(first: 100) { nodes { id } } }');
    return providers.nodes.map(({ id }: Json) => id);
  };
  const { id } = await company.provider();
  await openEveryConnection(company);
  line.freeze();
  const create = 'mutation { providerCreate(input: { fullName: "Robin Vermeer" }) { userErrors { code } } }';
  await Promise.all(Array.from({ length: 30 }, () => unavailable(company.admin.ask(create), 'one of many')));
  line.thaw();
  await until(BACK_WITHIN_MS, async () => (await ready()).status === 200, 'readiness');
  await new Promise((resolve) => setTimeout(resolve, SETTLED_AFTER_MS));
  assert.deepEqual(await providerIds(), [id]);
  await company.provider();
  assert.equal((await providerIds()).length, 2);
  company.leave();
});

test.run();

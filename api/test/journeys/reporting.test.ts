import assert from 'node:assert/strict';
import type { Actor, Json, Watching } from '../support/actor.ts';
import { Company, report, type TestProvider } from '../support/company.ts';
import { expectNothing } from '../support/expect-nothing.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { ETA_ONLY, watchFleet, watchPosition, watchTracking } from '../support/streams.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const AT_ONCE_MS = 1_000;
const WATCHERS = 'watchers { id audience label since }';

const test = suite(`what the provider's app is told, and who watches`);
let server: TestServer;
let company: Company;
let provider: TestProvider;
let visitId: string;
let instruction: Watching;

test.before(async () => {
  server = await startServer();
});
test.before.each(async () => {
  company = await Company.found(server);
  provider = await company.provider();
  instruction = provider.phone.watch(
    'subscription { reportingInstruction { providerId mode intervalMs distanceM accuracy } }',
  );
  assert.equal(await mode(), 'STOP');
  visitId = (await company.visit(provider, 'EN_ROUTE')).visitId;
  assert.equal(await mode(), 'IDLE');
});
test.after.each(() => company.leave());
test.after(() => server.close());

const mode = async () => (await instruction.next(AT_ONCE_MS)).reportingInstruction.mode;

const watches: Record<string, () => Promise<[Actor, () => Watching]>> = {
  'the office by providerPosition': async () => {
    const office = await company.office();
    return [office, () => watchPosition(office, provider.id)];
  },
  'the office by fleetPositions': async () => {
    const office = await company.office();
    return [office, () => watchFleet(office)];
  },
  'an app with eta:read by fleetPositions': async () => {
    const app = await company.partner('eta:read');
    return [app, () => watchFleet(app, '', ETA_ONLY)];
  },
  'the holder of a link by visitTracking': async () => {
    const customer = await company.customer(visitId);
    return [customer, () => watchTracking(customer, visitId)];
  },
};
for (const [name, prepare] of Object.entries(watches)) {
  test(`it is LIVE within a second of the first watcher and IDLE after the last: ${name}`, async () => {
    const [, watch] = await prepare();
    const first = watch();
    await first.next();
    const live = (await instruction.next(AT_ONCE_MS)).reportingInstruction;
    assert.deepEqual([live.mode, live.accuracy], ['LIVE', 'HIGH']);
    assert.ok(live.intervalMs > 0 && live.distanceM > 0);
    assert.equal((await report(provider, 900)).reportingInstruction.mode, 'LIVE');
    const second = watch();
    await second.next();
    first.stop();
    const { next } = await expectNothing(instruction.events, 150);
    second.stop();
    assert.equal(((await next) as Json).value.reportingInstruction.mode, 'IDLE');
    assert.equal((await report(provider, 800)).reportingInstruction.mode, 'IDLE');
  });
}

test('a pause says STOP, resuming LIVE while somebody watches, on site IDLE, and the end STOP', async () => {
  const watching = watchPosition(company.admin, provider.id);
  await watching.next();
  assert.equal(await mode(), 'LIVE');
  const paused = await provider.phone.does('sharingPause', null, 'reportingInstruction { mode intervalMs accuracy }');
  assert.deepEqual(paused.reportingInstruction, { mode: 'STOP', intervalMs: 0, accuracy: 'NONE' });
  assert.equal(await mode(), 'STOP');
  const resumed = await provider.phone.does('sharingResume', null, 'reportingInstruction { mode }');
  assert.equal(resumed.reportingInstruction.mode, 'LIVE');
  assert.equal(await mode(), 'LIVE');
  await provider.phone.does('visitArrive', { visitId }, '');
  assert.equal(await mode(), 'IDLE');
  await provider.phone.does('visitComplete', { visitId }, '');
  assert.equal(await mode(), 'STOP');
});

test('pausing without a visit under way is refused: there is nothing to pause', async () => {
  await provider.phone.does('shiftClockOut', null, '');
  for (const act of ['sharingPause', 'sharingResume']) {
    assert.equal((await provider.phone.tries(act, null)).userErrors[0].code, 'NO_ACTIVE_VISIT');
  }
});

test('a provider who looks at themselves does not count as a watcher', async () => {
  await watchPosition(provider.phone, provider.id).next();
  await watchTracking(provider.phone, visitId).next();
  await expectNothing(instruction.events, 150);
  assert.deepEqual((await provider.phone.data(`{ ${WATCHERS} }`)).watchers, []);
});

test('following a visit that has not begun watches nobody', async () => {
  const other = await company.provider('Kim de Wit');
  const waiting = await company.visit(other, 'DISPATCHED');
  await watchTracking(company.admin, waiting.visitId).next();
  assert.deepEqual((await other.phone.data(`{ ${WATCHERS} }`)).watchers, []);
  await other.phone.does('shiftClockIn', null, '');
  await other.phone.does('visitDepart', { visitId: waiting.visitId }, '');
  await until(AT_ONCE_MS, async () => (await other.phone.data(`{ ${WATCHERS} }`)).watchers.length === 1);
});

test('the provider is shown who watches, since when, and when they leave; nobody else is', async () => {
  const own = provider.phone.watch(`subscription { ${WATCHERS} }`);
  assert.deepEqual((await own.next()).watchers, []);
  const beforeMs = Date.now();
  const office = await company.office();
  const streams = [watchPosition(office, provider.id), watchFleet(office)];
  for (const stream of streams) await stream.next();
  const [one, ...others] = (await own.next(AT_ONCE_MS)).watchers;
  assert.deepEqual([others.length, one.audience, one.label], [0, 'office', 'A office']);
  assert.ok(Date.parse(one.since) >= beforeMs && Date.parse(one.since) <= Date.now());
  const linked = watchTracking(await company.customer(visitId), visitId);
  await linked.next();
  const both = (await own.until(({ watchers }) => watchers.length === 2, AT_ONCE_MS)).watchers;
  assert.deepEqual(
    both.map(({ audience, label }: Json) => [audience, label]),
    [
      ['office', 'A office'],
      ['customer', null],
    ],
  );
  assert.deepEqual((await provider.phone.data(`{ ${WATCHERS} }`)).watchers, both);
  for (const stream of streams) stream.stop();
  await own.until(({ watchers }) => watchers.length === 1 && watchers[0].audience === 'customer', AT_ONCE_MS);
  const other = await company.provider('Kim de Wit');
  assert.deepEqual((await other.phone.data(`{ ${WATCHERS} }`)).watchers, []);
  const { errors } = await company.admin.ask(`{ ${WATCHERS} }`);
  assert.equal(errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
});

test('who watched is recorded, from when to when, and never where', async () => {
  const office = await company.office();
  const stream = watchPosition(office, provider.id);
  await stream.next();
  await report(provider, 1_234.5);
  await stream.until((data) => data.providerPosition.freshness === 'LIVE');
  const rows = () =>
    server.app
      .sessionOf(company.id)
      .em.execute<Record<string, Json>[]>(`select * from "watch" where "token_id" = '${office.keyId}'`);
  const [begun] = await until(AT_ONCE_MS, async () => {
    const found = await rows();
    return found.length > 0 && found;
  });
  assert.deepEqual(Object.keys(begun!).sort(), [
    'account_id',
    'audience',
    'ended_at',
    'id',
    'provider_id',
    'started_at',
    'token_id',
    'user_id',
  ]);
  assert.deepEqual([begun!['provider_id'], begun!['audience'], begun!['ended_at']], [provider.id, 'office', null]);
  stream.stop();
  const [over] = await until(AT_ONCE_MS, async () => {
    const found = await rows();
    return found[0]!['ended_at'] !== null && found;
  });
  assert.ok(new Date(over!['ended_at']) >= new Date(over!['started_at']));
  // Four decimals at least: a time of day has three.
  assert.doesNotMatch(JSON.stringify(over), /52\.3\d{3}|4\.895\d/);
});

test('who asks for a position without a stream counts as a watcher too, once', async () => {
  const office = await company.office();
  const query = 'query ($id: ID!) { providerPosition(providerId: $id) { freshness } }';
  for (let i = 0; i < 3; i++) await office.data(query, { id: provider.id });
  const { watchers, reportingInstruction } = await provider.phone.data(
    '{ watchers { audience } reportingInstruction { mode } }',
  );
  assert.deepEqual(watchers, [{ audience: 'office' }]);
  assert.equal(reportingInstruction.mode, 'LIVE');
  const officer = await company.officer();
  await officer.ask(query, { id: provider.id });
  assert.equal((await provider.phone.data('{ watchers { audience } }')).watchers.length, 1);
});

test.run();

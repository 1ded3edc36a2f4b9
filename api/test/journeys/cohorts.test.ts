import assert from 'node:assert/strict';
import { type Actor, type Json, type Watching } from '../support/actor.ts';
import { Company, report, type TestProvider } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const test = suite('subscriptions that are executed once for many');

const SELECT = 'providerId visitId precision freshness unavailableReason point { latitude longitude } recordedAt eta';
const POINT = 'providerId precision freshness point { latitude longitude } recordedAt eta';
const PROVIDER = `subscription ($id: ID!) { providerPosition(providerId: $id) { ${SELECT} } }`;
const VISIT = `subscription ($id: ID!) { visitTracking(visitId: $id) { visitId stage tier freshness eta position { ${POINT} } } }`;

const FLEET = `subscription { fleetPositions { positions { ${SELECT} } removed { providerId reason } } }`;

let shared: TestServer;
let alone: TestServer;
let company: Company;
let provider: TestProvider;
let visitId: string;

test.before(async () => {
  shared = await startServer(flavours[0]);
  alone = await startServer(flavours[0], {}, { sharesSubscriptions: false });
});
test.before.each(async () => {
  await found(shared);
});
test.after.each(() => company.leave());
test.after(async () => {
  await shared.close();
  await alone.close();
});

async function found(server: TestServer): Promise<void> {
  company = await Company.found(server);
  provider = await company.provider();
  ({ visitId } = await company.visit(provider, 'EN_ROUTE'));
}

const followed = (actor: Actor) => actor.watch(PROVIDER, { id: provider.id });
const latitude = ({ providerPosition }: Json) => providerPosition.point?.latitude;

test('viewers with different ids and equal rights share, others do not', async () => {
  const [one, other] = [await company.office(), await company.office('AGENT')];
  const app = await company.partner('positions:read');
  const [link, sameVisit] = [await company.customer(visitId), await company.customer(visitId)];
  const office = [one, other, company.admin].map(followed);
  for (const watching of office) await watching.next();
  assert.equal(shared.app.edge.cohortCount, 1);
  const reader = followed(app);
  await reader.next();
  assert.equal(shared.app.edge.cohortCount, 2);
  for (const customer of [link, sameVisit]) await customer.watch(VISIT, { id: visitId }).next();
  assert.equal(shared.app.edge.cohortCount, 3);
  const metrics = await fetch(new URL('/metrics', shared.httpUrl));
  assert.match(await metrics.text(), /^graphql_cohorts(\{.*\})? 3$/m);
  await report(provider, 500);
  const seen = [];
  for (const watching of office) seen.push(await watching.until((event) => latitude(event) !== undefined));
  assert.deepEqual(seen[1], seen[0]);
  assert.deepEqual(seen[2], seen[0]);
  company.leave();
  await until(2_000, () => shared.app.edge.cohortCount === 0, 'the end of all cohorts');
});

test('white space and the order of variables make no difference, other variables do', async () => {
  const spaced = PROVIDER.replace('{', '{\n  # whose\n ');
  await followed(company.admin).next();
  await company.admin.watch(spaced, { id: provider.id, more: 1 }).next();
  assert.equal(shared.app.edge.cohortCount, 1);
  const another = await company.provider('Kim de Wit');
  await company.admin.watch(PROVIDER, { id: another.id }).next();
  assert.equal(shared.app.edge.cohortCount, 2);
});

test('one who loses the token gets nothing of what happens from then on, and the others do', async () => {
  const [leaver, stayer] = [await company.office(), await company.office()];
  const [lost, kept] = [followed(leaver), followed(stayer)];
  await lost.next();
  await kept.next();
  await company.admin.does('apiKeyRevoke', { apiKeyId: leaver.keyId }, '');
  await report(provider, 400);
  assert.equal((await lost.ended()).reason, 'KEY_REVOKED');
  assert.ok(latitude(await kept.until((event) => latitude(event) !== undefined)));
});

test('each member counts as a watcher of their own, for as long as they read', async () => {
  const [one, other] = [await company.office(), await company.customer(visitId)];
  const [first, second] = [followed(one), other.watch(VISIT, { id: visitId })];
  await first.next();
  await second.next();
  const watchers = async () =>
    (await provider.phone.data('{ watchers { audience } }')).watchers.map(({ audience }: Json) => audience).sort();
  assert.deepEqual(await watchers(), ['customer', 'office']);
  second.stop();
  await until(2_000, async () => (await watchers()).length === 1);
  first.stop();
  await until(2_000, async () => (await watchers()).length === 0);
});

test('the map of a fleet is one for all with equal rights, and each of them watches everybody under way', async () => {
  const [one, other] = [await company.office(), await company.office('AGENT')];
  const maps = [one, other].map((actor) => actor.watch(FLEET));
  for (const map of maps) await map.next();
  assert.equal(shared.app.edge.cohortCount, 1);
  const coarse = await company.partner('positions:read:coarse');
  const fields = 'providerId freshness point { latitude longitude }';
  await coarse.watch(FLEET.replace(SELECT, fields)).next();
  assert.equal(shared.app.edge.cohortCount, 2);
  const newcomer = await company.provider('Kim de Wit');
  await company.visit(newcomer, 'EN_ROUTE');
  await report(newcomer, 700);
  const isThere = ({ fleetPositions }: Json) =>
    fleetPositions.positions.some((each: Json) => each.providerId === newcomer.id && each.point);
  const [seen, same] = [await maps[0]!.until(isThere), await maps[1]!.until(isThere)];
  assert.deepEqual(same, seen);
  const watchers = async () => (await newcomer.phone.data('{ watchers { audience } }')).watchers.length;
  assert.equal(await watchers(), 3);
  maps[0]!.stop();
  await until(2_000, async () => (await watchers()) === 2);
});

/** An act has reached everybody by then. */
const SOON_MS = 300;

/** What each of a company sees of the same day, but for ids and times. */
async function aDay(server: TestServer): Promise<Json[][]> {
  await found(server);
  const coarse = await company.partner('positions:read:coarse');
  const timely = await company.partner('eta:read');
  const exact = 'providerId freshness point { latitude longitude }';
  const watching: Watching[] = [
    followed(company.admin),
    followed(await company.office()),
    company.admin.watch(FLEET),
    (await company.office()).watch(FLEET),
    (await company.customer(visitId)).watch(VISIT, { id: visitId }),
    provider.phone.watch(PROVIDER, { id: provider.id }),
    ...[coarse, timely].map((app) =>
      app.watch(PROVIDER.replace(SELECT, app === coarse ? exact : 'precision freshness eta'), { id: provider.id }),
    ),
  ];
  const read = watching.map(readOn);
  const seen: Json[][] = watching.map(() => []);
  const gather = async () => {
    await new Promise((resolve) => setTimeout(resolve, SOON_MS));
    for (const [index, { newest }] of read.entries()) seen[index]!.push(newest);
  };
  await Promise.all(read.map((one) => until(3_000, () => one.newest !== null)));
  await gather();
  for (const act of [
    () => report(provider, 4_000),
    () => report(provider, 3_000),
    () => provider.phone.tries('sharingPause', null),
    () => provider.phone.tries('sharingResume', null),
    () => report(provider, 100),
    () => provider.phone.does('visitArrive', { visitId }, ''),
  ]) {
    await act();
    await gather();
  }
  company.leave();
  return seen;
}

/** Reads a stream on and on: what came last, without ids and times, or how it ended. */
function readOn({ events }: Watching): { newest: Json } {
  const read: { newest: Json } = { newest: null };
  const go = async () => {
    for (;;) {
      const { value, done } = await events.next();
      if (done) return;
      const withoutIds = (key: string, part: unknown) => (/^(recordedAt|\w+Id)$/.test(key) ? undefined : part);
      read.newest = JSON.parse(JSON.stringify(value, withoutIds));
    }
  };
  go().catch(({ extensions }: { extensions: Json }) => {
    read.newest = { code: extensions?.code, reason: extensions?.reason };
  });
  return read;
}

test('everybody sees the same of a day as where each is executed alone', async () => {
  const together = await aDay(shared);
  const apart = await aDay(alone);
  assert.deepEqual(together, apart);
  assert.ok(together.flat().some((event) => event?.providerPosition?.point));
});

test('a visit that is over ends the stream of every member', async () => {
  const links = [await company.customer(visitId), await company.customer(visitId)];
  const streams = links.map((link) => link.watch(VISIT, { id: visitId }));
  for (const stream of streams) await stream.next();
  await company.admin.does('visitCancel', { visitId }, '');
  for (const stream of streams) assert.equal((await stream.ended()).code, 'STREAM_ENDED');
  assert.equal(shared.app.edge.cohortCount, 0);
});

test.run();

import assert from 'node:assert/strict';
import type { Json } from '../support/actor.ts';
import { Company, HOME, reading, report, type TestProvider } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { POSITION } from '../support/streams.ts';
import { suite } from '../support/suite.ts';

const test = suite('reports of positions through the API');
let server: TestServer;
let company: Company;
let provider: TestProvider;
let visitId: string;

test.before(async () => {
  server = await startServer(flavours[0]);
});
test.before.each(async () => {
  company = await Company.found(server);
  provider = await company.provider();
});
test.after.each(() => company.leave());
test.after(() => server.close());

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);

async function underWay(): Promise<void> {
  visitId = (await company.visit(provider, 'EN_ROUTE')).visitId;
}

/** What the office sees of the provider now. */
async function seen(): Promise<Json> {
  const query = `query ($id: ID!) { providerPosition(providerId: $id) { ${POSITION} } }`;
  return (await company.admin.data(query, { id: provider.id })).providerPosition;
}

/** The report is refused with the code, and what was held before is held still, to the last digit. */
async function refused(code: string, extra: object = {}, northM = 777): Promise<Json> {
  const before = await seen();
  const payload = await report(provider, northM, extra);
  assert.deepEqual([payload.accepted, payload.userErrors[0]?.code], [false, code]);
  assert.deepEqual(await seen(), before);
  return payload;
}

const batch = (...reports: Json[]) =>
  provider.phone.tries('positionReportBatch', { reports }, 'accepted reportingInstruction { mode }');

test('without a shift: NOT_CLOCKED_IN, and the app is told to stop', async () => {
  const { reportingInstruction } = await refused('NOT_CLOCKED_IN');
  assert.equal(reportingInstruction.mode, 'STOP');
});

test('without a visit under way: NO_ACTIVE_VISIT, also with one that is only dispatched', async () => {
  await provider.phone.does('shiftClockIn', null, '');
  await refused('NO_ACTIVE_VISIT');
  await company.visit(provider, 'DISPATCHED');
  await refused('NO_ACTIVE_VISIT');
});

test('while paused: SHARING_PAUSED; what was recorded in the pause is OUTSIDE_SESSION afterwards', async () => {
  await underWay();
  await report(provider, 500);
  await provider.phone.does('sharingPause', null, '');
  const inThePause = new Date();
  assert.equal((await refused('SHARING_PAUSED')).reportingInstruction.mode, 'STOP');
  await provider.phone.does('sharingResume', null, '');
  await refused('OUTSIDE_SESSION', { recordedAt: inThePause });
  assert.equal((await seen()).point, null);
  assert.equal((await report(provider, 400)).accepted, true);
});

test('from before the departure: OUTSIDE_SESSION', async () => {
  await underWay();
  await refused('OUTSIDE_SESSION', { recordedAt: ago(60) });
});

test('over 120 s old: TOO_OLD; over 60 s ahead: IN_THE_FUTURE; both leave the one that is held', async () => {
  await underWay();
  await report(provider, 500);
  await refused('TOO_OLD', { recordedAt: ago(121) });
  await refused('IN_THE_FUTURE', { recordedAt: ago(-62) });
  assert.equal((await report(provider, 450, { recordedAt: ago(-50) })).accepted, true);
});

test('older than the one held: OUT_OF_ORDER; the same again too', async () => {
  await underWay();
  const recordedAt = new Date();
  assert.equal((await report(provider, 500, { recordedAt })).accepted, true);
  await refused('OUT_OF_ORDER', { recordedAt });
  await refused('OUT_OF_ORDER', { recordedAt: new Date(recordedAt.getTime() - 1) });
});

test('what is no position: INVALID_POSITION', async () => {
  await underWay();
  await report(provider, 500);
  const wrong = [
    { latitude: 91 },
    { latitude: -90.0001 },
    { longitude: 180.5 },
    { accuracyM: 5_000.5 },
    { accuracyM: -1 },
    { headingDeg: 361 },
    { speedMps: -0.1 },
  ];
  for (const extra of wrong) await refused('INVALID_POSITION', extra);
});

test('NaN and infinity cannot even be written: the request is refused whole', async () => {
  await underWay();
  for (const latitude of ['NaN', null, '52', true, [52]]) {
    const query = 'mutation ($i: PositionReportInput!) { positionReport(input: $i) { accepted } }';
    const { errors, data } = await provider.phone.ask(query, { i: reading(1, { latitude }) });
    assert.equal(errors[0]?.extensions.code, 'BAD_USER_INPUT', String(latitude));
    assert.equal(data, null);
  }
  assert.equal((await seen()).point, null);
});

test('what was accepted is what the office sees, and a later one takes its place', async () => {
  await underWay();
  const recordedAt = new Date();
  await report(provider, 500, { recordedAt, accuracyM: 4.5, headingDeg: 181, speedMps: 8.25 });
  const position = await seen();
  assert.deepEqual(
    [position.visitId, position.freshness, position.accuracyM, position.headingDeg, position.speedMps],
    [visitId, 'LIVE', 4.5, 181, 8.25],
  );
  assert.equal(position.recordedAt, recordedAt.toISOString());
  assert.deepEqual(position.point, { latitude: HOME.latitude + 500 / 111_195, longitude: HOME.longitude });
  await report(provider, 300, { recordedAt: new Date(recordedAt.getTime() + 1) });
  assert.equal((await seen()).point.latitude, HOME.latitude + 300 / 111_195);
});

test('a batch keeps the newest valid reading only, in whatever order they come', async () => {
  await underWay();
  await new Promise((resolve) => setTimeout(resolve, 30));
  const nowMs = Date.now();
  const at = (ms: number) => ({ recordedAt: new Date(nowMs - ms) });
  const { accepted, userErrors } = await batch(
    reading(300, at(20)),
    reading(100, { ...at(-90_000) }),
    reading(200, at(10)),
    reading(50, { ...at(0), latitude: 95 }),
    reading(400, at(5_000_000)),
  );
  assert.deepEqual([accepted, userErrors], [true, []]);
  assert.equal((await seen()).point.latitude, HOME.latitude + 200 / 111_195);
  // What the batch brought besides is not held anywhere: the older ones are out of order now.
  await refused('OUT_OF_ORDER', at(20));
});

test('a batch without a valid reading says why the newest was refused', async () => {
  await underWay();
  const payload = await batch(
    reading(1, { recordedAt: ago(500) }),
    reading(2, { latitude: -91 }),
    reading(3, { recordedAt: ago(300) }),
  );
  assert.deepEqual(
    [payload.accepted, payload.userErrors.map((each: Json) => each.code)],
    [false, ['INVALID_POSITION']],
  );
  assert.equal(
    (await batch(reading(1, { recordedAt: ago(500) }), reading(3, { recordedAt: ago(300) }))).userErrors[0].code,
    'TOO_OLD',
  );
  assert.equal((await batch()).userErrors[0].code, 'INVALID_INPUT');
  assert.equal((await seen()).point, null);
});

test('a batch of over 100 readings is refused whole', async () => {
  await underWay();
  const reports = Array.from({ length: 101 }, (_, i) => reading(i));
  const query = 'mutation ($i: PositionReportBatchInput!) { positionReportBatch(input: $i) { accepted } }';
  const { errors } = await provider.phone.ask(query, { i: { reports } });
  assert.equal(errors[0]?.extensions.code, 'BAD_USER_INPUT');
  assert.equal((await seen()).point, null);
});

test('nobody but the provider themselves can report: the others have no such mutation', async () => {
  await underWay();
  for (const actor of [company.admin, await company.partner('positions:read'), await company.customer(visitId)]) {
    const { errors } = await actor.ask('mutation { positionReport(input: {}) { accepted } }');
    assert.equal(errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  }
});

test('a position of one visit does not show at the next', async () => {
  await underWay();
  await report(provider, 500);
  await provider.phone.does('visitArrive', { visitId }, '');
  await provider.phone.does('visitComplete', { visitId }, '');
  const next = (await company.visit(provider, 'DISPATCHED')).visitId;
  const recordedAt = new Date();
  await provider.phone.does('visitDepart', { visitId: next }, '');
  assert.deepEqual([(await seen()).visitId, (await seen()).point], [next, null]);
  await refused('OUTSIDE_SESSION', { recordedAt });
});

test('the ETA is in whole minutes, falls on the way, and is 0 at the door', async () => {
  await underWay();
  const minutes: number[] = [];
  for (const [index, northM] of [6_000, 3_000, 1_000, 2].entries()) {
    await report(provider, northM, { recordedAt: new Date(Date.now() + index), speedMps: 10 });
    const { eta, etaSource } = await seen();
    assert.equal(etaSource, 'GREAT_CIRCLE');
    minutes.push(eta);
  }
  assert.ok(
    minutes.every((each) => Number.isInteger(each)),
    String(minutes),
  );
  assert.deepEqual(
    [...minutes].sort((a, b) => b - a),
    minutes,
  );
  assert.equal(minutes.at(-1), 0);
});

test.run();

// time-limit-s: 300
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asAdmin } from '../support/at-rest.ts';
import type { TestDatabase } from '../support/database.ts';
import { exportedValues } from '../support/exported-values.ts';
import { checkGenuine } from '../support/genuine-file.ts';
import { erasurePoints, pointsOf } from '../support/killed-erasure.ts';
import { type DoomedRequest, KilledLife, nameOf, type Survived } from '../support/killed-life.ts';
import { foundPrivacyCompany, type PrivacyCompany } from '../support/privacy-company.ts';
import { flavours } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { unzip } from '../support/unzip.ts';

const test = suite('requests of every other kind whose servers are killed at every step');

let database: TestDatabase;
let company: PrivacyCompany;
let life: KilledLife;
let requests: DoomedRequest[];
let survived: Survived[] = [];

test.before(async () => {
  database = await flavours[0]!.create();
  company = await foundPrivacyCompany(database);
  life = new KilledLife(database, company.officers);
  const { steps, customer, plain } = company;
  const corrections = [{ field: 'NAME', value: 'Samantha Bakker' }];
  requests = [
    { act: 'dataExportRequest', subject: customer, points: pointsOf(steps.EXPORT) },
    { act: 'dataRectificationRequest', subject: plain, more: { corrections }, points: pointsOf(steps.RECTIFICATION) },
    { act: 'dataOptOutRequest', subject: plain, points: pointsOf(steps.OPT_OUT) },
    { act: 'dataRestrictionRequest', subject: plain, points: pointsOf(steps.RESTRICTION) },
  ];
});
test.after(async () => {
  await life?.kill();
  await database.close();
});

test('are gone on with within 15 s of each next start, and completed', async () => {
  survived = await life.carryOut(requests);
  for (const { done } of survived) assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
  assert.ok(Math.max(...life.resumedMs) < 15_000);
});

test('are killed at every step that the registry has, beside those of an erasure', () => {
  const { ERASURE, ...others } = company.steps;
  const unvisited = pointsOf(Object.values(others).flat()).filter((point) => !life.wasKilledAt(point));
  assert.deepEqual(unvisited.map(nameOf), []);
  const ofErasures = (['customer', 'user'] as const).flatMap((kind) => erasurePoints(ERASURE, kind));
  assert.deepEqual(ofErasures.map(nameOf).sort(), pointsOf(ERASURE).map(nameOf).sort());
});

test('make one package, which is whole', async () => {
  const { done } = survived[0]!;
  const zip = await life.desk.download(done.package.url);
  checkGenuine(zip);
  assert.equal(zip.length, done.package.bytes);
  const { missing, checked } = exportedValues(company.graph, company.customer, await unzip(zip));
  assert.deepEqual(missing, []);
  assert.ok(checked > 40, `${checked} values`);
  assert.equal(readdirSync(join(database.dataDir, 'exports')).length, 1);
});

test('correct, restrict and record an opt-out, once', async () => {
  const look = 'query ($id: ID!) { customer(id: $id) { name } }';
  const { customer } = await life.desk.first.data(look, { id: company.plain.id });
  assert.equal(customer.name, 'Samantha Bakker');
  await life.end();
  const of = `where customer_id = '${company.plain.id}'`;
  const found = await asAdmin(database, async (run) => ({
    optOuts: await run(`select source from opt_out ${of}`),
    restricted: await run(`select 1 from customer where id = '${company.plain.id}' and restricted_at is not null`),
    requests: await run(`select state from privacy_request ${of}`),
  }));
  assert.deepEqual(found.optOuts, [{ source: 'REQUEST' }]);
  assert.equal(found.restricted.length, 1);
  assert.deepEqual(found.requests, Array(3).fill({ state: 'COMPLETED' }));
});

test.run();

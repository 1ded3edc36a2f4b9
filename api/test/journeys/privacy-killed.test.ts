// time-limit-s: 300
import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ERASURE_STEPS } from '../../features/erasure/erasure.steps.ts';
import type { PrivacyStep } from '../../features/privacy-step.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { recordName } from '../../store/vault/key-records.ts';
import { asAdmin } from '../support/at-rest.ts';
import type { TestDatabase } from '../support/database.ts';
import { checkCertificate, remainsOf, rowsIn } from '../support/erasure-effects.ts';
import { exportedValues } from '../support/exported-values.ts';
import { checkGenuine } from '../support/genuine-file.ts';
import { type DoomedRequest, KilledLife, type KillPoint, nameOf, type Survived } from '../support/killed-life.ts';
import { copyOf, foundPrivacyCompany, type PrivacyCompany } from '../support/privacy-company.ts';
import { flavours } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { unzip } from '../support/unzip.ts';

const test = suite('requests whose servers are killed at every step');
const PHASES = ['start', 'done'] as const;
/** What the steps of an erasure that are about no table do for a person of whom one package lies there and who has no open token. */
const OTHER_COUNTS = {
  'erasure.mark': 1,
  'erasure.cache': 1,
  'erasure.bus': 1,
  'erasure.files': 1,
  'erasure.queue': 0,
};
const AT_THE_END = { 'erasure.key': 1, 'erasure.ledger': 1 };

let database: TestDatabase;
let company: PrivacyCompany;
let bystanders: Map<string, Record<string, unknown>>;
const lives: { life: KilledLife; copy: TestDatabase; requests: DoomedRequest[]; survived: Survived[] }[] = [];

const pointsOf = (steps: readonly Pick<PrivacyStep, 'name'>[]): KillPoint[] =>
  steps.flatMap(({ name: step }) => PHASES.map((phase) => ({ step, phase })));

/**
 * The points of an erasure for one of two persons: together, those of both are all. Where only one of them has rows in
 * a table, it is theirs that is done and not recorded.
 */
function erasurePoints(kind: Subject['kind']): KillPoint[] {
  return company.steps.ERASURE.map(({ name: step }) => {
    const kinds = ERASURE_STEPS.find(({ name }) => name === step)?.kinds ?? [];
    const own = kinds.includes('customer') ? 'customer' : 'user';
    return { step, phase: kind === own ? 'done' : 'start' };
  });
}

function lifeOf(requests: DoomedRequest[]): void {
  const copy = copyOf(database);
  lives.push({ life: new KilledLife(copy, company.officers), copy, requests, survived: [] });
}

/** Each life is killed some thirteen times. They live beside each other, as a killed server's request waits for its lease. */
function planLives(): void {
  for (const subject of [company.customer, company.user]) {
    const points = erasurePoints(subject.kind);
    const half = Math.ceil(points.length / 2);
    const erasure = { act: 'dataErasureRequest', subject };
    lifeOf([{ ...erasure, points: points.slice(0, half) }]);
    lifeOf([{ ...erasure, points: points.slice(half) }]);
  }
  const { steps, customer, plain } = company;
  const corrections = [{ field: 'NAME', value: 'Samantha Bakker' }];
  lifeOf([
    { act: 'dataExportRequest', subject: customer, points: pointsOf(steps.EXPORT) },
    { act: 'dataRectificationRequest', subject: plain, more: { corrections }, points: pointsOf(steps.RECTIFICATION) },
    { act: 'dataOptOutRequest', subject: plain, points: pointsOf(steps.OPT_OUT) },
    { act: 'dataRestrictionRequest', subject: plain, points: pointsOf(steps.RESTRICTION) },
  ]);
}

test.before(async () => {
  database = await flavours[0]!.create();
  company = await foundPrivacyCompany(database, { hasPackages: true });
  bystanders = await asAdmin(database, (run) => rowsIn(run, company.bystanders));
  planLives();
});
test.after(async () => {
  await Promise.all(lives.map(({ life }) => life.kill()));
  await database.close();
});

test('are gone on with within 15 s of the next start, and completed', async () => {
  const lived = await Promise.allSettled(
    lives.map(async (each) => {
      each.survived = await each.life.carryOut(each.requests);
    }),
  );
  for (const each of lived) if (each.status === 'rejected') throw each.reason;
  for (const { survived } of lives)
    for (const { done } of survived) assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
  assert.ok(Math.max(...lives.flatMap(({ life }) => life.resumedMs)) < 15_000);
});

test('have been killed at the start and at the end of every step that the registry has', () => {
  const killedAt = (point: KillPoint) => lives.some(({ life }) => life.wasKilledAt(point));
  const registered = pointsOf(Object.values(company.steps).flat());
  assert.ok(registered.length > 50, `${registered.length} points`);
  assert.deepEqual(registered.filter((point) => !killedAt(point)).map(nameOf), []);
});

test('make one package, which is whole', async () => {
  const { life, copy, survived } = lives.at(-1)!;
  const { done } = survived[0]!;
  const zip = await life.desk.download(done.package.url);
  checkGenuine(zip);
  assert.equal(zip.length, done.package.bytes);
  const { missing, checked } = exportedValues(company.graph, company.customer, await unzip(zip));
  assert.deepEqual(missing, []);
  assert.ok(checked > 40, `${checked} values`);
  // Those of the customer and the user from before, and this one.
  assert.equal(readdirSync(join(copy.dataDir, 'exports')).length, 3);
});

test('correct, restrict and record an opt-out, once', async () => {
  const { life, copy } = lives.at(-1)!;
  const look = 'query ($id: ID!) { customer(id: $id) { name } }';
  const { customer } = await life.desk.first.data(look, { id: company.plain.id });
  assert.equal(customer.name, 'Samantha Bakker');
  await life.end();
  const of = `where customer_id = '${company.plain.id}'`;
  const found = await asAdmin(copy, async (run) => ({
    optOuts: await run(`select source from opt_out ${of}`),
    restricted: await run(`select 1 from customer where id = '${company.plain.id}' and restricted_at is not null`),
    requests: await run(`select state from privacy_request ${of}`),
  }));
  assert.deepEqual(found.optOuts, [{ source: 'REQUEST' }]);
  assert.equal(found.restricted.length, 1);
  assert.deepEqual(found.requests, Array(3).fill({ state: 'COMPLETED' }));
});

test('erase a person and nobody else, with a certificate that counts everything once', async () => {
  for (const { life, copy, requests, survived } of lives.slice(0, 4)) {
    const { id } = requests[0]!.subject;
    checkCertificate(survived[0]!, { ...OTHER_COUNTS, ...AT_THE_END });
    await life.end();
    const record = join(copy.dataDir, 'keys', recordName(id));
    assert.ok(!existsSync(`${record}.key`) && statSync(`${record}.gone`).size < 32, 'the key is gone');
    const left = await asAdmin(copy, async (run) => ({
      remains: await remainsOf(run, company.graph, requests[0]!.subject),
      others: await rowsIn(run, company.bystanders),
      ledger: await run(`select kind from ledger_entry where kind = 'ERASURE'`),
      probes: await run('select 1 from erasure_probe where sealed_values is not null'),
    }));
    assert.deepEqual(left.remains, []);
    assert.deepEqual(left.others, bystanders);
    assert.deepEqual([left.ledger.length, left.probes.length], [1, 0]);
  }
});

test.run();

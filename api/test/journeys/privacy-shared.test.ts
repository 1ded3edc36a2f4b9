// time-limit-s: 240
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject } from '../../store/subject-rows.ts';
import { asAdmin } from '../support/at-rest.ts';
import type { TestDatabase } from '../support/database.ts';
import { checkCertificate, remainsOf } from '../support/erasure-effects.ts';
import { exportedValues } from '../support/exported-values.ts';
import { checkGenuine } from '../support/genuine-file.ts';
import { KilledLife, type KillPoint, RESUMED_WITHIN_MS } from '../support/killed-life.ts';
import { environmentOf, foundPrivacyCompany, type PrivacyCompany } from '../support/privacy-company.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours } from '../support/server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unzip } from '../support/unzip.ts';
import { until } from '../support/within.ts';

const test = suite('privacy requests on a PostgreSQL that servers share');
/** A stopped process that goes on finds out at once that it lost its work, or has done what it does by then. */
const SETTLED_AFTER_MS = 3_000;

let database: TestDatabase;
let company: PrivacyCompany;
let servers: ServerProcess[] = [];

test.before(async () => {
  database = await flavours[1]!.create();
  company = await foundPrivacyCompany(database);
});
test.after.each(async () => {
  for (const server of servers) server.child.kill('SIGCONT');
  await Promise.all(servers.map((server) => server.stop('SIGKILL')));
  servers = [];
});
test.after(() => database.close());

async function started(point?: KillPoint & { by?: 'SIGSTOP' }): Promise<ServerProcess & { marker: string }> {
  const marker = join(temporaryFolder('marker'), 'reached');
  const options = point ? { killAt: { ...point, marker } } : {};
  const server = await startServerProcess(environmentOf(database), options);
  servers.push(server);
  return { ...server, marker };
}

const deskAt = (server: ServerProcess) => PrivacyDesk.at(server, ...company.officers);
const packagesOf = (requestId: string) =>
  readdirSync(join(database.dataDir, 'exports')).filter((name) => name.includes(requestId));

/** Has a request begun by a server that comes to the marker; the request as it was planned. */
async function begunAt(server: ServerProcess & { marker: string }, act: string, subject: Subject) {
  const desk = deskAt(server);
  const { id } = await desk.file(act, subject);
  const planned = await desk.look(id);
  await desk.clear(id).catch((error: unknown) => {
    if (!existsSync(server.marker)) throw error;
  });
  await until(RESUMED_WITHIN_MS, () => existsSync(server.marker), 'the point');
  return planned;
}

const attemptsOf = (requestId: string) =>
  asAdmin(database, (run) => run(`select name, attempts from privacy_step where request_id = '${requestId}'`));

test('an export whose server is killed at each of its steps is gone on with, and makes one package', async () => {
  const life = new KilledLife(database, company.officers);
  const subject = company.customer;
  const points = company.steps.EXPORT.flatMap(({ name: step }) => [
    { step, phase: 'start' as const },
    { step, phase: 'done' as const },
  ]);
  try {
    const [survived] = await life.carryOut([{ act: 'dataExportRequest', subject, points }]);
    const { done } = survived!;
    assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
    assert.deepEqual(
      points.filter((point) => !life.wasKilledAt(point)),
      [],
    );
    const zip = await life.desk.download(done.package.url);
    checkGenuine(zip);
    assert.deepEqual(exportedValues(company.graph, subject, await unzip(zip)).missing, []);
    assert.equal(packagesOf(done.id).length, 1);
  } finally {
    await life.kill();
  }
});

test('another server takes over within 15 s from one that is killed, and each request is carried out once', async () => {
  const other = await started();
  const doomed = await started({ step: 'export.build', phase: 'start' });
  const desk = deskAt(other);
  const ids: string[] = [];
  // Either may take a request: until the one has that is to die.
  for (let tries = 1; !existsSync(doomed.marker) && tries <= 20; tries++) {
    const at = deskAt(doomed);
    const { id } = await at.file('dataExportRequest', company.plain);
    ids.push(id);
    await at.clear(id).catch(() => {});
    const isDone = async () => existsSync(doomed.marker) || (await desk.look(id)).state === 'COMPLETED';
    await until(RESUMED_WITHIN_MS, isDone, 'the kill, or the end');
  }
  assert.equal(await doomed.ended, 'SIGKILL');
  for (const id of ids) {
    const done = await desk.ended(id, RESUMED_WITHIN_MS);
    assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
    assert.equal(packagesOf(id).length, 1);
    checkGenuine(await desk.download(done.package.url));
    const attempts = (await attemptsOf(id)).map(({ name, attempts }) => `${name} ${attempts}`).sort();
    const isLast = id === ids.at(-1);
    assert.deepEqual(attempts, [`export.build ${isLast ? 2 : 1}`, 'export.count 1']);
  }
});

test('a server that stood still while another made the package leaves that one alone when it goes on', async () => {
  const still = await started({ step: 'export.build', phase: 'start', by: 'SIGSTOP' });
  const { id } = await begunAt(still, 'dataExportRequest', company.plain);
  const other = await started();
  const desk = deskAt(other);
  const done = await desk.ended(id, RESUMED_WITHIN_MS);
  assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
  const zip = await desk.download(done.package.url);
  still.child.kill('SIGCONT');
  await new Promise((resolve) => setTimeout(resolve, SETTLED_AFTER_MS));
  const later = await desk.look(id);
  assert.deepEqual([later.state, later.package.sha256], ['COMPLETED', done.package.sha256]);
  assert.deepEqual(await desk.download(later.package.url), zip);
  assert.equal(packagesOf(id).length, 1);
});

test('a server that stood still while another erased somebody changes nothing when it goes on', async () => {
  const still = await started({ step: 'erasure.rows:job', phase: 'start', by: 'SIGSTOP' });
  const planned = await begunAt(still, 'dataErasureRequest', company.customer);
  const other = await started();
  const desk = deskAt(other);
  const done = await desk.ended(planned.id, RESUMED_WITHIN_MS);
  still.child.kill('SIGCONT');
  await new Promise((resolve) => setTimeout(resolve, SETTLED_AFTER_MS));
  assert.deepEqual(await desk.look(planned.id), done);
  checkCertificate({ planned, done }, { 'erasure.mark': 1, 'erasure.files': 1, 'erasure.key': 1, 'erasure.ledger': 1 });
  const left = await asAdmin(database, async (run) => ({
    remains: await remainsOf(run, company.graph, company.customer),
    ledger: await run("select kind from ledger_entry where kind = 'ERASURE'"),
  }));
  assert.deepEqual([left.remains, left.ledger.length], [[], 1]);
});

test.run();

// time-limit-s: 200
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Subject } from '../../store/subject-rows.ts';
import { asAdmin, type RunSql } from '../support/at-rest.ts';
import type { TestDatabase } from '../support/database.ts';
import { checkCertificate } from '../support/erasure-effects.ts';
import { RESUMED_WITHIN_MS } from '../support/killed-life.ts';
import { environmentOf, foundPrivacyCompany, type PrivacyCompany } from '../support/privacy-company.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours } from '../support/server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/within.ts';

const test = suite('privacy requests whose database goes away');
/** Several transactions of an erasure, which takes a thousand rows at a time. */
const MANY_ROWS = 4_500;
/** A step is tried seven times; each reset costs one try at most. */
const RESETS = 4;

let database: TestDatabase;
let company: PrivacyCompany;
let server: ServerProcess;
const desk = () => PrivacyDesk.at(server, ...company.officers);

test.before(async () => {
  database = await flavours[1]!.create();
  company = await foundPrivacyCompany(database, { manyRows: MANY_ROWS });
  server = await startServerProcess(environmentOf(database));
});
test.after(async () => {
  await server?.stop('SIGKILL');
  await database.close();
});

/** Ends every connection to the database but the one that asks; how many. */
const reset = async (run: RunSql): Promise<number> => {
  const ended = await run(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  return ended.length;
};

/** What a copy of a person holds, but for the requests for copies. */
async function conceptsOf(person: Subject): Promise<object> {
  const data = (await desk().exported(person)).get('data.json')!.toString('utf8');
  const { privacyRequest: _, ...concepts } = JSON.parse(data).concepts;
  return concepts;
}

test('an erasure whose connections are ended again and again is completed, and nobody else is touched', async () => {
  const busy = company.busy!;
  const others = [company.customer, company.user];
  const before = [];
  for (const person of others) before.push(await conceptsOf(person));
  const { id } = await desk().file('dataErasureRequest', busy);
  const planned = await desk().look(id);
  assert.equal(planned.preview.tables.find(({ table }: { table: string }) => table === 'visit').delete > 4_000, true);
  await desk().clear(id);
  let ended = 0;
  const atWork = await asAdmin(database, async (run) => {
    const steps: string[] = [];
    const underWay = () => run(`select name from privacy_step where request_id = '${id}' and state = 'RUNNING'`);
    for (let left = RESETS; left > 0; left--) {
      await until(RESUMED_WITHIN_MS, async () => (await underWay()).length > 0, 'a step that is under way');
      await sleep(randomInt(0, 150));
      steps.push(...(await underWay()).map(({ name }) => String(name)));
      ended += await reset(run);
    }
    return steps;
  });
  assert.ok(ended > RESETS && atWork.length > 0, `${ended} connections, at ${atWork}`);
  const look = () =>
    desk()
      .look(id)
      .catch(() => null);
  const done = await until(60_000, async () => {
    const request = await look();
    return request && ['COMPLETED', 'FAILED'].includes(request.state) ? request : null;
  });
  checkCertificate({ planned, done }, { 'erasure.mark': 1, 'erasure.files': 0, 'erasure.key': 1, 'erasure.ledger': 1 });
  for (const table of ['customer', 'property', 'job', 'visit']) {
    const of = table === 'customer' ? 'id' : 'customer_id';
    assert.deepEqual(await asAdmin(database, (run) => run(`select id from ${table} where ${of} = '${busy.id}'`)), []);
  }
  for (const [index, person] of others.entries()) assert.deepEqual(await conceptsOf(person), before[index]);
});

test('a table that is gone is said to be missing, and neither a copy nor an erasure is completed without it', async () => {
  await server.stop('SIGTERM');
  const marker = `${temporaryFolder('marker')}/killed`;
  server = await startServerProcess(environmentOf(database), {
    killAt: { step: 'erasure.mark', phase: 'done', marker },
  });
  const { id } = await desk().file('dataErasureRequest', company.user);
  await desk()
    .clear(id)
    .catch((error: unknown) => assert.ok(existsSync(marker), String(error)));
  await server.ended;
  await asAdmin(database, (run) => run('drop table watch cascade'));
  server = await startServerProcess(environmentOf(database));
  const erasure = await desk().ended(id, 3 * RESUMED_WITHIN_MS);
  const stateOf = (request: typeof erasure, step: string) =>
    request.steps.find(({ name }: { name: string }) => name === step).state;
  assert.deepEqual([erasure.state, erasure.reason, erasure.certificate], ['FAILED', 'STORE_MISSING', null]);
  assert.equal(stateOf(erasure, 'erasure.rows:watch'), 'MISSING');
  const copy = await desk().file('dataExportRequest', company.user);
  await desk().clear(copy.id);
  const failed = await desk().ended(copy.id);
  assert.deepEqual([failed.state, failed.reason, failed.package], ['FAILED', 'STORE_MISSING', null]);
  assert.equal(stateOf(failed, 'export.count'), 'MISSING');
});

test.run();

// time-limit-s: 200
import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asAdmin } from '../support/at-rest.ts';
import type { TestDatabase } from '../support/database.ts';
import { checkGenuine } from '../support/genuine-file.ts';
import { environmentOf, foundPrivacyCompany, type PrivacyCompany } from '../support/privacy-company.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours } from '../support/server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const test = suite('a privacy request with a step that always fails');
/** Six retries, each after twice the time of the one before, from half a second on: 31.5 s. */
const GIVEN_UP_WITHIN_MS = 90_000;
const PRELOADED = pathToFileURL(join(import.meta.dirname, '../support/poisoned-files.js')).href;

let database: TestDatabase;
let company: PrivacyCompany;
let server: ServerProcess;
const poison = join(temporaryFolder('poison'), 'poison');
const desk = () => PrivacyDesk.at(server, ...company.officers);

async function start(): Promise<void> {
  server = await startServerProcess(
    { ...environmentOf(database), POISON: poison, LOG_LEVEL: 'trace' },
    { execArgv: ['--import', PRELOADED] },
  );
}

test.before(async () => {
  database = await flavours[0]!.create();
  company = await foundPrivacyCompany(database);
  await start();
});
test.after(async () => {
  await server?.stop('SIGKILL');
  await database.close();
});

test('waiting for a second officer is not being stuck: no job is there, and it waits through a kill', async () => {
  const { id } = await desk().file('dataErasureRequest', company.customer);
  const before = await desk().look(id);
  assert.equal(before.state, 'AWAITING_APPROVAL');
  await server.stop('SIGKILL');
  const jobs = await asAdmin(database, (run) =>
    run(`select name from pgboss.job where data->>'requestId' = '${id}' and name = 'privacy-requests'`),
  );
  assert.deepEqual(jobs, []);
  await start();
  assert.deepEqual(await desk().look(id), before);
  await desk().clear(id);
  assert.equal((await desk().ended(id)).state, 'COMPLETED');
});

test('fails with its reason after its retries, is listed as such, and is carried out when it is tried again', async () => {
  writeFileSync(poison, '');
  const { id } = await desk().file('dataExportRequest', company.plain);
  await desk().clear(id);
  const failed = await desk().ended(id, GIVEN_UP_WITHIN_MS);
  assert.deepEqual([failed.state, failed.reason, failed.package], ['FAILED', 'POISON_STEP', null]);
  const [count, build] = failed.steps;
  assert.deepEqual([count.state, build.state, build.reason], ['DONE', 'FAILED', 'INTERNAL']);
  const listed = '{ privacyRequests(first: 10, filter: { states: [FAILED] }) { nodes { id reason } } }';
  const { privacyRequests } = await desk().first.data(listed);
  assert.deepEqual(privacyRequests.nodes, [{ id, reason: 'POISON_STEP' }]);
  assert.deepEqual(readdirSync(join(database.dataDir, 'exports')), []);
  assert.ok(!server.output().includes('poisoned by'), 'the words of the error are not in the log');

  rmSync(poison);
  await desk().first.does('privacyRequestRetry', { id }, 'privacyRequest { state }');
  const done = await desk().ended(id);
  assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
  checkGenuine(await desk().download(done.package.url));
});

test.run();

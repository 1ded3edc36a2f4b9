// time-limit-s: 180
// runs-alone: it measures how soon work goes on after its process was killed
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/within.ts';

const test = suite('a request whose server is killed');
/** It is looked at again and again. */
const BUDGET = { BUDGET_BURST_POINTS: '1000000', BUDGET_POINTS_PER_SECOND: '1000000' };
/** By the contract: resumed within 15 s. */
const RESUMED_WITHIN_MS = 15_000;

test('goes on at the step that was under way when the server is back, and has its effects once', async () => {
  const dataDir = temporaryFolder('data');
  const demo = { DATA_DIR: dataDir, DEMO: '1', DEMO_PROVIDERS: '1', DEMO_DRIVE: '0', ...BUDGET };
  const marker = join(temporaryFolder('marker'), 'killed');
  const killer = pathToFileURL(join(import.meta.dirname, '../support/kill-at.js')).href;
  const killing = { NODE_OPTIONS: `--import ${killer}`, KILL_AT: 'export.build:done', KILL_AT_MARKER: marker };
  const killed = await startServerProcess({ ...demo, ...killing });
  const { personas } = JSON.parse(readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'));
  const officers = [personas.complianceOfficer.token, personas.secondComplianceOfficer.token] as const;
  const before = PrivacyDesk.at(killed, ...officers);
  const { customers } = await before.first.data('{ customers(last: 1) { nodes { id } } }');
  const subject = { kind: 'customer', id: customers.nodes[0].id } as const;
  const { id } = await before.file('dataExportRequest', subject);
  await before.clear(id);
  await until(30_000, () => existsSync(marker), 'the kill');
  await until(5_000, () => killed.child.signalCode === 'SIGKILL', 'the end of the process');
  const server = await startServerProcess(demo);
  const backMs = performance.now();
  const desk = PrivacyDesk.at(server, ...officers);
  const done = await desk.ended(id).finally(() => desk.first.leave());
  const tookMs = performance.now() - backMs;
  assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
  assert.ok(tookMs < RESUMED_WITHIN_MS, `it took ${Math.round(tookMs)} ms`);
  const zip = await desk.download(done.package.url);
  assert.equal(zip.length, done.package.bytes);
  await server.stop();
});

test.run();

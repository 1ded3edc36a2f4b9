import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from '../../../../api/test/support/server-process.ts';
import { suite } from '../../../../api/test/support/suite.ts';
import { temporaryFolder } from '../../../../api/test/support/temporary-folder.ts';
import { within } from '../../../../api/test/support/within.ts';

// time-limit-s: 240

const test = suite('the command line of privacy officers');
const root = join(import.meta.dirname, '../../../../..');
const BIN = join(root, 'clients/cli/bin/whereabouts.js');
let server: ServerProcess;
let customers: string[];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `whereabouts privacy` beside a running demo, with its output in pipes. */
function run(args: string[], environment: Record<string, string> = { DATA_DIR: server.dataDir }): Promise<Ended> {
  const child = spawn(process.execPath, [BIN, 'privacy', ...args], { cwd: temporaryFolder('cwd'), env: environment });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...text })));
  return within(60_000, ended, `the end of whereabouts privacy ${args[0]}`);
}

const linesOf = ({ out }: Ended) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const approve = async (id: string): Promise<void> => {
  const looked = await run(['approve', id, '--yes', '--plan-hash', 'unseen', '--json']);
  assert.equal(looked.code, 1);
  assert.match(looked.err, /PLAN_CHANGED/);
  const [{ planHash }] = linesOf(looked);
  const approved = await run(['approve', id, '--yes', '--plan-hash', planHash]);
  assert.equal(approved.code, 0, approved.err);
  assert.match(approved.out, new RegExp(`${id} is approved`));
};

test.before(async () => {
  const dataDir = temporaryFolder('data');
  server = await startServerProcess({ DATA_DIR: dataDir, DEMO: '1', DEMO_PROVIDERS: '1', DEMO_DRIVE: '0' });
  const { personas } = JSON.parse(readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'));
  const response = await fetch(server.httpUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${personas.complianceOfficer.token}` },
    // The last ones are those that nobody is on the way to.
    body: JSON.stringify({ query: '{ jobs(filter: { state: UNSCHEDULED }) { nodes { customer { id } } } }' }),
  });
  const { data } = (await response.json()) as { data: { jobs: { nodes: { customer: { id: string } }[] } } };
  customers = data.jobs.nodes.map(({ customer }) => customer.id);
});
test.after(() => server.stop());

test('files an export, shows that a second officer is waited for, and writes the package once it is there', async () => {
  const output = join(temporaryFolder('package'), 'copy.zip');
  const args = ['export', '--customer', customers[0]!, '--key', 'one', '--output', output];
  const filed = await run(['export', '--customer', customers[0]!, '--key', 'one', '--json']);
  const [{ id, state }] = linesOf(filed);
  assert.equal(state, 'AWAITING_APPROVAL');
  const [waiting] = await Promise.all([run(args), approve(id)]);
  assert.equal(waiting.code, 0, waiting.err);
  assert.match(waiting.out, /waits for a second officer/);
  assert.match(waiting.out, /export\.build +DONE/);
  assert.match(waiting.out, /100 % {2}COMPLETED/);
  const shown = linesOf(await run(['status', id, '--json']))[0];
  assert.equal(createHash('sha256').update(readFileSync(output)).digest('hex'), shown.package.sha256);
  assert.equal(statSync(output).mode & 0o077, 0, 'for its owner alone');
  const again = await run(args);
  assert.equal(again.code, 2);
  assert.match(again.err, /is there already/);
});

test('an erasure is followed to its certificate, step by step, as lines for programs too', async () => {
  const [{ id }] = linesOf(await run(['erase', '--customer', customers[1]!, '--json']));
  const review = await run(['approve', id]);
  assert.equal(review.code, 2, 'there is nobody to ask');
  assert.match(review.out, /^customer +1 /m);
  assert.match(review.err, /--plan-hash [0-9a-f]{64}/);
  await approve(id);
  const followed = await run(['status', id, '--wait', '--json']);
  assert.equal(followed.code, 0, followed.err);
  const last = linesOf(followed).at(-1);
  assert.deepEqual([last.state, last.percent], ['COMPLETED', 100]);
  assert.match(last.certificate, new RegExp(id));
  const { out } = await run(['status', id]);
  assert.match(out, /Z {2}dataErasureRequest +AWAITING_APPROVAL {2}usr_/);
  assert.match(out, /Z {2}privacyRequestApprove +SCHEDULED {2}usr_/);
  assert.match(out, /Z {2}privacy-requests +COMPLETED\n/);
});

test('who filed a request cannot approve it, whatever they say', async () => {
  const [{ id }] = linesOf(await run(['erase', '--customer', customers[2]!, '--json']));
  const { personas } = JSON.parse(readFileSync(join(server.dataDir, 'demo-credentials.json'), 'utf8'));
  const same = await run(['approve', id, '--yes', '--plan-hash', 'x', '--token', personas.complianceOfficer.token]);
  assert.equal(same.code, 1);
  assert.match(same.err, /SECOND_OFFICER_NEEDED/);
  const listed = await run(['status']);
  assert.match(listed.out, new RegExp(`ON_TIME +\\d{4}-\\d\\d-\\d\\d +${id} +ERASURE +AWAITING_APPROVAL`));
});

test('tells of legal holds, and that the ledger has nothing to apply', async () => {
  assert.match((await run(['holds'])).out, /There is no legal hold/);
  const replayed = await run(['replay', '--json']);
  assert.equal(replayed.code, 0, replayed.err);
  assert.equal(linesOf(replayed)[0].remaining, 0);
});

test('ends with 2 for what makes no sense, 1 for what is not there, 4 without a right, 5 without a server', async () => {
  const senseless = [[], ['fly'], ['export'], ['export', '--customer', 'a', '--user', 'b'], ['erase', '--output', 'x']];
  senseless.push(['approve'], ['approve', 'a', '--yes'], ['status', 'a', 'b'], ['export', '--customer', 'a', '--loud']);
  for (const args of senseless) assert.equal((await run(args)).code, 2, args.join(' '));
  const file = join(temporaryFolder('there'), 'there.zip');
  writeFileSync(file, '');
  assert.equal((await run(['export', '--customer', customers[0]!, '--output', file])).code, 2);
  const nobody = await run(['export', '--customer', 'cus_nobody']);
  assert.deepEqual([nobody.code, nobody.out], [1, '']);
  assert.match(nobody.err, /NOT_FOUND/);
  assert.equal((await run(['status', 'prq_nothing'])).code, 1);
  assert.equal((await run(['status', '--token', 'wbk_wrong', '--url', server.httpUrl])).code, 4);
  assert.equal((await run(['status', '--token', 'any', '--url', 'http://127.0.0.1:1/graphql'])).code, 5);
});

test.run();

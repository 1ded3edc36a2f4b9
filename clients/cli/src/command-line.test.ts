import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from '../../../api/test/support/server-process.ts';
import { suite } from '../../../api/test/support/suite.ts';
import { temporaryFolder } from '../../../api/test/support/temporary-folder.ts';
import { until, within } from '../../../api/test/support/within.ts';

// time-limit-s: 240

const test = suite('the command line');
const root = join(import.meta.dirname, '../../../..');
const BIN = join(root, 'clients/cli/bin/whereabouts.js');
const TRACES = join(root, 'api/test/fixtures/traces/chicago-60.csv.gz');
/** A port on which nobody listens: of the system's own range, and refused at once on loopback. */
const NOBODY = 'http://127.0.0.1:1/graphql';
let server: ServerProcess;
let personas: Record<string, { token: string; providerId: string }>;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `whereabouts` with nothing of the machine's own settings; `ended` gives its output and exit code. */
function start(
  args: string[],
  environment: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended>; out(): string } {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: temporaryFolder('cwd'), env: environment });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...text })));
  return { child, ended: within(60_000, ended, `the end of whereabouts ${args[0]}`), out: () => text.out };
}

const run = (args: string[], environment?: Record<string, string>): Promise<Ended> => start(args, environment).ended;
const demo = (): Record<string, string> => ({ DATA_DIR: server.dataDir });
const eventsOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test.before(async () => {
  const dataDir = temporaryFolder('data');
  server = await startServerProcess({ DATA_DIR: dataDir, DEMO: '1', DEMO_PROVIDERS: '2' });
  personas = JSON.parse(readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8')).personas;
});
test.after(() => server.stop());

test('helps, everywhere, and names its exit codes', async () => {
  const general = await run(['--help']);
  assert.deepEqual([general.code, general.err], [0, '']);
  for (const [, code] of general.out.matchAll(/^ {2}(\d+) /gm)) assert.ok(Number(code) <= 5 || code === '130');
  for (const command of ['watch', 'replay']) {
    const { code, out } = await run([command, '--help']);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^Usage: whereabouts ${command} <`));
    assert.equal((await run(['help', command])).out, out);
  }
});

test('ends with 2 for a command line that makes no sense', async () => {
  const bad = [[], ['fly'], ['watch'], ['watch', 'a', 'b'], ['watch', 'a', '--loud'], ['watch', 'a', '-n', '0']];
  bad.push(
    ['replay', TRACES, '--speed', 'fast'],
    ['replay', TRACES, '--trips', '1.5'],
    ['watch', 'a', '--url', 'ftp://x'],
  );
  for (const args of bad) {
    const { code, out, err } = await run(args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.notEqual(err, '');
  }
});

test('ends with 4 without a token, with a wrong one, and with one that may not replay', async () => {
  assert.equal((await run(['watch', 'prv_x'])).code, 4);
  assert.equal((await run(['watch', 'prv_x', '--token', 'wrong', '--url', server.httpUrl])).code, 4);
  const partner = await run(['replay', TRACES], {
    WHEREABOUTS_TOKEN: personas['partner']!.token,
    WHEREABOUTS_URL: server.httpUrl,
  });
  assert.equal(partner.code, 4);
  assert.match(partner.err, /office ADMIN/);
});

test('sends a token of the demo to no other server', async () => {
  assert.equal((await run(['watch', 'prv_x', '--url', NOBODY], demo())).code, 4);
});

test('ends with 5 where no server is', async () => {
  const { code, err } = await run(['watch', 'prv_x', '--url', NOBODY, '--token', 'x']);
  assert.deepEqual([code, err], [5, 'whereabouts: The server was not reached.\n']);
});

test('ends with 1 for a provider that is not there', async () => {
  const { code, err } = await run(['watch', 'prv_none'], demo());
  assert.equal(code, 1);
  assert.match(err, /no such provider/);
});

test('watches a provider: a line for each position', async () => {
  const { code, out } = await run(['watch', personas['partner']!.providerId, '-n', '3'], demo());
  assert.equal(code, 0);
  const lines = out.trimEnd().split('\n');
  assert.equal(lines.length, 3);
  for (const line of lines) assert.match(line, /^\d\d:\d\d:\d\d {2}LIVE {9} +\d+\.\d{5}, +\d+\.\d{5} {2}±\d+ m/);
});

test('watches in JSON, with the token of the office, and ends cleanly with Ctrl-C', async () => {
  const { token } = personas['dispatcher']!;
  const watching = start([
    'watch',
    personas['partner']!.providerId,
    '--json',
    '--token',
    token,
    '--url',
    server.httpUrl,
  ]);
  await until(20_000, () => watching.out().includes('\n'), 'a position');
  watching.child.kill('SIGINT');
  const { code, out, err } = await watching.ended;
  assert.deepEqual([code, err], [0, '']);
  assert.equal(eventsOf(out)[0].precision, 'EXACT');
});

test('replays recorded trips through the public API, each by a provider of its own', async () => {
  const { code, out, err } = await run(['replay', TRACES, '--speed', '200', '--trips', '3', '--json'], demo());
  assert.deepEqual([code, err], [0, '']);
  const events = eventsOf(out);
  const begun = events.filter(({ event }) => event === 'begun');
  assert.equal(new Set(begun.map(({ providerId }) => providerId)).size, 3);
  const fixes = begun.reduce((sum, trip) => sum + trip.fixes, 0);
  assert.ok(fixes >= 300);
  assert.deepEqual(events.at(-1), { event: 'done', completed: 3, failed: 0, bad: 0, reported: fixes, accepted: fixes });
  assert.ok(!out.includes('wbk_'), 'no token is printed');
});

test('can be watched while it replays, and leaves nobody on the way when it is interrupted', async () => {
  const replaying = start(['replay', TRACES, '--speed', '5', '--trips', '1', '--json'], demo());
  const { providerId } = JSON.parse(await until(30_000, () => /^.*\n/.exec(replaying.out())?.[0], 'the beginning'));
  const watched = await run(['watch', providerId, '-n', '3', '--json'], demo());
  const points = eventsOf(watched.out).filter(({ point }) => point);
  assert.ok(points.length > 0 && points.every(({ point }) => Math.abs(point.latitude - 41.87) < 0.1));
  replaying.child.kill('SIGINT');
  const { code, out } = await replaying.ended;
  assert.equal(code, 130);
  assert.equal(eventsOf(out).at(-2).event, 'failed');
  const after = await run(['watch', providerId, '-n', '1', '--json'], demo());
  const { freshness, point } = eventsOf(after.out)[0];
  assert.deepEqual([freshness, point], ['UNAVAILABLE', null]);
});

test('ends with 3 for a bad file: the line, the reason, and nothing of that trip', async () => {
  const path = join(temporaryFolder('file'), 'trips.csv');
  const lines = [
    'trip,time_s,latitude,longitude',
    'good,1,41.8,-87.6',
    'good,3,41.81,-87.6',
    'bad,1,41.8,-87.6',
    'bad,2,north,-87.6',
  ];
  writeFileSync(path, lines.join('\n'));
  const mixed = await run(['replay', path, '--speed', '100', '--json'], demo());
  assert.equal(mixed.code, 3);
  assert.equal(mixed.err, `${path}:5: the latitude is not a number from -90 to 90. Trip bad is not sent.\n`);
  const trips = eventsOf(mixed.out).map(({ event, trip }) => [event, trip]);
  assert.deepEqual(trips, [
    ['begun', 'good'],
    ['completed', 'good'],
    ['done', undefined],
  ]);
  writeFileSync(path, 'nonsense');
  const nonsense = await run(['replay', path], demo());
  assert.deepEqual([nonsense.code, nonsense.out], [3, '']);
  assert.match(nonsense.err, /trips\.csv:1: .*Nothing is sent/);
  assert.equal((await run(['replay', `${path}.none`], demo())).code, 3);
});

test('says with a Node that is too old what it needs', async () => {
  const program =
    "Object.defineProperty(process.versions, 'node', { value: '18.20.0' }); await import(process.argv[1]);";
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, BIN]);
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  const code = await within(20_000, new Promise((resolve) => child.on('close', resolve)), 'the end');
  assert.equal(err, 'whereabouts needs Node 20 or newer; this is 18.20.0.\n');
  assert.equal(code, 1);
});

test.run();

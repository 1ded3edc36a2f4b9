import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from './suite.ts';
import { temporaryFolder } from './temporary-folder.ts';

const test = suite('a kill at a step');

const PRELOADED = pathToFileURL(join(import.meta.dirname, 'kill-at.js')).href;
/** A process that publishes steps one after the other, and says so after each. */
const STEPS = `
  import { channel } from 'node:diagnostics_channel';
  for (const step of ['mark', 'rows:visit', 'destroy-key'])
    for (const phase of ['start', 'done']) {
      channel('whereabouts:privacy-step').publish({ step, phase });
      process.stdout.write(step + ':' + phase + ' ');
    }`;

function run(environment: Record<string, string>): { signal: string | null; status: number | null; said: string[] } {
  const given = ['--import', PRELOADED, '--input-type=module', '--eval', STEPS];
  const env = { PATH: process.env['PATH'], ...environment };
  const { signal, status, stdout } = spawnSync(process.execPath, given, { env, encoding: 'utf8', timeout: 20_000 });
  return { signal, status, said: stdout.split(' ').filter(Boolean) };
}

test('ends the process at that step and phase, before anything else happens, and only once', () => {
  const environment = { KILL_AT: 'rows:visit:done', KILL_AT_MARKER: join(temporaryFolder('kill'), 'killed') };
  const first = run(environment);
  assert.equal(first.signal, 'SIGKILL');
  assert.deepEqual(first.said, ['mark:start', 'mark:done', 'rows:visit:start']);
  assert.ok(existsSync(environment.KILL_AT_MARKER));
  const second = run(environment);
  assert.deepEqual([second.status, second.said.length], [0, 6]);
});

test('leaves a process alone whose steps are others, and one that is told of none', () => {
  const marker = join(temporaryFolder('kill'), 'killed');
  assert.equal(run({ KILL_AT: 'ledger:start', KILL_AT_MARKER: marker }).status, 0);
  assert.equal(run({}).status, 0);
  assert.equal(existsSync(marker), false);
});

test('refuses a setting that names no phase or no file, instead of never killing', () => {
  for (const environment of [{ KILL_AT: 'mark', KILL_AT_MARKER: 'x' }, { KILL_AT: 'mark:start' }]) {
    assert.equal(run(environment as Record<string, string>).status, 1);
  }
});

test.run();

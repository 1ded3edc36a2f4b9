import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { suite } from '../../api/test/support/suite.ts';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';

const test = suite('a load test without k6');

/** The exit code and the last line of a run where there is no k6. */
function run(environment: Record<string, string>, ...args: string[]): [number | null, string] {
  const folder = temporaryFolder('no-k6');
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.js'), 'fan-out', ...args], {
    cwd: folder,
    env: { PATH: folder, HOME: folder, ...environment },
    encoding: 'utf8',
  });
  return [status, stdout.trim().split('\n').at(-1)!];
}

test("a smoke run counts as skipped on a machine of one's own, and as failed in CI; any other run fails", () => {
  assert.deepEqual(run({}, '--smoke'), [0, '0 passed, 0 failed, 1 skipped']);
  assert.deepEqual(run({ CI: 'true' }, '--smoke'), [1, '0 passed, 1 failed']);
  assert.deepEqual(run({}), [1, '0 passed, 1 failed']);
});

test.run();

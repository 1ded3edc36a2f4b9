import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from '../support/suite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { findTestFiles } from './files.ts';
import { inParallel } from './parallel.ts';

const root = join(import.meta.dirname, '../../../..');

function tree(files: Record<string, string>): string {
  const folder = temporaryFolder('tree');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function run(...patterns: string[]): { status: number | null; lines: string[] } {
  const { status, stdout } = spawnSync(process.execPath, ['dist/api/test/run.js', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n') };
}

const test = suite('runner');

test('a compiled test whose source is gone is not run, a source that was not compiled is told', () => {
  const folder = tree({
    'api/here.test.ts': '',
    'dist/api/here.test.js': '',
    'dist/api/gone.test.js': '',
    'policies/forgotten.test.ts': '',
    'api/planted/planted.test.ts': '',
    'clients/cli/node_modules/other/its.test.ts': '',
  });
  const { files, uncompiled } = findTestFiles(folder);
  assert.deepEqual(
    files.map(({ name, compiled }) => [name, compiled]),
    [['api/here.test.ts', join(folder, 'dist/api/here.test.js')]],
  );
  assert.deepEqual(uncompiled, ['policies/forgotten.test.ts']);
});

test("a client's test is found in the client's own compiled folder", () => {
  const folder = tree({ 'clients/cli/src/replay.test.ts': '', 'clients/cli/dist/replay.test.js': '' });
  const { files, uncompiled } = findTestFiles(folder);
  assert.deepEqual([files[0]?.name, uncompiled], ['clients/cli/src/replay.test.ts', []]);
});

test('a file says in a line of its own how long it may take and that it runs alone', () => {
  const folder = tree({
    'api/plain.test.ts': '',
    'dist/api/plain.test.js': '',
    'api/slow.test.ts': '// time-limit-s: 200\n// runs-alone: it measures memory\n',
    'dist/api/slow.test.js': '',
  });
  const { files } = findTestFiles(folder);
  assert.deepEqual(
    files.map(({ limitMs, alone }) => [limitMs, alone]),
    [
      [120_000, false],
      [200_000, true],
    ],
  );
  const endless = tree({ 'api/endless.test.ts': '// time-limit-s: 3000\n', 'dist/api/endless.test.js': '' });
  assert.throws(() => findTestFiles(endless), /at most 300 s/);
});

test('no more than so many run at once, and results stand in the order of the items', async () => {
  let running = 0;
  let most = 0;
  const results = await inParallel([30, 1, 20, 1, 10], 2, async (ms) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, ms));
    running--;
    return ms * 2;
  });
  assert.deepEqual([results, most], [[60, 2, 40, 2, 20], 2]);
});

test('a run that matches no file is red', () => {
  const { status, lines } = run('no-such-file-anywhere');
  assert.equal(status, 1);
  assert.match(lines[0] ?? '', /no test file matches no-such-file-anywhere/);
  assert.equal(lines.at(-1), '0 passed, 1 failed');
});

test('a run ends with its sums and says so by its exit code', () => {
  const { status, lines } = run('support/loopback-only');
  assert.equal(status, 0);
  assert.equal(lines.at(-1), '2 passed, 0 failed');
});

test.run();

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from '../../api/test/support/suite.ts';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';
import type { PrivacyChange } from '../../policies/privacy/changes.ts';
import { checkPrivacyChanges, contentHash, judgeChanges, versionsIn } from './privacy-changes.ts';

const test = suite('changes of the privacy page');

const version = (number: number, effectiveOn: string, hash: string): PrivacyChange => ({
  version: number,
  effectiveOn,
  changes: ['Something changed.'],
  contentHash: hash,
});
const FIRST = version(1, '2026-01-01', 'aaa');
const SECOND = version(2, '2026-03-01', 'bbb');

test('a page that says something else than its newest version is found, and the hash of it named', () => {
  assert.deepEqual(judgeChanges([FIRST], 'aaa', [], '2026-02-01').wrong, []);
  const { wrong } = judgeChanges([FIRST], 'bbb', [FIRST], '2026-02-01');
  assert.match(wrong.join('\n'), /says something else than version 1.*\n.*contentHash: 'bbb'/);
  assert.deepEqual(judgeChanges([SECOND, FIRST], 'bbb', [FIRST], '2026-02-01').wrong, []);
});

test('a version that was in force stays as it was; on its first day it can be set right', () => {
  const changed = { ...FIRST, contentHash: 'bbb' };
  assert.match(judgeChanges([changed], 'bbb', [FIRST], '2026-01-02').wrong.join(), /version 1 was in force/);
  assert.deepEqual(judgeChanges([changed], 'bbb', [FIRST], '2026-01-01').wrong, []);
  const moved = { ...FIRST, effectiveOn: '2026-01-05' };
  assert.match(judgeChanges([moved], 'aaa', [FIRST], '2026-01-06').wrong.join(), /version 1 was in force/);
  const renumbered = [{ ...SECOND, version: 1 }];
  assert.match(judgeChanges(renumbered, 'bbb', [FIRST], '2026-01-06').wrong.join(), /version 1 was in force/);
});

test('versions count without a gap, each with a day and words', () => {
  const wrong = (...changes: PrivacyChange[]) =>
    judgeChanges(changes, changes[0]!.contentHash, [], '2026-12-01').wrong.join();
  assert.match(wrong(FIRST, SECOND), /not in its place/);
  assert.match(wrong(SECOND), /version 2 is not in its place/);
  assert.match(wrong({ ...FIRST, effectiveOn: '2026-02-30' }), /has no day/);
  assert.match(wrong({ ...SECOND, effectiveOn: '2025-12-31' }, FIRST), /version 2 is before the last/);
  assert.match(wrong({ ...FIRST, changes: [] }), /says nothing/);
  assert.match(wrong({ ...FIRST, changes: [' '] }), /says nothing/);
});

test('what was committed is read from the text of the log', () => {
  const text = `version: 2,\n effectiveOn: '2026-03-01',\n changes: ['It’s new.'],\n contentHash:\n 'bbb',
    version: 1, effectiveOn: '2026-01-01', changes: [], contentHash: 'aaa'`;
  const found = [SECOND, FIRST].map(({ changes: _, ...rest }) => rest);
  assert.deepEqual(versionsIn(text), found);
});

test('the page of this tree is compared with the log that was last committed', () => {
  const root = temporaryFolder('privacy-changes');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: root });
  mkdirSync(join(root, 'policies/privacy'), { recursive: true });
  const log = join(root, 'policies/privacy/changes.ts');
  writeFileSync(log, "version: 1,\n effectiveOn: '2000-01-01',\n contentHash: 'of the year 2000'");
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  assert.match(checkPrivacyChanges(root).wrong.join('\n'), /version 1 was in force and has been changed/);
  assert.match(contentHash(), /^[0-9a-f]{64}$/);
});

test.run();

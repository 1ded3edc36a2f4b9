import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileResult } from '../runner/execute.ts';
import { type SuiteEvent, suite } from '../support/suite.ts';
import { applyFault, type Fault } from './fault.ts';
import { readList } from './read-list.ts';
import { copyTree } from './tree.ts';
import { beginningAt } from './turn.ts';
import { whyNotGreen, whyNotRed } from './verdict.ts';

const root = join(import.meta.dirname, '../../../..');

const FAULT: Fault = {
  name: 'a planted one',
  file: 'api/kernel/ids.ts',
  find: 'yes',
  replace: 'no',
  tests: ['a.test.ts'],
  redSentence: 'it holds',
};

const result = (kinds: ('started' | 'passed' | 'failed')[], sentence = 'it holds'): FileResult => ({
  name: 'a.test.ts',
  passed: 0,
  failed: 0,
  skipped: 0,
  tookMs: 0,
  faults: [],
  output: '',
  events: kinds.map((kind) => ({ kind, suite: 'a', sentence, message: '', tookMs: 0 }) as SuiteEvent),
});

const test = suite('faults');

test('a fault goes into the one place where it fits', () => {
  assert.equal(applyFault('if (yes) go();', FAULT), 'if (no) go();');
  assert.equal(applyFault('if (yes) go();', { ...FAULT, replace: '$&$1' }), 'if ($&$1) go();');
});

test('a fault that fits nowhere or twice, changes nothing or is longer than a line is refused', () => {
  assert.throws(() => applyFault('if (maybe) go();', FAULT), /stands 0 times in api\/kernel\/ids\.ts/);
  assert.throws(() => applyFault('yes, yes', FAULT), /stands 2 times/);
  assert.throws(() => applyFault('yes', { ...FAULT, replace: 'yes' }), /changes nothing/);
  assert.throws(() => applyFault('y\ns', { ...FAULT, find: 'y\ns' }), /one line/);
});

test('a sentence that is red, missing or unfinished without the fault proves nothing', () => {
  assert.equal(whyNotGreen(FAULT, [result(['started', 'passed'])]), null);
  assert.match(whyNotGreen(FAULT, [result(['started', 'failed'])]) ?? '', /is failed, instead of passed/);
  assert.match(whyNotGreen(FAULT, [result(['started'])]) ?? '', /is failed/);
  assert.match(whyNotGreen(FAULT, [result(['started', 'passed'], 'another')]) ?? '', /is not declared/);
  assert.match(whyNotGreen(FAULT, [result(['started', 'passed', 'started', 'failed'])]) ?? '', /is failed/);
});

test('only the named sentence turning red catches a fault', () => {
  assert.equal(whyNotRed(FAULT, [result(['started', 'failed'])]), null);
  assert.equal(whyNotRed(FAULT, [result(['started', 'passed', 'started', 'failed'])]), null);
  assert.equal(whyNotRed(FAULT, [result(['started'])]), null, 'the process ended within it');
  assert.match(whyNotRed(FAULT, [result(['started', 'passed'])]) ?? '', /survives.*is passed/);
  assert.match(whyNotRed(FAULT, [result(['started', 'failed'], 'another')]) ?? '', /survives.*red instead: 'another'/);
});

test('a copy of the tree takes a fault, compiled, and loses it again; the tree itself stays as it is', () => {
  const fault: Fault = { ...FAULT, find: '26 characters', replace: '27 characters' };
  const compiled = 'dist/api/kernel/ids.js';
  const original = readFileSync(join(root, compiled), 'utf8');
  const tree = copyTree(root);
  tree.apply({ ...fault, find: "Account: 'acc'", replace: "Account: 'abc'" });
  assert.match(readFileSync(join(tree.root, compiled), 'utf8'), /Account: 'abc'/);
  assert.match(readFileSync(join(tree.root, fault.file), 'utf8'), /Account: 'abc'/);
  assert.equal(readFileSync(join(root, compiled), 'utf8'), original);
  tree.restore(fault);
  assert.equal(readFileSync(join(tree.root, compiled), 'utf8'), original);
});

test('what a limit leaves out is tried in one of the next turns, however far these are apart', () => {
  const list = Array.from({ length: 340 }, (_, i) => i);
  assert.deepEqual(beginningAt(0, list), list);
  assert.deepEqual(beginningAt(7, []), []);
  for (let apart = 1; apart <= 20; apart++) {
    const tried = new Set<number>();
    for (let run = 0; run < 12; run++) {
      const order = beginningAt(1_000 + run * apart, list);
      assert.deepEqual(
        order.toSorted((a, b) => a - b),
        list,
      );
      for (const one of order.slice(0, 260)) tried.add(one);
    }
    assert.equal(tried.size, list.length, `${apart} apart`);
  }
});

test('every listed fault has a name of its own, fits its file, and names tests that are there', async () => {
  const list = await readList(root);
  assert.equal(new Set(list.map(({ name }) => name)).size, list.length);
  assert.ok(list.length >= 25);
  for (const fault of list) {
    applyFault(readFileSync(join(root, fault.file), 'utf8'), fault);
    assert.ok(fault.tests.length > 0 && fault.tests.every((path) => existsSync(join(root, path))), fault.name);
  }
});

test.run();

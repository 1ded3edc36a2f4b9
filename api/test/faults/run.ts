import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { executeFile, type FileResult, killAll } from '../runner/execute.ts';
import { describe, type TestFile } from '../runner/files.ts';
import { inParallel } from '../runner/parallel.ts';
import type { Fault } from './fault.ts';
import { readList } from './read-list.ts';
import { copyTree, type Tree } from './tree.ts';
import { whyNotGreen, whyNotRed } from './verdict.ts';

// `npm run test:faults [part of a name…]`: applies every fault of list/ by itself and demands that its sentence turns red.
// Ends with `N passed, N failed`, where passed means caught; 0 only if every fault was.

const root = join(import.meta.dirname, '../../../..');
const jobs = Math.max(2, Number(process.env['TEST_JOBS']) || availableParallelism());
/** A fault may make its test hang: it gets this many times what the test took without it, and something to start up. */
const PATIENCE = 4;
const PATIENCE_MS = 10_000;

/** Runs work in copies of the tree, made as needed, each used by one at a time. */
const idle: Tree[] = [];
async function inTree<T>(work: (tree: Tree) => Promise<T>): Promise<T> {
  const tree = idle.pop() ?? copyTree(root);
  try {
    return await work(tree);
  } finally {
    idle.push(tree);
  }
}

function testFile(name: string): TestFile {
  return describe(root, join(root, name), join('dist', name.replace(/\.ts$/, '.js')));
}

function execute(file: TestFile, tree: Tree, limitMs: number, endsWith?: string): Promise<FileResult> {
  return executeFile({ ...file, compiled: join(tree.root, file.compiled), limitMs }, tree.root, endsWith);
}

/** What each test file comes to without a fault, by its name; tests that run alone have nothing beside them here either. */
async function runSound(names: string[]): Promise<Map<string, FileResult>> {
  const files = names.map(testFile);
  const run = (file: TestFile): Promise<FileResult> => inTree((tree) => execute(file, tree, file.limitMs));
  const together = files.filter(({ alone }) => !alone);
  const results = await inParallel(together, jobs, run);
  for (const file of files) if (file.alone) results.push(await run(file));
  return new Map(results.map((result) => [result.name, result]));
}

/** Why the fault was not caught, or null if it was. */
async function tryFault(fault: Fault, sound: Map<string, FileResult>): Promise<string | null> {
  const before = fault.tests.map((name) => sound.get(name)!);
  const notGreen = whyNotGreen(fault, before);
  if (notGreen) return notGreen;
  return inTree(async (tree) => {
    try {
      tree.apply(fault);
      const results: FileResult[] = [];
      for (const [index, name] of fault.tests.entries()) {
        const limitMs = before[index]!.tookMs * PATIENCE + PATIENCE_MS;
        results.push(await execute(testFile(name), tree, limitMs, fault.redSentence));
      }
      return whyNotRed(fault, results);
    } catch (error) {
      return (error as Error).message;
    } finally {
      tree.restore(fault);
    }
  });
}

async function runOne(fault: Fault, sound: Map<string, FileResult>): Promise<boolean> {
  const startedMs = performance.now();
  const why = await tryFault(fault, sound);
  const seconds = `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
  if (why === null) console.log(`caught   ${fault.name} (${seconds})`);
  else
    console.log(`NOT CAUGHT  ${fault.name} (${seconds})\n  ${fault.file}: ${fault.find} -> ${fault.replace}\n  ${why}`);
  return why === null;
}

async function main(patterns: string[]): Promise<boolean> {
  const startedMs = performance.now();
  const list = await readList(root);
  const names = list.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  for (const name of twice) console.log(`NOT CAUGHT  ${name}: two faults have this name`);
  const chosen = list.filter(({ name }) => patterns.length === 0 || patterns.some((part) => name.includes(part)));

  const missing = chosen.filter(
    (fault) => fault.tests.length === 0 || !fault.tests.every((name) => existsSync(join(root, name))),
  );
  for (const { name, tests } of missing)
    console.log(`NOT CAUGHT  ${name}: there is no test ${tests.join(', ') || 'named'}`);
  const faults = chosen.filter((fault) => !missing.includes(fault));
  const tests = [...new Set(faults.flatMap((fault) => fault.tests))];
  const sound = await runSound(tests);
  const alone = (fault: Fault): boolean => fault.tests.some((name) => testFile(name).alone);
  const together = faults.filter((fault) => !alone(fault));
  const caught = await inParallel(together, jobs, (fault) => runOne(fault, sound));
  for (const fault of faults) if (alone(fault)) caught.push(await runOne(fault, sound));

  const passed = caught.filter(Boolean).length;
  const failed = chosen.length - passed + twice.length;
  console.log(
    `${faults.length} faults, ${tests.length} test files, ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
  );
  if (chosen.length === 0) console.log(`no fault matches ${patterns.join(' ') || 'at all'}`);
  console.log(`${passed} passed, ${chosen.length === 0 ? 1 : failed} failed`);
  return failed === 0 && passed > 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    killAll();
    process.exit(1);
  });
}
process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;

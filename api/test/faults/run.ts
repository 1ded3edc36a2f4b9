import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { executeFile, type FileResult, killAll } from '../runner/execute.ts';
import { DEFAULT_LIMIT_MS, describe, type TestFile } from '../runner/files.ts';
import { inParallel } from '../runner/parallel.ts';
import type { Fault } from './fault.ts';
import { readList } from './read-list.ts';
import { copyTree, type Tree } from './tree.ts';
import { beginningAt } from './turn.ts';
import { whyNotGreen, whyNotRed } from './verdict.ts';

// `npm run test:faults [--within <seconds> [--turn <number>]] [part of a name…]`: applies every fault of list/ by itself and demands that its
// sentence turns red. Ends with `N passed, N failed[, N skipped]`, where passed means caught; 0 only if every one that was tried was. After
// `--within` none is begun any more, and those that were not tried are named: others with each `--turn`.

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

const isAlone = ({ tests }: Fault): boolean => tests.some((name) => testFile(name).alone);
/** Whether its tests have more time than tests usually have. */
const isSlow = ({ tests }: Fault): boolean => tests.some((name) => testFile(name).limitMs > DEFAULT_LIMIT_MS);

/** What each test file comes to without a fault, by its name: found out when it is first needed. */
const sound = new Map<string, Promise<FileResult>>();
function soundResult(name: string): Promise<FileResult> {
  const file = testFile(name);
  const known = sound.get(name) ?? inTree((tree) => execute(file, tree, file.limitMs));
  sound.set(name, known);
  return known;
}

/** Why the fault was not caught, or null if it was. */
async function tryFault(fault: Fault): Promise<string | null> {
  const before = await Promise.all(fault.tests.map(soundResult));
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

/** Whether the fault was caught; null if there was no time left to try it. */
async function runOne(fault: Fault, endMs: number): Promise<boolean | null> {
  const startedMs = performance.now();
  if (startedMs > endMs) {
    console.log(`NOT TRIED  ${fault.name}: the time was over`);
    return null;
  }
  const why = await tryFault(fault);
  const seconds = `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
  if (why === null) console.log(`caught   ${fault.name} (${seconds})`);
  else
    console.log(`NOT CAUGHT  ${fault.name} (${seconds})\n  ${fault.file}: ${fault.find} -> ${fault.replace}\n  ${why}`);
  return why === null;
}

async function main(patterns: readonly string[], withinS: number, turn: number): Promise<boolean> {
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
  const endMs = startedMs + withinS * 1_000;
  const caught: (boolean | null)[] = [];
  // The few that run alone come first: behind the others they would be left out each time.
  for (const fault of faults) if (isAlone(fault)) caught.push(await runOne(fault, endMs));
  const together = faults.filter((fault) => !isAlone(fault));
  // What is quick comes next, so that a limit leaves out as few as possible: of the slow ones, others with each turn.
  const slow = beginningAt(turn, together.filter(isSlow));
  if (turn > 0 && slow[0]) console.log(`of the slow ones, turn ${turn} begins with: ${slow[0].name}`);
  const inOrder = [...together.filter((fault) => !isSlow(fault)), ...slow];
  caught.push(...(await inParallel(inOrder, jobs, (fault) => runOne(fault, endMs))));

  const passed = caught.filter((each) => each === true).length;
  const skipped = caught.filter((each) => each === null).length;
  const failed = chosen.length - passed - skipped + twice.length;
  console.log(
    `${faults.length} faults, ${tests.length} test files, ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
  );
  if (chosen.length === 0) console.log(`no fault matches ${patterns.join(' ') || 'at all'}`);
  const sum = `${passed} passed, ${chosen.length === 0 ? 1 : failed} failed`;
  console.log(skipped > 0 ? `${sum}, ${skipped} skipped` : sum);
  return failed === 0 && passed > 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    killAll();
    process.exit(1);
  });
}
const options = { within: { type: 'string' }, turn: { type: 'string', default: '0' } } as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const withinS = Number(values.within ?? Number.POSITIVE_INFINITY);
process.exitCode = (await main(positionals, withinS, Number(values.turn))) ? 0 : 1;

import { appendFileSync, writeSync } from 'node:fs';
import { inspect } from 'node:util';
import { refuseAllButLoopback } from './loopback-only.ts';
import { findProgram } from './programs.ts';

/** One line of the file that `SUITE_RESULT_FILE` names: what happened, in order. The runner trusts only this. */
export type SuiteEvent =
  | { kind: 'started'; suite: string; sentence: string }
  | { kind: 'passed'; suite: string; sentence: string; tookMs: number }
  | { kind: 'failed'; suite: string; sentence: string; message: string }
  | { kind: 'skipped'; suite: string; sentence: string; message: string }
  | { kind: 'problem'; message: string }
  | { kind: 'end'; total: number; passed: number; failed: number; skipped: number };

type Body = () => unknown;
type Hook = (run: Body) => void;

/** Declares a sentence; its hooks and `run` hang on it, as in uvu. */
export interface Test {
  (sentence: string, body: Body): void;
  /** Runs only the sentences declared so. For one's own desk: the file is red while one is left in. */
  only(sentence: string, body: Body): void;
  /**
   * A sentence that needs programs of the machine (`'nats-server'`, `'chromium'`, `'pg_dump'`, or several). Without
   * them it is skipped and says so; under `CI=true` it fails. `body` gets their paths, in order.
   */
  needs(programs: string | readonly string[], sentence: string, body: (...paths: string[]) => unknown): void;
  before: Hook & { each: Hook };
  after: Hook & { each: Hook };
  /** Hands the suite over to be run. A suite without it makes the file red. */
  run(): void;
}

/** How long a process may live on after its last sentence before its open handles are named as a failure. */
const HANDLES_GRACE_MS = 3_000;

interface SuiteState {
  name: string;
  sentences: Set<string>;
  handedOver: boolean;
  beforeEach: Body[];
  afterEach: Body[];
}

// uvu runs suites by itself on a timer unless this is set before it loads; here it runs when the file is read through.
const uvuGlobals = globalThis as { UVU_DEFER?: number; UVU_QUEUE?: unknown[][]; UVU_INDEX?: number };
uvuGlobals.UVU_DEFER = 1;
const uvu = await import('uvu');
uvuGlobals.UVU_QUEUE!.push([null]);
uvuGlobals.UVU_INDEX = uvuGlobals.UVU_QUEUE!.length - 1;

const suites: SuiteState[] = [];
const counts = { total: 0, passed: 0, skipped: 0, problems: 0 };
let begun = false;
let finished = false;
let running: { suite: string; sentence: string } | null = null;

// Taken out of the environment so that a process which a test starts cannot write into this file's result.
const resultFile = process.env['SUITE_RESULT_FILE'];
delete process.env['SUITE_RESULT_FILE'];

function record(event: SuiteEvent): void {
  if (resultFile) appendFileSync(resultFile, `${JSON.stringify(event)}\n`);
}

function problem(message: string): void {
  counts.problems++;
  record({ kind: 'problem', message });
  writeSync(2, `\n  PROBLEM ${message}\n`);
}

/**
 * A suite of sentences about one concept, run by uvu, without uvu's silent greens: the file is red when a hook throws, `run`
 * is forgotten, no sentence is declared or reached, one is declared twice, `only` is left in, the process ends or crashes
 * early, handles stay open, or anything but loopback was called.
 */
export function suite(name: string): Test {
  if (finished || begun) throw new Error(`suite('${name}') is declared after the tests began`);
  const state: SuiteState = { name, sentences: new Set(), handedOver: false, beforeEach: [], afterEach: [] };
  suites.push(state);
  const inner = uvu.suite(name);

  const declare = (sentence: string): void => {
    if (state.handedOver) throw new Error(`'${sentence}' is declared after ${name}.run()`);
    if (state.sentences.has(sentence)) throw new Error(`'${sentence}' is declared twice in ${name}`);
    state.sentences.add(sentence);
    counts.total++;
  };
  const test = ((sentence, body) => {
    declare(sentence);
    inner(sentence, () => runSentence(state, sentence, body));
  }) as Test;
  test.only = (sentence, body) => {
    declare(sentence);
    problem(`only is left in at '${sentence}'`);
    inner.only(sentence, () => runSentence(state, sentence, body));
  };
  test.needs = (programs, sentence, body) => {
    const wanted = typeof programs === 'string' ? [programs] : programs;
    const paths = wanted.map(findProgram);
    const missing = wanted.filter((_, i) => paths[i] === null);
    if (missing.length === 0) return test(sentence, () => body(...(paths as string[])));
    const message = `needs ${missing.join(' and ')}, which this machine does not have`;
    if (process.env['CI'] === 'true') {
      return test(sentence, () => {
        throw new Error(message);
      });
    }
    declare(sentence);
    counts.total--;
    counts.skipped++;
    record({ kind: 'skipped', suite: name, sentence, message });
    writeSync(1, `\n  SKIPPED '${sentence}': ${message}\n`);
  };
  test.before = Object.assign((run: Body) => inner.before(() => runBefore(state, run)), {
    each: (run: Body) => void state.beforeEach.push(run),
  });
  test.after = Object.assign((run: Body) => inner.after(() => runAfter(state, run)), {
    each: (run: Body) => void state.afterEach.push(run),
  });
  test.run = () => {
    if (state.handedOver) throw new Error(`${name}.run() is called twice`);
    if (begun) throw new Error(`${name}.run() is called after the tests began: no await between suites`);
    if (state.sentences.size === 0) problem(`${name} has no sentence`);
    state.handedOver = true;
    inner.run();
    if (suites.filter((other) => other.handedOver).length === 1) setTimeout(runAll);
  };
  return test;
}

/** Runs a sentence with its hooks; every `after each` runs, and any that throws fails the sentence. */
async function runSentence(state: SuiteState, sentence: string, body: Body): Promise<void> {
  const where = { suite: state.name, sentence };
  running = where;
  record({ kind: 'started', ...where });
  const startedMs = performance.now();
  const failures: string[] = [];
  try {
    for (const hook of state.beforeEach) await hook();
    await body();
  } catch (error) {
    failures.push(inspect(error));
  }
  for (const hook of state.afterEach) {
    try {
      await hook();
    } catch (error) {
      failures.push(`after each: ${inspect(error)}`);
    }
  }
  running = null;
  if (failures.length > 0) {
    const message = failures.join('\n');
    record({ kind: 'failed', ...where, message });
    if (process.env['SUITE_ENDS_WITH'] === sentence) process.exit(1);
    throw shownByUvu(message);
  }
  counts.passed++;
  record({ kind: 'passed', ...where, tookMs: Math.round(performance.now() - startedMs) });
}

/** uvu swallows what `before` throws and goes on to `after`: the sentences that were not reached stay counted as failed. */
async function runBefore(state: SuiteState, hook: Body): Promise<void> {
  try {
    await hook();
  } catch (error) {
    problem(`before of ${state.name} threw: ${inspect(error)}`);
    throw error;
  }
}

/** Does not rethrow: uvu would then drop the remaining hooks and lose the suite's result. */
async function runAfter(state: SuiteState, hook: Body): Promise<void> {
  try {
    await hook();
  } catch (error) {
    problem(`after of ${state.name} threw: ${inspect(error)}`);
  }
}

/** uvu's own printing of an error throws on some values, and loses the run: it gets finished text, with no stack. */
function shownByUvu(message: string): Error {
  const error = new Error(message);
  error.stack = '';
  return error;
}

async function runAll(): Promise<void> {
  begun = true;
  await uvu.exec();
  finished = true;
  setTimeout(() => {
    problem(`the process lives on after its last sentence; open: ${process.getActiveResourcesInfo().join(', ')}`);
    process.exit(1);
  }, HANDLES_GRACE_MS).unref();
}

function report(exitCode: number): void {
  for (const { name, handedOver } of suites) if (!handedOver) problem(`${name}.run() is missing`);
  if (suites.length === 0) problem('no suite is declared');
  if (running) problem(`the process ended within '${running.sentence}' of ${running.suite}`);
  else if (!finished) problem('the process ended before its last sentence');
  if (exitCode !== 0 && counts.problems === 0 && counts.passed === counts.total) problem(`exit code ${exitCode}`);
  const { total, passed, skipped, problems } = counts;
  if (total === 0 && skipped === 0 && problems === 0) problem('no sentence ran');
  const failed = total - passed + counts.problems;
  record({ kind: 'end', total, passed, failed, skipped });
  const summary = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  if (!resultFile) writeSync(1, `${summary}\n`);
  if (failed > 0) process.exitCode = 1;
}

process.on('uncaughtExceptionMonitor', (error) => problem(`uncaught: ${inspect(error)}`));
process.on('exit', report);
refuseAllButLoopback((target) => problem(`${running ? `'${running.sentence}'` : 'the file'} called ${target}`));

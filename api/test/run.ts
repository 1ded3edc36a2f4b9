import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { executeFile, type FileResult, killAll } from './runner/execute.ts';
import { findTestFiles, type TestFile } from './runner/files.ts';
import { inParallel } from './runner/parallel.ts';

// Runs test files, a process each: `node dist/api/test/run.js [pattern…]`, a pattern being a part of the source's path.
// Ends with `N passed, N failed[, N skipped]`; the exit code is 0 only if all passed and at least one did.

const root = join(import.meta.dirname, '../../..');
/** Two at least: most of a test's time is waiting, also where there is one core. */
const jobs = Math.max(2, Number(process.env['TEST_JOBS']) || availableParallelism());

function print(result: FileResult): void {
  const seconds = `${(result.tookMs / 1000).toFixed(1)} s`;
  for (const event of result.events) {
    if (event.kind === 'skipped') console.log(`SKIPPED ${result.name} '${event.sentence}': ${event.message}`);
  }
  if (result.failed === 0) {
    console.log(`ok      ${result.name} (${result.passed} in ${seconds})`);
    return;
  }
  console.log(`\nFAILED  ${result.name} (${seconds}) ${result.faults.join('; ')}`);
  console.log(result.output.trimEnd());
  for (const event of result.events) {
    if (event.kind === 'failed') console.log(`\n  RED '${event.sentence}' of ${event.suite}`);
    if (event.kind === 'problem') console.log(`\n  PROBLEM ${event.message}`);
  }
  console.log('');
}

async function runAll(files: TestFile[]): Promise<FileResult[]> {
  const run = async (file: TestFile): Promise<FileResult> => {
    const result = await executeFile(file, root);
    print(result);
    return result;
  };
  // What may take longest begins first, so that it does not run on by itself at the end.
  const together = files.filter((file) => !file.alone).sort((a, b) => b.limitMs - a.limitMs);
  const results = await inParallel(together, jobs, run);
  for (const file of files) if (file.alone) results.push(await run(file));
  return results;
}

async function main(patterns: string[]): Promise<boolean> {
  const startedMs = performance.now();
  const { files, uncompiled } = findTestFiles(root);
  const matches = (name: string): boolean => patterns.length === 0 || patterns.some((part) => name.includes(part));
  const chosen = files.filter((file) => matches(file.name));
  const missing = uncompiled.filter(matches);
  for (const name of missing) console.log(`FAILED  ${name} was not compiled: build first`);
  if (chosen.length === 0) console.log(`FAILED  no test file matches ${patterns.join(' ') || 'at all'}`);

  const results = await runAll(chosen);
  const sum = (count: (result: FileResult) => number): number => results.reduce((all, one) => all + count(one), 0);
  const passed = sum((one) => one.passed);
  const failed = sum((one) => one.failed) + missing.length + (chosen.length === 0 ? 1 : 0);
  const skipped = sum((one) => one.skipped);
  const red = results.filter((one) => one.failed > 0).map((one) => one.name);
  if (red.length > 0) console.log(`red: ${red.join(', ')}`);
  console.log(`${results.length} files in ${((performance.now() - startedMs) / 1000).toFixed(1)} s, ${jobs} at a time`);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 && passed > 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    killAll();
    process.exit(1);
  });
}
process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;

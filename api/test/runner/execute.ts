import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SuiteEvent } from '../support/suite.ts';
import type { TestFile } from './files.ts';

/** What one file's process came to. `failed` is never 0 when anything at all was wrong. */
export interface FileResult {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  tookMs: number;
  events: SuiteEvent[];
  /** Why it is red beyond its sentences: killed, crashed, counts that do not add up. */
  faults: string[];
  /** Both output streams, as they came. */
  output: string;
}

/** What would point a test at something of the machine's user instead of at its own. */
const SETTINGS = /^(DATABASE_URL|KEYSTORE_\w+|NATS_URL|DATA_DIR|PORT|HOST|NODE_ENV|DEMO_\w+|NODE_OPTIONS|LOG_\w+)$/;

/** Output beyond this is cut in the middle: a file that prints in a loop must not take the runner's memory. */
const OUTPUT_LIMIT = 2_000_000;

const alive = new Set<ChildProcess>();

/** Kills every test process that runs, with all that it started. */
export function killAll(): void {
  for (const child of alive) killGroup(child);
}

function killGroup(child: ChildProcess): void {
  try {
    // The process leads a group of its own, so this takes the servers and databases that it started with it.
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}

/**
 * Runs one compiled test file in a process of its own, in `cwd`, killed with all its children after its limit. It ends as soon
 * as the sentence `endsWith` is red, where that is all that is asked.
 */
export async function executeFile(
  file: Pick<TestFile, 'name' | 'compiled' | 'limitMs'>,
  cwd: string,
  endsWith?: string,
): Promise<FileResult> {
  const folder = mkdtempSync(join(tmpdir(), 'test-result-'));
  const resultFile = join(folder, 'events');
  const startedMs = performance.now();
  try {
    const environment = {
      SUITE_RESULT_FILE: resultFile,
      // Hundreds of processes load the same modules; beside the compiled code, so that it goes where that goes.
      NODE_COMPILE_CACHE: join(cwd, 'dist/.compile-cache'),
      ...(endsWith ? { SUITE_ENDS_WITH: endsWith } : {}),
    };
    const ended = await runProcess(file, cwd, environment);
    return judge(file.name, readEvents(resultFile), ended, Math.round(performance.now() - startedMs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ended {
  code: number | null;
  signal: string | null;
  expired: number | null;
  output: string;
}

function runProcess(
  file: Pick<TestFile, 'compiled' | 'limitMs'>,
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const kept = Object.entries(process.env).filter(([key]) => !SETTINGS.test(key));
  const child = spawn(process.execPath, ['--enable-source-maps', file.compiled], {
    cwd,
    detached: true,
    env: { ...Object.fromEntries(kept), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  let output = '';
  const take = (chunk: string): void => {
    if (output.length < OUTPUT_LIMIT) output += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  return new Promise((resolve, reject) => {
    let expired: number | null = null;
    const timer = setTimeout(() => {
      expired = file.limitMs;
      killGroup(child);
    }, file.limitMs);
    child.on('error', reject);
    // What it started may hold its output open: that must not keep the runner. A database gets a moment to stop by itself.
    child.on('exit', () => setTimeout(() => killGroup(child), 500));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      alive.delete(child);
      resolve({ code, signal, expired, output });
    });
  });
}

function readEvents(path: string): SuiteEvent[] {
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as SuiteEvent);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function judge(name: string, events: SuiteEvent[], ended: Ended, tookMs: number): FileResult {
  const of = <K extends SuiteEvent['kind']>(kind: K): Extract<SuiteEvent, { kind: K }>[] =>
    events.filter((event): event is Extract<SuiteEvent, { kind: K }> => event.kind === kind);
  const passed = of('passed').length;
  const skipped = of('skipped').length;
  const end = of('end')[0];
  const faults: string[] = [];
  if (ended.expired !== null) {
    const running = of('started').at(-1);
    faults.push(`killed after ${ended.expired / 1000} s${running ? `; last begun: '${running.sentence}'` : ''}`);
  } else if (ended.code !== 0) {
    faults.push(ended.signal ? `ended by ${ended.signal}` : `exit code ${ended.code}`);
  }
  if (!end) faults.push('it gave no result');
  else if (end.passed !== end.total || end.passed !== passed) faults.push(`${passed} of ${end.total} passed`);
  if (passed + skipped === 0) faults.push('no sentence passed');
  const counted = end ? end.failed : of('failed').length + of('problem').length;
  const failed = faults.length > 0 ? Math.max(counted, 1) : counted;
  return { name, passed, failed, skipped, tookMs, events, faults, output: ended.output };
}

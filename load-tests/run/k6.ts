import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';
import type { K6Summary } from './judged.ts';
import { connectMsOf, graceMsOf, type RunPlan } from './plan.ts';

const SCRIPTS = join(import.meta.dirname, '../../../load-tests/k6');
/** What k6 needs beside the time of the run: to start, and to end by itself. */
const SLACK_MS = 90_000;
/** k6 exits with this when a threshold was crossed; its summary is written all the same. */
const THRESHOLDS_CROSSED = 99;

/** Where k6 is: in `K6`, in the PATH, or where `go install` puts it; null if nowhere. */
export function findK6(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), join(homedir(), 'go/bin')];
  const candidates = [process.env['K6'], ...folders.map((folder) => join(folder, 'k6'))];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

/** Its version, as it says it. */
export const versionOf = (k6: string): string =>
  execFileSync(k6, ['version'], { encoding: 'utf8' }).trim().split(' (')[0]!;

/** What k6 left behind. */
export interface K6Run {
  readonly summary: K6Summary;
  readonly console: string;
}

/** Runs the script of the scenario to its end. Rejects when k6 fails, other than by a threshold, or takes too long. */
export async function runK6(
  k6: string,
  plan: RunPlan,
  worldFile: string,
  started: (child: ChildProcess) => void,
): Promise<K6Run> {
  const folder = temporaryFolder('k6');
  const [summaryFile, consoleFile] = [join(folder, 'summary.json'), join(folder, 'console.log')];
  const durationMs = connectMsOf(plan) + plan.seconds * 1_000 + graceMsOf(plan);
  const environment = {
    WORLD: worldFile,
    SUMMARY: summaryFile,
    SCENARIO: plan.scenario,
    PROVIDERS: String(plan.providers),
    SUBSCRIBERS: String(plan.subscribers),
    RATE_HZ: String(plan.rateHz),
    BATCH: String(plan.batch),
    CONNECT_MS: String(connectMsOf(plan)),
    MEASURE_MS: String(plan.seconds * 1_000),
    GRACE_MS: String(graceMsOf(plan)),
    SMOKE: plan.smoke ? '1' : '0',
    PLANT: plan.plant,
  };
  const args = ['run', '--quiet', '--no-color', '--address=', '--log-format=raw', `--console-output=${consoleFile}`];
  const child = spawn(k6, [...args, join(SCRIPTS, `${plan.scenario}.js`)], {
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, K6_NO_USAGE_REPORT: 'true', ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  started(child);
  const code = await ended(child, durationMs + SLACK_MS);
  if (code !== 0 && code !== THRESHOLDS_CROSSED) throw new Error(`k6 ended with ${code}`);
  return {
    summary: JSON.parse(readFileSync(summaryFile, 'utf8')) as K6Summary,
    console: existsSync(consoleFile) ? readFileSync(consoleFile, 'utf8') : '',
  };
}

function ended(child: ChildProcess, limitMs: number): Promise<number | string | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`k6 did not end within ${limitMs} ms`));
    }, limitMs);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? signal);
    });
  });
}

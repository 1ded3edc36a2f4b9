import { type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerProcess } from '../../api/test/support/server-process.ts';
import { givenBack, heldBy } from './held.ts';
import { demanded, type Judged, judgedByK6, judgedGrowth, type K6Summary } from './judged.ts';
import { findK6, runK6, versionOf } from './k6.ts';
import { pageOf } from './page.ts';
import { PlanError, planOf, type RunPlan, SCENARIOS, type Scenario, USAGE } from './plan.ts';
import { type Usage, watchProcess } from './process-sampler.ts';
import { SlowConsumers } from './slow.ts';
import { type Summary, summaryOf } from './summary.ts';
import { type Thresholds, thresholds } from './thresholds.ts';
import { prepareWorld, startServer, writeWorld } from './world.ts';

// `npm run load -- fan-out` and its like: starts a server, has k6 use it, stops both, and writes down what came of it. Exits 1 if a
// threshold was crossed, 2 if it was asked for wrongly.

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A socket whose other side has vanished is noticed by the second ping that is not answered. */
const GIVEN_BACK_WITHIN_MS = 30_000;

/** Each tenth of a run, of which the least is looked at, has that many collections of garbage: one that is late falls into it all the same. */
const COLLECTIONS_IN_A_TENTH = 2;

/** Children that must not outlive this process, however it ends. The server's own start sees to the server. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

async function run(k6: string, plan: RunPlan): Promise<Summary> {
  say(
    `${plan.scenario}: ${plan.subscribers} subscribers, ${plan.providers} providers at ${plan.rateHz} Hz, ${plan.seconds} s`,
  );
  const started = await startServer(plan);
  const [server] = started.servers;
  let slow: SlowConsumers | null = null;
  try {
    const world = await prepareWorld(started);
    // Of several servers it is chance which one answers.
    const names = plan.subscribers > 0 && plan.processes === 1 ? thresholds().given_back : [];
    const before = await heldBy(server, names);
    if (plan.slow > 0) slow = await SlowConsumers.open(world, plan.slow);
    const watched = watchProcess(server.child.pid!);
    const stopCollecting = plan.scenario === 'soak' ? collecting(plan, server) : () => {};
    const startMs = Date.now();
    const { summary, console } = await runK6(k6, plan, writeWorld(world), (child) => children.add(child));
    watched.stop();
    stopCollecting();
    if (server.child.exitCode !== null) throw new Error(`the server ended:\n${server.output()}`);
    const judged = judge(plan, summary, watched.samples);
    complain(console);
    // How often each reported, at least: those who read nothing need not have been kept all of it.
    if (slow && !plan.smoke) judged.push(...(await slow.judge(plan.rateHz * plan.seconds)));
    slow?.leave();
    judged.push(...(await givenBack(server, names, before, GIVEN_BACK_WITHIN_MS)));
    return summaryOf({
      plan,
      startMs,
      endMs: Date.now(),
      k6: summary,
      k6Version: versionOf(k6),
      console,
      usage: watched.samples,
      thresholds: judged,
    });
  } finally {
    slow?.leave();
    await server.stop();
  }
}

/** Has one server collect its garbage again and again, until told to stop. */
function collecting({ processes, seconds }: RunPlan, { child }: ServerProcess): () => void {
  if (processes > 1) return () => {};
  const timer = setInterval(() => child.kill('SIGUSR2'), (seconds * 1_000) / 10 / COLLECTIONS_IN_A_TENTH);
  return () => clearInterval(timer);
}

function judge(plan: RunPlan, summary: K6Summary, samples: readonly Usage[]): Judged[] {
  const { correctness, times, server }: Thresholds = thresholds();
  const asked = plan.scenario === 'ingest' ? { refused_reports: correctness['refused_reports']! } : correctness;
  const grownMb = plan.smoke ? undefined : server[plan.scenario]?.grownMb;
  const all = demanded(judgedByK6(summary), { ...asked, ...(plan.smoke ? {} : times[plan.scenario]) });
  return grownMb === undefined ? all : [...all, judgedGrowth(samples, summary.setup_data, grownMb)];
}

/** Shows the first complaints of the virtual users; a run that goes wrong has thousands that are alike. */
function complain(console: string): void {
  const complaints = console.split('\n').filter((line) => line !== '' && !line.startsWith('@'));
  for (const line of complaints.slice(0, 10)) process.stderr.write(`${line}\n`);
  if (complaints.length > 10) process.stderr.write(`and ${complaints.length - 10} more\n`);
}

function write(summary: Summary): void {
  const { out, scenario } = { ...summary.plan };
  mkdirSync(out, { recursive: true });
  const path = join(out, scenario);
  writeFileSync(`${path}.json`, `${JSON.stringify(summary, null, 2)}\n`);
  writeFileSync(`${path}.html`, pageOf(summary));
  for (const [name, value] of Object.entries(summary.figures)) say(`  ${name}: ${Math.round(value * 100) / 100}`);
  for (const { metric, threshold, passed } of summary.thresholds)
    say(`  ${passed ? 'held   ' : 'CROSSED'} ${metric} ${threshold}`);
  say(`  ${path}.json, ${path}.html`);
}

/** Without k6 nothing is checked. A smoke run says so and counts as skipped; but in CI, which installs it, that is a failure, as it is of any other run. */
function withoutK6({ smoke }: RunPlan): void {
  const isSkipped = smoke && process.env['CI'] !== 'true';
  const how = 'k6 is not installed: go install go.k6.io/k6@v1.8.1, or see load-tests/README.md';
  say(`${isSkipped ? 'SKIPPED' : 'FAILED'}: ${how}`);
  say(isSkipped ? '0 passed, 0 failed, 1 skipped' : '0 passed, 1 failed');
  process.exitCode = isSkipped ? 0 : 1;
}

/** Runs a scenario as the arguments say. */
export async function main(scenario: Scenario, args: readonly string[]): Promise<void> {
  try {
    const plan = planOf(scenario, args);
    const k6 = findK6();
    if (!k6) return withoutK6(plan);
    const summary = await run(k6, plan);
    write(summary);
    const failed = summary.thresholds.filter(({ passed }) => !passed).length;
    say(`${summary.thresholds.length - failed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    process.stderr.write(`${error.message}\nUsage: npm run load -- ${scenario} ${USAGE}\n`);
    process.exitCode = 2;
  }
}

const [scenario, ...args] = process.argv.slice(2);
if (!SCENARIOS.includes(scenario as Scenario)) throw new Error(`There is no scenario ${scenario}.`);
await main(scenario as Scenario, args);

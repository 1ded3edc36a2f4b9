// time-limit-s: 240
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { DatabaseFlavour, TestDatabase } from '../test/support/database.ts';
import { suite } from '../test/support/suite.ts';
import { until } from '../test/support/within.ts';
import { anId, flavours, Workplace } from './test/workplace.ts';

/** The promise. */
const RESUMED_WITHIN_MS = 15_000;
/** A process on a machine that runs several tests. */
const START_WITHIN_MS = 30_000;
const WORKER = join(import.meta.dirname, 'test/worker-process.js');

class WorkerProcess {
  readonly child: ChildProcess;
  #said = '';

  constructor({ dataDir, databaseUrl }: TestDatabase, how: { sends?: boolean; ends?: boolean } = {}) {
    const given = [dataDir, databaseUrl ?? '', how.sends ? 'sends' : '', how.ends ? 'ends' : ''];
    this.child = spawn(process.execPath, [WORKER, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
  }

  says(line: string, withinMs = START_WITHIN_MS): Promise<unknown> {
    return until(
      withinMs,
      () => {
        if (this.child.exitCode !== null) throw new Error(`it ended: ${this.#said}`);
        return this.has(line);
      },
      `"${line}" of a worker`,
    );
  }

  has(line: string): boolean {
    return `\n${this.#said}`.includes(`\n${line}\n`);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}

for (const flavour of flavours) {
  const test = suite(`lost work on ${flavour.name}`);

  test('the work of a process that was killed is resumed within 15 s by the one that is started after it', () =>
    withWorkers(flavour, async (employ) => {
      const first = employ({ sends: true });
      await first.says('begun 1');
      await first.kill();
      const killedMs = performance.now();
      const second = employ({ ends: true });
      await second.says('begun 2', RESUMED_WITHIN_MS);
      const tookMs = performance.now() - killedMs;
      assert.ok(tookMs <= RESUMED_WITHIN_MS, `${Math.round(tookMs)} ms`);
      await second.says('done');
    }));

  test.run();
}

const server = flavours[1]!;
const test = suite('several workers on one server');

test('the work of a process that was killed is resumed within 15 s by another that runs, and not before it is lost', () =>
  withWorkers(server, async (employ) => {
    const first = employ({ sends: true });
    await first.says('begun 1');
    const second = employ({ ends: true });
    await second.says('ready');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    assert.equal(second.has('begun 2'), false);
    await first.kill();
    const killedMs = performance.now();
    await second.says('begun 2', RESUMED_WITHIN_MS);
    assert.ok(performance.now() - killedMs <= RESUMED_WITHIN_MS);
    await second.says('done');
  }));

test('a worker that is slow, or whose process is busy for a while, keeps its job; each job is done once', async () => {
  const place = await Workplace.open(server);
  const begun: string[] = [];
  const work = async ({ payload }: { payload: { requestId: string } }) => {
    begun.push(payload.requestId);
    const busyUntilMs = performance.now() + 700;
    while (performance.now() < busyUntilMs);
    // Longer than the dead are silent.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  };
  const queues = await Promise.all(
    [1, 2].map(() => place.started((one) => one.work('errand', work, { concurrency: 2 }))),
  );
  const sent = [anId(), anId(), anId()];
  for (const requestId of sent) await place.send(queues[0]!, 'errand', { requestId });
  await until(10_000, () => begun.length >= 3);
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  assert.deepEqual([begun.sort(), place.errors], [sent.sort(), []]);
  await place.close();
});

test('recurring work is done by one of several', async () => {
  const place = await Workplace.open(server);
  const doneMs: number[] = [];
  const recurring = () => place.started((one) => one.every('sweep', 1_000, async () => void doneMs.push(Date.now())));
  await Promise.all([recurring(), recurring(), recurring()]);
  await until(6_000, () => doneMs.length >= 4);
  const stretches = doneMs.map((ms) => Math.floor(ms / 1_000));
  assert.ok(new Set(stretches).size >= stretches.length - 1, String(doneMs));
  await place.close();
});

test.run();

/** Hands in what starts workers on a database, and ends them all. */
async function withWorkers(
  flavour: DatabaseFlavour,
  run: (employ: (how: { sends?: boolean; ends?: boolean }) => WorkerProcess) => Promise<void>,
): Promise<void> {
  const target = await flavour.create();
  const workers: WorkerProcess[] = [];
  try {
    await run((how) => {
      const worker = new WorkerProcess(target, how);
      workers.push(worker);
      return worker;
    });
  } finally {
    for (const worker of workers) await worker.kill();
    await target.close();
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { IDLE, PROVIDERS, SERVER_KINDS, type ServerKind, SHAPES, type Shape } from './shapes.ts';

// What a delivery costs the server: the platform with cohorts and without, against the floor, which is `ws.send` of one prepared
// buffer to each socket. In turn, in changing order; deliveries for a second of the server's processor time, without what it uses when
// nothing is published, as medians and as ratios.
// It checks that everybody has received the latest position. A busy machine makes it slower, not red.

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const RUNS = Number(values.runs);
/** Deliveries may still be on their way when the last event has been published. */
const SETTLE_MS = 700;

const start = (file: string, argument: string): ChildProcess =>
  fork(join(import.meta.dirname, file), [argument], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

// biome-ignore lint/suspicious/noExplicitAny: the children are this benchmark's own.
async function ask(child: ChildProcess, message: object): Promise<any> {
  const answer = once(child, 'message');
  child.send(message);
  return (await answer)[0];
}

class Bench {
  readonly kind: ServerKind;
  readonly #server: ChildProcess;
  #readers!: ChildProcess;
  readonly perCpuSecond = new Map<Shape, number[]>();
  /** Of processor time, for a millisecond in which nothing is published. */
  #idleMs = 0;

  constructor(kind: ServerKind) {
    this.kind = kind;
    this.#server = start('server.js', kind);
  }

  async ready(): Promise<void> {
    const [facts] = await once(this.#server, 'message');
    this.#readers = start('readers.js', JSON.stringify(facts));
    await once(this.#readers, 'message');
  }

  async idle(): Promise<void> {
    const { cpuMs, tookMs } = await ask(this.#server, IDLE);
    this.#idleMs = cpuMs / tookMs;
  }

  async run(shape: Shape, counts: boolean): Promise<void> {
    const before = await ask(this.#readers, {});
    const { cpuMs, tookMs, events } = await ask(this.#server, shape.task);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const after = await ask(this.#readers, {});
    const deliveries = after.received - before.received;
    const expected = events * shape.subscribers;
    this.#demandLatest(shape, after.latitudes);
    // There may be more than was published: arrivals that were reckoned late, positions that turned stale.
    if (deliveries < expected / 2) {
      throw new Error(`${this.kind}, ${shape.name}: ${deliveries} of ${expected} were delivered`);
    }
    if (!counts) return;
    this.perCpuSecond.set(shape, [
      ...(this.perCpuSecond.get(shape) ?? []),
      (deliveries / (cpuMs - this.#idleMs * tookMs)) * 1_000,
    ]);
  }

  /** All who watch one provider have the same position, and nobody has none. */
  #demandLatest({ task, subscribers }: Shape, latitudes: readonly (string | null)[]): void {
    const [hot] = SHAPES;
    const from = task.first === 0 ? 0 : hot!.subscribers + (task.first - 1) * subscribers;
    const seen = latitudes.slice(from, from + task.count * subscribers);
    const newest = new Set(seen);
    if (newest.has(null) || newest.size > Math.min(task.count, PROVIDERS)) {
      throw new Error(`${this.kind}: somebody has missed the latest position`);
    }
  }

  end(): void {
    this.#server.kill();
    this.#readers.kill();
  }
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

const benches = SERVER_KINDS.map((kind) => new Bench(kind));
try {
  await Promise.all(benches.map((bench) => bench.ready()));
  for (let run = -1; run < RUNS; run++) {
    for (const bench of benches) await bench.idle();
    for (const shape of SHAPES) {
      const order = run % 2 === 0 ? benches : benches.toReversed();
      for (const bench of order) await bench.run(shape, run >= 0);
    }
  }
  for (const shape of SHAPES) {
    console.log(
      `\n${shape.name}: deliveries per second of the server's processor time, medians of ${RUNS} runs in turn`,
    );
    const figures = benches.map(({ perCpuSecond }) => perCpuSecond.get(shape)!);
    const [floor, , alone] = figures.map(median);
    for (const [i, { kind }] of benches.entries()) {
      const each = median(figures[i]!);
      const ratios = `${(each / floor!).toFixed(2)} of the floor, ${(each / alone!).toFixed(2)} x alone`;
      console.log(
        `  ${kind.padEnd(8)} ${each.toFixed(0).padStart(7)}  ${ratios}   (${figures[i]!.map(Math.round).join(' ')})`,
      );
    }
  }
} finally {
  for (const bench of benches) bench.end();
}

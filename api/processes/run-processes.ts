import cluster, { type Worker } from 'node:cluster';
import { mkdirSync } from 'node:fs';
import { type Config, ConfigurationError } from '../config.ts';
import { type OwnNats, startOwnNats } from './own-nats.ts';

/** A process that ends by itself is replaced after so long: one that cannot live does not take the machine with it. */
const AGAIN_AFTER_MS = 1_000;

/** What a process tells the first one when it serves. */
export interface Serving {
  readonly greeting: string;
}

/** Tells the process that started this one, if another did. */
export const tellServing = (greeting: string): boolean => process.send?.({ greeting } satisfies Serving) ?? false;

/**
 * Runs `count` servers on one port, over one PostgreSQL and one NATS, and is none itself: it hands connections out in turn, replaces a
 * server that ends, and leaves when all have left. Throws ConfigurationError if there is no database that they could share.
 */
export async function runProcesses(count: number, config: Config): Promise<void> {
  if (!config.databaseUrl) {
    throw new ConfigurationError('DATABASE_URL is missing: the database in a folder serves one process.');
  }
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const nats = config.natsUrl ? null : await startOwnNats(config.dataDir);
  new Servers(count, config, nats).start();
}

/** The servers of one start. */
class Servers {
  readonly #count: number;
  readonly #config: Config;
  readonly #nats: OwnNats | null;
  readonly #serving = new Set<Worker>();
  #greeting: string | null = null;
  #greeted = false;
  #leaving = false;
  #code = 0;

  constructor(count: number, config: Config, nats: OwnNats | null) {
    this.#count = count;
    this.#config = config;
    this.#nats = nats;
  }

  start(): void {
    cluster.on('exit', (worker, code) => this.#ended(worker, code));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.#leave(0));
    // The first makes the tables and the demo account; the others find them.
    this.#fork(true);
  }

  #fork(isFirst: boolean): void {
    const worker = cluster.fork({
      ...(this.#nats ? { NATS_URL: this.#nats.url } : {}),
      DEMO: isFirst && this.#config.demo ? '1' : '0',
    });
    worker.on('message', ({ greeting }: Serving) => {
      this.#serving.add(worker);
      if (isFirst) {
        this.#greeting = greeting;
        for (let others = 1; others < this.#count; others++) this.#fork(false);
      }
      this.#greet();
    });
    worker.once('exit', () => {
      if (this.#leaving || !this.#serving.has(worker)) return;
      setTimeout(() => this.#leaving || this.#fork(isFirst && this.#count === 1), AGAIN_AFTER_MS);
    });
  }

  #greet(): void {
    if (this.#greeted || this.#serving.size < this.#count) return;
    this.#greeted = true;
    process.stdout.write(`${this.#greeting}\n${this.#count} processes serve it.\n`);
  }

  #ended(worker: Worker, code: number | null): void {
    // One that never came to serve has said why: what stopped it would stop the others.
    if (!this.#serving.delete(worker) && !this.#leaving) this.#leave(code || 1);
    if (this.#leaving && Object.keys(cluster.workers ?? {}).length === 0) {
      this.#nats?.stop();
      process.exit(this.#code);
    }
  }

  #leave(code: number): void {
    if (this.#leaving) return;
    this.#leaving = true;
    this.#code = code;
    const workers = Object.values(cluster.workers ?? {});
    for (const worker of workers) worker?.process.kill('SIGTERM');
    if (workers.length > 0) return;
    this.#nats?.stop();
    process.exit(code);
  }
}

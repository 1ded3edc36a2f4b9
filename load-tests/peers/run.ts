import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMsOf } from '../run/process-sampler.ts';
import { percentile } from '../run/series.ts';
import { Crowd } from './crowd.ts';
import type { PeerRun } from './figures.ts';
import { type Peer, RunningPeer } from './peer.ts';

/** How many providers there are and how many watch. */
export interface Shape {
  readonly name: string;
  readonly providers: number;
  readonly subscribers: number;
}

export interface RunOptions {
  readonly rateHz: number;
  readonly seconds: number;
  readonly plant: string;
}

/** A server that takes no more than a twentieth of a core over half a second has nothing left to do but what it always does. */
const QUIET = { lookMs: 500, cpuMs: 30 };
/** One that is never quiet is measured all the same. */
const QUIET_WITHIN_MS = 20_000;
/** After the last event, until everybody must have it. */
const GRACE_MS = 10_000;

/** A server with everybody subscribed, which takes turns with the others of its round. */
export class Contestant {
  readonly #peer: Peer;
  readonly #shape: Shape;
  readonly #server: RunningPeer;
  readonly #crowd: Crowd;
  readonly #kbPerConnection: number;

  private constructor(peer: Peer, shape: Shape, server: RunningPeer, crowd: Crowd, kbPerConnection: number) {
    this.#peer = peer;
    this.#shape = shape;
    this.#server = server;
    this.#crowd = crowd;
    this.#kbPerConnection = kbPerConnection;
  }

  get name(): string {
    return this.#peer.name;
  }

  /** Starts the server and lets everybody in. `dataDir` is where ours has its account. */
  static async start(peer: Peer, shape: Shape, dataDir: string): Promise<Contestant> {
    const server = await RunningPeer.start(peer, { providers: shape.providers, dataDir });
    let crowd: Crowd | null = null;
    try {
      crowd = await Crowd.of(server.ready);
      await quiet(server.pid);
      const emptyBytes = await server.rssBytes();
      await crowd.open(shape.subscribers);
      await quiet(server.pid);
      const kbPerConnection = ((await server.rssBytes()) - emptyBytes) / 1_024 / shape.subscribers;
      return new Contestant(peer, shape, server, crowd, kbPerConnection);
    } catch (error) {
      await Promise.all([crowd?.leave(), server.end()]);
      throw error;
    }
  }

  /** Has it emit until hardly anything is compiled any more, and gives itself. */
  async warm(rateHz: number, seconds: number): Promise<this> {
    const { lastMs } = await this.#server.drive(rateHz, seconds);
    const late = await this.#crowd.missing(lastMs, GRACE_MS);
    if (late > 0) throw new Error(`${late} have nothing after warming up`);
    return this;
  }

  /** One turn: has it emit, and counts. */
  async measure(round: number, { rateHz, seconds, plant }: RunOptions): Promise<PeerRun> {
    const { pid } = this.#server;
    await quiet(pid);
    if (plant) await this.#crowd.plant(plant);
    await this.#crowd.received();
    const beforeMs = cpuMsOf(pid);
    const { events, lastMs } = await this.#server.drive(rateHz, seconds);
    const missed = await this.#crowd.missing(lastMs, plant ? 1_000 : GRACE_MS);
    const cpuMs = cpuMsOf(pid) - beforeMs;
    const { latenciesMs, ...counts } = await this.#crowd.received();
    const sorted = latenciesMs.toSorted((a, b) => a - b);
    return {
      server: this.name,
      shape: this.#shape.name,
      round,
      kbPerConnection: this.#kbPerConnection,
      ...counts,
      missed,
      expected: Math.round((events * this.#shape.subscribers) / this.#shape.providers),
      cpuMs,
      p50Ms: percentile(sorted, 0.5),
      p99Ms: percentile(sorted, 0.99),
    };
  }

  async end(): Promise<void> {
    await this.#crowd.leave();
    await this.#server.end();
  }
}

/** Waits until the server has done what starting and subscribing left to be done, such as records, so that none of it is measured. */
export async function quiet(pid: number): Promise<void> {
  const endMs = Date.now() + QUIET_WITHIN_MS;
  for (let beforeMs = cpuMsOf(pid); Date.now() < endMs; ) {
    await sleep(QUIET.lookMs);
    const nowMs = cpuMsOf(pid);
    if (nowMs - beforeMs <= QUIET.cpuMs) return;
    beforeMs = nowMs;
  }
}

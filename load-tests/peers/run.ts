import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMsOf } from '../run/process-sampler.ts';
import { percentile } from '../run/series.ts';
import type { PeerRun } from './figures.ts';
import { type Peer, RunningPeer } from './peer.ts';
import { Subscribers } from './subscribers.ts';

/** How many providers there are and how many watch. */
export interface Shape {
  readonly name: string;
  readonly providers: number;
  readonly subscribers: number;
}

export interface RunOptions {
  readonly rateHz: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Where our server keeps its account from run to run. */
  readonly dataDir: string;
  readonly plant: string;
}

/** A server that takes no more than a twentieth of a core over half a second has nothing left to do but what it always does. */
const QUIET = { lookMs: 500, cpuMs: 30 };
/** One that is never quiet is measured all the same. */
const QUIET_WITHIN_MS = 20_000;
/** After the last event, until everybody must have it. */
const GRACE_MS = 10_000;

/** One server, one shape: starts it, lets everybody in, has it emit, counts, and stops it. */
export async function runPeer(peer: Peer, shape: Shape, round: number, options: RunOptions): Promise<PeerRun> {
  const running = await RunningPeer.start(peer, { providers: shape.providers, dataDir: options.dataDir });
  const subscribers = new Subscribers(running.ready);
  try {
    await quiet(running.pid);
    const emptyBytes = await running.rssBytes();
    await subscribers.open(shape.subscribers);
    await quiet(running.pid);
    const kbPerConnection = ((await running.rssBytes()) - emptyBytes) / 1_024 / shape.subscribers;
    return { server: peer.name, shape: shape.name, round, kbPerConnection, ...(await measure()) };
  } finally {
    subscribers.leave();
    await running.end();
  }

  async function measure() {
    const { rateHz, warmSeconds, seconds, plant } = options;
    const warmed = await running.drive(rateHz, warmSeconds);
    const late = await subscribers.missing(warmed.lastMs, GRACE_MS);
    if (late > 0) throw new Error(`${late} have nothing after warming up`);
    await quiet(running.pid);
    if (plant) subscribers.plant(plant);
    subscribers.received();
    const beforeMs = cpuMsOf(running.pid);
    const { events, lastMs } = await running.drive(rateHz, seconds);
    const missed = await subscribers.missing(lastMs, plant ? 1_000 : GRACE_MS);
    const cpuMs = cpuMsOf(running.pid) - beforeMs;
    const { latenciesMs, ...counts } = subscribers.received();
    const sorted = Float64Array.from(latenciesMs).sort();
    return {
      ...counts,
      missed,
      expected: Math.round((events * shape.subscribers) / shape.providers),
      cpuMs,
      p50Ms: percentile(Array.from(sorted), 0.5),
      p99Ms: percentile(Array.from(sorted), 0.99),
    };
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

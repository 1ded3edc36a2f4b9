import type { NatsServer } from '../../api/test/support/nats-server.ts';
import { PEERS, RunningPeer } from '../peers/peer.ts';
import { quiet } from '../peers/run.ts';
import { Subscribers } from '../peers/subscribers.ts';
import { cpuMsOf } from '../run/process-sampler.ts';

/** How the servers stand to each other. */
export interface Arrangement {
  readonly name: string;
  readonly processes: 1 | 2;
  readonly onNats: boolean;
  /** Whether each position is reported to the process at which nobody watches it. */
  readonly crossed?: boolean;
}

export const ALONE: Arrangement = { name: 'one, its bus in the process', processes: 1, onNats: false };
export const ONE: Arrangement = { name: 'one on NATS', processes: 1, onNats: true };
export const TWO: Arrangement = { name: 'two on NATS, reports go where they are watched', processes: 2, onNats: true };
export const CROSSED: Arrangement = {
  name: 'two on NATS, reports go to the other',
  processes: 2,
  onNats: true,
  crossed: true,
};
export const ARRANGEMENTS: readonly Arrangement[] = [ALONE, ONE, TWO, CROSSED];

export interface RunOptions {
  readonly providers: number;
  readonly subscribers: number;
  /** Of one process; two have twice as many reports, so that each does as much. */
  readonly rateHz: number;
  readonly seconds: number;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly nats: NatsServer;
  readonly natsUrl: string;
}

/** What one arrangement did in one run. */
export interface ProcessesRun {
  readonly arrangement: string;
  readonly round: number;
  readonly reports: number;
  readonly deliveries: number;
  /** Of all servers, user and system. */
  readonly cpuMs: number;
  readonly natsCpuMs: number;
  readonly missed: number;
  /** What was not theirs, came in the wrong order, or was an error. */
  readonly wrong: number;
}

/** Until most is compiled: the way over NATS is longer, and would be taken for dearer than it is. */
const WARM_SECONDS = 20;
const GRACE_MS = 10_000;
const SERVER = PEERS.at(-1)!;

/** A server, and those who watch by way of it. */
interface Side {
  readonly server: RunningPeer;
  readonly subscribers: Subscribers;
}

/** Starts the servers, lets everybody in, has each emit its part of the reports, counts, and stops them. */
export async function runArrangement(
  arrangement: Arrangement,
  round: number,
  options: RunOptions,
): Promise<ProcessesRun> {
  const servers: RunningPeer[] = [];
  const sides: Side[] = [];
  try {
    for (let i = 0; i < arrangement.processes; i++) servers.push(await start(arrangement, i, options));
    for (const [i, server] of servers.entries()) {
      const { providerIds } = sourceOf(servers, i, arrangement).ready;
      const subscribers = new Subscribers({ ...server.ready, providerIds });
      sides.push({ server, subscribers });
      await subscribers.open(options.subscribers / arrangement.processes);
    }
    await drive(sides, arrangement, options.rateHz, WARM_SECONDS);
    for (const { server } of sides) await quiet(server.pid);
    return { arrangement: arrangement.name, round, ...(await measure(sides, arrangement, options)) };
  } finally {
    for (const { subscribers } of sides) subscribers.leave();
    await Promise.all(servers.map((server) => server.end()));
  }
}

function start({ processes, onNats }: Arrangement, index: number, options: RunOptions): Promise<RunningPeer> {
  const providers = options.providers / processes;
  return RunningPeer.start(SERVER, {
    providers,
    dataDir: options.dataDir,
    environment: {
      DATABASE_URL: options.databaseUrl,
      ...(onNats ? { NATS_URL: options.natsUrl } : {}),
      SEEDED: String(options.providers),
      FIRST: String(index * providers),
    },
  });
}

/** The server to which is reported what the subscribers of the `i`-th watch. */
const sourceOf = <T>(servers: readonly T[], i: number, { crossed = false }: Arrangement): T =>
  servers[crossed ? servers.length - 1 - i : i]!;

/** Has all servers emit at once; gives how many events there were, and how many subscribers lack the last one of theirs. */
async function drive(sides: readonly Side[], arrangement: Arrangement, rateOfOneHz: number, seconds: number) {
  const rateHz = rateOfOneHz * arrangement.processes;
  const driven = await Promise.all(sides.map(({ server }) => server.drive(rateHz, seconds)));
  let missed = 0;
  for (const [i, { subscribers }] of sides.entries()) {
    missed += await subscribers.missing(sourceOf(driven, i, arrangement).lastMs, GRACE_MS);
  }
  return { missed, reports: driven.reduce((sum, { events }) => sum + events, 0) };
}

async function measure(sides: readonly Side[], arrangement: Arrangement, { rateHz, seconds, nats }: RunOptions) {
  const used = () => ({
    cpuMs: sides.reduce((sum, { server }) => sum + cpuMsOf(server.pid), 0),
    natsCpuMs: cpuMsOf(nats.pid!),
  });
  for (const { subscribers } of sides) subscribers.received();
  const before = used();
  const { missed, reports } = await drive(sides, arrangement, rateHz, seconds);
  const after = used();
  const received = sides.map(({ subscribers }) => subscribers.received());
  return {
    missed,
    reports,
    deliveries: received.reduce((sum, { deliveries }) => sum + deliveries, 0),
    wrong: received.reduce((sum, { foreign, outOfOrder, errors }) => sum + foreign + outOfOrder + errors, 0),
    cpuMs: after.cpuMs - before.cpuMs,
    natsCpuMs: after.natsCpuMs - before.natsCpuMs,
  };
}

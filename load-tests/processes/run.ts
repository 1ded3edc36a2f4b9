import type { NatsServer } from '../../api/test/support/nats-server.ts';
import type { Driven } from '../peers/drive.ts';
import { PEERS, RunningPeer } from '../peers/peer.ts';
import { quiet } from '../peers/run.ts';
import { Subscribers } from '../peers/subscribers.ts';
import { cpuMsOf } from '../run/process-sampler.ts';

/**
 * Where a position is reported: to the process where its watchers are, to the other, or to both in turn, as a proxy does that hands out
 * requests one by one; then it has watchers at both, too.
 */
type Reports = 'watched' | 'crossed' | 'in turn';

/** How the servers stand to each other. */
export interface Arrangement {
  readonly name: string;
  readonly processes: 1 | 2;
  readonly onNats: boolean;
  readonly reports?: Reports;
}

export const ALONE: Arrangement = { name: 'one, its bus in the process', processes: 1, onNats: false };
export const ONE: Arrangement = { name: 'one on NATS', processes: 1, onNats: true };
const two = (name: string, reports: Reports): Arrangement => ({
  name,
  processes: 2,
  onNats: true,
  reports,
});
export const TWO = two('two on NATS, reports go where they are watched', 'watched');
export const CROSSED = two('two on NATS, reports go to the other', 'crossed');
export const IN_TURN = two('two on NATS, reports go to both in turn', 'in turn');
export const ARRANGEMENTS: readonly Arrangement[] = [ALONE, ONE, TWO, CROSSED, IN_TURN];

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
  /** Of whom, in the order of `Subscribers`. */
  readonly watched: readonly string[];
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
      sides.push({ server, subscribers, watched: providerIds });
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

function start({ processes, onNats, reports }: Arrangement, index: number, options: RunOptions): Promise<RunningPeer> {
  const part = options.providers / processes;
  return RunningPeer.start(SERVER, {
    providers: reports === 'in turn' ? options.providers : part,
    dataDir: options.dataDir,
    environment: {
      DATABASE_URL: options.databaseUrl,
      ...(onNats ? { NATS_URL: options.natsUrl } : {}),
      SEEDED: String(options.providers),
      FIRST: String(index * part),
    },
  });
}

/** The server that names whom the subscribers of the `i`-th watch. */
const sourceOf = <T>(servers: readonly T[], i: number, { reports }: Arrangement): T =>
  servers[reports === 'crossed' ? servers.length - 1 - i : i]!;

/** When the last position of each provider was recorded, wherever it was reported. */
function lastOf(sides: readonly Side[], driven: readonly Driven[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const [i, { server }] of sides.entries()) {
    for (const [n, id] of server.ready.providerIds.entries())
      last.set(id, Math.max(last.get(id) ?? 0, driven[i]!.lastMs[n]!));
  }
  return last;
}

/** Has all servers emit at once; gives how many events there were, and how many subscribers lack the last one of theirs. */
async function drive(sides: readonly Side[], arrangement: Arrangement, rateOfOneHz: number, seconds: number) {
  // Reported in turn, each server has all of the providers and half of the reports of each.
  const rateHz = arrangement.reports === 'in turn' ? rateOfOneHz : rateOfOneHz * arrangement.processes;
  const driven = await Promise.all(sides.map(({ server }) => server.drive(rateHz, seconds)));
  const last = lastOf(sides, driven);
  let missed = 0;
  for (const { watched, subscribers } of sides) {
    missed += await subscribers.missing(
      watched.map((id) => last.get(id)!),
      GRACE_MS,
    );
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

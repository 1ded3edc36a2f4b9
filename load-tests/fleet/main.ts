import { cpSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import WebSocket from 'ws';
import { POSITION } from '../../api/test/support/streams.ts';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';
import { within } from '../../api/test/support/within.ts';
import type { Driven } from '../peers/drive.ts';
import { FIRST, FLOOR, OURS, PEERS, RunningPeer } from '../peers/peer.ts';
import { quiet } from '../peers/run.ts';
import { threadsCpuMsOf } from '../run/process-sampler.ts';
import { record } from '../run/record.ts';
import { median, turned } from '../run/series.ts';

// `npm run load -- fleet`: a map of a whole fleet on one socket, as one subscription (as it comes, and once a second) and as one for each provider: as they are here, here if
// each is executed and written by itself, and on the first of the peers; and both on the floor, which says what JSON and a socket cost alone.
// What the same server does without anybody watching (the reports themselves) is taken off. On a machine that others use that varies from one
// second to the next by more than a fleet costs: so two servers work side by side, of which one is watched, in turns.

const { values } = parseArgs({
  options: {
    providers: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '1' },
    out: { type: 'string', default: '.data/load' },
  },
});
const [providers, rounds, seconds, rateHz] = [values.providers, values.rounds, values.seconds, values.rate].map(
  Number,
) as [number, number, number, number];
// In each part everybody reports.
if (!(providers >= 1 && rounds >= 1 && rateHz > 0 && seconds * rateHz >= 1)) {
  process.stderr.write(
    '--providers and --rounds are at least 1, --rate is above 0, --seconds are an interval at least\n',
  );
  process.exit(2);
}

const WARM_SECONDS = 12;
/** So many times the rate of the reports that are measured. */
const WARM_TIMES = 10;
/** How often somebody comes to watch, in each way: each of two servers as often. */
const TURNS = 4;
const SEATED_SECONDS = 2;
/** Of ours: until it is recorded that somebody watches a thousand providers, which is the price of coming and not of what comes. */
const RECORDED_SECONDS = 6;
/** The same of who has left. */
const LEFT_RECORDED_MS = 2_000;
const ANSWER_WITHIN_MS = 60_000;
const SINGLE = `subscription ($id: ID!) { providerPosition(providerId: $id) { ${POSITION} } }`;
const fleetOf = (args = '') =>
  `subscription { fleetPositions${args} { positions { ${POSITION} } removed { providerId } } }`;

type Position = { readonly providerId: string; readonly recordedAt: string | null };

/** One socket, and what came by it: of each provider when the newest was recorded. */
class Screen {
  readonly newestMs = new Map<string, number>();
  readonly #ws: WebSocket;

  private constructor(ws: WebSocket) {
    this.#ws = ws;
    ws.on('message', (data: Buffer) => {
      const { type, payload } = JSON.parse(data.toString());
      if (type === 'ping') ws.send('{"type":"pong"}');
      if (type === 'error' || payload?.errors) throw new Error(data.toString().slice(0, 300));
      if (type !== 'next') return;
      const { fleetPositions, providerPosition } = payload.data;
      for (const each of (fleetPositions?.positions ?? [providerPosition]) as Position[]) {
        if (each.recordedAt) this.newestMs.set(each.providerId, Date.parse(each.recordedAt));
      }
    });
  }

  static async open({ ready }: RunningPeer): Promise<Screen> {
    const ws = new WebSocket(`ws://127.0.0.1:${ready.port}${ready.path}`, 'graphql-transport-ws');
    await within(ANSWER_WITHIN_MS, new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject)));
    const acknowledged = new Promise((resolve) => ws.once('message', resolve));
    ws.send(JSON.stringify({ type: 'connection_init', payload: ready.payload }));
    await within(ANSWER_WITHIN_MS, acknowledged);
    return new Screen(ws);
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.#ws.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));
  }

  /** Waits until the newest of each provider has come. */
  async hasAll(ids: readonly string[], lastMs: readonly number[]): Promise<void> {
    const have = () => ids.every((id, i) => (this.newestMs.get(id) ?? 0) >= lastMs[i]!);
    const all = async () => {
      while (!have()) await sleep(20);
    };
    await within(ANSWER_WITHIN_MS, all(), 'the last position of each provider');
  }

  close(): void {
    this.#ws.terminate();
  }
}

interface Way {
  readonly name: string;
  watch(screen: Screen, ids: readonly string[]): void;
}

/** A server, and how it is watched. */
interface Watched {
  readonly peer: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly seatedSeconds: number;
  readonly ways: readonly Way[];
}

const singles = (name: string): Way => ({
  name,
  watch: (screen, ids) => {
    for (const [i, id] of ids.entries()) screen.subscribe(String(i), SINGLE, { id });
  },
});
const fleet = (name: string, args = ''): Way => ({ name, watch: (screen) => screen.subscribe('0', fleetOf(args)) });
const ALL: readonly Watched[] = [
  {
    peer: OURS,
    seatedSeconds: RECORDED_SECONDS,
    ways: [fleet('fleet'), fleet('fleet, each second', '(minIntervalMs: 1000)'), singles('singles')],
  },
  // Each subscription is executed and written by itself, by graphql-ws.
  { peer: OURS, environment: { ALONE: '1' }, seatedSeconds: RECORDED_SECONDS, ways: [singles('singles, not shared')] },
  { peer: FIRST, seatedSeconds: SEATED_SECONDS, ways: [singles('singles of the peer')] },
  { peer: FLOOR, seatedSeconds: SEATED_SECONDS, ways: [fleet('fleet of the floor'), singles('singles of the floor')] },
];

/** Reports of different phones come one by one: what came at once would leave on the one socket in one write, which is not what reports do. */
const SLOT_MS = '1';

function start(peer: string, dataDir: string, own: Watched['environment'] = {}): Promise<RunningPeer> {
  const environment = { SLOT_MS, ...own };
  return RunningPeer.start(PEERS.find(({ name }) => name === peer)!, { providers, dataDir, environment });
}

const inTenths = (value: number): number => Math.round(value * 10) / 10;

/** The processor time in ms per second of reports of a server that is watched, and meanwhile of one that is not. */
interface Cost {
  readonly watched: number;
  readonly unwatched: number;
}

/**
 * Two servers that are alike, side by side. A young server compiles what it has often done, whenever that is: so they are warmed up by far
 * more reports than are measured.
 */
class Pair {
  readonly #servers: readonly RunningPeer[];

  private constructor(servers: readonly RunningPeer[]) {
    this.#servers = servers;
  }

  static async start({ peer, environment }: Watched, dataDirs: readonly string[]): Promise<Pair> {
    return new Pair(await Promise.all(dataDirs.map((dataDir) => start(peer, dataDir, environment))));
  }

  async warm(way: Way): Promise<void> {
    for (const watched of this.#servers) (await this.#watch(way, watched, WARM_TIMES * rateHz, WARM_SECONDS)).close();
  }

  /** What it costs one of them, by turns, that somebody watches in that way. */
  async cost(way: Way, seatedSeconds: number, turn: number): Promise<Cost> {
    const watched = this.#servers[turn % 2]!;
    const screen = await this.#watch(way, watched, rateHz, seatedSeconds);
    // Collects all garbage: one large collection costs more than what is to be measured, and would fall into any of the parts.
    for (const server of this.#servers) {
      await server.rssBytes();
      await quiet(server.pid);
    }
    const used = () => this.#servers.map(({ pid }) => threadsCpuMsOf(pid));
    const before = used();
    const { lastMs } = await this.#drive(watched, rateHz, seconds);
    await screen.hasAll(watched.ready.providerIds, lastMs);
    const [own, other] = used().map((ms, i) => inTenths((ms - before[i]!) / seconds)) as [number, number];
    screen.close();
    await sleep(LEFT_RECORDED_MS);
    return turn % 2 === 0 ? { watched: own, unwatched: other } : { watched: other, unwatched: own };
  }

  async end(): Promise<void> {
    for (const server of this.#servers) await server.end();
  }

  async #watch({ watch }: Way, watched: RunningPeer, hz: number, forSeconds: number): Promise<Screen> {
    const { providerIds } = watched.ready;
    const screen = await Screen.open(watched);
    watch(screen, providerIds);
    await screen.hasAll(providerIds, (await this.#drive(watched, hz, forSeconds)).lastMs);
    return screen;
  }

  /** Everybody reports to both; what was reported to the one. */
  async #drive(one: RunningPeer, hz: number, forSeconds: number): Promise<Driven> {
    const driven = await Promise.all(this.#servers.map((server) => server.drive(hz, forSeconds)));
    return driven[this.#servers.indexOf(one)]!;
  }
}

async function measure(watched: Watched, dataDirs: readonly string[]): Promise<Record<string, Cost[]>> {
  const pair = await Pair.start(watched, dataDirs);
  const { ways, seatedSeconds } = watched;
  const costs: Record<string, Cost[]> = {};
  try {
    for (const way of ways) await pair.warm(way);
    for (const way of ways) {
      const own: Cost[] = [];
      for (let turn = 0; turn < TURNS; turn++) own.push(await pair.cost(way, seatedSeconds, turn));
      costs[way.name] = own;
    }
    return costs;
  } finally {
    await pair.end();
  }
}

const dataDirs = [temporaryFolder('fleet'), temporaryFolder('fleet')];
// Making the account is measured by nobody.
await (await start(OURS, dataDirs[0]!)).end();
cpSync(dataDirs[0]!, dataDirs[1]!, { recursive: true });
const runs: Record<string, Cost[]>[] = [];
for (let round = 0; round < rounds; round++) {
  const run: Record<string, Cost[]> = {};
  for (const watched of turned(ALL, round)) Object.assign(run, await measure(watched, dataDirs));
  runs.push(run);
  console.log(JSON.stringify({ benchmark: 'fleet', round, providers, rateHz, cpuMsPerSecond: run }));
}
for (const dataDir of dataDirs) rmSync(dataDir, { recursive: true, force: true });
const names = ALL.flatMap(({ ways }) => ways.map(({ name }) => name));
/** What watching costs: the median of all turns. */
const costOf = (name: string) =>
  inTenths(median(runs.flatMap((run) => run[name]!.map(({ watched, unwatched }) => watched - unwatched))));
const ratio = (name: string, other = 'fleet') => inTenths(costOf(name) / costOf(other));
const figures = {
  watchingCostsMsPerSecond: Object.fromEntries(names.map((name) => [name, costOf(name)])),
  singlesToFleet: ratio('singles'),
  notSharedToFleet: ratio('singles, not shared'),
  peerToFleet: ratio('singles of the peer'),
  peerToFleetEachSecond: ratio('singles of the peer', 'fleet, each second'),
  floorSinglesToFloorFleet: ratio('singles of the floor', 'fleet of the floor'),
  fleetToFloorFleet: ratio('fleet', 'fleet of the floor'),
};
console.log(JSON.stringify(figures, null, 2));
record(values.out, 'fleet', { options: values, figures, runs });

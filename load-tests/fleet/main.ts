import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import WebSocket from 'ws';
import { POSITION } from '../../api/test/support/streams.ts';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';
import { within } from '../../api/test/support/within.ts';
import { FIRST, FLOOR, OURS, PEERS, RunningPeer } from '../peers/peer.ts';
import { quiet } from '../peers/run.ts';
import { threadsCpuMsOf } from '../run/process-sampler.ts';
import { median, turned } from '../run/series.ts';

// `npm run load -- fleet`: a map of a whole fleet on one socket, as one subscription (as it comes, and once a second) and as one for each provider: as they are here, here if
// each is executed and written by itself, and on the first of the peers; and both on the floor, which says what JSON and a socket cost alone.
// What the same server does without anybody watching (the reports themselves) is taken off.

const { values } = parseArgs({
  options: {
    providers: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '1' },
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
/** How often somebody comes to watch, in each way. */
const TURNS = 2;
const SEATED_SECONDS = 2;
/** Of ours: until it is recorded that somebody watches a thousand providers, which is the price of coming and not of what comes. */
const RECORDED_SECONDS = 12;
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

/** The processor time of a server in ms, per second of reports. */
interface Cost {
  readonly watched: number;
  readonly unwatched: number;
}

/**
 * What a server uses unwatched, and watched in each way, in turns, of which the medians count, since a young server compiles what it
 * has often done, whenever that is. For the same reason it is warmed up by far more reports than are measured.
 */
async function measure(
  { peer, environment, seatedSeconds, ways }: Watched,
  dataDir: string,
): Promise<Record<string, Cost>> {
  const running = await start(peer, dataDir, environment);
  const { providerIds } = running.ready;
  try {
    const watching = async ({ watch }: Way, hz: number, forSeconds: number) => {
      const screen = await Screen.open(running);
      watch(screen, providerIds);
      await screen.hasAll(providerIds, (await running.drive(hz, forSeconds)).lastMs);
      return screen;
    };
    const reporting = async (screen?: Screen) => {
      await sleep(LEFT_RECORDED_MS);
      // Collects all garbage: one large collection costs more than what is to be measured, and would fall into any of the parts.
      await running.rssBytes();
      await quiet(running.pid);
      const beforeMs = threadsCpuMsOf(running.pid);
      const { lastMs } = await running.drive(rateHz, seconds);
      await screen?.hasAll(providerIds, lastMs);
      return (threadsCpuMsOf(running.pid) - beforeMs) / seconds;
    };
    for (const way of ways) (await watching(way, WARM_TIMES * rateHz, WARM_SECONDS)).close();
    const unwatched: number[] = [];
    const watched = ways.map((): number[] => []);
    for (let turn = 0; turn < TURNS; turn++) {
      for (const [i, way] of ways.entries()) {
        unwatched.push(await reporting());
        const screen = await watching(way, rateHz, seatedSeconds);
        watched[i]!.push(await reporting(screen));
        screen.close();
      }
    }
    const cost = (own: readonly number[]): Cost => ({
      watched: inTenths(median(own)),
      unwatched: inTenths(median(unwatched)),
    });
    return Object.fromEntries(ways.map(({ name }, i) => [name, cost(watched[i]!)]));
  } finally {
    await running.end();
  }
}

const dataDir = temporaryFolder('fleet');
// Making the account is measured by nobody.
await (await start(OURS, dataDir)).end();
const runs: Record<string, Cost>[] = [];
for (let round = 0; round < rounds; round++) {
  const run: Record<string, Cost> = {};
  for (const watched of turned(ALL, round)) Object.assign(run, await measure(watched, dataDir));
  runs.push(run);
  console.log(JSON.stringify({ benchmark: 'fleet', round, providers, rateHz, cpuMsPerSecond: run }));
}
rmSync(dataDir, { recursive: true, force: true });
/** The median of what watching costs. Of a fleet that is so little that a single round may find nothing, or twice of it. */
const costOf = (name: string) =>
  Math.max(1, inTenths(median(runs.map((run) => run[name]!.watched - run[name]!.unwatched))));
const times = (name: string, other = 'fleet') => inTenths(costOf(name) / costOf(other));
console.log(
  JSON.stringify({
    summary: { providers, rounds },
    watchingCostsMsPerSecond: Object.fromEntries(
      ALL.flatMap(({ ways }) => ways.map(({ name }) => [name, costOf(name)])),
    ),
    singlesToFleet: times('singles'),
    notSharedToFleet: times('singles, not shared'),
    peerToFleet: times('singles of the peer'),
    peerToFleetEachSecond: times('singles of the peer', 'fleet, each second'),
    floorSinglesToFloorFleet: times('singles of the floor', 'fleet of the floor'),
    fleetToFloorFleet: times('fleet', 'fleet of the floor'),
  }),
);

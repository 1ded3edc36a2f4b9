import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import WebSocket from 'ws';
import { POSITION } from '../../api/test/support/streams.ts';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';
import { within } from '../../api/test/support/within.ts';
import { FIRST, OURS, PEERS, RunningPeer } from '../peers/peer.ts';
import { cpuMsOf } from '../run/process-sampler.ts';
import { median } from '../run/series.ts';

// `npm run load -- fleet`: a map of a whole fleet on one socket, as one subscription and as one for each provider: as they are here, here if
// each is executed and written by itself, and on the first of the peers. What the server does without anybody watching (the reports themselves) is
// measured too, and taken off.

const { values } = parseArgs({
  options: {
    providers: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '12' },
    rate: { type: 'string', default: '1' },
  },
});
const [providers, rounds, seconds, rateHz] = [values.providers, values.rounds, values.seconds, values.rate].map(
  Number,
) as [number, number, number, number];
if (!(providers >= 1 && rounds >= 1 && seconds >= 1 && rateHz > 0)) {
  process.stderr.write('--providers, --rounds and --seconds are at least 1, --rate is above 0\n');
  process.exit(2);
}

const WARM_SECONDS = 6;
/** Of graphql-ws by default. */
const KEEP_ALIVE_MS = 12_000;
const ANSWER_WITHIN_MS = 60_000;
const SINGLE = `subscription ($id: ID!) { providerPosition(providerId: $id) { ${POSITION} } }`;
const FLEET = `subscription { fleetPositions { positions { ${POSITION} } removed { providerId } } }`;

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
  readonly peer: string;
  /** Of ours: each subscription is executed and written by itself, by graphql-ws. */
  readonly isAlone?: boolean;
  watch?(screen: Screen, ids: readonly string[]): void;
}

const singles = (screen: Screen, ids: readonly string[]) => {
  for (const [i, id] of ids.entries()) screen.subscribe(String(i), SINGLE, { id });
};
const WAYS: readonly Way[] = [
  { name: 'nobody', peer: OURS },
  { name: 'fleet', peer: OURS, watch: (screen) => screen.subscribe('0', FLEET) },
  { name: 'singles', peer: OURS, watch: singles },
  { name: 'singles, not shared', peer: OURS, isAlone: true, watch: singles },
  { name: 'peer, nobody', peer: FIRST },
  { name: 'peer, singles', peer: FIRST, watch: singles },
];

function start(peer: string, dataDir: string, environment: Record<string, string> = {}): Promise<RunningPeer> {
  return RunningPeer.start(PEERS.find(({ name }) => name === peer)!, {
    PROVIDERS: String(providers),
    KEEP_ALIVE_MS: String(KEEP_ALIVE_MS),
    DATA_DIR: dataDir,
    ...environment,
  });
}

/** The processor time of the server in ms, per second of reports. */
async function measure({ peer, isAlone, watch }: Way, dataDir: string): Promise<number> {
  const running = await start(peer, dataDir, isAlone ? { ALONE: '1' } : {});
  const screen = await Screen.open(running);
  try {
    watch?.(screen, running.ready.providerIds);
    const warm = await running.drive(rateHz, WARM_SECONDS);
    if (watch) await screen.hasAll(running.ready.providerIds, warm.lastMs);
    await sleep(500);
    const beforeMs = cpuMsOf(running.pid);
    const { lastMs } = await running.drive(rateHz, seconds);
    if (watch) await screen.hasAll(running.ready.providerIds, lastMs);
    return (cpuMsOf(running.pid) - beforeMs) / seconds;
  } finally {
    screen.close();
    await running.end();
  }
}

const dataDir = temporaryFolder('fleet');
// Making the account is measured by nobody.
await (await start(OURS, dataDir)).end();
const runs: Record<string, number>[] = [];
for (let round = 0; round < rounds; round++) {
  const run: Record<string, number> = {};
  for (const way of [...WAYS.slice(round % WAYS.length), ...WAYS.slice(0, round % WAYS.length)]) {
    run[way.name] = Math.round(await measure(way, dataDir));
  }
  runs.push(run);
  console.log(JSON.stringify({ benchmark: 'fleet', round, providers, rateHz, cpuMsPerSecond: run }));
}
rmSync(dataDir, { recursive: true, force: true });
const ratio = (of: (run: Record<string, number>) => number) => Number(median(runs.map(of)).toFixed(1));
const fleetAlone = (run: Record<string, number>) => Math.max(1, run['fleet']! - run['nobody']!);
console.log(
  JSON.stringify({
    summary: { providers, rounds },
    singlesToFleet: ratio((run) => (run['singles']! - run['nobody']!) / fleetAlone(run)),
    notSharedToFleet: ratio((run) => (run['singles, not shared']! - run['nobody']!) / fleetAlone(run)),
    peerSinglesToFleet: ratio((run) => (run['peer, singles']! - run['peer, nobody']!) / fleetAlone(run)),
  }),
);

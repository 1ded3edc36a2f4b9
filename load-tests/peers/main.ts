import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';
import { record } from '../run/record.ts';
import { turned } from '../run/series.ts';
import { figuresOf, isRight, markdownOf, type PeerRun, perCpuSecond } from './figures.ts';
import {
  arePeersInstalled,
  FIRST,
  FLOOR,
  installPeers,
  KEEP_ALIVE_MS,
  OURS,
  PEERS,
  type Peer,
  RunningPeer,
} from './peer.ts';
import { Contestant, type RunOptions, type Shape } from './run.ts';

// `npm run load -- peers`: the same work on every server, in turns. Exits 1 if a server did not deliver what it should; times and ratios
// are figures, not verdicts.

const USAGE = `Usage: npm run load -- peers [--rounds n] [--seconds n] [--rate hz] [--shapes hot,spread-5,spread-1] [--servers text,…]
  [--smoke] [--out folder] [--plant missed|foreign]\n`;
const SHAPES: readonly Shape[] = [
  { name: 'hot: 1 provider, 5,000 subscribers', providers: 1, subscribers: 5_000 },
  { name: 'spread: 1,000 providers, 5 subscribers each', providers: 1_000, subscribers: 5_000 },
  { name: 'spread: 1,000 providers, 1 subscriber each', providers: 1_000, subscribers: 1_000 },
];
const SHORT_NAMES = ['hot', 'spread-5', 'spread-1'];
const SMOKE_SHAPES: readonly Shape[] = [
  { name: 'hot, smoke', providers: 1, subscribers: 30 },
  { name: 'spread, smoke', providers: 6, subscribers: 30 },
];
const INSTALL_LIMIT_MS = 180_000;
/**
 * Until hardly anything is compiled any more, which is worth the work only to who runs for long, as servers do; with all at once on few cores. And until
 * what is done once a minute was done once: the embedded database is compiled for it, which took 0.2 s of other threads.
 */
const WARM_SECONDS = 65;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

function given() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      // As long as from one ping to the next: everybody sends one to each socket meanwhile.
      seconds: { type: 'string', default: String(KEEP_ALIVE_MS / 1_000) },
      rate: { type: 'string', default: '1' },
      shapes: { type: 'string', default: SHORT_NAMES.join() },
      servers: { type: 'string', default: '' },
      smoke: { type: 'boolean', default: false },
      out: { type: 'string', default: '.data/load' },
      plant: { type: 'string', default: '' },
    },
  });
  const { smoke, out, plant } = values;
  const [rounds, seconds, rateHz] = [
    smoke ? 1 : Number(values.rounds),
    smoke ? 2 : Number(values.seconds),
    Number(values.rate),
  ];
  const shapes = smoke ? SMOKE_SHAPES : SHAPES.filter((_, i) => values.shapes.split(',').includes(SHORT_NAMES[i]!));
  const wanted = values.servers.toLowerCase().split(',');
  const peers = PEERS.filter(({ name }) => wanted.some((text) => name.toLowerCase().includes(text)));
  const isPlant = ['', 'missed', 'foreign'].includes(plant);
  if (!(rounds >= 1 && seconds >= 1 && rateHz > 0) || shapes.length === 0 || peers.length === 0 || !isPlant) {
    throw new TypeError('there is nothing to run');
  }
  return { rounds, seconds, rateHz, shapes, peers, smoke, out, plant };
}

/** The peers that can be run; those whose packages cannot be had are left out, aloud. */
async function runnable(peers: readonly Peer[]): Promise<Peer[]> {
  const isOwn = ({ file }: Peer) => !file.endsWith('.mjs');
  if (peers.every(isOwn) || arePeersInstalled() || (await installPeers(INSTALL_LIMIT_MS))) return [...peers];
  for (const { name } of peers.filter((peer) => !isOwn(peer))) say(`SKIPPED: ${name} could not be installed`);
  return peers.filter(isOwn);
}

/** Ours makes its account at its first start, which leaves much to be compiled: that is done before anything is measured. */
async function found(peers: readonly Peer[], folders: ReadonlyMap<number, string>): Promise<void> {
  const ours = peers.find(({ name }) => name === OURS);
  if (!ours) return;
  for (const [providers, dataDir] of folders) {
    await (await RunningPeer.start(ours, { providers, dataDir })).end();
  }
}

/** What a run of all comes to. */
class Tally {
  readonly runs: PeerRun[] = [];
  readonly failures: string[] = [];

  take(run: PeerRun): void {
    this.runs.push(run);
    if (!isRight(run)) this.failures.push(`${run.server}, ${run.shape}: ${JSON.stringify(run)}`);
  }

  /** What `act` gives for a server; null, and a failure on the list, where it throws. */
  async try<T>({ name }: { readonly name: string }, shape: Shape, act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      this.failures.push(`${name}, ${shape.name}: ${(error as Error).message}`);
      return null;
    }
  }
}

interface RoundOptions extends RunOptions {
  readonly warmSeconds: number;
  /** Where ours has its account. */
  readonly dataDir: string;
  /** Nothing is measured by a smoke run, so all may go at once. */
  readonly smoke: boolean;
}

/** All servers on one shape: all are there at once, are warmed up together, and are then driven one after the other, with little time between. */
async function compete(
  peers: readonly Peer[],
  shape: Shape,
  round: number,
  options: RoundOptions,
  tally: Tally,
): Promise<void> {
  const starting = turned(peers, round).map((peer) =>
    tally.try(peer, shape, () => Contestant.start(peer, shape, options.dataDir)),
  );
  const started = (await Promise.all(starting)).filter((one) => one !== null);
  try {
    const warming = started.map((one) => tally.try(one, shape, () => one.warm(options.rateHz, options.warmSeconds)));
    const warm = (await Promise.all(warming)).filter((one) => one !== null);
    const measure = async (one: Contestant) => {
      const run = await tally.try(one, shape, () => one.measure(round, options));
      if (!run) return;
      tally.take(run);
      const { smoke } = options;
      say(smoke ? `${one.name}, ${shape.name}: ${run.deliveries} of ${run.expected}` : `${round + 1} ${lineOf(run)}`);
    };
    if (options.smoke) await Promise.all(warm.map(measure));
    else for (const one of warm) await measure(one);
  } finally {
    await Promise.all(started.map((one) => one.end()));
  }
}

async function main(): Promise<void> {
  const { rounds, shapes, peers, out, ...rest } = given();
  const { smoke } = rest;
  const ready = await runnable(peers);
  const tally = new Tally();
  // An account for each number of providers: the watchers of one do not burden the other.
  const folders = new Map(shapes.map(({ providers }) => [providers, temporaryFolder(`peers-${providers}`)]));
  if (!smoke) await found(ready, folders);
  for (let round = 0; round < rounds; round++) {
    for (const shape of shapes) {
      const dataDir = folders.get(shape.providers)!;
      await compete(ready, shape, round, { ...rest, warmSeconds: smoke ? 1.5 : WARM_SECONDS, dataDir }, tally);
    }
  }
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
  const { runs, failures } = tally;
  if (!smoke) write(out, runs, { rounds, ...rest });
  for (const failure of failures) say(`FAILED ${failure}`);
  const skipped = peers.length - ready.length;
  const passed = rounds * shapes.length * ready.length - failures.length;
  say(`${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

function lineOf(run: PeerRun): string {
  const figures = [
    `${Math.round(perCpuSecond(run))} deliveries per CPU second`,
    `p50 ${run.p50Ms} ms, p99 ${run.p99Ms} ms`,
    `${run.kbPerConnection.toFixed(1)} KB per connection`,
    isRight(run) ? `${run.deliveries} of ${run.expected}` : 'WRONG',
  ];
  return `${run.shape} | ${run.server}: ${figures.join(', ')}`;
}

function write(out: string, runs: readonly PeerRun[], options: object): void {
  if (runs.length === 0) return;
  const figures = figuresOf(runs, FIRST, FLOOR);
  const { at, machine } = record(out, 'peers', {
    options,
    keepAliveMs: KEEP_ALIVE_MS,
    first: FIRST,
    floor: FLOOR,
    ours: OURS,
    runs,
    figures,
  });
  const head = `# Peers\n\n${at}, ${machine.cpus} cores (${machine.model}), Node ${machine.node}; medians, and medians of the ratios within each round. First: ${FIRST}.\n\n`;
  const tables = markdownOf(figures);
  writeFileSync(join(out, 'peers.md'), `${head}${tables}`);
  say(tables);
}

main().catch((error: unknown) => {
  const isUsage = error instanceof TypeError;
  process.stderr.write(isUsage ? `${error.message}\n${USAGE}` : `${(error as Error).stack}\n`);
  process.exitCode = isUsage ? 2 : 1;
});

import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Actor } from '../../api/test/support/actor.ts';
import { mostInASecond } from '../../api/test/support/most-in-a-second.ts';
import { NatsServer } from '../../api/test/support/nats-server.ts';
import type { ServerProcess } from '../../api/test/support/server-process.ts';
import { until } from '../../api/test/support/within.ts';
import { judge } from '../run/judge.ts';
import { needed } from '../run/needed.ts';
import { planOf } from '../run/plan.ts';
import { usageOf } from '../run/process-sampler.ts';
import { record } from '../run/record.ts';
import { percentile } from '../run/series.ts';
import { prepareWorld, startServer, startTwo, type World } from '../run/world.ts';
import { Visitor } from './visitor.ts';

// `npm run load -- storm`: everybody loses the connection in one moment and comes back at once, on raw sockets, while positions are reported and
// others ask. What `reconnect-storm` does by k6, for numbers at which k6 would need more of the machine than the server. Exits 1 if somebody is not
// back in time, had anything but the current state first, was shown what their policy forbids, or the others waited too long. With `--drain` there are
// two servers, and the one at which all are is told to stop: it sends them away over some seconds, and the other lets them in at its rate, which is judged too.

const { values } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '10000' },
    providers: { type: 'string', default: '10' },
    drain: { type: 'boolean', default: false },
    env: { type: 'string', multiple: true, default: [] },
    plant: { type: 'string', default: '' },
    out: { type: 'string', default: '.data/load' },
  },
});
if (!['', 'leak'].includes(values.plant)) {
  process.stderr.write('--plant is leak\n');
  process.exit(2);
}
const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const BACK_WITHIN_MS = 30_000;
const QUERY_P99_MS = 500;
/** What a server admits, shipped; what left it evenly may arrive a little closer together, and some are let in at once. */
const [ADMITTED_PER_SECOND, ADMISSION_SLACK] = [1_000, 1.4];
const SENT_AWAY_OVER_MS = 2_000;
const REPORT_EVERY_MS = 1_000;
/** A reading fits no coarse grid and no step. */
const [ODD_DEG, HEADING_DEG, SPEED_MPS] = [0.000003, 10, 8];
const ASK_EVERY_MS = 50;
const QUESTIONS = [
  '{ visits(first: 20) { nodes { id stage arrivalWindow { start end } } } }',
  '{ providers(first: 20) { nodes { id displayName } } }',
];

/** Reports of all providers, and when the newest that was taken of each was recorded. */
class Reporters {
  readonly newestMs: Map<string, number>;
  readonly #timers: NodeJS.Timeout[];

  constructor(world: World) {
    this.newestMs = new Map(world.providers.map(({ id }) => [id, 0]));
    this.#timers = world.providers.map(({ id, token, latitude, longitude }) => {
      const phone = new Actor(world, token);
      const point = { latitude: latitude + ODD_DEG, longitude: longitude + ODD_DEG };
      const report = async () => {
        const recordedAt = new Date();
        const position = { ...point, accuracyM: 5, headingDeg: HEADING_DEG, speedMps: SPEED_MPS, recordedAt };
        const { accepted } = await phone.tries('positionReport', position, 'accepted');
        if (accepted) this.newestMs.set(id, Math.max(this.newestMs.get(id)!, recordedAt.getTime()));
      };
      return setInterval(() => void report().catch(() => {}), REPORT_EVERY_MS);
    });
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }
}

/** Asks one question after the other until told to stop; gives how long each took, in ascending order. */
function asking(world: World): () => Promise<number[]> {
  const office = new Actor(world, world.tokens.office[0]!);
  const tookMs: number[] = [];
  let isOver = false;
  const running = (async () => {
    for (let i = 0; !isOver; i++) {
      const fromMs = performance.now();
      await office.data(QUESTIONS[i % QUESTIONS.length]!);
      tookMs.push(performance.now() - fromMs);
      await sleep(ASK_EVERY_MS);
    }
  })();
  return async () => {
    isOver = true;
    await running;
    return tookMs.toSorted((a, b) => a - b);
  };
}

/** What a storm came to. */
interface Figures {
  readonly backMs: { readonly p50: number; readonly p99: number; readonly last: number };
  readonly turnedAway: number;
  /** In the second in which most came. */
  readonly letInPerSecond: number;
  readonly sentAway: { readonly count: number; readonly overMs: number };
  readonly queryMs: { readonly count: number; readonly p50: number; readonly p99: number };
  readonly wrong: number;
  readonly leaks: number;
  readonly load: number;
}

const sumOf = (visitors: readonly Visitor[], count: (visitor: Visitor) => number): number =>
  visitors.reduce((sum, each) => sum + count(each), 0);

/** Everybody goes, by `lose`, and comes back to `world`. */
async function storm(world: World, visitors: readonly Visitor[], lose: () => void): Promise<Figures> {
  const stopAsking = asking(world);
  for (const visitor of visitors) visitor.wrong = 0;
  const fromMs = Date.now();
  lose();
  const backMs = ({ firstMs, admittedMs }: Visitor) =>
    firstMs > 0 && admittedMs > fromMs ? firstMs - fromMs : Number.POSITIVE_INFINITY;
  await until(BACK_WITHIN_MS * 2, () => visitors.every((each) => Number.isFinite(backMs(each))), 'everybody').catch(
    (error: unknown) => say(String(error)),
  );
  const query = await stopAsking();
  const back = visitors.map(backMs).sort((a, b) => a - b);
  const away = visitors.map(({ sentAwayMs }) => sentAwayMs).filter((atMs) => atMs > 0);
  return {
    backMs: { p50: percentile(back, 0.5), p99: percentile(back, 0.99), last: back.at(-1)! },
    turnedAway: sumOf(visitors, ({ refusals }) => refusals),
    letInPerSecond: mostInASecond(visitors.map(({ admittedMs }) => admittedMs).filter((atMs) => atMs > 0)),
    sentAway: { count: away.length, overMs: away.length > 0 ? Math.max(...away) - Math.min(...away) : 0 },
    queryMs: { count: query.length, p50: percentile(query, 0.5), p99: percentile(query, 0.99) },
    wrong: sumOf(visitors, ({ wrong }) => wrong),
    leaks: sumOf(visitors, ({ leaks }) => leaks.length),
    load: loadavg()[0]!,
  };
}

/** Says what came of it, and what of that is not as it should be. */
function judged({ backMs, turnedAway, letInPerSecond, sentAway, queryMs, wrong, leaks, load }: Figures): string[] {
  const { p50, p99, last: lastMs } = backMs;
  say(`  back: p50 ${p50} ms, p99 ${p99} ms, last ${lastMs} ms; turned away ${turnedAway} times`);
  say(`  let in: ${letInPerSecond} in one second at most; sent away: ${sentAway.count}, over ${sentAway.overMs} ms`);
  say(`  queries meanwhile: ${queryMs.count}, p50 ${queryMs.p50.toFixed(0)} ms, p99 ${queryMs.p99.toFixed(0)} ms`);
  say(`  events that were wrong: ${wrong}, that showed too much: ${leaks}; load ${load.toFixed(1)}`);
  const isSpread = values.drain
    ? sentAway.count === visitors.length && sentAway.overMs > SENT_AWAY_OVER_MS
    : sentAway.count === 0;
  const held = {
    [`everybody is back within ${BACK_WITHIN_MS} ms`]: lastMs < BACK_WITHIN_MS,
    [`p99 of queries is below ${QUERY_P99_MS} ms`]: queryMs.p99 < QUERY_P99_MS,
    'the first event is the current state': wrong === 0,
    'nobody sees what is not theirs': leaks === 0,
    'nobody is let in faster than is admitted': letInPerSecond <= ADMITTED_PER_SECOND * ADMISSION_SLACK,
    'who is sent away is so little by little, and nobody else is': isSpread,
  };
  return Object.entries(held).flatMap(([sentence, isHeld]) => (isHeld ? [] : [sentence]));
}

const environment = values.env.flatMap((text) => ['--env', text]);
const plan = planOf('reconnect-storm', [
  '--subscribers',
  values.subscribers,
  '--providers',
  values.providers,
  ...environment,
]);
const nats = values.drain ? await NatsServer.start(needed('nats-server')) : null;
/** Where everybody is, and where they come back: the same unless one is drained. */
const started = nats ? await startTwo(plan, nats.installation()) : await startServer(plan);
const [first, last] = started.servers;
const server = last ?? first;
const world = { ...(await prepareWorld(started)), httpUrl: server.httpUrl, wsUrl: server.wsUrl };
const reporters = new Reporters(world);
const { newestMs } = reporters;
await until(10_000, () => [...newestMs.values()].every((atMs) => atMs > 0), 'the first reports');
const portOf = ({ httpUrl }: ServerProcess) => Number(new URL(httpUrl).port);
let port = portOf(first);
const visitors = Array.from(
  { length: plan.subscribers },
  (_, i) => new Visitor(judge.personOf(i, world, values.plant), { port: () => port, newestMs }),
);
say(`${visitors.length} subscribers of ${plan.providers} providers${last ? ', at a server that is drained' : ''}`);

function lose(): void {
  if (last) {
    port = portOf(last);
    void first.stop();
    return;
  }
  for (const visitor of visitors) visitor.lose();
  for (const visitor of visitors) visitor.come();
}

function write(figures: object, broken: readonly string[]): void {
  // The settings of a server may hold a password.
  const options = { ...values, env: values.env.map((text) => text.split('=')[0]) };
  const { path } = record(values.out, values.drain ? 'storm-drain' : 'storm', { options, figures, broken });
  say(`  ${path}`);
}

let broken: readonly string[] = ['it ended'];
try {
  const fromMs = Date.now();
  for (const visitor of visitors) visitor.come();
  await until(120_000, () => visitors.every(({ firstMs }) => firstMs > 0), 'everybody');
  const firstTimeMs = Date.now() - fromMs;
  say(`  everybody there for the first time after ${firstTimeMs} ms`);
  await sleep(3_000);
  const before = usageOf(server.child.pid!)!;
  const figures = await storm(world, visitors, lose);
  const after = usageOf(server.child.pid!)!;
  const cpuMsEach = (after.cpuMs - before.cpuMs) / visitors.length;
  broken = judged(figures);
  say(
    `  the server's processor: ${cpuMsEach.toFixed(2)} ms for each, with all it had to do beside; ${Math.round(after.rssMb)} MB`,
  );
  write({ firstTimeMs, ...figures, cpuMsEach, rssMb: after.rssMb }, broken);
} finally {
  reporters.stop();
  for (const visitor of visitors) visitor.leave();
  await Promise.all([first.stop(), last?.stop()]);
  await nats?.kill();
}
for (const sentence of broken) say(`  NOT HELD ${sentence}`);
for (const leak of new Set(visitors.flatMap(({ leaks }) => leaks))) say(`  a leak ${leak}`);
say(broken.length === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exit(broken.length === 0 ? 0 : 1);

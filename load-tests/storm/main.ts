import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Actor } from '../../api/test/support/actor.ts';
import { mostInASecond } from '../../api/test/support/most-in-a-second.ts';
import { NatsServer } from '../../api/test/support/nats-server.ts';
import type { ServerProcess } from '../../api/test/support/server-process.ts';
import { until } from '../../api/test/support/within.ts';
import { needed } from '../run/needed.ts';
import { planOf } from '../run/plan.ts';
import { usageOf } from '../run/process-sampler.ts';
import { percentile } from '../run/series.ts';
import { prepareWorld, startServer, startTwo, type World } from '../run/world.ts';
import { Visitor } from './visitor.ts';

// `npm run load -- storm`: everybody loses the connection in one moment and comes back at once, on raw sockets, while positions are reported and
// others ask. What `reconnect-storm` does by k6, for numbers at which k6 would need more of the machine than the server. Exits 1 if somebody is not
// back in time, had anything but the current state first, or the others waited too long. With `--drain` there are two servers, and the one at which all
// are is told to stop: it sends them away over some seconds, and the other lets them in at its rate, which is judged too.

const { values } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '10000' },
    providers: { type: 'string', default: '10' },
    drain: { type: 'boolean', default: false },
    env: { type: 'string', multiple: true, default: [] },
  },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const BACK_WITHIN_MS = 30_000;
const QUERY_P99_MS = 500;
/** What a server admits, shipped; what left it evenly may arrive a little closer together, and some are let in at once. */
const [ADMITTED_PER_SECOND, ADMISSION_SLACK] = [1_000, 1.4];
const SENT_AWAY_OVER_MS = 2_000;
const REPORT_EVERY_MS = 1_000;
const ASK_EVERY_MS = 50;
const QUESTIONS = [
  '{ visits(first: 20) { nodes { id stage arrivalWindow { start end } } } }',
  '{ providers(first: 20) { nodes { id displayName } } }',
];

/** Reports of all providers, and the newest that was taken of each. */
class Reporters {
  readonly newestMs: number[];
  readonly #timers: NodeJS.Timeout[];

  constructor(world: World) {
    this.newestMs = world.providers.map(() => 0);
    this.#timers = world.providers.map(({ token, latitude, longitude }, i) => {
      const phone = new Actor(world, token);
      const report = async () => {
        const recordedAt = new Date();
        const position = { latitude, longitude, accuracyM: 5, recordedAt };
        const { accepted } = await phone.tries('positionReport', position, 'accepted');
        if (accepted) this.newestMs[i] = Math.max(this.newestMs[i]!, recordedAt.getTime());
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

/** Everybody goes, by `lose`, and comes back to `world`. */
async function storm(world: World, visitors: readonly Visitor[], lose: () => void): Promise<boolean> {
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
  const wrong = visitors.reduce((sum, each) => sum + each.wrong, 0);
  const refusals = visitors.reduce((sum, each) => sum + each.refusals, 0);
  const queryP99 = percentile(query, 0.99);
  say(
    `  back: p50 ${percentile(back, 0.5)} ms, p99 ${percentile(back, 0.99)} ms, last ${back.at(-1)} ms; turned away ${refusals} times`,
  );
  say(
    `  queries meanwhile: ${query.length}, p50 ${percentile(query, 0.5).toFixed(0)} ms, p99 ${queryP99.toFixed(0)} ms`,
  );
  say(`  wrong events: ${wrong}; load ${loadavg()[0]!.toFixed(1)}`);
  return isPaced(visitors) && back.at(-1)! < BACK_WITHIN_MS && queryP99 < QUERY_P99_MS && wrong === 0;
}

/** Whether nobody made a rush of it: those who were let in, and those who were sent away where a server was drained. */
function isPaced(visitors: readonly Visitor[]): boolean {
  const admitted = mostInASecond(visitors.map(({ admittedMs }) => admittedMs).filter((atMs) => atMs > 0));
  const away = visitors.map(({ sentAwayMs }) => sentAwayMs).filter((atMs) => atMs > 0);
  const spreadMs = away.length > 0 ? Math.max(...away) - Math.min(...away) : 0;
  say(`  let in: ${admitted} in one second at most; sent away: ${away.length}, over ${spreadMs} ms`);
  const isSpread = values.drain ? away.length === visitors.length && spreadMs > SENT_AWAY_OVER_MS : away.length === 0;
  return admitted <= ADMITTED_PER_SECOND * ADMISSION_SLACK && isSpread;
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
const [first, last] = nats ? await startTwo(plan, nats.installation()) : [await startServer(plan)];
const server = last ?? first!;
const world = { ...(await prepareWorld(first!)), httpUrl: server.httpUrl, wsUrl: server.wsUrl };
const reporters = new Reporters(world);
await until(10_000, () => reporters.newestMs.every((atMs) => atMs > 0), 'the first reports');
const { office, partner } = world.tokens;
const tokens = [...office, ...partner];
const portOf = ({ httpUrl }: ServerProcess) => Number(new URL(httpUrl).port);
let port = portOf(first!);
const visitors = Array.from({ length: plan.subscribers }, (_, i) => {
  const provider = i % plan.providers;
  const newestMs = () => reporters.newestMs[provider]!;
  const { id: providerId } = world.providers[provider]!;
  return new Visitor({ port: () => port, token: tokens[i % tokens.length]!, providerId, newestMs });
});
say(`${visitors.length} subscribers of ${plan.providers} providers${last ? ', at a server that is drained' : ''}`);

function lose(): void {
  if (last) {
    port = portOf(last);
    void first!.stop();
    return;
  }
  for (const visitor of visitors) visitor.lose();
  for (const visitor of visitors) visitor.come();
}

let isRight = true;
try {
  const fromMs = Date.now();
  for (const visitor of visitors) visitor.come();
  await until(120_000, () => visitors.every(({ firstMs }) => firstMs > 0), 'everybody');
  say(`  everybody there for the first time after ${Date.now() - fromMs} ms`);
  await sleep(3_000);
  const before = usageOf(server.child.pid!)!;
  isRight = await storm(world, visitors, lose);
  const after = usageOf(server.child.pid!)!;
  say(
    `  the server's processor: ${((after.cpuMs - before.cpuMs) / visitors.length).toFixed(2)} ms for each, with all it had to do beside; ${Math.round(after.rssMb)} MB`,
  );
} finally {
  reporters.stop();
  for (const visitor of visitors) visitor.leave();
  await Promise.all([first?.stop(), last?.stop()]);
  await nats?.kill();
}
say(isRight ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exit(isRight ? 0 : 1);

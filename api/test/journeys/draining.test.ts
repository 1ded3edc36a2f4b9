// time-limit-s: 180
import assert from 'node:assert/strict';
import WebSocket from 'ws';
import { readCredentials } from '../../demo/credentials-file.ts';
import { Actor, type Json } from '../support/actor.ts';
import { Company, reading, type TestProvider } from '../support/company.ts';
import { mostInASecond } from '../support/most-in-a-second.ts';
import { NatsServer } from '../support/nats-server.ts';
import { flavours } from '../support/server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';
import { until, within } from '../support/within.ts';

const test = suite('a process that is drained');

const SUBSCRIBERS = 300;
/** What the other process lets in per second, and at once: less than come, so that its rate is seen to hold. */
const [ADMITTED_PER_SECOND, ADMITTED_AT_ONCE] = [60, 6];
/** A client's first wait, at most. */
const JITTER_MS = 500;
/** Three hundred at sixty a second are five seconds; the machine is shared. */
const MOVED_WITHIN_MS = 40_000;
const QUERY = 'subscription ($id: ID!) { providerPosition(providerId: $id) { recordedAt point { latitude } } }';

/** What a phone of the test reports again and again, or has reported once. */
interface Source {
  readonly provider: TestProvider;
  /** The newest that a server has taken. */
  lastMs: number;
}

/** Somebody who watches one provider, and goes to the other server when theirs tells them to. */
class Traveller {
  readonly source: Source;
  readonly closes: { code: number; atMs: number }[] = [];
  readonly acknowledgedMs: number[] = [];
  /** Of the events, in the order of their coming: when the position was recorded, or 0 without one. */
  readonly recordedMs: number[] = [];
  /** What was the current state when it was asked for at the other server, and what came first. */
  arrival: { atLeastMs: number; firstMs: number | null } | null = null;
  #socket!: WebSocket;

  constructor(source: Source) {
    this.source = source;
  }

  go(wsUrl: string, token: string, onward: string | null): void {
    const socket = new WebSocket(wsUrl, 'graphql-transport-ws');
    const send = (message: object) => socket.send(JSON.stringify(message));
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    socket.on('message', (text) => {
      const { type, payload } = JSON.parse(String(text)) as { type: string; payload: Json };
      if (type === 'connection_ack') {
        this.acknowledgedMs.push(Date.now());
        if (!onward) this.arrival = { atLeastMs: this.source.lastMs, firstMs: null };
        send({ id: '1', type: 'subscribe', payload: { query: QUERY, variables: { id: this.source.provider.id } } });
      }
      if (type === 'next') this.#take(Date.parse(payload.data.providerPosition.recordedAt ?? 0));
    });
    socket.on('close', (code) => {
      this.closes.push({ code, atMs: Date.now() });
      if (onward) setTimeout(() => this.go(onward, token, null), Math.random() * JITTER_MS);
    });
  }

  #take(recordedMs: number): void {
    this.recordedMs.push(recordedMs);
    if (this.arrival) this.arrival.firstMs ??= recordedMs;
  }

  leave(): void {
    this.#socket.terminate();
  }
}

/** Repeats `work` each `everyMs` until told to stop, which tells what went wrong. */
function again(everyMs: number, work: () => Promise<void>): () => Promise<void> {
  let over = false;
  const running = (async () => {
    while (!over) {
      await work();
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  running.catch(() => {});
  return () => {
    over = true;
    return running;
  };
}

const processes: ServerProcess[] = [];
test.after(() => {
  for (const { child } of processes) child.kill('SIGKILL');
});

async function startTwo(program: string): Promise<{ a: ServerProcess; b: ServerProcess; company: Company }> {
  const database = await flavours[1]!.create();
  const environment = {
    NATS_URL: (await NatsServer.start(program)).installation(),
    DATABASE_URL: database.databaseUrl!,
    DATA_DIR: database.dataDir,
    MAX_SOCKETS_PER_TOKEN: '1000',
    BUDGET_BURST_POINTS: '1000000',
    BUDGET_POINTS_PER_SECOND: '1000000',
  };
  const demo = { DEMO: '1', DEMO_DRIVE: '0', DEMO_PROVIDERS: '1' };
  const a = await startServerProcess({ ...environment, ...demo });
  processes.push(a);
  const rate = { ADMITTED_SOCKETS_PER_SECOND: String(ADMITTED_PER_SECOND) };
  const b = await startServerProcess({ ...environment, ...rate, DEMO: '0' });
  processes.push(b);
  const { accountId, personas } = readCredentials(database.dataDir)!;
  return { a, b, company: Company.at(a, accountId, personas.dispatcher.token) };
}

/** Providers on the way: the first reports to B all the time, the second has reported to A and stands still. */
async function sourcesOf(company: Company, b: ServerProcess): Promise<{ sources: Source[]; report(): Promise<void> }> {
  const sources: Source[] = [];
  for (let i = 0; i < 2; i++) {
    const provider = await company.provider();
    await company.visit(provider, 'EN_ROUTE');
    sources.push({ provider, lastMs: 0 });
  }
  const [moving, standing] = sources as [Source, Source];
  const send = async (source: Source, phone: Actor) => {
    const recordedAt = new Date(Math.max(Date.now(), source.lastMs + 1));
    const { accepted } = await phone.tries('positionReport', reading(100, { recordedAt }), 'accepted');
    assert.equal(accepted, true);
    source.lastMs = recordedAt.getTime();
  };
  await send(standing, standing.provider.phone);
  const phone = new Actor(b, moving.provider.phone.token);
  return { sources, report: () => send(moving, phone) };
}

test.needs(
  'nats-server',
  'sends its subscribers to another, which lets them in at its rate, each with the current state, while others are answered',
  async (program) => {
    const { a, b, company } = await startTwo(program);
    const { sources, report } = await sourcesOf(company, b);
    await report();
    const { token } = await company.office();
    const all = Array.from({ length: SUBSCRIBERS }, (_, i) => new Traveller(sources[i % sources.length]!));
    for (const traveller of all) traveller.go(a.wsUrl, token, b.wsUrl);
    await until(20_000, () => all.every(({ recordedMs }) => recordedMs.length > 0), 'the first events');
    const instruction = new Actor(b, sources[0]!.provider.phone.token).watch(
      'subscription { reportingInstruction { mode } }',
    );
    await instruction.until(({ reportingInstruction }) => reportingInstruction.mode === 'LIVE');
    const office = new Actor(b, token);
    const tookMs: number[] = [];
    const stopAsking = again(50, async () => {
      const fromMs = performance.now();
      await office.data('{ visits(first: 10) { nodes { id } } }');
      tookMs.push(performance.now() - fromMs);
    });
    const stopReporting = again(100, report);
    const idle = instruction.until(({ reportingInstruction }) => reportingInstruction.mode === 'IDLE', MOVED_WITHIN_MS);
    const isIdle = idle.then(
      () => true,
      () => false,
    );

    const left = a.stop();
    await until(MOVED_WITHIN_MS, () => all.every(({ arrival }) => arrival?.firstMs), 'everybody at the other');
    assert.equal(await left, 0, a.output());
    await Promise.all([stopAsking(), stopReporting()]);

    judgeTheMove(all);
    assert.ok(tookMs.length > 20 && Math.max(...tookMs) < 3_000, `${tookMs.length} answers, ${Math.max(...tookMs)} ms`);
    await until(5_000, () => all.every(({ recordedMs, source }) => recordedMs.at(-1) === source.lastMs), 'the last');
    instruction.stop();
    assert.equal(await within(1_000, isIdle), false, 'somebody watched all the time');
    for (const traveller of all) traveller.leave();
    company.leave();
  },
);

function judgeTheMove(all: readonly Traveller[]): void {
  const closes = all.map(({ closes: [close] }) => close!);
  assert.deepEqual([...new Set(closes.map(({ code }) => code))], [1012]);
  const closedMs = closes.map(({ atMs }) => atMs);
  assert.ok(Math.max(...closedMs) - Math.min(...closedMs) > 2_000, 'the closes are spread');
  assert.deepEqual(new Set(all.map(({ closes: every }) => every.length)), new Set([1]), 'nobody is turned away again');
  const most = mostInASecond(all.map(({ acknowledgedMs }) => acknowledgedMs[1]!));
  // What was acknowledged at an even rate may arrive a little closer together.
  assert.ok(most <= (ADMITTED_PER_SECOND + ADMITTED_AT_ONCE) * 1.2, `${most} came in within a second`);
  for (const { arrival, recordedMs } of all) {
    assert.ok(arrival!.firstMs! >= arrival!.atLeastMs, 'the first event is the current state');
    for (const [i, atMs] of recordedMs.entries()) assert.ok(i === 0 || atMs >= recordedMs[i - 1]!, 'none is older');
  }
}

test.run();

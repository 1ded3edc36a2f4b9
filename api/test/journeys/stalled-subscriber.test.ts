// time-limit-s: 180
import assert from 'node:assert/strict';
import { readCredentials } from '../../demo/credentials-file.ts';
import { PositionBoard } from '../../features/position/index.ts';
import type { Json } from '../support/actor.ts';
import { Company, HOME, reading, report, type TestProvider } from '../support/company.ts';
import { longEvents, longFields, RawClient } from '../support/raw-client.ts';
import { flavours, startServer } from '../support/server.ts';
import { startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const test = suite('a subscriber that stalls');
const [pglite] = flavours;

const POSITIONS = 3_000;
/** All events together are 150 MB; a server that held them for the one who does not read would grow by as much. */
const BOUND_BYTES = 75 * 1024 * 1024;

async function residentBytes(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^process_resident_memory_bytes(?:\{.*\})? (\S+)/m.exec(text)![1]);
}

test('costs no memory, gets the latest position when it drains, and the others lose none', async () => {
  const { dataDir: DATA_DIR } = await pglite!.create();
  const server = await startServerProcess({
    DATA_DIR,
    DEMO: '1',
    DEMO_DRIVE: '0',
    DEMO_PROVIDERS: '1',
    BUDGET_BURST_POINTS: '1000000',
    BUDGET_POINTS_PER_SECOND: '1000000',
  });
  try {
    const { accountId, personas } = readCredentials(DATA_DIR)!;
    const company = Company.at(server, accountId, personas.dispatcher.token);
    const provider = await company.provider();
    await company.visit(provider, 'EN_ROUTE');
    const stalled = new RawClient(server.wsUrl, company.admin.token, longEvents(), { id: provider.id });
    const other = new RawClient(server.wsUrl, (await company.office()).token, longEvents(), { id: provider.id });
    await Promise.all([stalled.ready(), other.ready()]);
    stalled.socket.pause();
    const sent: number[] = [];
    let beforeBytes = 0;
    let peakBytes = 0;
    for (let n = 1; n <= POSITIONS; n++) {
      sent.push(await move(provider, n));
      await until(10_000, () => other.events.length === n + 1, `event ${n} of the other`);
      // What the heap takes for itself, it has taken by then.
      if (n === 500) beforeBytes = await residentBytes(server.origin);
      if (n > 500 && n % 250 === 0) peakBytes = Math.max(peakBytes, await residentBytes(server.origin));
    }
    const grownMb = Math.round((peakBytes - beforeBytes) / 1024 ** 2);
    assert.ok(peakBytes - beforeBytes < BOUND_BYTES, `grew by ${grownMb} MB`);
    assert.deepEqual(other.latitudes.slice(1), sent, 'the other got each');

    stalled.socket.resume();
    await until(10_000, () => stalled.latitudes.at(-1) === sent.at(-1), 'the latest position');
    assert.ok(stalled.events.length < POSITIONS / 2, `${stalled.events.length} events came to who stalled`);
    const places = stalled.latitudes.slice(1).map((latitude) => sent.indexOf(latitude!));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
      'in their order',
    );
    const after = await move(provider, POSITIONS + 1);
    await until(5_000, () => stalled.latitudes.at(-1) === after, 'the position after that');
    for (const { socket } of [stalled, other]) socket.terminate();
  } finally {
    await server.stop('SIGKILL');
  }
});

test('of a map hears who has left it meanwhile, and where the others are', async () => {
  const server = await startServer(pglite!);
  const company = await Company.found(server);
  const [moving, leaving] = [await company.provider(), await company.provider()];
  await company.visit(moving, 'EN_ROUTE');
  const { visitId } = await company.visit(leaving, 'EN_ROUTE');
  await report(leaving, 100);
  const fleet = `subscription { fleetPositions(minIntervalMs: 0) {
    positions { providerId ${longFields()} } removed { providerId reason } } }`;
  const stalled = new RawClient(server.wsUrl, company.admin.token, fleet, {});
  await stalled.ready();
  stalled.socket.pause();
  // 25 MB, which are more than the kernel keeps for a socket.
  for (let n = 1; n <= 500; n++) await move(moving, n);
  await leaving.phone.does('visitArrive', { visitId }, '');
  await leaving.phone.does('visitComplete', { visitId }, '');
  const last = await move(moving, 501);
  stalled.socket.resume();
  const has = (matches: (event: Json) => boolean) =>
    stalled.events.some(({ fleetPositions }) => matches(fleetPositions));
  await until(10_000, () => has(({ removed }) => removed.some(({ providerId }: Json) => providerId === leaving.id)));
  await until(10_000, () => has(({ positions }) => positions.some(({ point }: Json) => point?.latitude === last)));
  assert.ok(stalled.events.length < 400, `${stalled.events.length} events came to who stalled`);
  const after = await move(moving, 502);
  await until(5_000, () => {
    const { positions, removed } = stalled.events.at(-1).fleetPositions;
    return positions.length === 1 && positions[0].point.latitude === after && removed.length === 0;
  });
  stalled.socket.terminate();
  company.leave();
  await server.close();
});

let lastMs = 0;

/** Reports the n-th of positions that all differ; gives its latitude. */
async function move(provider: TestProvider, n: number): Promise<number> {
  lastMs = Math.max(lastMs + 1, Date.now());
  const latitude = Number((HOME.latitude + n / 1e5).toFixed(5));
  const taken = { ...reading(0), latitude, recordedAt: new Date(lastMs) };
  await provider.phone.does('positionReport', taken, 'accepted');
  return latitude;
}

/** Counts who listens to the positions, by what the streams ask of the board. */
function countListeners(): () => number {
  let active = 0;
  const { watch } = PositionBoard.prototype;
  PositionBoard.prototype.watch = function (...given) {
    const { place, stop } = watch.apply(this, given);
    let over = false;
    active++;
    return {
      place,
      stop: () => {
        if (!over) active--;
        over = true;
        stop();
      },
    };
  };
  return () => active;
}

test('leaves nothing behind when its socket dies, whether it stalled, waited or had just come', async () => {
  const listeners = countListeners();
  const server = await startServer(pglite!);
  const company = await Company.found(server);
  const provider = await company.provider();
  const { visitId } = await company.visit(provider, 'EN_ROUTE');
  const customer = await company.customer(visitId);
  const id = provider.id;
  const watching = async () => (await provider.phone.data('{ watchers { audience } }')).watchers.length;
  const one = 'subscription ($id: ID!) { providerPosition(providerId: $id) { freshness } }';
  const fleet = 'subscription { fleetPositions { positions { providerId } removed { providerId } } }';
  const tracking = 'subscription ($id: ID!) { visitTracking(visitId: $id) { stage } }';
  for (let round = 0; round < 3; round++) {
    const waiting = new RawClient(server.wsUrl, company.admin.token, one, { id });
    const stalled = new RawClient(server.wsUrl, (await company.office()).token, longEvents(), { id });
    await Promise.all([waiting.ready(), stalled.ready()]);
    const all = new RawClient(server.wsUrl, company.admin.token, fleet, {});
    const linked = new RawClient(server.wsUrl, customer.token, tracking, { id: visitId });
    await until(5_000, async () => (await watching()) === 3, 'three watchers');
    await until(5_000, () => listeners() >= 4, 'four listeners');
    stalled.socket.pause();
    for (let n = 0; n < 30; n++) await report(provider, 3_000 - n);
    const justCome = new RawClient(server.wsUrl, company.admin.token, one, { id });
    await new Promise((resolve) => justCome.socket.once('open', resolve));
    for (const { socket } of [waiting, stalled, all, linked, justCome]) socket.terminate();
    await until(5_000, () => server.app.edge.socketCount === 0, 'the end of the sockets');
    await until(5_000, () => listeners() === 0, 'the end of the listeners');
    await until(5_000, async () => (await watching()) === 0, 'the end of the watching');
    const { reportingInstruction } = await report(provider, 2_000);
    assert.equal(reportingInstruction.mode, 'IDLE');
  }
  await server.close();
});

test.run();

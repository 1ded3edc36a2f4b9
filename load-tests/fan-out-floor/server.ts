import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PositionReading } from '../../api/events/events.ts';
import { InProcessBus } from '../../api/events/in-process-bus.ts';
import { Company } from '../../api/test/support/company.ts';
import { flavours, startServer } from '../../api/test/support/server.ts';
import { PROVIDERS, type ServerFacts, type ServerKind, type Task } from './shapes.ts';

// A server of the benchmark, in a process of its own: the platform with cohorts or without, or the floor, which sends one
// prepared buffer to each socket by `ws.send`. It publishes by itself what it is told to, and tells what processor time that took.

/** Publishes the n-th position of a provider. */
type Publish = (provider: number, n: number) => void;

const latitudeOf = (n: number) => 52 + (n % 100_000) / 1_000_000;

async function platform(sharesSubscriptions: boolean): Promise<{ facts: ServerFacts; publish: Publish }> {
  let bus: InProcessBus | null = null;
  const { on } = InProcessBus.prototype;
  InProcessBus.prototype.on = function (this: InProcessBus, ...args: never[]) {
    bus = this;
    return Reflect.apply(on, this, args);
  } as typeof on;
  const limits = { sharesSubscriptions, maxSocketsPerToken: 100_000, maxSubscriptionsPerSocket: 10_000 };
  const server = await startServer(flavours[0], {}, limits);
  const company = await Company.found(server);
  const { propertyId } = await company.job();
  const ids: string[] = [];
  for (let i = 0; i < PROVIDERS; i++) {
    const { provider } = await company.admin.does('providerCreate', { fullName: `Provider ${i}` }, 'provider { id }');
    ids.push(provider.id);
  }
  const sessionOf = (i: number) => ({
    ...{ id: `ses_${i}`, visitId: `vis_${i}`, propertyId, stage: 'EN_ROUTE', paused: false, activeSinceMs: 0 },
  });
  const gates = ids.map((providerId, i) => ({
    ...{ accountId: company.id, providerId, userId: `usr_${i}`, version: 1e9, shiftOpen: true, lastEnd: null },
    session: sessionOf(i),
  }));
  for (const gate of gates) bus!.publish('gateChanged', gate as never);
  const publish = (i: number, n: number) => {
    const rest = {
      longitude: 4.8952,
      accuracyM: 5,
      headingDeg: n % 360,
      speedMps: 8,
      recordedAtMs: Date.now(),
      gateVersion: 1e9,
    };
    const of = { accountId: company.id, providerId: ids[i]!, sessionId: `ses_${i}`, visitId: `vis_${i}` };
    bus!.publish('positionMoved', { ...of, latitude: latitudeOf(n), ...rest } satisfies PositionReading);
  };
  return { facts: { url: server.wsUrl, token: company.admin.token, ids }, publish };
}

async function floor(): Promise<{ facts: ServerFacts; publish: Publish }> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  const byProvider = new Map<string, WebSocket[]>();
  sockets.on('connection', (ws) => {
    ws.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === 'connection_init') ws.send('{"type":"connection_ack"}');
      if (type !== 'subscribe') return;
      const all = byProvider.get(payload.variables.id) ?? [];
      byProvider.set(payload.variables.id, all);
      all.push(ws);
      ws.send('{"id":"1","type":"next","payload":null}');
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const ids = Array.from({ length: PROVIDERS }, (_, i) => `prv_${String(i).padStart(16, '0')}`);
  const publish = (i: number, n: number) => {
    const position = {
      ...{ providerId: ids[i], freshness: 'LIVE', precision: 'EXACT' },
      point: { latitude: latitudeOf(n), longitude: 4.8952 },
      ...{ accuracyM: 5, headingDeg: n % 360, speedMps: 8, recordedAt: new Date(), eta: 3 },
    };
    const payload = { data: { providerPosition: position } };
    const message = Buffer.from(JSON.stringify({ type: 'next', payload, id: '1' }));
    for (const ws of byProvider.get(ids[i]!) ?? []) ws.send(message, { binary: false });
  };
  return { facts: { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`, token: '', ids }, publish };
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const kind = process.argv[2] as ServerKind;
const { facts, publish } = kind === 'floor' ? await floor() : await platform(kind === 'cohorts');
let n = 0;
process.on('message', async ({ first, count, eventsPerTick, tickMs, ticks }: Task) => {
  const before = cpuMs();
  let events = 0;
  let next = 0;
  const startMs = performance.now();
  for (let tick = 0; tick < ticks; tick++) {
    for (let i = 0; i < eventsPerTick; i++) {
      publish(first + next, ++n);
      next = (next + 1) % count;
      events++;
    }
    const waitMs = startMs + (tick + 1) * tickMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    else await new Promise((resolve) => setImmediate(resolve));
  }
  process.send!({ cpuMs: cpuMs() - before, events, tookMs: performance.now() - startMs });
});
process.send!(facts);

import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { suite } from '../../api/test/support/suite.ts';
import { until } from '../../api/test/support/within.ts';
import { Visitor } from './visitor.ts';

const test = suite('a visitor of the storm');

const NEWEST_MS = 1_700_000_000_123;
const recordedAt = new Date(NEWEST_MS).toISOString();
const EXACT = {
  providerId: 'prv_a',
  precision: 'EXACT',
  point: { latitude: 45.757803, longitude: 4.832003 },
  accuracyM: 5,
  headingDeg: 10,
  speedMps: 8,
  recordedAt,
};
const provider = (name: string) => ({
  id: `prv_${name}`,
  visitId: `vis_${name}`,
  token: '',
  latitude: 0,
  longitude: 0,
});

let server: WebSocketServer;
let visitor: Visitor;
test.before.each(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
});
test.after.each(() => {
  visitor.leave();
  for (const socket of server.clients) socket.terminate();
  server.close();
});

/** Somebody of that kind, who is answered with those messages, once all have come. */
async function answered(kind: string, watched: readonly string[], messages: readonly object[]): Promise<Visitor> {
  server.once('connection', (socket: WebSocket) => {
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on('message', (text) => {
      const { type } = JSON.parse(String(text));
      if (type === 'connection_init') send({ type: 'connection_ack' });
      if (type === 'subscribe') for (const message of messages) send({ id: 'a', ...message });
      if (type === 'subscribe') send({ type: 'ping' });
      if (type === 'pong') heard = true;
    });
  });
  let heard = false;
  const newestMs = new Map(['prv_a', 'prv_b'].map((id) => [id, NEWEST_MS]));
  const { port } = server.address() as AddressInfo;
  visitor = new Visitor({ kind, token: 'a key', watched: watched.map(provider) }, { port: () => port, newestMs });
  visitor.come();
  await until(5_000, () => heard, 'the answer to what came after all events');
  return visitor;
}
const next = (data: object) => ({ type: 'next', payload: { data } });
const position = (extra: object = {}) => next({ providerPosition: { ...EXACT, ...extra } });
const refusal = (code: string) => ({ type: 'error', payload: [{ message: '', extensions: { code } }] });

test('what is theirs and current is neither wrong nor a leak', async () => {
  const { wrong, leaks, firstMs } = await answered('office', ['a'], [position(), position()]);
  assert.deepEqual([wrong, leaks], [0, []]);
  assert.ok(firstMs > 0);
});

test('each event that shows too much is a leak', async () => {
  const { leaks } = await answered('coarse', ['a'], [position(), position({ precision: 'NEIGHBOURHOOD' })]);
  assert.equal(leaks.length, 2);
});

test('of another provider, or to somebody who may see nothing, is a leak', async () => {
  assert.equal((await answered('office', ['b'], [position()])).leaks.length, 1);
  visitor.leave();
  assert.equal((await answered('stranger', ['a'], [position()])).leaks.length, 1);
});

test('an event that is older than what the server had, or than the one before, is wrong', async () => {
  const at = (ms: number) => position({ recordedAt: new Date(NEWEST_MS + ms).toISOString() });
  assert.equal((await answered('office', ['a'], [at(-1)])).wrong, 1);
  visitor.leave();
  assert.equal((await answered('office', ['a'], [at(0), at(2_000), at(1_000)])).wrong, 1);
});

test('a fleet that lacks somebody at first is wrong, later it has only who is news', async () => {
  const fleet = (...ids: string[]) =>
    next({ fleetPositions: { positions: ids.map((providerId) => ({ ...EXACT, providerId })), removed: [] } });
  assert.equal((await answered('fleet', ['a', 'b'], [fleet('prv_a', 'prv_b'), fleet('prv_b')])).wrong, 0);
  visitor.leave();
  assert.equal((await answered('fleet', ['a', 'b'], [fleet('prv_a')])).wrong, 1);
});

test('being told that there is nothing is an answer to who may see nothing, and wrong to all others', async () => {
  const told = await answered('stranger', ['a'], [refusal('NOT_FOUND')]);
  assert.deepEqual([told.wrong, told.leaks, told.firstMs > 0], [0, [], true]);
  visitor.leave();
  assert.equal((await answered('stranger', ['a'], [refusal('INTERNAL')])).wrong, 1);
  visitor.leave();
  assert.equal((await answered('office', ['a'], [refusal('NOT_FOUND')])).wrong, 1);
});

test.run();

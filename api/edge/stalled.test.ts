// runs-alone: it measures memory
import assert from 'node:assert/strict';
import { ManualClock } from '../kernel/clock.ts';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import { startEdge, type TestEdge, TOKENS } from './fixture/edge.ts';
import { TestSocket } from './fixture/socket-client.ts';

const test = suite('a reader that stalls');
let server: TestEdge;

/** Large enough that a few fill what the kernel buffers for a socket, on any machine. */
const PADDING = 'x'.repeat(16 * 1024);
const EVENTS = 3_000;
/** 3,000 events of 16 KB are 47 MB: held, they would show. */
const BOUND_BYTES = 24 * 1024 * 1024;

test.before.each(async () => {
  server = await startEdge({ stalledSocketMs: 1_500 });
});
test.after.each(() => server.stop());

const turn = () => new Promise((resolve) => setImmediate(resolve));

function usedBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function subscribed(token: string): Promise<TestSocket> {
  const socket = await TestSocket.connect(server.wsUrl, token);
  const before = server.hub.active;
  socket.subscribe('1', 'subscription { events }');
  await until(2_000, () => server.hub.active === before + 1);
  return socket;
}

/** Has the socket read nothing more, and fills what the kernel holds for it. */
async function stall(socket: TestSocket): Promise<void> {
  socket.ws.pause();
  for (let event = 0; event < 1_000; event++) {
    server.hub.publish(PADDING);
    await turn();
  }
}

test('gets the latest when it drains, costs no memory, and the others lose nothing', async () => {
  // How long it may stall is another sentence's affair, and a busy machine takes its time.
  await server.stop();
  server = await startEdge({ stalledSocketMs: 60_000 });
  const stalled = await subscribed(TOKENS.office);
  const reader = await subscribed(TOKENS.other);
  stalled.ws.pause();
  const beforeBytes = usedBytes();
  let peakBytes = 0;
  for (let event = 1; event <= EVENTS; event++) {
    server.hub.publish(`${event}:${PADDING}`);
    const { payload } = await reader.next('next', '1');
    assert.ok(payload.data.events.startsWith(`${event}:`), 'the reader gets each event');
    if (event % 100 === 0) peakBytes = Math.max(peakBytes, usedBytes());
  }
  assert.ok(peakBytes - beforeBytes < BOUND_BYTES, `grew by ${Math.round((peakBytes - beforeBytes) / 1024)} KB`);
  stalled.ws.resume();
  const got: number[] = [];
  await until(5_000, async () => {
    await turn();
    while (stalled.waiting.length > 0)
      got.push(Number.parseInt((await stalled.next('next', '1')).payload.data.events, 10));
    return got.at(-1) === EVENTS;
  });
  assert.ok(got.length < EVENTS / 2, `${got.length} of ${EVENTS} events came`);
  assert.deepEqual(
    got,
    [...got].sort((a, b) => a - b),
  );
  await stalled.close();
  await reader.close();
});

test('is told why it is closed, if it reads again by then, and the close is counted as that of one who stalled', async () => {
  await server.stop();
  const clock = new ManualClock();
  server = await startEdge({ stalledSocketMs: 90_000 }, {}, clock);
  const stalled = await subscribed(TOKENS.office);
  try {
    await stall(stalled);
    clock.advance(90_000);
    stalled.ws.resume();
    const closed = await within(2_500, stalled.closed, 'the close');
    assert.deepEqual(closed, { code: 1013, reason: 'Nothing was read for 90 s' });
    await until(2_000, () => server.edge.socketCount === 0, 'the end of the socket');
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    assert.match(metrics, /websocket_closes_total\{cause="stalled".*\} 1/);
  } finally {
    stalled.ws.terminate();
  }
});

test('is cut when it reads nothing of that either, and its source is left', async () => {
  const stalled = await subscribed(TOKENS.office);
  await stall(stalled);
  await until(6_000, () => server.edge.socketCount === 0, 'the end of the stalled socket');
  assert.equal(server.hub.active, 0);
  stalled.ws.resume();
  const { code } = await within(3_000, stalled.closed);
  assert.equal(code, 1006);
});

test('loses its token within a second all the same', async () => {
  const stalled = await subscribed(TOKENS.office);
  await stall(stalled);
  server.loseToken(TOKENS.office, 'KEY_REVOKED');
  await until(1_000, () => server.hub.active === 0, 'the end of its source');
  stalled.ws.resume();
  const { code } = await within(5_000, stalled.closed);
  assert.equal(code, 4401);
});

test('cannot fill memory by asking for answers that it does not read', async () => {
  const stalled = await subscribed(TOKENS.office);
  await stall(stalled);
  const beforeBytes = usedBytes();
  const ping = JSON.stringify({ type: 'ping', payload: { padding: 'x'.repeat(2_000) } });
  for (let sent = 0; sent < 10_000; sent++) stalled.ws.send(ping);
  const sentBytes = stalled.ws.bufferedAmount;
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.ok(stalled.ws.bufferedAmount > sentBytes / 2, 'the server has stopped reading');
  // What is held is held by the sender, which is in this process too.
  assert.ok(usedBytes() - beforeBytes - stalled.ws.bufferedAmount < BOUND_BYTES);
  stalled.ws.terminate();
});

test.run();

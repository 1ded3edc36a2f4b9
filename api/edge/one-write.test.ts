import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { pino } from 'pino';
import { type Line, openLine, watchWrites } from '../fanout/fixture/line.ts';
import { frameHead, frameTail } from '../fanout/frame.ts';
import { ManualClock } from '../kernel/clock.ts';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import { Connection } from './connection.ts';
import { startEdge } from './fixture/edge.ts';
import { TestSocket } from './fixture/socket-client.ts';

const test = suite('what leaves a socket in one turn');

const SUBSCRIPTIONS = 100;
const EVENT = '{"type":"next","payload":1,"id":"a"}';
const FRAME = frameHead('1', frameTail('a').length) + frameTail('a');

let line: Line;
let connection: Connection;
let written: string[];

/** A line on which messages are sent by the protocol and frames put by a cohort. */
async function open(secure = false): Promise<void> {
  line = await openLine({ secure });
  connection = new Connection(line.server, line.socket, {
    ...{ clock: new ManualClock(), logger: pino({ level: 'silent' }), turn: line.turn },
    ...{ stalledSocketMs: 60_000, maxMessagesWhileStalled: 100 },
  });
}
test.after.each(() => line?.close());

/** Has a cohort put a frame at the end of this turn. */
function deliver(): void {
  line.turn.later({ isDue: false, run: (turn) => void connection.writer.put(FRAME, turn) });
}

for (const secure of [false, true]) {
  test(`is one write of all, in the order in which it was sent, ${secure ? 'also encrypted' : 'in the clear'}`, async () => {
    await open(secure);
    written = secure ? [] : line.watchWrites();
    for (let turn = 1; turn <= 3; turn++) {
      deliver();
      const sent = [connection.send(`${turn}a`), connection.send(`${turn}b`)];
      await within(2_000, Promise.all(sent), 'what was sent');
      await until(2_000, () => line.received.length === turn * 3, 'all of the turn');
      if (!secure) assert.equal(written.length, turn);
    }
    assert.deepEqual(line.received, ['1a', '1b', EVENT, '2a', '2b', EVENT, '3a', '3b', EVENT]);
    assert.deepEqual([connection.isStalled, connection.writer.isBusy], [false, false]);
  });
}

test('ends with the close frame, and what a cohort puts after that is dropped', async () => {
  await open();
  deliver();
  void connection.send('last');
  connection.close(1012, 'Service restart');
  const [code] = await within(2_000, once(line.client, 'close'));
  assert.equal(code, 1012);
  assert.deepEqual(line.received, ['last']);
});

test('is taken for a stalled reader’s only if it stays', async () => {
  await open();
  line.client.pause();
  const big = 'x'.repeat(256 * 1024);
  let sent = 0;
  // More than the kernel holds for a socket.
  while (!connection.isStalled && sent < 200) {
    void connection.send(`${sent++}${big}`);
    assert.deepEqual([connection.isStalled, connection.writer.isBusy], [false, false], 'it is only held');
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.deepEqual([connection.isStalled, connection.writer.isBusy], [true, true]);
  assert.equal(connection.writer.put(FRAME, line.turn), false);
  line.client.resume();
  await until(5_000, () => line.received.length === sent && !connection.writer.isBusy);
  assert.equal(connection.isStalled, false);
});

test('is one write of the first events of a hundred subscriptions, and of a later event of each', async () => {
  const accepted: Socket[] = [];
  const listen = (message: unknown) => void accepted.push((message as { socket: Socket }).socket);
  channel('net.server.socket').subscribe(listen);
  const server = await startEdge();
  try {
    let open = () => {};
    server.hub.gate = new Promise((resolve) => {
      open = resolve;
    });
    const socket = await TestSocket.connect(server.wsUrl);
    const ids = Array.from({ length: SUBSCRIPTIONS }, (_, n) => String(n));
    for (const id of ids) socket.subscribe(id, 'subscription { late }');
    open();
    await until(3_000, () => server.hub.active === SUBSCRIPTIONS, 'the sources');
    const watching = watchWrites(accepted[0]!);
    for (const event of ['first', 'second']) {
      server.hub.publish(event, 'late');
      for (const id of ids) assert.equal((await socket.next('next', id)).payload.data.late, event);
    }
    watching.stop();
    assert.equal(watching.written.length, 2);
    await socket.close();
  } finally {
    channel('net.server.socket').unsubscribe(listen);
    await server.stop();
  }
});

test.run();

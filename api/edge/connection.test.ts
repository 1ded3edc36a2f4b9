import assert from 'node:assert/strict';
import { once } from 'node:events';
import { pino } from 'pino';
import { type Line, openLine } from '../fanout/fixture/line.ts';
import { frameHead, frameTail } from '../fanout/frame.ts';
import { ManualClock } from '../kernel/clock.ts';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import { Connection } from './connection.ts';
import { KeepAliveWheel } from './keep-alive.ts';

const test = suite('the keep-alive of a socket');
const PERIOD_MS = 16_000;
const EVENT = frameHead('1', frameTail('a').length) + frameTail('a');

let line: Line;
let clock: ManualClock;
let wheel: KeepAliveWheel;
let connection: Connection;
let written: string[];
let pings: number;

test.before.each(async () => {
  line = await openLine();
  clock = new ManualClock();
  wheel = new KeepAliveWheel(clock, line.turn, PERIOD_MS);
  connection = connected(line);
  pings = 0;
  line.client.on('ping', () => pings++);
  written = line.watchWrites();
});
test.after.each(() => {
  wheel.stop();
  line.close();
});

function connected({ server, socket }: Line): Connection {
  const parts = {
    clock,
    logger: pino({ level: 'silent' }),
    turn: line.turn,
    stalledSocketMs: 60_000,
    maxMessagesWhileStalled: 100,
  };
  const added = new Connection(server, socket, parts);
  wheel.add(added);
  return added;
}

function deliver(): void {
  connection.writer.put(EVENT, line.turn);
  line.turn.later({ isDue: false, run: () => {} });
}

test('is a ping each period, which half a period later leaves alone where nothing else has left', async () => {
  for (let period = 1; period <= 3; period++) {
    const answered = once(line.server, 'pong');
    clock.advance(PERIOD_MS / 2);
    assert.equal(written.length, period - 1);
    clock.advance(PERIOD_MS / 2);
    assert.equal(written.length, period);
    await within(2_000, answered);
  }
  assert.equal(pings, 3);
});

test('costs no write of its own where events are delivered', async () => {
  for (let second = 1; second <= 48; second++) {
    clock.advance(1_000);
    deliver();
    await until(2_000, () => line.received.length === second);
  }
  assert.equal(written.length, 48);
  await until(2_000, () => pings === 3, 'the pings');
});

test('follows the frames of others that are written meanwhile, so that all answers come together', async () => {
  const others = [await openLine(), await openLine()];
  try {
    const writes = others.map((other) => {
      connected(other);
      return other.watchWrites();
    });
    // The first two have had their tick, the third has not.
    clock.advance((2 * PERIOD_MS) / 16);
    assert.deepEqual([written, ...writes], [[], [], []]);
    deliver();
    await until(2_000, () => written.length > 0, 'the frame');
    assert.deepEqual(
      writes.map(({ length }) => length),
      [1, 0],
    );
    deliver();
    clock.advance((PERIOD_MS * 8) / 16);
    await until(2_000, () => written.length === 2, 'the next frame');
    assert.equal(writes[0]!.length, 1, 'a ping left twice');
  } finally {
    for (const other of others) other.close();
  }
});

test('ends a socket that does not answer until the next ping is due, and no other', async () => {
  const answered = once(line.server, 'pong');
  clock.advance(PERIOD_MS);
  await within(2_000, answered);
  line.client.pause();
  clock.advance(PERIOD_MS);
  assert.equal(line.server.readyState, line.server.OPEN);
  const gone = once(line.server, 'close');
  clock.advance(PERIOD_MS / 2);
  await within(2_000, gone);
  assert.equal(connection.closeCause, 'dead');
});

test('writes no ping onto a socket whose reader takes nothing', async () => {
  line.client.pause();
  const big = 'x'.repeat(256 * 1024);
  const frame = frameHead(`"${big}"`, frameTail('a').length) + frameTail('a');
  while (!connection.isStalled) {
    connection.writer.put(frame, line.turn);
    connection.writer.flush();
  }
  const held = line.socket.writableLength;
  clock.advance(PERIOD_MS * 2);
  assert.equal(line.socket.writableLength, held);
  assert.equal(line.server.readyState, line.server.OPEN);
});

test.run();

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import { type Line, openLine } from './fixture/line.ts';
import { frameHead, frameTail, oneByte, PING } from './frame.ts';

const test = suite('frames written below ws');
let line: Line;

test.before.each(async () => {
  line = await openLine();
});
test.after.each(() => line.close());

function frame(payload: unknown, id = '1'): string {
  const tail = frameTail(id);
  return frameHead(oneByte(JSON.stringify(payload)), tail.length) + tail;
}

const messages = () => line.received.map((text) => JSON.parse(text));

test('arrive as the same message that the protocol has, whatever their length and their letters', async () => {
  const around = [125, 126, 65_535, 65_536].flatMap((bytes) => [bytes - 1, bytes, bytes + 1]);
  const empty = frameHead('""', frameTail('1').length).length + frameTail('1').length - 2;
  const payloads = [...around.map((bytes) => 'x'.repeat(bytes - empty)), 'Grüße, 東京 \u{1f697}', { a: [1, null] }];
  for (const [index, payload] of payloads.entries()) {
    line.write(frame(payload, `ü"${index}`));
    await until(2_000, () => line.received.length === index + 1, `message ${index}`);
  }
  assert.deepEqual(
    messages(),
    payloads.map((payload, index) => ({ type: 'next', payload, id: `ü"${index}` })),
  );
});

test('of one turn leave in one write', async () => {
  const written = line.watchWrites();
  line.write(frame(1), frame(2), frame(3));
  await until(2_000, () => line.received.length === 3);
  assert.equal(written.length, 1);
});

test('take a ping along, and it leaves alone if there are none', async () => {
  const written = line.watchWrites();
  let pings = 0;
  line.client.on('ping', () => pings++);
  line.writer.sendAlong(PING);
  assert.deepEqual(written, []);
  line.write(frame(1));
  line.writer.flush();
  assert.deepEqual(written, [PING + frame(1)]);
  line.writer.sendAlong(PING);
  line.writer.flush();
  line.write(frame(2));
  assert.deepEqual(written, [PING + frame(1), PING, frame(2)]);
  await until(2_000, () => line.received.length === 2);
  assert.equal(pings, 2);
});

test('keep their order with what ws sends, through a proxy that passes on a few bytes at a time', async () => {
  line.close();
  line = await openLine({ pieceBytes: 3 });
  for (let i = 0; i < 60; i += 3) {
    line.server.send(JSON.stringify({ payload: i, padding: 'x'.repeat(i * 20) }));
    line.server.ping('are you there');
    line.write(frame(i + 1), frame(i + 2));
  }
  await until(5_000, () => line.received.length === 60);
  assert.deepEqual(
    messages().map(({ payload }) => payload),
    Array.from({ length: 60 }, (_, index) => index),
  );
});

test('are not written after a close frame, whoever closes', async () => {
  line.server.close(4_401, 'Unauthorized');
  const written = line.watchWrites();
  line.write(frame('late'));
  assert.deepEqual(written, []);
  assert.equal((await within(2_000, once(line.client, 'close')))[0], 4_401);
  line.close();
  line = await openLine();
  line.client.close(1_000);
  await until(2_000, () => line.server.readyState !== line.server.OPEN);
  line.write(frame('late'));
  assert.deepEqual(line.received, []);
});

test('that were put before the socket closed in the same turn are dropped', async () => {
  const work = {
    isDue: false,
    run: () => {
      line.writer.put(frame('late'), line.turn);
      line.server.close(1_000);
    },
  };
  line.turn.later(work);
  assert.equal((await within(2_000, once(line.client, 'close')))[0], 1_000);
  assert.deepEqual(line.received, []);
});

test('are no more taken while bytes wait, and who missed them is told once, when all has left', async () => {
  line.client.pause();
  const big = frame('x'.repeat(256 * 1024));
  let told = 0;
  const late = { catchUp: () => void told++ };
  let written = 0;
  while (line.write(big)[0]) written++;
  assert.ok(line.writer.isBusy && line.flow[0] === 'busy');
  const held = line.socket.writableLength;
  for (let i = 0; i < 1_000; i++) {
    assert.deepEqual(line.write(frame(i)), [false]);
    line.writer.owe(late);
  }
  assert.equal(line.socket.writableLength, held, 'nothing more is held');
  assert.equal(line.writer.lateCount, 1);
  line.client.resume();
  await until(5_000, () => told === 1);
  assert.equal(line.flow.at(-1), 'free');
  await until(5_000, () => line.received.length === written);
  assert.deepEqual(line.write(frame('now')), [true]);
  await until(2_000, () => line.received.at(-1)?.includes('now') === true);
});

test('who has left is not told that the socket is free', async () => {
  line.client.pause();
  while (line.write(frame('x'.repeat(256 * 1024)))[0]);
  let told = 0;
  const late = { catchUp: () => void told++ };
  line.writer.owe(late);
  line.writer.forgive(late);
  line.client.resume();
  await until(5_000, () => line.flow.at(-1) === 'free');
  assert.equal(told, 0);
});

test('cost nothing but themselves when the socket is reset in the middle of one', async () => {
  line.client.pause();
  while (line.write(frame('x'.repeat(256 * 1024)))[0]);
  let told = 0;
  line.writer.owe({ catchUp: () => void told++ });
  const gone = once(line.server, 'close');
  line.client.terminate();
  await within(3_000, gone);
  line.write(frame('late'));
  assert.equal(told, 0);
});

test('are refused on a connection that compresses', async () => {
  await assert.rejects(() => openLine({ compress: true }), /extension/);
});

test.run();

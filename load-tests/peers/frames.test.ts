import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Writable } from 'node:stream';
import * as ws from 'ws';
import { suite } from '../../api/test/support/suite.ts';
import { FrameReader, frameOf, PONG, TEXT } from './frames.ts';

const test = suite('frames of the benchmark');

/** Frames as a server sends them: unmasked. */
function served(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const head =
    length < 126 ? [0x81, length] : length < 65_536 ? [0x81, 126, length >> 8, length & 255] : [0x81, 127, 0, 0, 0, 0];
  const long = Buffer.alloc(4);
  long.writeUInt32BE(length);
  return Buffer.concat([Buffer.from(head), ...(length < 65_536 ? [] : [long]), payload]);
}

test('frames of every length are read, however the stream is cut', () => {
  const short = ['', 'é', 'x'.repeat(125), 'y'.repeat(126), 'end'];
  const long = ['z'.repeat(65_535), 'z'.repeat(70_000), 'end'];
  for (const [texts, sizes] of [
    [short, [1, 2, 3, 7, 1_000]],
    [long, [1_460, 65_536, 200_000]],
  ] as const) {
    const stream = Buffer.concat(texts.map(served));
    for (const size of sizes) {
      const seen: string[] = [];
      const reader = new FrameReader((opcode, payload) => {
        assert.equal(opcode, TEXT);
        seen.push(payload.toString());
      });
      for (let at = 0; at < stream.length; at += size) reader.read(stream.subarray(at, at + size));
      assert.deepEqual(seen, texts, `in pieces of ${size}`);
    }
  }
});

test('a fragment is refused, not misread', () => {
  const reader = new FrameReader(() => {});
  assert.throws(() => reader.read(Buffer.from([0x01, 1, 65])), /fragment/);
});

test('ws reads what we write', async () => {
  // Its types do not have it, ws does.
  const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };
  const receiver = new Receiver({ isServer: true });
  const texts: string[] = [];
  const pongs: string[] = [];
  receiver.on('message', (data) => texts.push(String(data)));
  receiver.on('pong', (data) => pongs.push(String(data)));
  for (const text of ['a', 'é'.repeat(100)]) receiver.write(frameOf(TEXT, Buffer.from(text)));
  receiver.end(frameOf(PONG, Buffer.from('p')));
  await once(receiver, 'finish');
  assert.deepEqual([texts, pongs], [['a', 'é'.repeat(100)], ['p']]);
});

test('a server of ws lets us in', async () => {
  const { Subscribers } = await import('./subscribers.ts');
  const server = new ws.WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
  await once(server, 'listening');
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      if (String(data).includes('connection_init')) socket.send('{"type":"connection_ack"}');
      else {
        const event = (second: number) => {
          const position = { providerId: 'a', recordedAt: new Date(second * 1_000).toISOString() };
          return JSON.stringify({ id: 'a', type: 'next', payload: { data: { providerPosition: position } } });
        };
        socket.send(event(10));
        socket.send(event(9));
        socket.send(event(10).replace('"providerId":"a"', '"providerId":"b"'));
      }
    }),
  );
  const { port } = server.address() as AddressInfo;
  const subscribers = new Subscribers({ port, path: '/', providerIds: ['a'], payload: {} });
  await subscribers.open(3);
  assert.equal(await subscribers.missing([10_000], 2_000), 0);
  assert.equal(await subscribers.missing([10_001], 50), 3);
  const { deliveries, outOfOrder, foreign, errors } = subscribers.received();
  assert.deepEqual(
    { deliveries, outOfOrder, foreign, errors },
    { deliveries: 9, outOfOrder: 3, foreign: 3, errors: 0 },
  );
  subscribers.leave();
  for (const socket of server.clients) socket.terminate();
  server.close();
});

test.run();

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import { writeNow } from './write-now.ts';

const test = suite('what is written past the stream of a socket');

let server: Server;
let socket: Socket;
let client: Socket;
let received: string;

/** A socket of the server and its other end. */
async function pair(): Promise<[Socket, Socket]> {
  const accepted = once(server, 'connection');
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [near] = (await accepted) as [Socket];
  for (const one of [near, far]) one.on('error', () => {});
  if (far.connecting) await within(2_000, once(far, 'connect'));
  return [near, far];
}

test.before.each(async () => {
  server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  [socket, client] = await pair();
  received = '';
  client.setEncoding('latin1').on('data', (text) => {
    received += text;
  });
});
test.after.each(() => {
  socket.destroy();
  client.destroy();
  server.close();
});

test('arrives byte for byte, and the stream has nothing to do with it', async () => {
  const text = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');
  assert.equal(writeNow(socket, text), '');
  assert.equal(socket.bytesWritten, 0);
  await until(2_000, () => received === text);
});

test('ends where the system takes no more: the rest is for the stream, and comes after it', async () => {
  client.pause();
  const text = Array.from({ length: 2 ** 22 }, (_, at) => String.fromCharCode(at % 251)).join('');
  let expected = '';
  let left = '';
  for (let writes = 0; left === '' && writes < 100; writes++) {
    expected += text;
    left = writeNow(socket, text);
  }
  assert.ok(left !== '' && text.endsWith(left));
  assert.equal(writeNow(socket, 'a full one takes nothing'), 'a full one takes nothing');
  socket.write(left, 'latin1');
  client.resume();
  await until(10_000, () => received.length === expected.length);
  assert.ok(received === expected);
});

test('never overtakes what waits in the stream', async () => {
  socket.cork();
  socket.write('first ');
  assert.equal(writeNow(socket, 'second'), 'second');
  socket.uncork();
  assert.equal(writeNow(socket, 'second'), '');
  await until(2_000, () => received === 'first second');
});

test('never reaches the socket that has come by the number of a closed one', async () => {
  socket.destroy();
  const [other, far] = await pair();
  let misled = '';
  far.setEncoding('latin1').on('data', (text) => {
    misled += text;
  });
  assert.equal(writeNow(socket, 'secret'), 'secret');
  other.write('for whom it is');
  await until(2_000, () => misled === 'for whom it is');
  other.destroy();
  far.destroy();
});

test('is refused where the socket is reset, and the stream tells of it', async () => {
  const failed = assert.rejects(within(2_000, once(socket, 'close')), /EPIPE|ECONNRESET/);
  client.resetAndDestroy();
  await until(2_000, () => writeNow(socket, 'x') === 'x');
  socket.write('x');
  await failed;
});

test('is never clear text on a socket that encrypts', async () => {
  const secure = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext() });
  secure.on('error', () => {});
  assert.equal(writeNow(secure, 'secret'), 'secret');
  client.end('no handshake');
  await within(2_000, once(client, 'close'));
  assert.ok(!received.includes('secret'));
  secure.destroy();
});

test.run();

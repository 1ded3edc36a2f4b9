import assert from 'node:assert/strict';
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopback } from './loopback-only.ts';
import { suite } from './suite.ts';

const test = suite('loopback only');

test('loopback is told from everything else', () => {
  for (const host of ['127.0.0.1', '127.8.9.1', '::1', '[::1]', '::ffff:127.0.0.1', 'localhost', 'app.localhost']) {
    assert.ok(isLoopback(host), host);
  }
  const others = ['10.0.0.1', '192.0.2.1', '0.0.0.0', '2001:db8::1', '::ffff:10.0.0.1', 'example.org', 'localhost.org'];
  for (const host of others) assert.ok(!isLoopback(host), host);
});

test('a server on loopback is reached by address and by name', async () => {
  const server = createServer((_, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), 'here');
  assert.equal(await (await fetch(`http://localhost:${port}/`)).text(), 'here');
  assert.ok(isLoopback((await lookup('localhost')).address));
  server.closeAllConnections();
  server.close();
});

test.run();

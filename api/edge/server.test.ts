import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import { startEdge, TOKENS } from './fixture/edge.ts';
import { ask, run } from './fixture/http-client.ts';
import { TestSocket } from './fixture/socket-client.ts';

const test = suite('the server');

const get = (url: string) => ask(url, { method: 'GET', token: null });

test('is alive and ready without a token, and says which part is not', async () => {
  const server = await startEdge();
  assert.equal((await get(`${server.origin}/healthz`)).status, 200);
  const ready = await get(`${server.origin}/readyz`);
  assert.deepEqual(
    [ready.status, ready.json.parts],
    [200, { database: true, bus: true, queue: true, ledger: true, accepting: true }],
  );
  server.readiness.bus = false;
  const busless = await get(`${server.origin}/readyz`);
  assert.deepEqual(
    [busless.status, busless.json.parts],
    [503, { database: true, bus: false, queue: true, ledger: true, accepting: true }],
  );
  const notCounted = await get(`${server.origin}/readyz?exclude=bus`);
  assert.deepEqual([notCounted.status, notCounted.json.parts.bus], [200, false]);
  server.readiness.database = false;
  assert.equal((await get(`${server.origin}/readyz?exclude=bus`)).status, 503);
  assert.equal((await ask(`${server.origin}/readyz`, { token: null })).status, 405);
  await server.stop();
});

test('counts operations, errors, sockets and streams, with no label that names anyone', async () => {
  const server = await startEdge();
  await run(server.url, '{ hello }');
  await run(server.url, '{ nothing }', undefined, { token: TOKENS.customer });
  const socket = await TestSocket.connect(server.wsUrl);
  socket.subscribe('1', 'subscription { events }');
  await until(2_000, () => server.hub.active === 1);
  const { text, headers } = await get(`${server.origin}/metrics`);
  assert.match(String(headers['content-type']), /^text\/plain/);
  assert.match(text, /graphql_operations_total\{kind="query",audience="office",outcome="ok".*\} 1/);
  assert.match(text, /graphql_operations_total\{kind="unknown",audience="customer",outcome="refused".*\} 1/);
  assert.match(text, /graphql_errors_total\{code="GRAPHQL_VALIDATION_FAILED".*\} 1/);
  assert.match(text, /websocket_connections(\{.*\})? 1/);
  assert.match(text, /graphql_subscriptions(\{.*\})? 1/);
  assert.match(text, /nodejs_eventloop_utilization(\{.*\})? [01]/);
  assert.doesNotMatch(text, /key_|wa_|acc_|req_/);
  await socket.close();
  await until(2_000, async () => /graphql_subscriptions(\{.*\})? 0/.test((await get(`${server.origin}/metrics`)).text));
  await server.stop();
});

test('leaves by failing readiness first, then closing sockets with 1012 over time, then finishing requests', async () => {
  const server = await startEdge({
    drain: { noticeMs: 300, spreadMs: 600, requestsMs: 3_000 },
    // Long after the last socket has closed, on a busy machine too.
    requestTimeoutMs: 2_500,
  });
  const sockets = await Promise.all(Array.from({ length: 6 }, () => TestSocket.connect(server.wsUrl)));
  const closings: number[] = [];
  for (const socket of sockets) socket.closed.then(() => closings.push(performance.now()));
  const agent = new Agent({ keepAlive: true });
  const slow = keptAlive(server.url, agent);
  await until(2_000, async () => /# HELP/.test((await get(`${server.origin}/metrics`)).text));
  const startMs = performance.now();
  let hasLeft = false;
  const left = server.stop().then(() => {
    hasLeft = true;
  });
  await assert.rejects(TestSocket.open(server.wsUrl), /refused with 503/);
  const ready = await get(`${server.origin}/readyz`);
  assert.deepEqual([ready.status, ready.json.parts.accepting], [503, false]);
  assert.equal((await get(`${server.origin}/healthz`)).status, 200);
  assert.deepEqual(closings, [], 'no socket closes before readiness has been seen to fail');
  for (const socket of sockets)
    assert.deepEqual(await within(3_000, socket.closed), { code: 1012, reason: 'Service restart' });
  assert.ok(closings[0]! - startMs >= 290, `the first closed after ${Math.round(closings[0]! - startMs)} ms`);
  assert.ok(closings.at(-1)! - closings[0]! >= 300, 'the closes are spread');
  assert.equal(hasLeft, false, 'it waits for the request');
  assert.deepEqual(await slow, { status: 200, code: 'UNAVAILABLE' });
  await within(4_000, left, 'the end');
  await assert.rejects(get(`${server.origin}/healthz`), /ECONNREFUSED/);
  agent.destroy();
});

/** A request that hangs until its time is over, on a connection that would be kept. */
function keptAlive(url: string, agent: Agent): Promise<{ status: number; code: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${TOKENS.office}`, 'content-type': 'application/json' };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, code: JSON.parse(text).errors[0].extensions.code }),
      );
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ query: '{ hang }' }));
  });
}

test('leaving twice is leaving once', async () => {
  const server = await startEdge();
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();
});

test('a port that is taken is an error, not a silence', async () => {
  const server = await startEdge();
  const { edge } = await startEdge();
  await assert.rejects(edge.listen(server.edge.address.port, '127.0.0.1'), /EADDRINUSE|ERR_SERVER_ALREADY_LISTEN/);
  await edge.drain();
  await server.stop();
});

test.run();

import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { AppError } from '../kernel/app-error.ts';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import { startEdge, type TestEdge, TOKENS } from './fixture/edge.ts';
import { TestSocket } from './fixture/socket-client.ts';

const test = suite('GraphQL over WebSocket');
let server: TestEdge;
const EVENTS = 'subscription { events }';

test.before.each(async () => {
  server = await startEdge({
    allowedOrigins: ['https://app.example'],
    connectionInitTimeoutMs: 150,
    maxMessageBytes: 4_096,
    maxSubscriptionsPerSocket: 3,
    maxSocketsPerToken: 2,
    keepAliveMs: 200,
  });
});
test.after.each(() => server.stop());

/** Waits until `count` sources are open. */
const sources = (count: number) => until(2_000, () => server.hub.active === count, `${count} sources`);

test('a subscription delivers each event, the first with its cost, until it is completed', async () => {
  const socket = await TestSocket.connect(server.wsUrl);
  socket.subscribe('1', EVENTS);
  await sources(1);
  server.hub.publish('a');
  const first = await socket.next('next', '1');
  assert.deepEqual(first.payload.data, { events: 'a' });
  assert.equal(first.payload.extensions.cost.requested, 10);
  server.hub.publish('b');
  assert.deepEqual((await socket.next('next', '1')).payload, { data: { events: 'b' } });
  socket.send({ type: 'complete', id: '1' });
  await sources(0);
  socket.subscribe('1', EVENTS);
  await sources(1);
  await socket.close();
  await sources(0);
});

test('queries and mutations are answered with an error, and the socket stays', async () => {
  const socket = await TestSocket.connect(server.wsUrl);
  socket.subscribe('1', '{ hello }');
  socket.subscribe('2', 'mutation { move(input: { latitude: 1 }) { id } }');
  for (const id of ['1', '2']) {
    const { payload } = await socket.next('error', id);
    assert.equal(payload[0].extensions.code, 'OPERATION_NOT_SUPPORTED');
  }
  assert.equal(server.hub.moves, 0);
  socket.subscribe('3', EVENTS);
  await sources(1);
  await socket.close();
});

test('without a valid token the socket closes with 4401', async () => {
  for (const payload of [
    undefined,
    {},
    { authorization: 'Bearer wrong' },
    { token: TOKENS.office },
    { authorization: { a: 1 } },
  ]) {
    const socket = await TestSocket.open(server.wsUrl);
    socket.send({ type: 'connection_init', payload });
    assert.deepEqual(await within(2_000, socket.closed), { code: 4401, reason: 'Unauthorized' });
  }
});

test('a header of the upgrade is no token, and a subscription before the token closes the socket', async () => {
  const socket = await TestSocket.open(server.wsUrl, { authorization: `Bearer ${TOKENS.office}` });
  socket.subscribe('1', EVENTS);
  assert.equal((await within(2_000, socket.closed)).code, 4401);
  assert.equal(server.hub.opened, 0);
});

test('when tokens cannot be checked, the socket closes with a code that clients come back from', async () => {
  const socket = await TestSocket.open(server.wsUrl);
  socket.init(TOKENS.unavailable);
  assert.equal((await within(2_000, socket.closed)).code, 1013);
});

test('who sends no token in time is closed', async () => {
  const socket = await TestSocket.open(server.wsUrl);
  assert.equal((await within(2_000, socket.closed)).code, 4408);
});

test('only listed origins, the own page and clients without Origin may connect', async () => {
  for (const origin of ['https://evil.example', 'null', 'https://app.example.evil.example', 'http://127.0.0.1:1']) {
    await assert.rejects(TestSocket.open(server.wsUrl, { origin }), /refused with 403/, origin);
  }
  for (const origin of ['https://app.example', server.origin])
    await (await TestSocket.open(server.wsUrl, { origin })).close();
  const rebound = { origin: 'http://rebound.example', host: 'rebound.example' };
  await assert.rejects(TestSocket.open(server.wsUrl, rebound), /refused with 403/);
  await assert.rejects(TestSocket.open(server.wsUrl.replace('graphql', 'other')), /refused with 404/);
});

test('a message above the limit closes the socket, and so does one that is not of the protocol', async () => {
  const large = await TestSocket.connect(server.wsUrl);
  large.subscribe('1', `subscription { events(topic: "${'x'.repeat(5_000)}") }`);
  assert.equal((await within(2_000, large.closed)).code, 1009);
  const pingInText = JSON.stringify(JSON.stringify({ type: 'ping' }));
  for (const message of ['no json', 'null', '{"type":"none"}', pingInText]) {
    const wrong = await TestSocket.connect(server.wsUrl);
    wrong.send(message);
    assert.equal((await within(2_000, wrong.closed)).code, 4400, message);
  }
  const other = new WebSocket(server.wsUrl, 'graphql-ws');
  const code = await within(
    2_000,
    new Promise((resolve) => other.once('close', resolve).once('error', () => resolve('refused'))),
  );
  assert.ok(code === 4406 || code === 'refused');
});

test('subscriptions per socket are limited, and ending one makes room', async () => {
  const socket = await TestSocket.connect(server.wsUrl);
  for (const id of ['1', '2', '3', '4']) socket.subscribe(id, EVENTS);
  const { payload } = await socket.next('error', '4');
  assert.equal(payload[0].extensions.maxSubscriptions, 3);
  await sources(3);
  socket.send({ type: 'complete', id: '2' });
  await sources(2);
  socket.subscribe('5', EVENTS);
  await sources(3);
  await socket.close();
});

test('sockets per token are limited, each token for itself, and closing one makes room', async () => {
  const first = await TestSocket.connect(server.wsUrl);
  const second = await TestSocket.connect(server.wsUrl);
  const third = await TestSocket.open(server.wsUrl);
  third.init(TOKENS.office);
  assert.deepEqual(await within(2_000, third.closed), { code: 1013, reason: 'Too many sockets with this token' });
  await (await TestSocket.connect(server.wsUrl, TOKENS.other)).close();
  await first.close();
  await until(2_000, () => server.edge.socketCount === 1);
  await (await TestSocket.connect(server.wsUrl)).close();
  await second.close();
});

test('of a crowd as many are let in as the rate says, the others wait in turn, and who finds no place is told when to come back', async () => {
  const crowded = await startEdge({ admission: { socketsPerSecond: 1, maxWaiting: 2 } });
  const opened: number[] = [];
  const waitingIs = (count: number) =>
    until(2_000, async () => (await (await fetch(`${crowded.origin}/metrics`)).text()).includes(`_waiting ${count}`));
  const come = async (i: number) => {
    const socket = await TestSocket.connect(crowded.wsUrl);
    opened.push(i);
    return socket;
  };
  await come(0);
  const leaving = new WebSocket(crowded.wsUrl, 'graphql-transport-ws');
  leaving.on('error', () => {});
  await waitingIs(1);
  leaving.terminate();
  await waitingIs(0);
  const all: Promise<TestSocket>[] = [];
  for (let i = 1; i <= 2; i++) {
    all.push(come(i));
    await waitingIs(i);
  }
  const late = await TestSocket.open(crowded.wsUrl);
  const { code, reason } = await within(1_000, late.closed);
  assert.equal(code, 1013);
  assert.match(reason, /^Try again in 2000 ms$/);
  await Promise.all(all);
  assert.deepEqual(opened, [0, 1, 2]);
  const sentAway = assert.rejects(TestSocket.open(crowded.wsUrl), /refused with 503/);
  await waitingIs(1);
  await crowded.stop();
  await sentAway;
});

test('a source that ends with a reason ends its operation, and the socket stays', async () => {
  const socket = await TestSocket.connect(server.wsUrl);
  socket.subscribe('1', 'subscription { events(topic: "visit") }');
  socket.subscribe('2', EVENTS);
  await sources(2);
  server.hub.fail(new AppError('STREAM_ENDED', 'The visit is over.', { details: { reason: 'COMPLETED' } }), 'visit');
  const { payload } = await socket.next('error', '1');
  const { code, reason, requestId } = payload[0].extensions;
  assert.deepEqual([code, reason], ['STREAM_ENDED', 'COMPLETED']);
  assert.match(requestId, /^req_/);
  server.hub.publish('on');
  assert.equal((await socket.next('next', '2')).payload.data.events, 'on');
  await socket.close();
});

test('a lost token ends every operation with the reason, then the socket with 4401, within a second', async () => {
  const socket = await TestSocket.connect(server.wsUrl);
  const other = await TestSocket.connect(server.wsUrl, TOKENS.other);
  other.subscribe('1', EVENTS);
  socket.subscribe('1', EVENTS);
  server.hub.gate = new Promise(() => {});
  socket.subscribe('2', 'subscription { late }');
  await sources(2);
  const lostMs = performance.now();
  server.loseToken(TOKENS.office, 'KEY_REVOKED');
  for (const id of ['1', '2']) {
    const { payload } = await socket.next('error', id);
    assert.deepEqual([payload[0].extensions.code, payload[0].extensions.reason], ['STREAM_ENDED', 'KEY_REVOKED']);
  }
  assert.deepEqual(await within(1_000, socket.closed), { code: 4401, reason: 'Unauthorized' });
  assert.ok(performance.now() - lostMs < 1_000);
  await sources(1);
  server.hub.publish('for the other');
  await other.next('next', '1');
  await other.close();
  await until(1_000, () => server.watchedTokens === 0, 'no listener for lost tokens');
});

test('what a resolver fails with per event is presented, and the stream goes on', async () => {
  const socket = await TestSocket.connect(server.wsUrl);
  socket.subscribe('1', 'subscription { failing }');
  await sources(1);
  for (let event = 0; event < 2; event++) {
    server.hub.publish('x', 'failing');
    const { payload } = await socket.next('next', '1');
    assert.equal(payload.errors[0].extensions.code, 'INTERNAL');
    assert.deepEqual(payload.data, { failing: null });
  }
  await socket.close();
});

test('a socket that dies, or completes, while its subscription opens leaves no source behind', async () => {
  let open = (): void => {};
  server.hub.gate = new Promise((resolve) => {
    open = resolve;
  });
  const dying = await TestSocket.connect(server.wsUrl);
  dying.subscribe('1', 'subscription { late }');
  const completing = await TestSocket.connect(server.wsUrl);
  completing.subscribe('1', 'subscription { late }');
  completing.send({ type: 'complete', id: '1' });
  completing.send({ type: 'ping' });
  await completing.next('pong');
  await dying.close();
  await until(2_000, () => server.edge.socketCount === 1);
  open();
  await until(2_000, () => server.hub.opened === 2, 'both sources opened after all');
  await sources(0);
  await completing.close();
});

test('a socket that dies while its token is checked counts for nothing afterwards', async () => {
  let admit = (): void => {};
  server.hub.tokenGate = new Promise((resolve) => {
    admit = resolve;
  });
  for (let died = 0; died < 3; died++) {
    const socket = await TestSocket.open(server.wsUrl);
    socket.init(TOKENS.slow);
    socket.send({ type: 'ping' });
    await socket.next('pong');
    await socket.close();
  }
  await until(2_000, () => server.edge.socketCount === 0);
  admit();
  await (await TestSocket.connect(server.wsUrl, TOKENS.slow)).close();
  await until(2_000, () => server.watchedTokens === 0, 'no listener for lost tokens');
});

test('a subscription that opens too late is answered, and leaves its source when it opens after all', async () => {
  const hasty = await startEdge({ requestTimeoutMs: 60 });
  let open = (): void => {};
  hasty.hub.gate = new Promise((resolve) => {
    open = resolve;
  });
  const socket = await TestSocket.connect(hasty.wsUrl);
  socket.subscribe('1', 'subscription { late }');
  assert.equal((await socket.next('error', '1')).payload[0].extensions.code, 'UNAVAILABLE');
  open();
  await until(2_000, () => hasty.hub.opened === 1);
  await until(2_000, () => hasty.hub.active === 0, 'the end of its source');
  await socket.close();
  await hasty.stop();
});

test('an id may be used again at once, and the end of the old operation does not end the new', async () => {
  const socket = await TestSocket.connect(server.wsUrl);
  socket.subscribe('1', EVENTS);
  await sources(1);
  socket.ws.send(JSON.stringify({ type: 'complete', id: '1' }));
  socket.ws.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: EVENTS } }));
  socket.send({ type: 'ping' });
  await socket.next('pong');
  await sources(1);
  server.hub.publish('for the new');
  assert.equal((await socket.next('next', '1')).payload.data.events, 'for the new');
  assert.deepEqual(socket.waiting, []);
  await socket.close();
});

test('sockets that answer pings live on, those that do not are gone', async () => {
  const living = await TestSocket.connect(server.wsUrl);
  const dead = await TestSocket.connect(server.wsUrl);
  dead.ws.pause();
  await until(3_000, () => server.edge.socketCount === 1, 'the end of the dead socket');
  await new Promise((resolve) => setTimeout(resolve, 450));
  assert.equal(server.edge.socketCount, 1);
  living.send({ type: 'ping' });
  await living.next('pong');
  await living.close();
  dead.ws.terminate();
});

test.run();

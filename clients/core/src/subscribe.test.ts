import assert from 'node:assert/strict';
import { GraphQLError } from 'graphql';
import { suite } from '../../../api/test/support/suite.ts';
import { until, within } from '../../../api/test/support/within.ts';
import { type Client, type ClientOptions, createClient } from './client.ts';
import type { TypedDocument } from './document.ts';
import { RateLimitedError, StreamEndedError, UnauthenticatedError } from './generated/error-classes.ts';
import { askedWaitMs, jitterMs } from './retry.ts';
import { disconnect, subscribe, subscribeTo } from './subscribe.ts';
import { DroppingServer } from './test/dropping-server.ts';

const test = suite('a stream of a client');
const STATE = 'subscription state($name: String) { state(name: $name) }' as TypedDocument<
  { state: string | null },
  { name?: string }
>;
let server: DroppingServer;
let client: Client;

const connect = (options: Partial<ClientOptions> = {}): Client =>
  createClient({ url: server.url, token: 'tok', retry: { baseDelayMs: 20, maxDelayMs: 100 }, ...options });
const watch = () => subscribeTo(client, STATE, 'state', {}, 'latest');
const next = async <T>(stream: AsyncIterator<T, undefined>): Promise<T | undefined> =>
  (await within(5_000, stream.next(), 'an event')).value;

test.before.each(async () => {
  server = new DroppingServer();
  await server.start();
  client = connect();
});
test.after.each(async () => {
  await disconnect(client);
  await server.stop();
});

test('begins with the current state, goes on with changes, and ends at the server when its reader leaves', async () => {
  const read: unknown[] = [];
  for await (const { state } of subscribe(client, STATE, { name: 'x' })) {
    read.push(state);
    if (read.length === 1) server.send('second');
    else break;
  }
  assert.deepEqual(read, ['first', 'second']);
  assert.deepEqual(server.tokens, ['Bearer tok']);
  await until(2_000, () => server.active === 0, 'the end of the subscription at the server');
});

test('shares one connection with the others of its client', async () => {
  const streams = [watch(), watch(), watch()];
  for (const stream of streams) assert.equal(await next(stream), 'first');
  assert.equal(server.connections, 1);
  await streams[0]!.return!();
  await until(2_000, () => server.active === 2, 'the end of one');
  server.send('second');
  assert.equal(await next(streams[1]!), 'second');
});

test('goes on by itself after a lost connection, with the state of then', async () => {
  const stream = watch();
  assert.equal(await next(stream), 'first');
  server.state = 'meanwhile';
  server.drop();
  assert.equal(await next(stream), 'meanwhile');
  server.send('after');
  assert.equal(await next(stream), 'after');
  assert.equal(server.connections, 2);
});

test('outlives a server that is away for many attempts', async () => {
  const stream = watch();
  assert.equal(await next(stream), 'first');
  await server.stop();
  await new Promise((resolve) => setTimeout(resolve, 600));
  server.state = 'back';
  await server.start();
  assert.equal(await next(stream), 'back');
});

test('tells a reader of changes which event is the whole state', async () => {
  const firsts: [string | null, boolean][] = [];
  const stream = subscribeTo(client, STATE, 'state', {}, (_waiting, event, isFirst) => {
    firsts.push([event, isFirst]);
    return event;
  });
  await next(stream);
  server.send('second');
  await next(stream);
  server.drop();
  await next(stream);
  assert.deepEqual(firsts, [
    ['first', true],
    ['second', false],
    ['first', true],
  ]);
});

test('comes back after a random time whose bound doubles', () => {
  const policy = { attempts: 5, baseDelayMs: 100, maxDelayMs: 1_000, maxThrottleMs: 0 };
  for (const [attempt, boundMs] of [100, 200, 400, 800, 1_000, 1_000].entries()) {
    const waits = Array.from({ length: 400 }, () => jitterMs(policy, attempt));
    assert.ok(Math.max(...waits) <= boundMs && Math.max(...waits) > boundMs * 0.9, `at most ${boundMs}`);
    assert.ok(Math.min(...waits) < boundMs * 0.1, 'from nothing on');
  }
});

test('stays away for as long as a server that is crowded asks, and for no longer than it would wait for a request', async () => {
  client = connect({ retry: { baseDelayMs: 20, maxDelayMs: 100, maxThrottleMs: 700 } });
  server.crowded.push('Try again in 1000000 ms', 'Too many');
  const startedMs = performance.now();
  const stream = watch();
  assert.equal(await next(stream), 'first');
  const waitedMs = performance.now() - startedMs;
  assert.ok(waitedMs >= 700 && waitedMs < 1_350, `${Math.round(waitedMs)} ms`);
  assert.equal(server.connections, 3);
  const closes = [
    { code: 1013, reason: 'Try again in 12 ms' },
    { code: 1012, reason: 'Try again in 12 ms' },
    { code: 1013 },
    null,
  ];
  assert.deepEqual(closes.map(askedWaitMs), [12, 0, 0, 0]);
});

test('ends for good with UnauthenticatedError when the token is refused', async () => {
  await server.stop();
  server.isLocked = true;
  await server.start();
  await assert.rejects(next(watch()), UnauthenticatedError);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(server.connections, 1);
});

test('throws StreamEndedError with the reason, after what came before', async () => {
  const stream = watch();
  assert.equal(await next(stream), 'first');
  server.send('last');
  server.send(new GraphQLError('Over.', { extensions: { code: 'STREAM_ENDED', reason: 'COMPLETED' } }));
  await until(2_000, () => server.active === 0, 'the end');
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await next(stream), 'last');
  const error = await next(stream).catch((error: unknown) => error);
  assert.ok(error instanceof StreamEndedError);
  assert.equal(error.reason, 'COMPLETED');
  assert.equal((await stream.next()).done, true);
  assert.equal(server.begun, 1, 'it is not asked for again');
});

test('ends without an error when the server completes it', async () => {
  const stream = watch();
  await next(stream);
  server.send(null);
  assert.equal((await within(2_000, stream.next())).done, true);
});

test('waits out throttling', async () => {
  const extensions = { code: 'RATE_LIMITED', retryAfterMs: 60 };
  server.refusals.push(new GraphQLError('Later.', { extensions }), new GraphQLError('Later.', { extensions }));
  const startedMs = performance.now();
  assert.equal(await next(watch()), 'first');
  assert.ok(performance.now() - startedMs >= 119);
});

test('gives up on throttling after so many attempts', async () => {
  client = connect({ retry: { attempts: 2 } });
  const refusal = () => new GraphQLError('Later.', { extensions: { code: 'RATE_LIMITED', retryAfterMs: 1 } });
  server.refusals.push(refusal(), refusal(), refusal(), refusal());
  await assert.rejects(next(watch()), RateLimitedError);
  assert.equal(server.refusals.length, 1);
});

test('skips to the newest for a slow reader', async () => {
  const stream = watch();
  await next(stream);
  for (let number = 0; number < 500; number++) server.send(`event ${number}`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await next(stream), 'event 499');
});

test.run();

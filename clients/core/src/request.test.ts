import assert from 'node:assert/strict';
import { suite } from '../../../api/test/support/suite.ts';
import { within } from '../../../api/test/support/within.ts';
import { type ClientOptions, createClient } from './client.ts';
import type { TypedDocument } from './document.ts';
import { NetworkError, WhereaboutsError } from './errors.ts';
import { ForbiddenError, InternalError, RateLimitedError, UnauthenticatedError } from './generated/error-classes.ts';
import { request } from './request.ts';
import { failing, ScriptedServer } from './test/scripted-server.ts';

const test = suite('a request of a client');
const QUERY = 'query stage($id: ID!) { visit(id: $id) { stage } }' as TypedDocument<
  { visit: { stage: string | null } | null },
  { id: string }
>;
const MUTATION = 'mutation { sharingPause { userErrors { code } } }' as TypedDocument<
  { sharingPause: { userErrors: { code: string }[] } },
  Record<never, never>
>;
const FOUND = { json: { data: { visit: { stage: 'EN_ROUTE' } } } };
let server: ScriptedServer;

test.before.each(async () => {
  server = new ScriptedServer();
  await server.start();
});
test.after.each(() => server.stop());

const client = (options: Partial<ClientOptions> = {}) =>
  createClient({ url: server.url, token: 'tok', retry: { baseDelayMs: 5, attempts: 3 }, ...options });
const ask = (options: Partial<ClientOptions> = {}) => request(client(options), QUERY, { id: 'vis_1' });

/** What `promise` rejects with. */
async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await within(5_000, promise, 'an end of the request');
  } catch (error) {
    return error;
  }
  throw new Error('it did not reject');
}

test('sends document, variables and token, and gives the data', async () => {
  server.replies = [FOUND];
  assert.deepEqual(await ask({ token: async () => 'fresh' }), { visit: { stage: 'EN_ROUTE' } });
  assert.deepEqual(server.seen[0]!.body, { query: QUERY, variables: { id: 'vis_1' } });
  assert.equal(server.seen[0]!.headers.authorization, 'Bearer fresh');
});

test('gives an enum value that it does not know as it is', async () => {
  server.replies = [{ json: { data: { visit: { stage: 'ON_THE_MOON' } } } }];
  assert.equal((await ask()).visit?.stage, 'ON_THE_MOON');
});

test('throws the class of the code, with all that the server says', async () => {
  server.replies = [failing('UNAUTHENTICATED', { hint: 'renew' }, 401)];
  const error = await rejection(ask());
  assert.ok(error instanceof UnauthenticatedError && error instanceof WhereaboutsError);
  const { name, code, requestId, details, path } = error;
  assert.deepEqual(
    { name, code, requestId, details, path },
    {
      name: 'UnauthenticatedError',
      code: 'UNAUTHENTICATED',
      requestId: 'req_1',
      details: { hint: 'renew' },
      path: null,
    },
  );
  assert.equal(server.seen.length, 1);
});

test('throws the base class for a code that is newer than the client', async () => {
  for (const code of ['BRAND_NEW', 'constructor']) {
    server.replies = [failing(code)];
    const error = await rejection(ask());
    assert.ok(error instanceof WhereaboutsError);
    assert.deepEqual([Object.getPrototypeOf(error), error.code], [WhereaboutsError.prototype, code]);
  }
});

test('leaves a field null that may not be read, or throws with the rest, as it is told', async () => {
  const errors = [{ message: 'No.', path: ['visit', 'stage'], extensions: { code: 'FORBIDDEN', requestId: 'req_2' } }];
  server.replies = [{ json: { data: { visit: { stage: null } }, errors } }];
  assert.deepEqual(await ask(), { visit: { stage: null } });
  const error = await rejection(ask({ forbiddenFields: 'throw' }));
  assert.ok(error instanceof ForbiddenError);
  assert.deepEqual([error.path, error.data], [['visit', 'stage'], { visit: { stage: null } }]);
});

test('throws for any other error beside the data, also behind a field that may not be read', async () => {
  const error = (code: string) => ({ message: '', path: ['visit'], extensions: { code } });
  server.replies = [{ json: { data: { visit: null }, errors: [error('FORBIDDEN'), error('INTERNAL')] } }];
  assert.ok((await rejection(ask())) instanceof InternalError);
});

test('leaves the refusals of a mutation in its payload', async () => {
  const data = { sharingPause: { userErrors: [{ code: 'NO_ACTIVE_VISIT' }] } };
  server.replies = [{ json: { data } }];
  assert.deepEqual(await request(client(), MUTATION), data);
});

test('waits out throttling for as long as the server asks, also for mutations', async () => {
  server.replies = [failing('RATE_LIMITED', { retryAfterMs: 80 }, 429), { json: { data: {} } }];
  const startedMs = performance.now();
  await request(client(), MUTATION);
  assert.ok(performance.now() - startedMs >= 79);
  assert.equal(server.seen.length, 2);
});

test('takes the wait from Retry-After where the body does not say', async () => {
  server.replies = [{ ...(failing('RATE_LIMITED', {}, 429) as object), headers: { 'retry-after': '90' } }];
  const error = await rejection(ask());
  assert.ok(error instanceof RateLimitedError);
  assert.equal(error.retryAfterMs, 90_000);
  assert.equal(server.seen.length, 1, 'longer than a client waits by itself');
});

test('gives up on throttling after so many attempts', async () => {
  server.replies = [failing('RATE_LIMITED', { retryAfterMs: 1 })];
  assert.ok((await rejection(ask())) instanceof RateLimitedError);
  assert.equal(server.seen.length, 4);
});

test('is aborted while it waits', async () => {
  server.replies = [failing('RATE_LIMITED', { retryAfterMs: 30_000 })];
  const controller = new AbortController();
  const asked = request(client(), QUERY, { id: 'vis_1' }, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 50);
  assert.equal(((await rejection(asked)) as Error).message, 'enough');
});

test('is aborted while the server is silent', async () => {
  server.replies = ['silence'];
  const controller = new AbortController();
  const asked = request(client(), QUERY, { id: 'vis_1' }, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 50);
  assert.equal(((await rejection(asked)) as Error).message, 'enough');
});

test('repeats a query after a broken connection or an error of a proxy', async () => {
  server.replies = ['cut', { status: 502, text: '<html>Bad gateway</html>' }, failing('UNAVAILABLE', {}, 503), FOUND];
  assert.deepEqual(await ask(), { visit: { stage: 'EN_ROUTE' } });
  assert.equal(server.seen.length, 4);
});

test('never repeats a mutation that may have been carried out', async () => {
  for (const reply of ['cut' as const, { status: 502, text: 'Bad gateway' }, failing('UNAVAILABLE', {}, 503)]) {
    server.seen.length = 0;
    server.replies = [reply, { json: { data: {} } }];
    await rejection(request(client(), MUTATION));
    assert.equal(server.seen.length, 1);
  }
});

test('says what it found where something else answers', async () => {
  server.replies = [{ status: 404, text: '<html>' }];
  const error = await rejection(ask());
  assert.ok(error instanceof NetworkError);
  assert.deepEqual([error.code, error.status, server.seen.length], ['NETWORK', 404, 1]);
});

test('does not wait for ever for an answer', async () => {
  server.replies = ['silence'];
  const error = await rejection(ask({ timeoutMs: 40, retry: { attempts: 0 } }));
  assert.ok(error instanceof NetworkError);
  assert.match(error.message, /No answer within 40 ms/);
});

test.run();

import assert from 'node:assert/strict';
import { suite } from '../test/support/suite.ts';
import { startEdge, type TestEdge, TOKENS } from './fixture/edge.ts';
import { ask, run } from './fixture/http-client.ts';

const test = suite('GraphQL over HTTP');
const GRAPHQL_RESPONSE = { accept: 'application/graphql-response+json' };
let server: TestEdge;

test.before(async () => {
  server = await startEdge({ allowedOrigins: ['https://app.example'] });
});
test.after(() => server.stop());

test('a query by POST is answered with data, cost and a request id', async () => {
  const answer = await run(server.url, '{ hello }');
  assert.equal(answer.status, 200);
  assert.match(String(answer.headers['content-type']), /^application\/json; charset=utf-8$/);
  assert.match(String(answer.headers['x-request-id']), /^req_[\w-]{16}$/);
  assert.deepEqual(answer.json.data, { hello: 'world' });
  assert.equal(answer.json.extensions.cost.requested, 1);
});

test('a query by GET is answered, a mutation by GET is not and does not run', async () => {
  const get = (query: string) => ask(`${server.url}?query=${encodeURIComponent(query)}`, { method: 'GET' });
  assert.deepEqual((await get('{ hello }')).json.data, { hello: 'world' });
  const before = server.hub.moves;
  const refused = await get('mutation { move(input: { latitude: 1 }) { id } }');
  assert.equal(refused.status, 405);
  assert.equal(refused.headers['allow'], 'POST');
  assert.equal(refused.json.errors[0].extensions.code, 'BAD_REQUEST');
  assert.equal(server.hub.moves, before);
});

test('an operation name and variables are taken', async () => {
  const query = 'query A { hello } query B($text: String) { echo(text: $text) }';
  const answer = await ask(server.url, { body: { query, operationName: 'B', variables: { text: 'x' } } });
  assert.deepEqual(answer.json.data, { echo: 'x' });
});

test('an operation name that the document lacks is a bad request', async () => {
  const answer = await ask(server.url, { body: { query: 'query A { hello }', operationName: 'B' } });
  assert.equal(answer.status, 400);
  assert.equal(answer.json.errors[0].extensions.code, 'BAD_REQUEST');
});

test('the two media types differ in the status of a document that is not valid', async () => {
  const plain = await run(server.url, '{ nothing }');
  const strict = await run(server.url, '{ nothing }', undefined, { headers: GRAPHQL_RESPONSE });
  assert.equal(plain.status, 200);
  assert.equal(strict.status, 400);
  assert.match(String(strict.headers['content-type']), /^application\/graphql-response\+json; charset=utf-8$/);
  for (const { json } of [plain, strict]) {
    assert.equal(json.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    assert.match(json.errors[0].extensions.requestId, /^req_/);
    assert.equal('data' in json, false);
  }
});

test('an answer that the client cannot read is refused before anything runs', async () => {
  const before = server.hub.moves;
  const query = 'mutation { move(input: { latitude: 1 }) { id } }';
  const answer = await run(server.url, query, undefined, { headers: { accept: 'image/png' } });
  assert.equal(answer.status, 406);
  assert.equal(server.hub.moves, before);
});

test('without a token, with a wrong one or in another header nothing is answered, introspection neither', async () => {
  const asked = [
    { token: null },
    { token: 'wa_wrong' },
    { token: null, headers: { 'x-user-id': 'usr_1', 'x-api-key': TOKENS.office, cookie: `token=${TOKENS.office}` } },
    { token: null, headers: { authorization: `Basic ${TOKENS.office}` } },
  ];
  for (const asking of asked) {
    const answer = await run(server.url, '{ __schema { queryType { name } } }', undefined, asking);
    assert.equal(answer.status, 401);
    assert.match(String(answer.headers['www-authenticate']), /^Bearer realm="whereabouts"/);
    assert.equal(answer.json.errors[0].extensions.code, 'UNAUTHENTICATED');
    assert.equal('data' in answer.json, false);
  }
});

test('a token that cannot be checked now is not told that it is wrong', async () => {
  const answer = await run(server.url, '{ hello }', undefined, { token: TOKENS.unavailable });
  assert.equal(answer.status, 503);
  assert.equal(answer.json.errors[0].extensions.code, 'UNAVAILABLE');
});

test('each viewer is answered by the schema of their audience, and errors name nothing of another', async () => {
  const query = '{ payroll provider(id: "1") { salary } }';
  assert.deepEqual((await run(server.url, query)).json.data, { payroll: 'paid', provider: { salary: 1 } });
  const customer = { token: TOKENS.customer };
  const refused = await run(server.url, query, undefined, customer);
  assert.equal(refused.json.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  const misspelt = await run(server.url, '{ payrol provider(id: "1") { salar } }', undefined, customer);
  assert.doesNotMatch(misspelt.text, /payroll|salary/);
  const introspection = await run(server.url, '{ __schema { types { name fields { name } } } }', undefined, customer);
  assert.match(introspection.text, /"Provider"/);
  assert.doesNotMatch(introspection.text, /payroll|salary/);
});

test('a subscription is sent to the WebSocket', async () => {
  const answer = await run(server.url, 'subscription { events }');
  assert.equal(answer.json.errors[0].extensions.code, 'OPERATION_NOT_SUPPORTED');
  assert.equal(server.hub.opened, 0);
});

test('only pages of listed origins may read answers', async () => {
  const listed = { origin: 'https://app.example' };
  const preflight = await ask(server.url, { method: 'OPTIONS', token: null, headers: listed });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers['access-control-allow-origin'], 'https://app.example');
  assert.match(String(preflight.headers['access-control-allow-headers']), /authorization/);
  const stranger = { origin: 'https://evil.example' };
  for (const method of ['OPTIONS', 'POST']) {
    const answer = await ask(server.url, {
      method,
      headers: stranger,
      ...(method === 'POST' && { body: { query: '{ hello }' } }),
    });
    assert.equal(answer.headers['access-control-allow-origin'], undefined);
  }
});

test('a request that runs too long is answered, and told to stop', async () => {
  const short = await startEdge({ requestTimeoutMs: 80 });
  try {
    const answer = await run(short.url, '{ hang }', undefined, { headers: GRAPHQL_RESPONSE });
    assert.equal(answer.status, 503);
    assert.equal(answer.json.errors[0].extensions.code, 'UNAVAILABLE');
    assert.equal(short.hub.aborted, 1);
  } finally {
    await short.stop();
  }
});

test('other addresses and methods are answered in JSON, with headers that close what a browser would allow', async () => {
  const nowhere = await ask(`${server.origin}/nowhere`, { method: 'GET' });
  assert.equal(nowhere.status, 404);
  assert.equal(nowhere.json.errors[0].extensions.code, 'NOT_FOUND');
  const put = await ask(server.url, { method: 'PUT' });
  assert.equal(put.status, 405);
  assert.match(String(put.headers['allow']), /GET, POST/);
  assert.equal(put.headers['x-powered-by'], undefined);
  assert.equal(put.headers['x-content-type-options'], 'nosniff');
  assert.match(String(put.headers['content-security-policy']), /default-src 'none'/);
});

test.run();

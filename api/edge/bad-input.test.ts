import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import * as limits from '../../schema/limits.ts';
import { suite } from '../test/support/suite.ts';
import { within } from '../test/support/within.ts';
import { startEdge, type TestEdge, TOKENS } from './fixture/edge.ts';
import { type Answer, ask, run } from './fixture/http-client.ts';
import { SECRET } from './fixture/schema.ts';
import { TestSocket } from './fixture/socket-client.ts';

const test = suite('bad input');
let server: TestEdge;

test.before(async () => {
  server = await startEdge();
});
test.after(() => server.stop());

const aliases = (count: number, field: string): string =>
  `{ ${Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ')} }`;
const nested = (depth: number): string =>
  `{ provider ${'{ colleague '.repeat(depth - 2)}{ id }${' }'.repeat(depth - 2)} }`;

function codeOf(answer: Answer): string {
  assert.equal(answer.json.data, undefined, 'nothing may have run');
  const [error] = answer.json.errors;
  assert.match(error.extensions.requestId, /^req_/);
  return error.extensions.code;
}

/** The same over both transports: what HTTP says of a query, and WebSocket of a subscription. */
async function bothCodes(query: string, variables?: object): Promise<[string, string]> {
  const overHttp = codeOf(await run(server.url, query, variables));
  const socket = await TestSocket.connect(server.wsUrl);
  socket.subscribe('1', query.replace(/^(query)?/, 'subscription'), variables);
  const frame = await socket.next('error', '1');
  socket.subscribe('2', 'subscription { events }');
  socket.send({ type: 'ping' });
  await socket.next('pong');
  await socket.close();
  return [overHttp, frame.payload[0].extensions.code];
}

test('a body that is not JSON is a bad request and is not quoted', async () => {
  const answer = await ask(server.url, { body: `{"query": "${SECRET}` });
  assert.equal(answer.status, 400);
  assert.equal(codeOf(answer), 'BAD_REQUEST');
  assert.doesNotMatch(answer.text, new RegExp(SECRET));
});

test('a JSON body that is no GraphQL request is a bad request', async () => {
  for (const body of [
    'null',
    '[]',
    '"text"',
    '7',
    '{}',
    '{"query":7}',
    '{"query":""}',
    '{"query":"{ hello }","variables":[]}',
    '{"query":"{ hello }","variables":"x"}',
    '{"query":"{ hello }","operationName":7}',
  ]) {
    const answer = await ask(server.url, { body });
    assert.equal(answer.status, 400, body);
    assert.equal(codeOf(answer), 'BAD_REQUEST', body);
  }
});

test('batches are refused and say so', async () => {
  const answer = await ask(server.url, { body: [{ query: '{ hello }' }, { query: '{ hello }' }] });
  assert.equal(answer.status, 400);
  assert.equal(codeOf(answer), 'BAD_REQUEST');
  assert.match(answer.json.errors[0].message, /batching/i);
});

test('a form or plain text is no request, so that a foreign page cannot send one unasked', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const answer = await ask(server.url, { body: '{"query":"{ hello }"}', headers: { 'content-type': type } });
    assert.equal(answer.status, 415, type);
    assert.equal(codeOf(answer), 'BAD_REQUEST', type);
  }
});

test('a body above 256 KB is too large, also when it is compressed', async () => {
  const body = JSON.stringify({ query: '{ hello }', variables: { text: 'x'.repeat(limits.MAX_BODY_BYTES) } });
  const plain = await ask(server.url, { body });
  assert.equal(plain.status, 413);
  assert.equal(codeOf(plain), 'PAYLOAD_TOO_LARGE');
  assert.equal(await statusOfZipped(gzipSync(body)), 413);
  const fits = JSON.stringify({ query: '{ hello }', extensions: { padding: 'x'.repeat(limits.MAX_BODY_BYTES - 200) } });
  assert.equal((await ask(server.url, { body: fits })).status, 200);
});

async function statusOfZipped(bytes: Buffer): Promise<number> {
  const headers = {
    authorization: `Bearer ${TOKENS.office}`,
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  };
  return (await fetch(server.url, { method: 'POST', headers, body: new Uint8Array(bytes) })).status;
}

test('a syntax error is a parse failure over both transports, and the socket lives on', async () => {
  const answer = await run(server.url, '{ hello');
  assert.equal(codeOf(answer), 'GRAPHQL_PARSE_FAILED');
  assert.deepEqual(answer.json.errors[0].locations, [{ line: 1, column: 8 }]);
  const socket = await TestSocket.connect(server.wsUrl);
  socket.subscribe('running', 'subscription { events(topic: "bad") }');
  socket.subscribe('1', 'subscription { events');
  const frame = await socket.next('error', '1');
  assert.equal(frame.payload[0].extensions.code, 'GRAPHQL_PARSE_FAILED');
  server.hub.publish('still here', 'bad');
  assert.equal((await socket.next('next', 'running')).payload.data.events, 'still here');
  await socket.close();
});

test('60 aliases are refused over both transports', async () => {
  const query = aliases(60, 'hello');
  const answer = await run(server.url, query);
  assert.equal(codeOf(answer), 'GRAPHQL_VALIDATION_FAILED');
  assert.match(answer.text, /more than 30 aliases/);
  assert.deepEqual(await bothCodes(aliases(60, 'events')), ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED']);
  const allowed = aliases(20, 'hello');
  assert.equal((await run(server.url, allowed)).json.data.a19, 'world');
});

test('depth is bounded, through fragments too', async () => {
  assert.notEqual((await run(server.url, nested(limits.MAX_DEPTH))).json.data, undefined);
  assert.equal(codeOf(await run(server.url, nested(limits.MAX_DEPTH + 1))), 'GRAPHQL_VALIDATION_FAILED');
  const fragments = Array.from(
    { length: 14 },
    (_, i) => `fragment F${i} on Provider { colleague { id ${i < 13 ? `...F${i + 1}` : ''} } }`,
  );
  const hidden = await run(server.url, `{ provider { ...F0 } } ${fragments.join(' ')}`);
  assert.equal(codeOf(hidden), 'GRAPHQL_VALIDATION_FAILED');
  assert.match(hidden.json.errors[0].message, /nested more than 12 deep/);
});

test('fragments in a circle are refused', async () => {
  const query =
    '{ provider { ...A } } fragment A on Provider { colleague { ...B } } fragment B on Provider { colleague { ...A } }';
  assert.equal(codeOf(await run(server.url, query)), 'GRAPHQL_VALIDATION_FAILED');
});

test('tokens, directives, root fields and list literals are bounded', async () => {
  const refused: readonly (readonly [string, string])[] = [
    [`{ ${'hello '.repeat(limits.MAX_TOKENS)} }`, 'GRAPHQL_PARSE_FAILED'],
    [`{ hello ${'@include(if: true) '.repeat(limits.MAX_DIRECTIVES + 1)} }`, 'GRAPHQL_VALIDATION_FAILED'],
    [`{ ${'hello '.repeat(limits.MAX_ROOT_FIELDS + 1)} }`, 'GRAPHQL_VALIDATION_FAILED'],
    [`{ nodes(ids: [${'1 '.repeat(limits.MAX_INPUT_LIST + 1)}]) { id } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ];
  for (const [query, code] of refused) assert.equal(codeOf(await run(server.url, query)), code, query.slice(0, 40));
});

test('a document with hundreds of faults names ten of them', async () => {
  const query = `{ hello { ${'x '.repeat(300)} } provider { ${Array.from({ length: 300 }, (_, i) => `f${i}`).join(' ')} } }`;
  const answer = await run(server.url, query);
  assert.equal(codeOf(answer), 'GRAPHQL_VALIDATION_FAILED');
  assert.ok(answer.json.errors.length <= limits.MAX_VALIDATION_ERRORS + 1);
});

test('introspection as tools ask it is answered, a deeper one is not', async () => {
  const ofType = (depth: number): string => `${'ofType { '.repeat(depth)}name${' }'.repeat(depth)}`;
  const asked = (depth: number): string => `{ __schema { types { fields { args { type { ${ofType(depth)} } } } } } }`;
  assert.equal((await run(server.url, asked(9))).json.errors, undefined);
  assert.equal(codeOf(await run(server.url, asked(20))), 'GRAPHQL_VALIDATION_FAILED');
  const rounds =
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
  assert.equal(codeOf(await run(server.url, rounds)), 'GRAPHQL_VALIDATION_FAILED');
});

test('pages beyond 100 and lists of more than 100 ids are refused, by literal and by variable', async () => {
  assert.equal(codeOf(await run(server.url, '{ providers(first: 101) { nodes { id } } }')), 'BAD_USER_INPUT');
  assert.equal(codeOf(await run(server.url, '{ providers(last: -1) { nodes { id } } }')), 'BAD_USER_INPUT');
  const byVariable = 'query Q($n: Int) { providers(first: $n) { nodes { id } } }';
  assert.equal(codeOf(await run(server.url, byVariable, { n: 1_000_000 })), 'BAD_USER_INPUT');
  assert.equal((await run(server.url, byVariable, { n: 100 })).json.data.providers.nodes.length, 100);
  const ids = Array.from({ length: 101 }, (_, i) => `prv_${i}`);
  assert.equal(
    codeOf(await run(server.url, 'query Q($ids: [ID!]) { nodes(ids: $ids) { id } }', { ids })),
    'BAD_USER_INPUT',
  );
});

test('a huge string and a value nested without end are refused', async () => {
  const query = 'query Q($text: String) { echo(text: $text) }';
  assert.equal(
    codeOf(await run(server.url, query, { text: 'x'.repeat(limits.MAX_STRING_LENGTH + 1) })),
    'BAD_USER_INPUT',
  );
  assert.equal(
    codeOf(await run(server.url, `{ echo(text: "${'x'.repeat(limits.MAX_STRING_LENGTH + 1)}") }`)),
    'GRAPHQL_VALIDATION_FAILED',
  );
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const body = `{"query":"query Q($text: String) { echo(text: $text) }","variables":{"text":${deep}}}`;
  assert.equal(codeOf(await ask(server.url, { body })), 'BAD_USER_INPUT');
});

test('a wrong enum, NaN, infinity and a missing value say where and never what', async () => {
  const query = 'mutation M($input: MoveInput!) { move(input: $input) { id } }';
  const cases: readonly (readonly [unknown, RegExp])[] = [
    [{ latitude: 1, tier: SECRET }, /"\$input\.tier": The value does not exist in the enum "Tier"\./],
    [{ latitude: SECRET }, /"\$input\.latitude": Expected a value of the type "Float"\./],
    [{ latitude: 'NaN' }, /"\$input\.latitude"/],
    [{ latitude: null }, /"\$input\.latitude": Expected a value of the type "Float!"\./],
    [{ note: SECRET }, /Field "latitude" of required type "Float!" was not provided/],
    [{ latitude: 1, note: { text: SECRET } }, /"\$input\.note": Expected a value of the type "String"\./],
    [{ latitude: 1, tags: ['a', 7] }, /"\$input\.tags\[1\]"/],
    [SECRET, /"\$input": Expected a value of the type "MoveInput"\./],
    [undefined, /"\$input": A value of the type "MoveInput!" is required\./],
  ];
  const before = server.hub.moves;
  for (const [input, message] of cases) {
    const answer = await run(server.url, query, { input });
    assert.equal(codeOf(answer), 'BAD_USER_INPUT', JSON.stringify(input));
    assert.match(answer.json.errors[0].message, message);
    assert.doesNotMatch(answer.text, new RegExp(SECRET));
  }
  const infinite = await ask(server.url, {
    body: `{"query":${JSON.stringify(query)},"variables":{"input":{"latitude":1e999}}}`,
  });
  assert.equal(codeOf(infinite), 'BAD_USER_INPUT');
  const notNumber = await ask(server.url, {
    body: `{"query":${JSON.stringify(query)},"variables":{"input":{"latitude":NaN}}}`,
  });
  assert.equal(notNumber.status, 400);
  assert.equal(server.hub.moves, before);
});

test('a literal of the wrong kind is not repeated either', async () => {
  for (const value of [
    `"${SECRET}"`,
    `{ latitude: "${SECRET}" }`,
    `{ latitude: 1, tier: "${SECRET}" }`,
    `{ latitude: 1, tags: { a: "${SECRET}" } }`,
  ]) {
    const answer = await run(server.url, `mutation { move(input: ${value}) { id } }`);
    assert.equal(codeOf(answer), 'GRAPHQL_VALIDATION_FAILED');
    assert.doesNotMatch(answer.text, new RegExp(SECRET));
  }
  for (const query of [`{ echo(text: ${SECRET}) }`, `{ echo(text: "${SECRET}) }`, `{ hello "${SECRET}" }`]) {
    const answer = await run(server.url, query);
    assert.equal(codeOf(answer), 'GRAPHQL_PARSE_FAILED');
    assert.doesNotMatch(answer.text, /Secretname/);
  }
});

test('variables are coerced alike over both transports', async () => {
  const query = 'query Q($topic: String) { events(topic: $topic) }';
  const socket = await TestSocket.connect(server.wsUrl);
  socket.subscribe('1', query.replace('query', 'subscription'), { topic: { name: SECRET } });
  const { payload } = await socket.next('error', '1');
  assert.equal(payload[0].extensions.code, 'BAD_USER_INPUT');
  assert.doesNotMatch(JSON.stringify(payload), new RegExp(SECRET));
  await socket.close();
});

test('failures inside leak nothing over either transport, nor into the log', async () => {
  for (const how of ['driver', 'string', 'internal']) {
    const answer = await run(server.url, `{ fail(how: "${how}") }`);
    assert.equal(answer.json.errors[0].extensions.code, 'INTERNAL');
    assert.doesNotMatch(answer.text, new RegExp(SECRET));
    assert.match(server.logged(), new RegExp(answer.json.errors[0].extensions.requestId));
    const socket = await TestSocket.connect(server.wsUrl);
    socket.subscribe('1', `subscription { refused(how: "${how}") }`);
    const { payload } = await socket.next('error', '1');
    assert.equal(payload[0].extensions.code, 'INTERNAL');
    assert.doesNotMatch(JSON.stringify(payload), new RegExp(SECRET));
    await socket.close();
  }
  const badEnum = await run(server.url, '{ badEnum }');
  assert.equal(badEnum.json.errors[0].extensions.code, 'INTERNAL');
  assert.doesNotMatch(badEnum.text + server.logged(), new RegExp(SECRET));
  assert.match(server.logged(), /UniqueConstraintViolationException.*23505/);
});

test('an expected error comes with its code and details over both transports', async () => {
  const answer = await run(server.url, '{ hello fail(how: "app") }');
  assert.deepEqual(answer.json.data, { hello: 'world', fail: null });
  const { code, needs } = answer.json.errors[0].extensions;
  assert.deepEqual([code, needs, answer.json.errors[0].path], ['FORBIDDEN', 'ADMIN', ['fail']]);
  assert.equal((await bothCodes('query { refused(how: "app") }'))[1], 'FORBIDDEN');
});

test('half a request is cut, and others are served meanwhile', async () => {
  const { port } = server.edge.address;
  const half = connect(port, '127.0.0.1');
  half.write(
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query"',
  );
  assert.deepEqual((await run(server.url, '{ hello }')).json.data, { hello: 'world' });
  const answered = new Promise<string>((resolve) => half.once('data', (data) => resolve(String(data))));
  assert.match(await within(2_000, answered), /^HTTP\/1\.1 401/);
  half.destroy();
});

test.run();

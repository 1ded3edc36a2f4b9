import assert from 'node:assert/strict';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { ASSUMED_LIST_SIZE, INTROSPECTION_POINTS, MUTATION_POINTS, SUBSCRIPTION_POINTS } from '../../schema/limits.ts';
import { AppError } from '../kernel/app-error.ts';
import { ManualClock } from '../kernel/clock.ts';
import { suite } from '../test/support/suite.ts';
import { Budgets } from './budget.ts';
import { costOf } from './cost.ts';
import { startEdge } from './fixture/edge.ts';
import { ask, run } from './fixture/http-client.ts';
import { TestSocket } from './fixture/socket-client.ts';

const test = suite('cost');

const schema = buildSchema(`
  interface Node { id: ID! }
  type Visit implements Node { id: ID! provider: Provider jobs(first: Int = 5): Jobs }
  type Provider implements Node { id: ID! name: String visits(first: Int, last: Int): Visits skills: [Skill!]! tags: [String!]! }
  type Skill { name: String }
  type Visits { nodes: [Visit!]! edges: [Edge!]! pageInfo: PageInfo! }
  type Edge { node: Visit }
  type Jobs { nodes: [Visit] }
  type PageInfo { hasNextPage: Boolean }
  type Query { hello: String provider: Provider providers(first: Int): [Provider] nodes(ids: [ID!]!): [Node] node: Node }
  type Mutation { move: Provider touch: Boolean }
  type Subscription { position: Provider tick: Int }
`);

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  return costOf(schema, document, getOperationAST(document)!, variables);
}

test('an object is a point, scalars are free, and nothing costs less than one', () => {
  assert.equal(cost('{ hello }'), 1);
  assert.equal(cost('{ provider { id name tags } }'), 1);
  assert.equal(cost('{ a: provider { id } b: provider { id } hello }'), 2);
});

test('a list counts at the size that its arguments ask for', () => {
  assert.equal(cost('{ providers(first: 100) { id } }'), 100);
  assert.equal(cost('{ providers(first: 10) { skills { name } } }'), 10 * (1 + ASSUMED_LIST_SIZE));
  assert.equal(cost('{ nodes(ids: ["a", "b", "c"]) { id } }'), 3);
  assert.equal(cost('{ provider { skills { name } } }'), 1 + ASSUMED_LIST_SIZE);
});

test('a connection hands its size to its nodes and edges, and to nothing else', () => {
  assert.equal(cost('{ provider { visits(first: 20) { nodes { id } pageInfo { hasNextPage } } } }'), 1 + 1 + 20 + 1);
  assert.equal(cost('{ provider { visits(last: 20) { edges { node { id } } } } }'), 1 + 1 + 20 * 2);
  assert.equal(
    cost('{ provider { visits(first: 10) { nodes { jobs { nodes { id } } } } } }'),
    1 + 1 + 10 * (1 + 1 + 5),
  );
});

test('variables, their absence and conditions are considered', () => {
  const query =
    'query Q($n: Int, $ids: [ID!]!, $on: Boolean!) { providers(first: $n) { id } nodes(ids: $ids) @include(if: $on) { id } }';
  assert.equal(cost(query, { n: 7, ids: ['a', 'b'], on: true }), 9);
  assert.equal(cost(query, { n: 7, ids: ['a', 'b'], on: false }), 7);
  assert.equal(cost(query, { ids: [], on: true }), ASSUMED_LIST_SIZE);
});

test('fragments count where they are used, by their own type', () => {
  const query =
    '{ a: provider { ...F } b: provider { ...F } node { ... on Provider { skills { name } } } } fragment F on Provider { visits(first: 3) { nodes { id } } }';
  assert.equal(cost(query), 2 * (1 + 1 + 3) + 1 + ASSUMED_LIST_SIZE);
});

test('fragments that double at each step are worked out at once, and cost what they would return', () => {
  const steps = Array.from(
    { length: 12 },
    (_, i) =>
      `fragment F${i} on Visit { a: provider { visits(first: 1) { nodes { ${i < 11 ? `...F${i + 1}` : 'id'} } } } b: provider { visits(first: 1) { nodes { ${i < 11 ? `...F${i + 1}` : 'id'} } } } }`,
  );
  const startMs = performance.now();
  assert.ok(cost(`{ provider { visits(first: 1) { nodes { ...F0 } } } } ${steps.join(' ')}`) > 2 ** 12);
  assert.ok(performance.now() - startMs < 200);
});

test('mutations and subscriptions have a price at each root field, introspection a fixed one', () => {
  assert.equal(cost('mutation { a: move { id } touch }'), 2 * MUTATION_POINTS + 1);
  assert.equal(cost('mutation { ...M } fragment M on Mutation { move { id } }'), MUTATION_POINTS + 1);
  assert.equal(cost('subscription { position { id } }'), SUBSCRIPTION_POINTS + 1);
  assert.equal(cost('{ __schema { types { name } } __typename }'), INTROSPECTION_POINTS);
});

test('a page size outside 0 to 100 is bad input', () => {
  for (const size of ['101', '-1', '2147483647']) {
    assert.throws(
      () => cost(`{ providers(first: ${size}) { id } }`),
      (error: { originalError?: unknown }) => {
        return error.originalError instanceof AppError && error.originalError.code === 'BAD_USER_INPUT';
      },
    );
  }
});

test('a field may weigh more, or say how long its list is', () => {
  const weighed = buildSchema('type A { id: ID } type Query { few: [A] dear: A }');
  const fields = weighed.getQueryType()!.getFields();
  fields['few']!.extensions = { cost: { listSize: 2 } };
  fields['dear']!.extensions = { cost: { points: 40 } };
  const document = parse('{ few { id } dear { id } }');
  assert.equal(costOf(weighed, document, getOperationAST(document)!, {}), 2 + 41);
});

test('a budget is spent, says how long to wait, and comes back with time but not beyond its limit', () => {
  const clock = new ManualClock();
  const budgets = new Budgets({ burstPoints: 100, pointsPerSecond: 10 }, clock);
  assert.deepEqual(budgets.charge('a', 90), {
    granted: true,
    retryAfterMs: 0,
    report: { requested: 90, remaining: 10, limit: 100, restorePerSecond: 10 },
  });
  const refused = budgets.charge('a', 30);
  assert.deepEqual([refused.granted, refused.retryAfterMs, refused.report.remaining], [false, 2_000, 10]);
  assert.equal(budgets.charge('b', 100).granted, true);
  clock.advance(refused.retryAfterMs - 1);
  assert.equal(budgets.charge('a', 30).granted, false);
  clock.advance(1);
  assert.equal(budgets.charge('a', 30).granted, true);
  clock.advance(3_600_000);
  assert.equal(budgets.look('a', 0).remaining, 100);
});

test('budgets of tokens that have gone are forgotten', () => {
  const clock = new ManualClock();
  const budgets = new Budgets({ burstPoints: 10, pointsPerSecond: 10 }, clock);
  for (let token = 0; token < 10_000; token++) {
    budgets.charge(`t${token}`, 5);
    clock.advance(10);
  }
  assert.ok(budgets.size < 3_000, `${budgets.size} are held`);
});

test('over budget is RATE_LIMITED with a time to wait, over both transports, each token for itself', async () => {
  const server = await startEdge({ budget: { burstPoints: 100, pointsPerSecond: 50 } });
  const query = '{ providers(first: 90) { nodes { id } } }';
  const first = await run(server.url, query);
  assert.equal(first.json.extensions.cost.requested, 91);
  assert.equal(first.json.extensions.cost.limit, 100);
  const plain = await run(server.url, query);
  assert.equal(plain.status, 200);
  const { code, retryAfterMs } = plain.json.errors[0].extensions;
  assert.equal(code, 'RATE_LIMITED');
  assert.ok(retryAfterMs > 500 && retryAfterMs <= 1_700, String(retryAfterMs));
  assert.equal(plain.headers['retry-after'], String(Math.ceil(retryAfterMs / 1000)));
  assert.equal(plain.json.extensions.cost.requested, 91);
  const strict = await run(server.url, query, undefined, { headers: { accept: 'application/graphql-response+json' } });
  assert.equal(strict.status, 429);
  const socket = await TestSocket.connect(server.wsUrl);
  for (let id = 0; id < 4; id++) socket.subscribe(`s${id}`, 'subscription { events }');
  const { payload } = await socket.next('error');
  assert.equal(payload[0].extensions.code, 'RATE_LIMITED');
  assert.equal(payload[0].extensions.cost.limit, 100);
  const other = await run(server.url, query, undefined, { token: 'wa_other' });
  assert.equal(other.json.errors, undefined);
  await new Promise((resolve) => setTimeout(resolve, retryAfterMs + 300));
  assert.equal((await run(server.url, query)).json.errors, undefined);
  await socket.close();
  await server.stop();
});

test('an operation that no budget could pay is refused for good, and refusals cost a point', async () => {
  const server = await startEdge({ budget: { burstPoints: 50, pointsPerSecond: 1 } });
  const dear = await run(server.url, '{ providers(first: 90) { nodes { id } } }');
  assert.equal(dear.json.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  assert.deepEqual([dear.json.errors[0].extensions.requested, dear.json.errors[0].extensions.limit], [91, 50]);
  for (let refusal = 0; refusal < 60; refusal++) await run(server.url, '{ nothing }');
  const empty = await ask(server.url, { body: { query: '{ nothing' } });
  assert.equal(empty.json.errors[0].extensions.code, 'RATE_LIMITED');
  await server.stop();
});

test.run();

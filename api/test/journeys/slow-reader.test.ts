import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../support/actor.ts';
import { Company, report, type TestProvider } from '../support/company.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { longEvents, RawClient } from '../support/raw-client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const test = suite('what a slow reader may cost');

const PROGRESS = 'subscription ($id: ID!) { privacyRequestProgress(id: $id) { sequence } }';
/** Time for a message to cross loopback and be handled, in this very process. */
const HANDLED_MS = 300;

let server: TestServer;
let company: Company;
let provider: TestProvider;
let clerk: Actor;
let slow: RawClient;

/** A server told so by its environment, and somebody of the office on it who follows a provider. */
async function begin(environment: Record<string, string>): Promise<void> {
  server = await startServer(undefined, environment);
  company = await Company.found(server);
  provider = await company.provider();
  await company.visit(provider, 'EN_ROUTE');
  const { user } = await company.admin.does('userCreate', { name: 'Ada', roles: ['DISPATCHER'] }, 'user { id }');
  clerk = await company.actor({ audience: 'office', role: 'DISPATCHER', userId: user.id });
  slow = await follow(clerk.token);
}

test.after.each(async () => {
  slow.socket.terminate();
  company.leave();
  await server.close();
});

async function follow(token: string): Promise<RawClient> {
  const client = new RawClient(server.wsUrl, token, longEvents(), { id: provider.id });
  await client.ready();
  return client;
}

/** Has them read nothing more, and the provider move until the kernel holds no more for them. */
async function stall({ socket }: RawClient): Promise<void> {
  socket.pause();
  for (let n = 0; n < 300; n++) await report(provider, n);
}

test('is for how long their socket may take nothing, as the environment says', async () => {
  await begin({ STALLED_SOCKET_MS: '1000' });
  await stall(slow);
  await until(10_000, () => server.app.edge.socketCount === 0, 'the end of the socket');
});

test('is how many messages they may send meanwhile, as the environment says', async () => {
  await begin({ MAX_MESSAGES_WHILE_STALLED: '5' });
  await stall(slow);
  for (let n = 0; n < 6; n++) {
    slow.send({ type: 'ping' });
    await sleep(HANDLED_MS / 3);
  }
  slow.send({ type: 'complete', id: '1' });
  await sleep(HANDLED_MS);
  assert.equal(server.app.edge.cohortCount, 1, 'a message too many was read');
  slow.socket.resume();
  await until(5_000, () => server.app.edge.cohortCount === 0, 'the rest, when they read again');
  slow.socket.terminate();

  slow = await follow(company.admin.token);
  await stall(slow);
  slow.send({ type: 'complete', id: '1' });
  await until(5_000, () => server.app.edge.cohortCount === 0, 'the first message');
});

test('is how many events wait for them where none is skipped, as the environment says', async () => {
  await begin({ MAX_WAITING_EVENTS: '1' });
  const desk = await PrivacyDesk.of(company);
  const { customerId } = await company.job();
  const filing = { subject: { kind: 'CUSTOMER', id: customerId }, idempotencyKey: 'slow' };
  const { id } = (await clerk.does('dataExportRequest', filing, 'privacyRequest { id }')).privacyRequest;
  slow.subscribe('2', PROGRESS, { id });
  const told = () => slow.others.filter((message) => message.id === '2' && message.type === 'next');
  await until(5_000, () => told().length === 1, 'how the request stands');
  await stall(slow);
  const completed = async () => {
    await desk.clear(id);
    return (await desk.look(id)).state === 'COMPLETED';
  };
  await until(30_000, completed, 'the end of the request');
  slow.socket.resume();
  const error = await until(5_000, () => slow.others.find(({ type }) => type === 'error'), 'the end of the stream');
  assert.equal(error.payload[0].extensions.reason, 'SLOW_READER');
  // One was on its way, and one waited.
  const [first, ...rest] = told().map(({ payload }) => payload.data.privacyRequestProgress.sequence as number);
  assert.deepEqual(rest, [first! + 1, first! + 2]);
});

test.run();

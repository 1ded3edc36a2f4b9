import assert from 'node:assert/strict';
import { TestSocket } from '../../edge/fixture/socket-client.ts';
import type { Actor } from '../support/actor.ts';
import { Company, report, type TestProvider } from '../support/company.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { fleetQuery, positionQuery, trackingQuery } from '../support/streams.ts';
import { suite } from '../support/suite.ts';
import { within } from '../support/within.ts';

const AT_ONCE_MS = 1_000;
/** Long enough to open the streams first. */
const SOON_MS = 1_200;

const test = suite('tokens that are lost');
let server: TestServer;
let company: Company;
let provider: TestProvider;
let visitId: string;

test.before(async () => {
  server = await startServer();
});
test.before.each(async () => {
  company = await Company.found(server);
  provider = await company.provider();
  visitId = (await company.visit(provider, 'EN_ROUTE')).visitId;
});
test.after.each(() => company.leave());
test.after(() => server.close());

/** A socket with the streams open, each of which has shown its first state. */
async function open(actor: Actor, streams: Record<string, [query: string, id?: string]>): Promise<TestSocket> {
  const socket = await TestSocket.connect(server.wsUrl, actor.token);
  for (const [id, [query, about]] of Object.entries(streams)) {
    socket.subscribe(id, query, about ? { id: about } : {});
    assert.equal((await socket.next('next', id)).payload.errors, undefined);
  }
  return socket;
}

/** Every stream has ended with the reason, the socket closed with 4401, and the token opens nothing more. */
async function lost(
  actor: Actor,
  socket: TestSocket,
  ids: string[],
  reason: string,
  sinceMs = Date.now(),
): Promise<void> {
  for (const id of ids) {
    const { payload } = await socket.next('error', id);
    assert.deepEqual([payload[0].extensions.code, payload[0].extensions.reason], ['STREAM_ENDED', reason]);
  }
  assert.equal((await within(AT_ONCE_MS, socket.closed, 'the close')).code, 4401);
  assert.ok(Date.now() - sinceMs < AT_ONCE_MS, `${Date.now() - sinceMs} ms`);
  const { status, errors, data } = await actor.ask('{ viewer { audience } }');
  assert.deepEqual([status, errors[0]?.extensions.code, data], [401, 'UNAUTHENTICATED', null]);
  const again = await TestSocket.open(server.wsUrl);
  again.init(actor.token);
  assert.equal((await within(AT_ONCE_MS, again.closed, 'the refusal')).code, 4401);
}

const all = (): Record<string, [string, string?]> => ({
  tracking: [trackingQuery, visitId],
  position: [positionQuery(), provider.id],
  fleet: [fleetQuery()],
});

test('a key that is revoked ends all its streams, its socket and its requests', async () => {
  const office = await company.office();
  const socket = await open(office, all());
  await company.admin.does('apiKeyRevoke', { apiKeyId: office.keyId }, '');
  await lost(office, socket, ['tracking', 'position', 'fleet'], 'KEY_REVOKED');
});

test('a key that expires does the same', async () => {
  const expiresAt = new Date(Date.now() + SOON_MS);
  const office = await company.actor({ audience: 'office', role: 'AGENT', expiresAt });
  const socket = await open(office, all());
  await lost(office, socket, ['tracking', 'position', 'fleet'], 'TOKEN_EXPIRED', expiresAt.getTime());
});

test('a link that is revoked does the same', async () => {
  const customer = await company.customer(visitId);
  const socket = await open(customer, { tracking: [trackingQuery, visitId] });
  await company.admin.does('shareGrantRevoke', { shareGrantId: customer.grantId }, '');
  await lost(customer, socket, ['tracking'], 'GRANT_REVOKED');
});

test('a link that expires does the same', async () => {
  const expiresAt = new Date(Date.now() + SOON_MS);
  const customer = await company.customer(visitId, expiresAt);
  const socket = await open(customer, { tracking: [trackingQuery, visitId] });
  await lost(customer, socket, ['tracking'], 'TOKEN_EXPIRED', expiresAt.getTime());
});

test("an app's and a provider's key that are revoked lose their streams too", async () => {
  const partner = await company.partner('positions:read');
  const apps = await open(partner, { fleet: [fleetQuery()], position: [positionQuery(), provider.id] });
  const own = await open(provider.phone, { instruction: ['subscription { reportingInstruction { mode } }'] });
  await company.admin.does('apiKeyRevoke', { apiKeyId: partner.keyId }, '');
  await lost(partner, apps, ['fleet', 'position'], 'KEY_REVOKED');
  await company.admin.does('apiKeyRevoke', { apiKeyId: provider.keyId }, '');
  await lost(provider.phone, own, ['instruction'], 'KEY_REVOKED');
});

test('the end of one stream leaves its socket and the other streams on it', async () => {
  const office = await company.office();
  const socket = await open(office, all());
  await company.admin.does('visitCancel', { visitId }, '');
  const { payload } = await socket.next('error', 'tracking');
  assert.deepEqual([payload[0].extensions.code, payload[0].extensions.reason], ['STREAM_ENDED', 'CANCELLED']);
  const next = await company.visit(provider, 'EN_ROUTE');
  socket.subscribe('tracking', trackingQuery, { id: next.visitId });
  assert.equal((await socket.next('next', 'tracking')).payload.data.visitTracking.stage, 'EN_ROUTE');
  await report(provider, 400);
  for (;;) {
    const { payload: event } = await socket.next('next', 'position');
    if (event.data.providerPosition.freshness === 'LIVE') break;
  }
  await socket.close();
});

test('somebody who stays sees nothing of it', async () => {
  const [stays, leaves] = [await company.office(), await company.office()];
  const socket = await open(stays, { position: [positionQuery(), provider.id] });
  await company.admin.does('apiKeyRevoke', { apiKeyId: leaves.keyId }, '');
  await report(provider, 300);
  assert.equal((await socket.next('next', 'position')).payload.data.providerPosition.providerId, provider.id);
  await socket.close();
});

test.run();

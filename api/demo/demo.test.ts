// time-limit-s: 180
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Actor, type Json } from '../test/support/actor.ts';
import { flavours } from '../test/support/server.ts';
import { type ServerProcess, startServerProcess } from '../test/support/server-process.ts';
import { suite } from '../test/support/suite.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { within } from '../test/support/within.ts';

const test = suite('the demo');
const servers: ServerProcess[] = [];

test.after(() => {
  for (const { child } of servers) child.kill('SIGKILL');
});

async function start(environment: Record<string, string> & { DATA_DIR: string }): Promise<ServerProcess> {
  const server = await startServerProcess({ NODE_ENV: '', ...environment });
  servers.push(server);
  return server;
}

/** What `npm run -s demo:credentials` prints in that environment, and how it ends. */
function credentials(environment: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'credentials.js')], { env: environment });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  return within(
    30_000,
    new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err }))),
    'the credentials',
  );
}

const POINTS = 'subscription { fleetPositions { positions { providerId freshness point { latitude longitude } } } }';

/** The providers of whom so many different positions were seen, as they come to be. */
async function moving(actor: Actor, wanted: number, different: number, withinMs: number): Promise<void> {
  const seen = new Map<string, Set<string>>();
  const fleet = actor.watch(POINTS);
  await fleet.until(({ fleetPositions }) => {
    for (const { providerId, point } of fleetPositions.positions) {
      if (point) seen.set(providerId, (seen.get(providerId) ?? new Set()).add(`${point.latitude} ${point.longitude}`));
    }
    return [...seen.values()].filter(({ size }) => size >= different).length >= wanted;
  }, withinMs);
  fleet.stop();
}

test('an empty folder becomes an account whose providers move, and its credentials are printed as JSON alone', async () => {
  const DATA_DIR = join(temporaryFolder('demo'), 'data');
  const [server, printed] = await Promise.all([
    start({ DATA_DIR }),
    // Asked for at once: it waits for the server.
    credentials({ DATA_DIR }),
  ]);
  assert.deepEqual([printed.code, printed.err], [0, '']);
  const all: Json = JSON.parse(printed.out);
  assert.deepEqual([all.httpUrl, all.wsUrl], [server.httpUrl, server.wsUrl]);
  assert.equal(all.providers.length, 12);
  for (const { providerId, visitId, token } of all.providers) {
    assert.match(`${providerId} ${visitId} ${token}`, /^prv_\w+ vis_\w+ wbk_[\w-]+$/);
  }
  const audiences = { dispatcher: 'office', partner: 'partner', provider: 'provider', customer: 'customer' };
  for (const [persona, audience] of Object.entries({ ...audiences, complianceOfficer: 'compliance' })) {
    const { viewer } = await new Actor(server, all.personas[persona].token).data('{ viewer { audience } }');
    assert.equal(String(viewer.audience).toLowerCase(), audience, persona);
  }
  const { personas } = all;
  const dispatcher = new Actor(server, personas.dispatcher.token);
  await moving(dispatcher, 12, 2, 60_000);
  const one = 'subscription ($id: ID!) { providerPosition(providerId: $id) { point { latitude longitude } } }';
  const partner = new Actor(server, personas.partner.token);
  await partner.watch(one, { id: personas.partner.providerId }).until((data) => data.providerPosition.point, 20_000);
  const customer = new Actor(server, personas.customer.token);
  const tracking =
    'subscription ($id: ID!) { visitTracking(visitId: $id) { stage eta position { point { latitude } } } }';
  await customer
    .watch(tracking, { id: personas.customer.visitId })
    .until((data) => data.visitTracking.position?.point && data.visitTracking.eta !== null, 20_000);
  const own = await new Actor(server, personas.provider.token).data('{ watchers { audience } }');
  assert.ok(own.watchers.length >= 2, 'the provider sees who watches');
  for (const actor of [dispatcher, partner, customer]) actor.leave();
  const greeting = server.output();
  assert.ok(greeting.split('\n').length < 15, 'what it prints is short');
  assert.ok(greeting.includes(`${server.httpUrl}#token=${personas.dispatcher.token}`), 'where to click');
  assert.ok(greeting.includes(`npx whereabouts watch ${personas.provider.providerId}`), 'what to copy');
  assert.equal(await server.stop(), 0);

  const again = await start({ DATA_DIR });
  const after: Json = JSON.parse((await credentials({ DATA_DIR })).out);
  assert.deepEqual([after.accountId, after.personas.dispatcher.token], [all.accountId, personas.dispatcher.token]);
  assert.equal(after.httpUrl, again.httpUrl);
  await moving(new Actor(again, personas.dispatcher.token), 6, 2, 60_000);
  const { visitTracking } = await new Actor(again, after.personas.customer.token).data(
    'query ($id: ID!) { visitTracking(visitId: $id) { stage } }',
    { id: after.personas.customer.visitId },
  );
  assert.match(visitTracking.stage, /DISPATCHED|EN_ROUTE/);
  // Killed, not stopped: those who drive end with it.
  await again.stop('SIGKILL');
});

test('makes as many providers as it is told to', async () => {
  const { dataDir: DATA_DIR } = await flavours[0]!.create();
  const server = await start({ DATA_DIR, DEMO_PROVIDERS: '100' });
  const { providers, personas }: Json = JSON.parse((await credentials({ DATA_DIR })).out);
  assert.equal(new Set(providers.map(({ providerId }: Json) => providerId)).size, 100);
  assert.equal(new Set(providers.map(({ token }: Json) => token)).size, 100);
  const dispatcher = new Actor(server, personas.dispatcher.token);
  await moving(dispatcher, 90, 2, 60_000);
  dispatcher.leave();
  assert.equal(await server.stop(), 0);
});

test('says what is missing where there is no demo account', async () => {
  const none = await credentials({ DATA_DIR: temporaryFolder('none'), DEMO: '0' });
  assert.deepEqual([none.code, none.out], [1, '']);
  assert.match(none.err, /^DEMO: /);
});

test.run();

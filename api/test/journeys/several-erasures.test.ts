// time-limit-s: 240
import assert from 'node:assert/strict';
import { type KV, Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { Subjects } from '../../events/nats/subjects.ts';
import { Actor, type Json } from '../support/actor.ts';
import { positionOf } from '../support/bus-events.ts';
import { Company, reading, report, type TestProvider } from '../support/company.ts';
import type { TestDatabase } from '../support/database.ts';
import { clientOf, NatsServer } from '../support/nats-server.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours, startServerOn, type TestServer } from '../support/server.ts';
import { watchFleet, watchPosition } from '../support/streams.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const test = suite('people who are erased or restricted on several servers');

const AT_ONCE_MS = 1_000;
const PROVIDER = 'query ($id: ID!) { provider(id: $id) { fullName } }';

let nats: NatsServer;
let client: NatsConnection;
let bucket: KV;
let database: TestDatabase;
let company: Company;
let desk: PrivacyDesk;
/** The company acts at the first; what is asked of the second is of what it has been told. */
const servers: TestServer[] = [];
const leaving: Actor[] = [];

async function started(program: string): Promise<void> {
  if (servers.length > 0) return;
  nats = await NatsServer.start(program);
  database = await flavours[1]!.create();
  const NATS_URL = nats.installation();
  for (let i = 0; i < 2; i++) servers.push(await startServerOn(database, { NATS_URL }));
  const own = await clientOf(NATS_URL);
  client = own.client;
  bucket = await new Kvm(client).open(new Subjects(own.prefix).bucket);
  company = await Company.found(servers[0]!);
  desk = await PrivacyDesk.of(company);
}

/** The same person, at the other server. */
function there({ token }: { token: string }): Actor {
  const actor = new Actor(servers[1]!, token);
  leaving.push(actor);
  return actor;
}

const userIdOf = async ({ phone }: TestProvider): Promise<string> =>
  (await phone.data('{ viewer { user { id } } }')).viewer.user.id;

const heldOf = async ({ id }: TestProvider): Promise<Json> => (await bucket.get(id))!.json();

test.after.each(() => {
  for (const actor of leaving.splice(0)) actor.leave();
});
test.after(async () => {
  for (const actor of [desk?.first, desk?.second]) actor?.leave();
  company?.leave();
  for (const server of servers) await server.close();
  await client?.close();
  await database?.close();
  await nats?.kill();
});

test.needs(
  'nats-server',
  'a provider who is erased at one is not on the bus any more, and what is open of them at the other ends',
  async (program) => {
    await started(program);
    const provider = await company.provider('Robin Zeegers');
    const subject = { kind: 'user', id: await userIdOf(provider) } as const;
    const { visitId } = await company.visit(provider, 'EN_ROUTE');
    const office = there(company.admin);
    const phone = there(provider.phone);
    const [position, fleet] = [watchPosition(office, provider.id), watchFleet(office)];
    await report(provider, 100);
    await position.until(({ providerPosition }) => providerPosition.point?.latitude === reading(100).latitude);
    assert.equal((await office.data(PROVIDER, { id: provider.id })).provider.fullName, 'Robin Zeegers');
    await company.admin.does('visitCancel', { visitId }, '');
    await provider.phone.tries('shiftClockOut', null);
    const instruction = phone.watch('subscription { reportingInstruction { mode } }');
    await instruction.next();
    // As from a server that hears late of the end of the visit.
    await bucket.put(provider.id, JSON.stringify(positionOf(provider.id, 9)));
    assert.ok('latitude' in (await heldOf(provider)));

    await desk.carryOut('dataErasureRequest', subject);
    assert.ok(!('latitude' in (await heldOf(provider))), 'a position is left on the bus');
    const { code, reason } = await position.ended(AT_ONCE_MS);
    assert.deepEqual([code, reason], ['STREAM_ENDED', 'NOT_FOUND']);
    assert.equal((await instruction.ended(AT_ONCE_MS)).reason, 'KEY_REVOKED');
    assert.equal((await phone.ask('{ viewer { audience } }')).status, 401);
    assert.equal((await office.data(PROVIDER, { id: provider.id })).provider, null);
    // A map of the fleet goes on.
    const next = await company.provider();
    await company.visit(next, 'EN_ROUTE');
    await report(next, 50);
    await fleet.until(({ fleetPositions }) =>
      fleetPositions.positions.some((one: Json) => one.providerId === next.id && one.point),
    );
  },
);

test.needs('nats-server', 'a restriction at one holds at the other at once', async (program) => {
  await started(program);
  const provider = await company.provider('Noa Zuidema');
  const office = there(company.admin);
  assert.equal((await office.data(PROVIDER, { id: provider.id })).provider.fullName, 'Noa Zuidema');
  await desk.carryOut('dataRestrictionRequest', { kind: 'user', id: await userIdOf(provider) });
  const { errors } = await office.ask(PROVIDER, { id: provider.id });
  assert.equal(errors[0]?.extensions.code, 'FORBIDDEN');
});

test.needs('nats-server', 'an erasure waits for the bus, and is done when it is back', async (program) => {
  await started(program);
  const provider = await company.provider('Tess Zwart');
  const { id } = await desk.file('dataErasureRequest', { kind: 'user', id: await userIdOf(provider) });
  await nats.kill();
  await desk.clear(id);
  const told = async () => (await desk.look(id)).steps.find(({ name }: Json) => name === 'erasure.bus');
  await until(20_000, async () => (await told())?.reason === 'UNAVAILABLE', 'an attempt');
  assert.notEqual((await told()).state, 'DONE');
  await nats.start();
  assert.equal((await desk.ended(id)).state, 'COMPLETED');
});

test.run();

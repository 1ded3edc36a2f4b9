import assert from 'node:assert/strict';
import { TestSocket } from '../../edge/fixture/socket-client.ts';
import { Actor } from '../support/actor.ts';
import { Company, reading, type TestProvider } from '../support/company.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { fleetQuery, POSITION, trackingQuery, watchPosition, watchTracking } from '../support/streams.ts';
import { suite } from '../support/suite.ts';

const PERSON = {
  name: 'Quirinus Xylander',
  email: 'quirinus@xylander.example',
  phone: '+31987650123',
  line1: 'Zonnebloemgracht 77',
  city: 'Uitwellingerga',
  postalCode: '9876 ZX',
  notes: 'Sleutel achterdeur mat',
  providerName: 'Wilhelmina Oudekerk',
  latitude: 53.0871234,
  longitude: 5.6712345,
};
/** No number of a log, a time or a length, has so many digits of these. */
const COORDINATES = ['53.0871', '5.67123'];
const { name, email, phone, line1, city, postalCode, notes, latitude, longitude } = PERSON;

type Customer = Actor & { grantId: string };

const test = suite('the log of journeys, at its most verbose');
let server: TestServer;
let company: Company;
let provider: TestProvider;
let customer: Customer;
let customerId: string;

test.before(async () => {
  server = await startServer();
  company = await Company.found(server);
  provider = await company.provider(PERSON.providerName);
});
test.after(async () => {
  company.leave();
  await server.close();
});

const report = (extra: object) => provider.phone.tries('positionReport', reading(0, { latitude, longitude, ...extra }));

/** From a customer who calls to a provider on the way to them, watched by all. */
async function work(): Promise<void> {
  const { admin } = company;
  const contactPoints = [
    { kind: 'EMAIL', value: email },
    { kind: 'PHONE', value: phone },
  ];
  customerId = (await admin.does('customerCreate', { name, notes, contactPoints }, 'customer { id }')).customer.id;
  const place = { customerId, address: { line1, city, postalCode, country: 'NL' }, point: { latitude, longitude } };
  const propertyId = (await admin.does('propertyCreate', place, 'property { id }')).property.id;
  const order = { customerId, propertyId, summary: notes, notes };
  const jobId = (await admin.does('jobCreate', order, 'job { id }')).job.id;
  const arrivalWindow = { start: new Date(), end: new Date(Date.now() + 3_600_000) };
  const booking = { jobId, arrivalWindow, assigneeId: provider.id, notes };
  const visitId = (await admin.does('jobSchedule', booking, 'visit { id }')).visit.id;
  await admin.does('visitDispatch', { visitId }, '');
  await provider.phone.does('shiftClockIn', null, '');
  await provider.phone.does('visitDepart', { visitId }, '');
  customer = await company.customer(visitId);
  const streams = [watchPosition(admin, provider.id), watchTracking(customer, visitId), admin.watch(fleetQuery())];
  for (const stream of streams) await stream.next();
  await report({});
  await streams[0]!.until((data) => data.providerPosition.freshness === 'LIVE');
}

/** Values in documents, in variables of the wrong type, in searches, in paths. */
async function mistakes(): Promise<void> {
  await report({ accuracyM: 9_000 });
  await report({ recordedAt: new Date(0) });
  for (const query of [
    `{ customers(filter: { name: "${name}", email: "${email}", phone: "${phone}" }) { nodes { name } } }`,
    `{ customers(filter: { name: "${name}" `,
    `{ customers(filter: { kind: "${name}" }) { nodes { id } } }`,
    `{ customer(id: "${email}") { ${POSITION} } }`,
    `mutation { customerCreate(input: { name: "${name}", contactPoints: [{ kind: EMAIL, value: "${name}" }] }) { userErrors { message } } }`,
    `{ fleetPositions(boundingBox: { south: ${latitude}, west: ${longitude} }) { positions { eta } } }`,
  ]) {
    await company.admin.ask(query);
  }
  const input = { name, kind: name, notes: email, contactPoints: [{ kind: phone, value: line1 }] };
  const create = 'mutation ($i: CustomerCreateInput!) { customerCreate(input: $i) { userErrors { code } } }';
  await company.admin.ask(create, { i: input });
  const wrong = reading(0, { latitude: String(latitude), longitude });
  const send = 'mutation ($i: PositionReportInput!) { positionReport(input: $i) { accepted } }';
  await provider.phone.ask(send, { i: wrong });
  await (await fetch(new URL(`/nothing/${email}?q=${phone}`, server.httpUrl))).text();
}

/** Tokens that are lost in use, and ones that never were. */
async function tokens(): Promise<void> {
  const socket = await TestSocket.connect(server.wsUrl, customer.token);
  socket.subscribe('1', trackingQuery, { id: email });
  socket.subscribe('2', `subscription { ${name} }`, { name });
  for (const id of ['1', '2']) await socket.next('error', id);
  await company.admin.does('shareGrantRevoke', { shareGrantId: customer.grantId }, '');
  await socket.closed;
  await customer.ask('{ viewer { audience } }');
  await new Actor(server, `${company.admin.token.slice(0, -1)}x`).ask('{ viewer { audience } }');
  await company.admin.does('apiKeyRevoke', { apiKeyId: provider.keyId }, '');
  await provider.phone.ask('{ viewer { audience } }');
}

/** Something of ours that fails with everything in its message. */
async function failure(): Promise<string> {
  const { personal } = server.app;
  const read = personal.read;
  personal.read = () => {
    throw new Error(`${name}, ${email} at ${latitude} ${longitude}`);
  };
  const query = 'query ($id: ID!) { customer(id: $id) { name } }';
  const { errors } = await company.admin.ask(query, { id: customerId });
  personal.read = read;
  assert.equal(errors[0]?.extensions.code, 'INTERNAL');
  return errors[0].extensions.requestId;
}

test('holds no name, address, number, note, token or coordinate of what was done and of what failed', async () => {
  await work();
  await mistakes();
  await tokens();
  const requestId = await failure();
  const about = server.log.filter((line) => line.includes(requestId));
  assert.deepEqual([about.length, about[0]?.includes('operation failed')], [1, true]);

  const metrics = await (await fetch(new URL('/metrics', server.httpUrl))).text();
  const words = [name, PERSON.providerName, line1, city, notes].flatMap((text) => text.split(' '));
  const secrets = [company.admin, customer, provider.phone].map(({ token }) => token.slice(-20));
  const personal = [...words.filter((word) => word.length > 3), email, phone.slice(1), postalCode];
  for (const value of [...personal, ...secrets, ...COORDINATES]) {
    for (const line of [...server.log, metrics]) {
      assert.ok(!line.toLowerCase().includes(value.toLowerCase()), `${value} stands in ${line}`);
    }
  }
});

test.run();

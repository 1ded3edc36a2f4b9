import assert from 'node:assert/strict';
import type { Actor, Json } from '../support/actor.ts';
import { Company, HOME, report, type TestProvider } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { ETA_ONLY, POSITION, TRACKING, watchFleet } from '../support/streams.ts';
import { suite } from '../support/suite.ts';

const INTROSPECTION = `{ __schema { types { name kind fields { name args { name } } inputFields { name }
  enumValues { name } } } }`;

const test = suite("one company from each audience's eyes");
let server: TestServer;
let company: Company;
let provider: TestProvider;
let ids: { customerId: string; propertyId: string; jobId: string; visitId: string };

test.before(async () => {
  server = await startServer(flavours[0]);
});
test.before.each(async () => {
  company = await Company.found(server);
  provider = await company.provider();
  ids = await company.visit(provider, 'EN_ROUTE');
  await report(provider, 2_000, { headingDeg: 181, speedMps: 7.25 });
});
test.after.each(() => company.leave());
test.after(() => server.close());

/** What an actor sees of the provider's position, by the fields that they have. */
async function position(actor: Actor, fields = POSITION): Promise<Json> {
  const query = `query ($id: ID!) { providerPosition(providerId: $id) { ${fields} } }`;
  return (await actor.data(query, { id: provider.id })).providerPosition;
}

/** Not part of the actor's schema: refused before anything runs, in words that name nothing but what was asked. */
async function absent(actor: Actor, query: string): Promise<string> {
  const { errors, data } = await actor.ask(query);
  assert.equal(errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED', query);
  assert.equal(data, null);
  return errors.map((error) => error.message).join('\n');
}

async function introspected(actor: Actor): Promise<string> {
  return JSON.stringify(await actor.data(INTROSPECTION));
}

test('an app with positions:read sees positions exactly, ids, and no names', async () => {
  const app = await company.partner('positions:read');
  const exact = await position(app);
  assert.deepEqual([exact.precision, exact.visitId, exact.headingDeg], ['EXACT', ids.visitId, 181]);
  assert.equal(exact.point.latitude, HOME.latitude + 2_000 / 111_195);
  const { providers } = await app.data('{ providers { nodes { id clockedIn position { freshness } } } }');
  assert.deepEqual(providers.nodes, [{ id: provider.id, clockedIn: true, position: { freshness: 'LIVE' } }]);
  for (const field of ['displayName', 'fullName', 'shift { id }'])
    await absent(app, `{ providers { nodes { ${field} } } }`);
});

test('an app with positions:read:coarse sees a point of 1 km, no heading and no speed', async () => {
  const app = await company.partner('positions:read:coarse');
  const coarse = await position(app, POSITION.replace('eta etaSource', ''));
  assert.deepEqual([coarse.precision, coarse.headingDeg, coarse.speedMps], ['NEIGHBOURHOOD', null, null]);
  assert.ok(coarse.accuracyM >= 1_000);
  assert.notEqual(coarse.point.latitude, HOME.latitude + 2_000 / 111_195);
  assert.equal(Date.parse(coarse.recordedAt) % 60_000, 0);
});

test('an app with positions:read:coarse sees no time of arrival, which would tell more than the cell does', async () => {
  const query = 'query ($id: ID!) { providerPosition(providerId: $id) { precision eta } }';
  const { data, errors } = await (await company.partner('positions:read:coarse')).ask(query, { id: provider.id });
  assert.deepEqual(data.providerPosition, { precision: 'NEIGHBOURHOOD', eta: null });
  assert.equal(errors[0]!.extensions.code, 'FORBIDDEN');
  const both = await company.partner('positions:read:coarse', 'eta:read');
  assert.ok((await both.data(query, { id: provider.id })).providerPosition.eta > 0);
});

test('an app with eta:read sees the time, and FORBIDDEN for the point of a row that it may read', async () => {
  const app = await company.partner('eta:read');
  const seen = await position(app, ETA_ONLY);
  assert.deepEqual([seen.precision, seen.freshness, seen.eta > 0], ['ETA_ONLY', 'LIVE', true]);
  for (const field of ['point { latitude }', 'accuracyM', 'headingDeg', 'speedMps', 'recordedAt', 'visitId']) {
    const query = `query ($id: ID!) { providerPosition(providerId: $id) { eta ${field} } }`;
    const { data, errors } = await app.ask(query, { id: provider.id });
    assert.deepEqual([errors.length, errors[0]?.extensions.code], [1, 'FORBIDDEN'], field);
    assert.equal(data.providerPosition.eta, seen.eta);
    assert.equal(data.providerPosition[field.split(' ')[0]!], null);
  }
});

test('of several scopes the most exact counts', async () => {
  assert.equal((await position(await company.partner('eta:read', 'positions:read'))).precision, 'EXACT');
});

test('an app with visits:read sees visits without whose they are, and no position', async () => {
  const app = await company.partner('visits:read');
  const { visits } = await app.data('{ visits { nodes { id stage version assignee { id } } } }');
  assert.deepEqual(visits.nodes, [{ id: ids.visitId, stage: 'EN_ROUTE', version: 3, assignee: { id: provider.id } }]);
  for (const field of ['customer { id }', 'property { id }', 'job { id }', 'notes', 'tracking { eta }']) {
    await absent(app, `{ visits { nodes { ${field} } } }`);
  }
  const { errors } = await app.ask('query ($id: ID!) { providerPosition(providerId: $id) { eta } }', {
    id: provider.id,
  });
  assert.equal(errors[0]?.extensions.code, 'FORBIDDEN');
  const withPosition = await app.ask('{ providers { nodes { id position { eta } } } }');
  assert.equal(withPosition.errors[0]?.extensions.code, 'FORBIDDEN');
});

test('apps without visits:read have no visits: the act is FORBIDDEN, a row is null', async () => {
  const app = await company.partner('positions:read');
  assert.equal((await app.ask('{ visits { nodes { id } } }')).errors[0]?.extensions.code, 'FORBIDDEN');
  const { data, errors } = await app.ask('query ($id: ID!) { visit(id: $id) { id } node(id: $id) { id } }', {
    id: ids.visitId,
  });
  assert.deepEqual([data, errors], [{ visit: null, node: null }, []]);
});

test('the holder of a link sees their visit, the first name, a STREET point with a time, and nothing else', async () => {
  const customer = await company.customer(ids.visitId);
  const { visit, visitTracking, viewer } = await customer.data(
    `query ($id: ID!) { visit(id: $id) { id stage arrivalWindow { start } assignee { id displayName } }
      visitTracking(visitId: $id) { ${TRACKING} } viewer { audience role scopes account { name } } }`,
    { id: ids.visitId },
  );
  assert.deepEqual([visit.stage, visit.assignee.displayName], ['EN_ROUTE', 'Robin']);
  assert.deepEqual(
    [visitTracking.tier, visitTracking.position.precision, visitTracking.stage],
    ['STREET', 'STREET', 'EN_ROUTE'],
  );
  assert.ok(visitTracking.eta > 0);
  assert.notEqual(visitTracking.position.point.latitude, HOME.latitude + 2_000 / 111_195);
  assert.equal(Date.parse(visitTracking.position.recordedAt) % 10_000, 0);
  assert.deepEqual(viewer, { audience: 'customer', role: null, scopes: [], account: { name: 'Test Company' } });
  for (const id of Object.values({ ...ids, other: (await company.visit(null)).visitId }).filter(
    (id) => id !== ids.visitId,
  )) {
    const { data, errors } = await customer.ask('query ($id: ID!) { node(id: $id) { id } visit(id: $id) { id } }', {
      id,
    });
    assert.deepEqual([data, errors], [{ node: null, visit: null }, []], id);
  }
});

test('the account chooses how exactly customers see, at once and on open streams', async () => {
  const customer = await company.customer(ids.visitId);
  const stream = customer.watch(`subscription ($id: ID!) { visitTracking(visitId: $id) { ${TRACKING} } }`, {
    id: ids.visitId,
  });
  assert.equal((await stream.next()).visitTracking.tier, 'STREET');
  for (const customerPrecision of ['EXACT', 'NEIGHBOURHOOD', 'ETA_ONLY']) {
    await company.admin.does('accountUpdate', { customerPrecision }, '');
    const { visitTracking } = await stream.until((data) => data.visitTracking.tier === customerPrecision, 1_000);
    assert.equal(visitTracking.position.precision, customerPrecision);
    assert.equal(visitTracking.position.point === null, customerPrecision === 'ETA_ONLY');
    assert.ok(visitTracking.eta > 0);
  }
});

test('the holder of a link sees the window while the visit is DISPATCHED, and not where its provider is at another', async () => {
  const waiting = await company.visit(provider, 'DISPATCHED');
  const customer = await company.customer(waiting.visitId);
  const { visitTracking } = await customer.data(`query ($id: ID!) { visitTracking(visitId: $id) { ${TRACKING} } }`, {
    id: waiting.visitId,
  });
  const { tier, position: hidden, eta, freshness, unavailableReason, arrivalWindow } = visitTracking;
  assert.deepEqual([tier, hidden, eta], ['ARRIVAL_WINDOW', null, null]);
  assert.deepEqual([freshness, unavailableReason], ['UNAVAILABLE', 'NO_ACTIVE_VISIT']);
  assert.ok(Date.parse(arrivalWindow.end) > Date.parse(arrivalWindow.start));
});

test("a customer cannot ask for a provider's position at all, and errors and introspection name nothing hidden", async () => {
  const customer = await company.customer(ids.visitId);
  const said = [
    await absent(customer, '{ providerPositio(providerId: "x") { eta } }'),
    await absent(customer, '{ providerPosition(providerId: "x") { eta } }'),
    await absent(customer, '{ customer { name } }'),
    await absent(
      customer,
      `{ visit(id: "${ids.visitId}") { note property { id } assignee { fullNam positio { eta } } } }`,
    ),
    await absent(customer, 'query ($f: VisitFilte) { viewer { use { name } } }'),
    await absent(customer, '{ __type(name: "ContactPoint") { name } viewer { apiKey } }'),
  ].join('\n');
  assert.doesNotMatch(
    said,
    /Did you mean "(notes|property|fullName|position|providerPosition|customers?|user|apiKeys?)"/,
  );
  const seen = await introspected(customer);
  for (const hidden of [
    'providerPosition"',
    'fullName',
    'ContactPoint',
    'Property',
    'Job',
    'ApiKey',
    'customerUpdate',
    'visitArrive',
    'NOT_CLOCKED_IN',
  ]) {
    assert.ok(!seen.includes(hidden), hidden);
  }
  assert.equal((await customer.data('{ __type(name: "ContactPoint") { name } }')).__type, null);
});

test('the office sees it all, by role: agents make no providers, only admins have keys and change the account', async () => {
  for (const role of ['DISPATCHER', 'AGENT']) {
    const office = await company.office(role);
    const { customer, visit } = await office.data(
      `query ($c: ID!, $v: ID!) { customer(id: $c) { name notes contactPoints { value } properties { address { line1 } point { latitude } } }
        visit(id: $v) { notes tracking { tier } assignee { fullName position { precision } } } }`,
      { c: ids.customerId, v: ids.visitId },
    );
    assert.deepEqual([customer.name, customer.contactPoints.length, visit.notes], ['Sam Bakker', 2, 'Blue door']);
    assert.deepEqual([visit.assignee.fullName, visit.assignee.position.precision], ['Robin Vermeer', 'EXACT']);
    const forbidden = [
      '{ apiKeys { nodes { id } } }',
      'mutation { apiKeyCreate(input: { label: "x", audience: compliance }) { token } }',
      `mutation { apiKeyRevoke(input: { apiKeyId: "${provider.keyId}" }) { userErrors { code } } }`,
      'mutation { accountUpdate(input: { customerPrecision: EXACT }) { account { id } } }',
      ...(role === 'AGENT' ? ['mutation { providerCreate(input: { fullName: "New" }) { provider { id } } }'] : []),
    ];
    for (const query of forbidden) {
      const { errors, data } = await office.ask(query);
      assert.equal(errors[0]?.extensions.code, 'FORBIDDEN', `${role}: ${query}`);
      assert.ok(data === null || Object.values(data).every((value) => value === null));
    }
    const { data } = await office.ask(`{ node(id: "${provider.keyId}") { id } }`);
    assert.equal(data.node, null);
  }
  assert.equal((await company.admin.data(`{ node(id: "${provider.keyId}") { id } }`)).node.id, provider.keyId);
  assert.equal((await company.admin.data('{ account { customerPrecision } }')).account.customerPrecision, 'STREET');
});

test('compliance reads people and visits, changes nothing but what people ask about their data, and no type of its schema holds a position', async () => {
  const officer = await company.officer();
  const { customer, visits } = await officer.data(
    `query ($c: ID!) { customer(id: $c) { name contactPoints { value } } visits { nodes { id stage assignee { fullName } } } }`,
    { c: ids.customerId },
  );
  assert.deepEqual([customer.name, customer.contactPoints.length], ['Sam Bakker', 2]);
  assert.equal(visits.nodes[0].assignee.fullName, 'Robin Vermeer');
  const { __schema } = await officer.data(
    '{ __schema { mutationType { fields { name } } subscriptionType { fields { name } } types { name fields { name type { name ofType { name } } } } } }',
  );
  const acts = [...__schema.mutationType.fields, ...__schema.subscriptionType.fields].map(({ name }) => name);
  assert.deepEqual(
    acts.filter((name) => !/^(data[A-Z]\w+Request|privacy|legalHold|consent)/.test(name)),
    [],
  );
  const positional = /position|tracking|eta|precision(?!$)|freshness|speed|heading|accuracy|latitude|longitude/i;
  for (const { name, fields } of __schema.types) {
    if (name.startsWith('__')) continue;
    // A customer's place on the map is no position of anybody.
    const allowed = name === 'Point' ? ['latitude', 'longitude'] : [];
    for (const field of fields ?? []) {
      if (!allowed.includes(field.name) && field.name !== 'metadata' && field.name !== 'customerPrecision') {
        assert.doesNotMatch(field.name, positional, `${name}.${field.name}`);
      }
    }
    assert.doesNotMatch(name, /position|tracking|freshness|eta/i);
  }
  for (const query of [
    `{ providerPosition(providerId: "${provider.id}") { eta } }`,
    '{ providers { nodes { position { eta } } } }',
    `{ visit(id: "${ids.visitId}") { tracking { eta } } }`,
  ]) {
    await absent(officer, query);
  }
  assert.equal((await watchFleet(officer).ended()).code, 'GRAPHQL_VALIDATION_FAILED');
});

test('who has no mutations at all is told so, as a fault of the document', async () => {
  for (const actor of [
    await company.officer(),
    await company.partner('positions:read'),
    await company.customer(ids.visitId),
  ]) {
    await absent(actor, 'mutation { visitCancel(input: { visitId: "x" }) { userErrors { code } } }');
  }
});

test.run();

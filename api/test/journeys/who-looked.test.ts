import assert from 'node:assert/strict';
import type { Actor, Json } from '../support/actor.ts';
import { Company, type TestProvider } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

const OWN = 'by event operation type fields';
const accesses = (fields: string) =>
  `query ($first: Int, $after: String) { accessesToMyData(first: $first, after: $after) {
    nodes { at ${fields} } pageInfo { hasNextPage endCursor } } }`;
const CUSTOMER = 'query ($id: ID!) { customer(id: $id) { id name contactPoints { id value } } }';

for (const flavour of flavours) {
  const test = suite(`who looked at somebody’s data on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let robin: TestProvider;
  let customerId: string;
  let holder: Actor;

  test.before(async () => {
    server = await startServer(flavour);
  });
  test.before.each(async () => {
    company = await Company.found(server);
    robin = await company.provider('Robin Zeegers');
    const visit = await company.visit(robin, 'DISPATCHED');
    customerId = visit.customerId;
    holder = await company.customer(visit.visitId);
  });
  test.after.each(() => company.leave());
  test.after(() => server.close());

  const seenBy = async (actor: Actor, fields = OWN): Promise<Json[]> =>
    (await actor.data(accesses(fields), { first: 100 })).accessesToMyData.nodes;
  const reads = async (actor: Actor, fields = OWN): Promise<Json[]> =>
    (await seenBy(actor, fields)).filter(({ event }) => event === 'read');

  test('a customer sees by their link which fields were read or changed, by what kind of viewer, and not by whom', async () => {
    const dispatcher = await company.office();
    await dispatcher.data(CUSTOMER, { id: customerId });
    await company.admin.does('customerUpdate', { customerId, notes: 'Has a dog' }, 'customer { id }');
    await robin.phone.data(CUSTOMER.replace(' contactPoints { id value }', ''), { id: customerId });
    const found = (await reads(holder)).map(({ by, operation, type, fields }) => [by, operation, type, fields]);
    assert.deepEqual(found, [
      ['OFFICE', 'customer', 'Customer', ['name']],
      ['OFFICE', 'customer', 'ContactPoint', ['value']],
      ['PROVIDER', 'customer', 'Customer', ['name']],
    ]);
    const changes = (await seenBy(holder)).filter(({ event }) => event === 'change');
    const updated = changes.find(({ operation }) => operation === 'customerUpdate');
    assert.deepEqual([updated.by, updated.type, updated.fields.includes('notes')], ['OFFICE', 'Customer', true]);
    assert.ok(changes.some(({ operation, type }) => operation === 'propertyCreate' && type === 'Property'));
    for (const field of ['role', 'userId', 'tokenId', 'rowIds', 'requestId']) {
      const { errors } = await holder.ask(accesses(field));
      assert.equal(errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED', field);
    }
  });

  test('who works here sees the role of who looked, page by page and oldest first, and nobody’s name', async () => {
    const officer = await company.officer();
    const query = 'query ($id: ID!) { provider(id: $id) { fullName } }';
    for (const actor of [company.admin, officer, robin.phone]) await actor.data(query, { id: robin.id });
    const found = (await reads(robin.phone, `${OWN} role`)).map(({ by, role, fields }) => [by, role, fields]);
    assert.deepEqual(found, [
      ['OFFICE', 'ADMIN', ['fullName']],
      ['COMPLIANCE', 'COMPLIANCE_OFFICER', ['fullName']],
    ]);
    const whole = await seenBy(robin.phone, `${OWN} role`);
    const paged: Json[] = [];
    for (let after: string | null = null; ; ) {
      const page: Json = await robin.phone.data(accesses(`${OWN} role`), { first: 1, after });
      paged.push(...page.accessesToMyData.nodes);
      if (!page.accessesToMyData.pageInfo.hasNextPage) break;
      after = page.accessesToMyData.pageInfo.endCursor;
    }
    assert.deepEqual(paged, whole);
    assert.ok(whole.length >= 3);
    const times = whole.map(({ at }) => at);
    assert.deepEqual(times, times.toSorted());
  });

  test('nobody sees who looked at another: no colleague, no neighbour, no other company, no app', async () => {
    const ada = { name: 'Ada Smit', roles: ['AGENT'] };
    const { user } = await company.admin.does('userCreate', ada, 'user { id }');
    const colleague = await company.actor({ audience: 'office', role: 'AGENT', userId: user.id });
    const elsewhere = await Company.found(server);
    const other = await elsewhere.visit(await elsewhere.provider(), 'DISPATCHED');
    const stranger = await elsewhere.customer(other.visitId);
    const neighbour = await company.customer((await company.visit(robin, 'DISPATCHED')).visitId);
    await company.admin.data(CUSTOMER, { id: customerId });
    await company.admin.data('query ($id: ID!) { provider(id: $id) { fullName } }', { id: robin.id });
    for (const actor of [colleague, neighbour, stranger]) assert.deepEqual(await reads(actor), []);
    assert.equal((await reads(holder)).length, 2, 'while the one whom it was about does');
    const nobody = await company.admin.ask(accesses(OWN));
    assert.equal(nobody.errors[0]?.extensions.code, 'FORBIDDEN');
    const app = await (await company.partner('visits:read')).ask(accesses(OWN));
    assert.equal(app.errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    elsewhere.leave();
  });

  test.run();
}

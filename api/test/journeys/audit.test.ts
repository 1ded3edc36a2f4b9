import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor, Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

const ENTRIES = `query ($filter: AuditEntryFilter) { auditEntries(filter: $filter, last: 100) { nodes {
  id at event userId tokenId audience operation type rowIds fields detail { name value } requestId batch } } }`;

/** Entries of one operation have the same instant. */
const byType = (entries: Json[]): Json[] => entries.toSorted((a, b) => (a.type < b.type ? -1 : 1));

/** A time that is later than that of any entry until now, in the milliseconds in which entries have it. */
async function fromNow(): Promise<Date> {
  await sleep(2);
  return new Date();
}

for (const flavour of flavours) {
  const test = suite(`the audit log, on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let officer: Actor & { keyId: string };
  let office: Actor & { keyId: string };

  test.before(async () => {
    server = await startServer(flavour);
    company = await Company.found(server);
    officer = await company.officer();
    office = await company.office();
  });
  test.after(async () => {
    company.leave();
    await server.close();
  });

  const log = async (filter: object): Promise<Json[]> => (await officer.data(ENTRIES, { filter })).auditEntries.nodes;

  test('what the office reads of a person is recorded once for the operation, by fields and rows, without a value', async () => {
    const { customerId } = await company.job();
    const since = await fromNow();
    await office.data(
      `query ($id: ID!) { customer(id: $id) { id name again: name version contactPoints { id value } } }`,
      { id: customerId },
    );
    const read = byType(await log({ tokenId: office.keyId, from: since }));
    assert.deepEqual(
      read.map(({ event, operation, type, fields }) => [event, operation, type, fields]),
      [
        ['read', 'customer', 'ContactPoint', ['value']],
        ['read', 'customer', 'Customer', ['name']],
      ],
    );
    assert.deepEqual(read[1].rowIds, [customerId]);
    assert.equal(read[0].rowIds.length, 2);
    assert.deepEqual([read[0].audience, read[0].userId], ['office', null]);
    assert.match(read[0].requestId, /^[0-9a-zA-Z_-]{8,}$/);
    assert.deepEqual(await log({ subjectId: customerId, event: 'read', from: since }), [read[1]]);
  });

  test('that people were looked for by their data is recorded, whether or not they were found, and never by what', async () => {
    const { customerId } = await company.job('Wanda Sought');
    const since = await fromNow();
    const search = (filter: object) =>
      office.data('query ($f: CustomerFilter) { customers(filter: $f, first: 100) { nodes { id } } }', { f: filter });
    await search({ name: 'Wanda' });
    await search({ email: 'nobody@nowhere.example' });
    await search({});
    await officer.data('query ($s: PrivacySubjectInput) { dataCategories(subject: $s) { rows } }', {
      s: { kind: 'CUSTOMER', id: customerId },
    });
    const sought = (await log({ from: since, event: 'read' })).filter(({ operation }) => operation !== 'auditEntries');
    assert.deepEqual(
      sought.map(({ operation, type, fields, rowIds }) => [operation, type, fields, rowIds]),
      [
        ['customers', 'Customer', ['name'], [customerId]],
        ['customers', 'Customer', ['contactPoints'], []],
        ['dataCategories', 'PrivacyRequest', [], [customerId]],
      ],
    );
    assert.doesNotMatch(JSON.stringify(sought), /Wanda|nowhere/);
  });

  test('what shows nothing of a person is not recorded', async () => {
    const since = await fromNow();
    await office.data('{ customers(first: 5) { nodes { id version } pageInfo { hasNextPage } } account { name } }');
    assert.deepEqual(await log({ tokenId: office.keyId, from: since }), []);
  });

  test('a change is recorded with its rows and the names of what was written, in the transaction of the change', async () => {
    const { customerId } = await company.job();
    const since = await fromNow();
    await office.does('customerUpdate', { customerId, notes: 'Rings at night' }, 'customer { id }');
    const [change, ...more] = await log({ tokenId: office.keyId, from: since });
    assert.deepEqual(more, []);
    assert.deepEqual([change.event, change.operation, change.type], ['change', 'customerUpdate', 'Customer']);
    assert.deepEqual([change.rowIds, change.detail], [[customerId], [{ name: 'act', value: 'update' }]]);
    assert.ok(change.fields.includes('notes') && !change.fields.includes('name'), String(change.fields));
  });

  test('a change that is refused leaves nothing', async () => {
    const { customerId } = await company.job();
    const since = await fromNow();
    const refused = await office.tries('customerUpdate', { customerId, notes: 'x', expectedVersion: 99 });
    assert.equal(refused.userErrors[0].code, 'CONFLICT');
    await office.ask('mutation { accountUpdate(input: { customerPrecision: EXACT }) { userErrors { code } } }');
    assert.deepEqual(await log({ tokenId: office.keyId, from: since }), []);
  });

  test('a provider leaves an entry for what they read of a customer, and none for what they read of themselves', async () => {
    const provider = await company.provider();
    const { visitId, customerId } = await company.visit(provider, 'DISPATCHED');
    const since = await fromNow();
    await provider.phone.data(
      `query ($id: ID!, $me: ID!) { provider(id: $me) { fullName clockedIn } viewer { user { name } }
        visit(id: $id) { stage customer { name } } }`,
      { id: visitId, me: provider.id },
    );
    const read = await log({ tokenId: provider.keyId, event: 'read', from: since });
    const seen = Object.fromEntries(read.map(({ type, rowIds, fields }) => [type, { rowIds, fields }]));
    assert.deepEqual(seen, {
      Visit: { rowIds: [visitId], fields: ['stage'] },
      Customer: { rowIds: [customerId], fields: ['name'] },
    });
  });

  test('the reporting of positions leaves no trace of when somebody was somewhere', async () => {
    const provider = await company.provider();
    await company.visit(provider, 'EN_ROUTE');
    const since = await fromNow();
    const reading = { latitude: 52.3702, longitude: 4.8952, accuracyM: 5, recordedAt: new Date() };
    assert.equal((await provider.phone.tries('positionReport', reading, 'accepted')).accepted, true);
    await office.data('query ($id: ID!) { providerPosition(providerId: $id) { point { latitude } } }', {
      id: provider.id,
    });
    assert.deepEqual(await log({ from: since, event: 'change' }), []);
    assert.deepEqual(await log({ from: since, event: 'read' }), []);
  });

  test('that the log was read and verified is in the log', async () => {
    const since = await fromNow();
    await log({ subjectId: company.id });
    await officer.data('{ auditVerification { isComplete problems { kind } } }');
    const own = await log({ event: 'audit', tokenId: officer.keyId, from: since });
    assert.deepEqual(
      own.map(({ operation, rowIds }) => [operation, rowIds]),
      [
        ['auditEntries', [company.id]],
        ['auditVerification', []],
      ],
    );
  });

  test('an officer verifies the log through the API, and an altered entry is named', async () => {
    await server.app.audit.seal();
    const query = `query ($after: Int) { auditVerification(after: $after) {
      checkedEntries checkedBatches unsealedEntries problems { kind entryId batch } through isComplete head } }`;
    const { auditVerification: part } = await officer.data(query);
    assert.ok(part.checkedBatches >= 1 && part.checkedEntries > 5 && part.isComplete, JSON.stringify(part));
    assert.deepEqual(part.problems, []);
    assert.match(part.head, /^[0-9a-f]{64}$/);
    const { errors } = await officer.ask('{ auditVerification(after: -1) { isComplete } }');
    assert.equal(errors[0]!.extensions.code, 'BAD_USER_INPUT');
  });

  test('nobody but compliance has the log, and another company has its own', async () => {
    for (const actor of [office, company.admin]) {
      const { errors } = await actor.ask('{ auditEntries { nodes { id } } }');
      assert.equal(errors[0]!.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    }
    const other = await Company.found(server);
    const theirs = await (await other.officer()).data(ENTRIES, {});
    const ids = new Set((await log({})).map(({ id }) => id));
    assert.ok(ids.size > 5 && theirs.auditEntries.nodes.length > 0);
    assert.ok(theirs.auditEntries.nodes.every(({ id }: Json) => !ids.has(id)));
    const stranger = await other.officer();
    const [id] = ids;
    assert.equal((await stranger.data('query ($id: ID!) { node(id: $id) { id } }', { id })).node, null);
    other.leave();
  });

  test('a filter takes ids and kinds, not texts', async () => {
    for (const filter of [{ subjectId: 'Sam Bakker' }, { userId: 'x' }, { event: 'Sam Bakker' }]) {
      const { errors } = await officer.ask(ENTRIES, { filter });
      assert.equal(errors[0]!.extensions.code, 'BAD_USER_INPUT');
      assert.ok(!JSON.stringify(errors).includes('Sam'));
    }
  });

  test.run();
}

import assert from 'node:assert/strict';
import type { Actor } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

const HOLDS = `query ($filter: LegalHoldFilter) { legalHolds(filter: $filter) {
  nodes { id subjectKind subjectId ground reference concepts active version } } }`;
const RUNS = '{ retentionRuns { nodes { id finishedAt concepts { concept gone kept { ground legalHoldId rows } } } } }';

const test = suite('legal holds and sweeps, through the API');
let server: TestServer;
let company: Company;
let officer: Actor;
let customerId: string;

test.before(async () => {
  server = await startServer();
  company = await Company.found(server);
  officer = await company.officer();
  customerId = (await company.job('Held Person')).customerId;
});
test.after(async () => {
  company.leave();
  await server.close();
});

test('an officer sets a hold, finds it, and releases it once', async () => {
  const input = {
    subject: { kind: 'CUSTOMER', id: customerId },
    ...{ ground: 'OTHER', reference: 'The matter of the roof', concepts: ['visit', 'visit', 'job'] },
  };
  const { legalHold } = await officer.does('legalHoldCreate', input, 'legalHold { id version }');
  const find = async (filter: object) => (await officer.data(HOLDS, { filter })).legalHolds.nodes;
  const [found] = await find({ subjectId: customerId, active: true });
  assert.deepEqual(found, {
    ...{ id: legalHold.id, subjectKind: 'CUSTOMER', subjectId: customerId, ground: 'OTHER' },
    ...{ reference: 'The matter of the roof', concepts: ['visit', 'job'], active: true, version: legalHold.version },
  });
  const node = await officer.data('query ($id: ID!) { node(id: $id) { id __typename } }', { id: legalHold.id });
  assert.equal(node.node.__typename, 'LegalHold');
  const release = (expectedVersion: number) =>
    officer.tries('legalHoldRelease', { legalHoldId: legalHold.id, expectedVersion }, 'legalHold { releasedAt }');
  assert.equal((await release(99)).userErrors[0].code, 'CONFLICT');
  const released = await release(legalHold.version);
  assert.ok(released.legalHold.releasedAt);
  const again = await officer.does('legalHoldRelease', { legalHoldId: legalHold.id }, 'legalHold { releasedAt }');
  assert.equal(again.legalHold.releasedAt, released.legalHold.releasedAt);
  assert.deepEqual(await find({ active: true }), []);
  assert.equal((await find({ active: false })).length, 1);
});

test('a hold on somebody of another account, or on nothing that there is, is refused by name', async () => {
  const other = await Company.found(server);
  const stranger = await other.officer();
  const input = { subject: { kind: 'CUSTOMER', id: customerId }, ground: 'TAX' };
  const refused = await stranger.tries('legalHoldCreate', input);
  assert.deepEqual(refused.userErrors[0].field, ['subject', 'id']);
  assert.equal(refused.userErrors[0].code, 'NOT_FOUND');
  const bad = await officer.tries('legalHoldCreate', { ...input, concepts: ['position'] });
  assert.deepEqual([bad.userErrors[0].code, bad.userErrors[0].field], ['INVALID_INPUT', ['concepts']]);
  assert.deepEqual((await stranger.data(HOLDS)).legalHolds.nodes, []);
  other.leave();
});

test('holds and sweeps do not exist for the office', async () => {
  for (const query of [HOLDS, RUNS]) {
    const { errors } = await company.admin.ask(query);
    assert.equal(errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  }
});

test('what a sweep did is told to compliance, and a run of another account is not', async () => {
  await server.app.features.privacy.retention.sweep(company.id);
  const { nodes } = (await officer.data(RUNS)).retentionRuns;
  assert.ok(nodes.length >= 1 && nodes.every(({ finishedAt }: { finishedAt: unknown }) => finishedAt));
  const concepts = nodes.at(-1).concepts.map(({ concept }: { concept: string }) => concept);
  assert.ok(concepts.includes('visit') && concepts.includes('audit_entry') && !concepts.includes('customer'));
  const other = await Company.found(server);
  const stranger = await other.officer();
  const ids = (await stranger.data(RUNS)).retentionRuns.nodes.map(({ id }: { id: string }) => id);
  assert.ok(nodes.every(({ id }: { id: string }) => !ids.includes(id)));
  other.leave();
});

test.run();

import assert from 'node:assert/strict';
import { ALL, type Rules } from '../../policies/say.ts';
import { suite } from '../test/support/suite.ts';
import { audienceSchemas } from './audience-schema.ts';
import { governed } from './governed.ts';
import { ask, CUSTOMER, codesOf, companySchema, contextFor, OFFICE, PROVIDER, visitView } from './test/company.ts';

const test = suite('what comes out of a resolver');

const schemas = audienceSchemas(companySchema);
const foreign = () => visitView({ id: 'vis_9', accountId: 'acc_2' });

test('a row that may not be read is null, without an error', async () => {
  for (const answer of [foreign, async () => foreign()]) {
    const result = await ask(schemas.office, '{ visit { id notes } }', contextFor(OFFICE, { visit: answer }));
    assert.deepEqual(JSON.parse(JSON.stringify(result)), { data: { visit: null } });
  }
});

test('rows that may not be read leave a list, its nodes and its edges alike', async () => {
  const rows = [visitView(), foreign(), visitView({ id: 'vis_2' })];
  const edges = rows.map((node, i) => ({ cursor: `c${i}`, node }));
  const page = { nodes: rows, edges, pageInfo: { hasNextPage: false, hasPreviousPage: false } };
  const query = '{ visits { nodes { id } edges { cursor node { id } } } }';
  const { data, errors } = await ask(schemas.office, query, contextFor(OFFICE, { visits: page }));
  assert.equal(errors, undefined);
  assert.deepEqual(JSON.parse(JSON.stringify(data)), {
    visits: {
      nodes: [{ id: 'vis_1' }, { id: 'vis_2' }],
      edges: [
        { cursor: 'c0', node: { id: 'vis_1' } },
        { cursor: 'c2', node: { id: 'vis_2' } },
      ],
    },
  });
  assert.equal(rows.length, 3, 'the resolver keeps its own list as it was');
});

test('promises within a list are waited for, and judged', async () => {
  const nodes = [Promise.resolve(visitView()), Promise.resolve(foreign()), visitView({ id: 'vis_2' })];
  const { data } = await ask(schemas.office, '{ visits { nodes { id } } }', contextFor(OFFICE, { visits: { nodes } }));
  assert.deepEqual(JSON.parse(JSON.stringify(data)), { visits: { nodes: [{ id: 'vis_1' }, { id: 'vis_2' }] } });
});

test('where elements can be null, those that may not be read are, and the others keep their places', async () => {
  const nodes = [foreign(), visitView(), null, visitView({ id: 'vis_2' })];
  const { data } = await ask(schemas.office, '{ nodes { id } }', contextFor(OFFICE, { nodes }));
  assert.deepEqual(JSON.parse(JSON.stringify(data)), { nodes: [null, { id: 'vis_1' }, null, { id: 'vis_2' }] });
});

test('where null is not possible, a row that may not be read is INTERNAL', async () => {
  const account = governed('Account', { id: 'acc_2', accountId: 'acc_2' }, { id: 'acc_2', name: 'Theirs' });
  const result = await ask(schemas.office, '{ account { id } }', contextFor(OFFICE, { account }));
  assert.equal(result.data, null);
  assert.deepEqual(codesOf(result), { account: 'INTERNAL' });
});

test('a view without facts, or with those of another type, is INTERNAL', async () => {
  const ungoverned = { id: 'vis_1', notes: 'secret' };
  const wrong = governed('Job', { id: 'job_1', accountId: 'acc_1' } as never, { id: 'job_1', notes: 'secret' });
  for (const visit of [ungoverned, wrong, 'vis_1']) {
    const result = await ask(schemas.office, '{ visit { id notes } }', contextFor(OFFICE, { visit }));
    assert.deepEqual({ ...result.data }, { visit: null });
    assert.deepEqual(codesOf(result), { visit: 'INTERNAL' });
    const list = await ask(schemas.office, '{ nodes { id } }', contextFor(OFFICE, { nodes: [visitView(), visit] }));
    assert.equal(JSON.stringify(list.data ?? '').includes('secret'), false);
    if (visit !== wrong) assert.deepEqual(codesOf(list), { nodes: 'INTERNAL' });
  }
});

test('a field of a readable row that may not be read is null and FORBIDDEN, the others are served', async () => {
  const over = visitView({ stage: 'COMPLETED' }, { customer: () => assert.fail('the resolver must not run') });
  const result = await ask(
    schemas.provider,
    '{ visit { id stage notes customer { id } } }',
    contextFor(PROVIDER, { visit: over }),
  );
  assert.deepEqual(
    { ...(result.data?.['visit'] as object) },
    { id: 'vis_1', stage: 'COMPLETED', notes: null, customer: null },
  );
  assert.deepEqual(codesOf(result), { 'visit.notes': 'FORBIDDEN', 'visit.customer': 'FORBIDDEN' });
  const open = await ask(schemas.provider, '{ visit { notes } }', contextFor(PROVIDER, { visit: visitView() }));
  assert.deepEqual({ ...(open.data?.['visit'] as object) }, { notes: 'Ring twice' });
});

test('fields with different conditions on one row are each asked their own', async () => {
  const rules: Rules = (_, { can }) => {
    can('read', 'Visit', ['id']);
    can('read', 'Visit', ['stage', 'version'], { stage: 'EN_ROUTE' });
    can('read', 'Visit', ['notes', 'createdAt'], { stage: 'ON_SITE' });
  };
  const query = '{ visit { stage notes version createdAt } }';
  const result = await ask(schemas.office, query, contextFor(OFFICE, { visit: visitView() }, [rules]));
  assert.deepEqual(
    { ...(result.data?.['visit'] as object) },
    { stage: 'EN_ROUTE', notes: null, version: 3, createdAt: null },
  );
  assert.deepEqual(codesOf(result), { 'visit.notes': 'FORBIDDEN', 'visit.createdAt': 'FORBIDDEN' });
  // The same view, shown to another: what was answered before does not stick to it.
  const visit = visitView();
  const own = await ask(schemas.office, query, contextFor(OFFICE, { visit }, [rules]));
  assert.partialDeepStrictEqual(own.data, { visit: { notes: null } });
  const all: Rules = (_, { can }) => can('read', 'Visit', ALL);
  const other = await ask(schemas.office, query, contextFor(OFFICE, { visit }, [all]));
  assert.partialDeepStrictEqual(other.data, { visit: { notes: 'Ring twice' } });
});

test('an element of a list that fails costs its own place, not the list', async () => {
  const nodes = [Promise.resolve(visitView()), Promise.reject(new Error('lost')), Promise.resolve(foreign())];
  const result = await ask(schemas.office, '{ nodes { id } }', contextFor(OFFICE, { nodes }));
  assert.deepEqual(JSON.parse(JSON.stringify(result.data)), { nodes: [{ id: 'vis_1' }, null, null] });
  assert.deepEqual(codesOf(result), { 'nodes.1': 'lost' });
});

test('every edge of the graph is judged: a readable row does not lead to one that is not', async () => {
  const customer = governed(
    'Customer',
    { id: 'cus_2', accountId: 'acc_2', kind: 'ACTIVE', restricted: false, servedByViewer: true },
    { id: 'cus_2', name: 'Theirs' },
  );
  const result = await ask(
    schemas.office,
    '{ visit { id customer { name } } }',
    contextFor(OFFICE, { visit: visitView({}, { customer }) }),
  );
  assert.deepEqual(JSON.parse(JSON.stringify(result)), { data: { visit: { id: 'vis_1', customer: null } } });
});

test('node answers every type that the viewer may read, and nothing else', async () => {
  const query = '{ node { __typename id ... on Visit { stage } } }';
  const own = await ask(schemas.customer, query, contextFor(CUSTOMER, { node: visitView() }));
  assert.deepEqual({ ...(own.data?.['node'] as object) }, { __typename: 'Visit', id: 'vis_1', stage: 'EN_ROUTE' });
  const other = await ask(schemas.customer, query, contextFor(CUSTOMER, { node: visitView({ id: 'vis_2' }) }));
  assert.deepEqual(JSON.parse(JSON.stringify(other)), { data: { node: null } });
});

test('an error in place of a row stays that error', async () => {
  const result = await ask(schemas.office, '{ visit { id } }', contextFor(OFFICE, { visit: new Error('lost') }));
  assert.deepEqual(
    result.errors?.map(({ message }) => message),
    ['lost'],
  );
});

test('properties may be functions and getters, as without a policy', async () => {
  const facts = visitView();
  const lazy = Object.defineProperty({ ...facts, notes: async () => 'later' }, 'version', { get: () => 7 });
  const { data } = await ask(schemas.office, '{ visit { notes version } }', contextFor(OFFICE, { visit: lazy }));
  assert.deepEqual({ ...(data?.['visit'] as object) }, { notes: 'later', version: 7 });
});

test('rules given at run time decide, not what the schema was printed from', async () => {
  const onlyIds: Rules = (_, { can }) => can('read', 'Visit', ['id']);
  const result = await ask(
    schemas.office,
    '{ visit { id notes } }',
    contextFor(OFFICE, { visit: visitView() }, [onlyIds]),
  );
  assert.deepEqual(codesOf(result), { 'visit.notes': 'FORBIDDEN' });
  const none: Rules = (_, { can }) => can('read', 'Job', ALL);
  const hidden = await ask(schemas.office, '{ visit { id } }', contextFor(OFFICE, { visit: visitView() }, [none]));
  assert.deepEqual(JSON.parse(JSON.stringify(hidden)), { data: { visit: null } });
});

test.run();

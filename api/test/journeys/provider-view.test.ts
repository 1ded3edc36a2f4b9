import assert from 'node:assert/strict';
import { newId } from '../../kernel/ids.ts';
import type { Actor } from '../support/actor.ts';
import { Company, report, type TestProvider } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { POSITION, watchPosition, watchTracking } from '../support/streams.ts';
import { suite } from '../support/suite.ts';

const VISIT =
  'id stage notes customer { name } property { address { line1 } point { latitude } } job { summary notes }';

for (const flavour of flavours) {
  const test = suite(`a company from its providers' eyes, on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let provider: TestProvider;
  let phone: Actor;

  test.before(async () => {
    server = await startServer(flavour);
  });
  test.before.each(async () => {
    company = await Company.found(server);
    provider = await company.provider();
    phone = provider.phone;
  });
  test.after.each(() => company.leave());
  test.after(() => server.close());

  const lists = async () => {
    const { visits, jobs } = await phone.data('{ visits { nodes { id } } jobs { nodes { id } } }');
    return [visits.nodes.map((node: { id: string }) => node.id), jobs.nodes.map((node: { id: string }) => node.id)];
  };

  test('an open visit is seen with the customer`s name, the place and the notes, but no way to reach them', async () => {
    const { visitId, customerId } = await company.visit(provider);
    const { visit } = await phone.data(`query ($id: ID!) { visit(id: $id) { ${VISIT} } }`, { id: visitId });
    assert.deepEqual([visit.customer.name, visit.notes, visit.job.notes], ['Sam Bakker', 'Blue door', 'Ring twice']);
    assert.equal(visit.property.address.line1, '1 Canal Row');
    for (const field of ['contactPoints { value }', 'notes', 'kind', 'createdAt', 'version']) {
      const { errors } = await phone.ask(`query ($id: ID!) { customer(id: $id) { ${field} } }`, { id: customerId });
      assert.equal(errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED', field);
    }
    const { __schema } = await phone.data('{ __schema { types { name fields { name } inputFields { name } } } }');
    // Their own address is theirs to see.
    const ofOthers = __schema.types.filter(({ name }: { name: string }) => name !== 'User');
    assert.doesNotMatch(JSON.stringify(ofOthers), /ContactPoint|contactPoints|"(email|phone)"/);
  });

  test('lists hold one`s own visits and the jobs of the open ones, and nothing of colleagues', async () => {
    const other = await company.provider('Kim de Wit');
    const mine = await company.visit(provider);
    const theirs = await company.visit(other);
    await company.visit(null);
    assert.deepEqual(await lists(), [[mine.visitId], [mine.jobId]]);
    await company.admin.does('visitAssign', { visitId: theirs.visitId, providerId: provider.id }, '');
    assert.deepEqual(await lists(), [
      [mine.visitId, theirs.visitId],
      [mine.jobId, theirs.jobId],
    ]);
    const job = await phone.data('query ($id: ID!) { job(id: $id) { visits { nodes { id } } } }', { id: mine.jobId });
    assert.deepEqual(job.job.visits.nodes, [{ id: mine.visitId }]);
  });

  test('a job shared with a colleague shows one`s own visits only', async () => {
    const other = await company.provider('Kim de Wit');
    const { jobId, visitId } = await company.visit(provider);
    const arrivalWindow = { start: new Date(), end: new Date(Date.now() + 3_600_000) };
    await company.admin.does('jobSchedule', { jobId, arrivalWindow, assigneeId: other.id }, '');
    const { job } = await phone.data('query ($id: ID!) { job(id: $id) { visits { nodes { id } } } }', { id: jobId });
    assert.deepEqual(job.visits.nodes, [{ id: visitId }]);
  });

  test('after the visit its end is seen, the customer behind it no more: FORBIDDEN on the visit, null by id', async () => {
    const { visitId, customerId, propertyId, jobId } = await company.visit(provider, 'EN_ROUTE');
    for (const act of ['visitArrive', 'visitComplete']) await phone.does(act, { visitId }, '');
    for (const field of ['notes', 'customer { name }', 'property { id }', 'job { id }', 'tracking { eta }']) {
      const { data, errors } = await phone.ask(`query ($id: ID!) { visit(id: $id) { stage ${field} } }`, {
        id: visitId,
      });
      assert.deepEqual(
        [errors.length, errors[0]?.extensions.code, data.visit.stage],
        [1, 'FORBIDDEN', 'COMPLETED'],
        field,
      );
    }
    for (const id of [customerId, propertyId, jobId]) {
      const { data, errors } = await phone.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
      assert.deepEqual([data.node, errors], [null, []]);
    }
    assert.deepEqual(await lists(), [[visitId], []]);
  });

  test('a filter by a field that may not be read on a row leaves the row out', async () => {
    const { visitId, customerId, jobId } = await company.visit(provider, 'EN_ROUTE');
    const by = async (filter: object) => {
      const { visits } = await phone.data('query ($f: VisitFilter) { visits(filter: $f) { nodes { id } } }', {
        f: filter,
      });
      return visits.nodes.length;
    };
    assert.deepEqual([await by({ customerId }), await by({ jobId }), await by({ stage: ['EN_ROUTE'] })], [1, 1, 1]);
    for (const act of ['visitArrive', 'visitComplete']) await phone.does(act, { visitId }, '');
    assert.deepEqual([await by({ customerId }), await by({ jobId }), await by({ stage: ['COMPLETED'] })], [0, 0, 1]);
  });

  test('reassigning takes the visit away at once, and gives it to the next', async () => {
    const other = await company.provider('Kim de Wit');
    const { visitId } = await company.visit(provider, 'EN_ROUTE');
    await company.admin.does('visitAssign', { visitId, providerId: other.id }, '');
    const query = 'query ($id: ID!) { visit(id: $id) { stage } }';
    assert.equal((await phone.data(query, { id: visitId })).visit, null);
    assert.equal((await other.phone.data(query, { id: visitId })).visit.stage, 'DISPATCHED');
    assert.equal((await phone.tries('visitArrive', { visitId })).userErrors[0].code, 'NOT_FOUND');
  });

  test('one`s own position and visit can be followed exactly', async () => {
    const { visitId } = await company.visit(provider, 'EN_ROUTE');
    await report(provider, 800);
    assert.equal((await watchPosition(phone, provider.id).next()).providerPosition.precision, 'EXACT');
    assert.equal((await watchTracking(phone, visitId).next()).visitTracking.tier, 'EXACT');
  });

  test('colleagues and their visits are as if they did not exist, wherever their ids are given', async () => {
    const other = await company.provider('Kim de Wit');
    const { visitId, jobId, customerId, propertyId } = await company.visit(other, 'EN_ROUTE');
    await report(other, 500);
    const shift = (await other.phone.data('{ providerPosition(providerId: "x") { eta } viewer { user { id } } }'))
      .viewer;
    const asked: [query: string, id: string][] = [
      ['query ($id: ID!) { provider(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }', other.id],
      [`query ($id: ID!) { providerPosition(providerId: $id) { ${POSITION} } }`, other.id],
      ['query ($id: ID!) { visit(id: $id) { id } node(id: $id) { id } visitTracking(visitId: $id) { eta } }', visitId],
      ['query ($id: ID!) { job(id: $id) { id } node(id: $id) { id } }', jobId],
      ['query ($id: ID!) { customer(id: $id) { id } node(id: $id) { id } }', customerId],
      ['query ($id: ID!) { node(id: $id) { id } }', propertyId],
      ['query ($id: ID!) { node(id: $id) { id } }', shift.user.id],
      ['query ($id: ID!) { visits(filter: { assigneeId: $id }) { nodes { id } } }', other.id],
      ...['visitDepart', 'visitArrive', 'visitComplete', 'visitNoAccess'].map((act): [string, string] => [
        `mutation ($id: ID!) { ${act}(input: { visitId: $id, expectedVersion: 1 }) { visit { id } userErrors { field code message } } }`,
        visitId,
      ]),
      ...['shiftClockIn', 'shiftClockOut', 'sharingPause', 'sharingResume'].map((act): [string, string] => [
        `mutation ($id: ID!) { ${act}(input: { providerId: $id }) { userErrors { field code message } } }`,
        other.id,
      ]),
    ];
    const answer = async (query: string, id: string) => {
      const { data, errors } = await phone.ask(query, { id });
      return JSON.stringify({ data, errors }).replace(/"requestId":"[^"]+"/g, '');
    };
    for (const [query, id] of asked) {
      const none = newId('Visit', Date.now()).replace(/^vis/, id.slice(0, 3));
      assert.equal(await answer(query, id), await answer(query, none), query);
    }
    for (const [watch, id] of [
      [watchPosition, other.id],
      [watchTracking, visitId],
    ] as const) {
      const theirs = await watch(phone, id).ended();
      const none = await watch(phone, newId('Visit', Date.now()).replace(/^vis/, id.slice(0, 3))).ended();
      assert.deepEqual({ ...theirs, requestId: '' }, { ...none, requestId: '' });
      assert.equal(theirs.code, 'NOT_FOUND');
    }
  });

  test.run();
}

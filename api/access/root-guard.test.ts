import assert from 'node:assert/strict';
import { createSourceEventStream, type ExecutionResult, parse, subscribe } from 'graphql';
import { EveryStream } from '../events/every-stream.ts';
import { LatestStream } from '../events/latest-stream.ts';
import { Shareable } from '../events/shared-source.ts';
import { suite } from '../test/support/suite.ts';
import { audienceSchemas } from './audience-schema.ts';
import { governed } from './governed.ts';
import {
  ask,
  type CompanyContext,
  CUSTOMER,
  codesOf,
  companySchema,
  contextFor,
  OFFICE,
  PARTNER,
  PROVIDER,
  positionView,
  visitFacts,
  visitView,
} from './test/company.ts';

const test = suite('root fields');

const schemas = audienceSchemas(companySchema);
const depart = 'mutation { visitDepart(input: { visitId: "vis_1" }) { visit { id } userErrors { code } } }';
const success = () => ({ visit: visitView(), userErrors: [] });

test('an act that no row allows is FORBIDDEN, and the resolver does not run', async () => {
  const visits = () => assert.fail('the resolver must not run');
  const result = await ask(schemas.partner, '{ visits { nodes { id } } }', contextFor(PARTNER, { visits }));
  assert.deepEqual(codesOf(result), { visits: 'FORBIDDEN' });
});

test('reading is never FORBIDDEN as a whole: there is no such row', async () => {
  const result = await ask(schemas.partner, '{ visit { id } }', contextFor(PARTNER, { visit: visitView() }));
  assert.deepEqual(JSON.parse(JSON.stringify(result)), { data: { visit: null } });
});

test('a mutation that did not ask the policy for its act is INTERNAL, done or not', async () => {
  for (const forgetful of [success, async () => success(), () => null]) {
    const result = await ask(schemas.provider, depart, contextFor(PROVIDER, { visitDepart: forgetful }));
    assert.deepEqual(codesOf(result), { visitDepart: 'INTERNAL' });
  }
  const other = ({ access }: CompanyContext) => {
    access.require('arrive', 'Visit', visitFacts());
    return success();
  };
  assert.deepEqual(codesOf(await ask(schemas.provider, depart, contextFor(PROVIDER, { visitDepart: other }))), {
    visitDepart: 'INTERNAL',
  });
});

test('a mutation that asked, or says why nothing was done, answers', async () => {
  const asking = async ({ access }: CompanyContext) => {
    await Promise.resolve();
    access.require('depart', 'Visit', visitFacts());
    return success();
  };
  const done = await ask(schemas.provider, depart, contextFor(PROVIDER, { visitDepart: asking }));
  assert.deepEqual(JSON.parse(JSON.stringify(done)), {
    data: { visitDepart: { visit: { id: 'vis_1' }, userErrors: [] } },
  });
  const refused = { visit: null, userErrors: [{ code: 'NOT_FOUND', message: 'No.' }] };
  const notDone = await ask(schemas.provider, depart, contextFor(PROVIDER, { visitDepart: refused }));
  assert.deepEqual(JSON.parse(JSON.stringify(notDone)), {
    data: { visitDepart: { visit: null, userErrors: [{ code: 'NOT_FOUND' }] } },
  });
});

test('what one mutation asked does not count for the next', async () => {
  let calls = 0;
  const onlyFirst = ({ access }: CompanyContext) => {
    if (calls++ === 0) access.require('depart', 'Visit', visitFacts());
    return success();
  };
  const twice = `mutation { a: visitDepart(input: { visitId: "vis_1" }) { visit { id } } b: visitDepart(input: { visitId: "vis_1" }) { visit { id } } }`;
  const result = await ask(schemas.provider, twice, contextFor(PROVIDER, { visitDepart: onlyFirst }));
  assert.deepEqual(codesOf(result), { b: 'INTERNAL' });
});

test('the row in a payload is judged like any other', async () => {
  const leaking = ({ access }: CompanyContext) => {
    access.require('depart', 'Visit', visitFacts());
    return { visit: visitView({ assigneeId: 'prv_2' }), userErrors: [] };
  };
  const result = await ask(schemas.provider, depart, contextFor(PROVIDER, { visitDepart: leaking }));
  assert.deepEqual(JSON.parse(JSON.stringify(result.data)), { visitDepart: { visit: null, userErrors: [] } });
});

test('a filter by a field that this viewer may read nowhere is FORBIDDEN, also if others of the audience may', async () => {
  const page = { visits: { nodes: [] } };
  const listing = [
    (_: unknown, say: { can: (...rule: unknown[]) => void }) => {
      say.can('list', 'Visit', ['id']);
      say.can('read', 'Visit', ['id', 'stage']);
      say.can('read', 'Visit', ['arrivalWindow'], { stage: 'BOOKED' });
    },
  ] as never;
  const asked = async (args: string) =>
    codesOf(await ask(schemas.office, `{ visits${args} { nodes { id } } }`, contextFor(OFFICE, page, listing)));
  assert.deepEqual(await asked('(filter: { stage: BOOKED })'), {});
  assert.deepEqual(await asked('(filter: { stage: BOOKED, customerId: "cus_1" })'), { visits: 'FORBIDDEN' });
  assert.deepEqual(await asked('(filter: { customerId: null })'), {});
  assert.deepEqual(await asked('(filter: { windowFrom: "2026-01-01T00:00:00.000Z" })'), {});
  assert.deepEqual(await asked('(orderBy: CREATED)'), {});
  assert.deepEqual(await asked('(orderBy: WINDOW)'), { visits: 'FORBIDDEN' }, 'not every row has it to sort by');
});

/** A stream of these values, which says that it is a `latest` one. */
const events = (...values: unknown[]) =>
  Object.assign(
    (async function* () {
      yield* values;
    })(),
    { delivery: 'latest' },
  );

async function collect(
  schema: typeof schemas.office,
  query: string,
  context: CompanyContext,
): Promise<ExecutionResult[]> {
  const stream = await subscribe({ schema, document: parse(query), contextValue: context });
  assert.ok(Symbol.asyncIterator in stream, JSON.stringify(stream));
  const results: ExecutionResult[] = [];
  for await (const result of stream) results.push(result);
  return results;
}

test('a subscription to what no row allows is FORBIDDEN before its source is made', async () => {
  const fleetPositions = () => assert.fail('the source must not be made');
  const context = contextFor({ ...PARTNER, scopes: ['visits:read'] }, { fleetPositions });
  const document = parse('subscription { fleetPositions { positions { providerId } } }');
  const result = await createSourceEventStream({ schema: schemas.partner, document, contextValue: context });
  assert.deepEqual(codesOf(result as ExecutionResult), { fleetPositions: 'FORBIDDEN' });
});

test('a source that does not deliver as its subscription declares is INTERNAL', async () => {
  const document = parse('subscription { fleetPositions { positions { providerId } } }');
  const opened = (source: unknown) => {
    const contextValue = contextFor(OFFICE, { fleetPositions: () => source });
    return createSourceEventStream({ schema: schemas.office, document, contextValue });
  };
  const silent = { [Symbol.asyncIterator]: () => assert.fail('it must not be read') };
  for (const wrong of [new EveryStream(() => {}), silent, Promise.resolve(null)]) {
    assert.deepEqual(codesOf((await opened(wrong)) as ExecutionResult), { fleetPositions: 'INTERNAL' });
  }
  const look = () => null;
  const right = [
    new LatestStream(look, () => {}),
    new Shareable({ known: {}, name: '', open: () => assert.fail(), attend: () => assert.fail() }),
  ];
  for (const source of right) assert.equal(await opened(source), source);
});

test('every event of a stream is judged as it comes out', async () => {
  const fleetPositions = () =>
    events(
      { positions: [positionView('prv_1'), positionView('prv_2', 'acc_2')], removed: [] },
      { positions: [{ providerId: 'prv_3' }], removed: [] },
    );
  const query = 'subscription { fleetPositions { positions { providerId eta } } }';
  const [first, second] = await collect(schemas.office, query, contextFor(OFFICE, { fleetPositions }));
  assert.deepEqual(JSON.parse(JSON.stringify(first)), {
    data: { fleetPositions: { positions: [{ providerId: 'prv_1', eta: 5 }] } },
  });
  assert.equal(second?.data, null);
  assert.deepEqual(codesOf(second!), { 'fleetPositions.positions': 'INTERNAL' });
});

test('the holder of a link sees the position only while on the way', async () => {
  const tracking = (stage: 'EN_ROUTE' | 'ON_SITE') => {
    const facts = { accountId: 'acc_1', visitId: 'vis_1', assigneeId: 'prv_1', stage } as const;
    const position = positionView('prv_1', 'acc_1');
    const of = governed(
      'ProviderPosition',
      { accountId: 'acc_1', providerId: 'prv_1', visitId: 'vis_1', stage },
      { ...position },
    );
    return governed('VisitTracking', facts, { visitId: 'vis_1', stage, position: of });
  };
  const visitTracking = () => events(tracking('EN_ROUTE'), tracking('ON_SITE'));
  const query = 'subscription { visitTracking { stage position { providerId } } }';
  const results = await collect(schemas.customer, query, contextFor(CUSTOMER, { visitTracking }));
  assert.deepEqual(JSON.parse(JSON.stringify(results.map(({ data }) => data?.['visitTracking']))), [
    { stage: 'EN_ROUTE', position: { providerId: 'prv_1' } },
    { stage: 'ON_SITE', position: null },
  ]);
});

test.run();

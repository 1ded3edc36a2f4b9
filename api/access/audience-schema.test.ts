import assert from 'node:assert/strict';
import {
  buildSchema,
  execute,
  GraphQLEnumType,
  type GraphQLObjectType,
  getIntrospectionQuery,
  graphqlSync,
  isEnumType,
  parse,
  printSchema,
  validate,
} from 'graphql';
import { AUDIENCES } from '../../policies/facts.ts';
import { ALL } from '../../policies/say.ts';
import { suite } from '../test/support/suite.ts';
import { audienceSchema, audienceSchemas } from './audience-schema.ts';
import { governed } from './governed.ts';
import { POLICY } from './schema-policy.ts';
import { ask, CUSTOMER, codesOf, companySchema, contextFor, OFFICE, PROVIDER, visitView } from './test/company.ts';

const test = suite('the schema of an audience');

/** Pruned here whatever the platform's own list says today. */
const pruned = [
  'Precision.NEIGHBOURHOOD',
  'UnavailableReason.CLOCKED_OUT',
  'VisitStage.NO_ACCESS',
  'TrackingTier.EXACT',
];
const policy = { ...POLICY, prunedEnumValues: { ...POLICY.prunedEnumValues, customer: pruned } };
const schemas = audienceSchemas(companySchema, policy);

test('has what its viewers may do or read on some row, and no more', () => {
  const customer = printSchema(schemas.customer);
  for (const there of ['type Visit ', 'visitTracking: VisitTracking', 'displayName', 'tier'])
    assert.ok(customer.includes(there), there);
  for (const hidden of [
    'fullName',
    'notes',
    'Customer',
    'Job',
    'visits',
    'Mutation',
    'VisitFilter',
    'NEIGHBOURHOOD: ',
    'CLOCKED_OUT',
  ])
    assert.equal(customer.includes(hidden), false, hidden);
  const partner = printSchema(schemas.partner);
  for (const there of ['visits(', 'VisitConnection', 'fleetPositions']) assert.ok(partner.includes(there), there);
  for (const hidden of ['displayName', 'customerId', 'Customer', 'notes', 'visitDepart'])
    assert.equal(partner.includes(hidden), false, hidden);
  assert.ok(printSchema(schemas.provider).includes('visitDepart'));
  assert.equal(printSchema(schemas.compliance).includes('ProviderPosition'), false);
});

test('keeps the descriptions', () => {
  assert.equal(schemas.customer.getType('Visit')?.description, 'One going of a provider to a customer.');
  assert.match(printSchema(schemas.customer), /"""The name that customers see; null once erased\."""/);
});

test('does not name what it lacks in errors, suggestions or introspection', () => {
  const errors = [
    '{ visit(id: 1) { note } }',
    '{ visit { customr { id } } }',
    '{ customers { nodes { id } } }',
    '{ node { ... on Customer { id } } }',
    'mutation { visitDepart(input: { visitId: "x" }) { visit { id } } }',
  ].flatMap((query) => validate(schemas.customer, parse(query)).map(({ message }) => ({ query, message })));
  assert.ok(errors.length >= 5);
  for (const { query, message } of errors) {
    const told = message.match(/Did you mean.*/)?.[0] ?? '';
    assert.equal(/notes|customer\b|customers|Customer|visitDepart/.test(told), false, `${query}: ${message}`);
  }
  const seen = JSON.stringify(graphqlSync({ schema: schemas.customer, source: getIntrospectionQuery() }).data);
  for (const hidden of ['"notes"', '"Customer"', '"fullName"', '"CLOCKED_OUT"', '"VisitFilter"'])
    assert.equal(seen.includes(hidden), false, hidden);
});

test('has an argument only where the field that it looks at is there', () => {
  const filterOf = (audience: 'partner' | 'office') =>
    Object.keys((schemas[audience].getType('VisitFilter') as GraphQLObjectType).getFields());
  assert.deepEqual(filterOf('partner').sort(), ['assigneeId', 'stage', 'windowFrom', 'windowUntil']);
  assert.ok(filterOf('office').includes('customerId'));
});

test('lets no enum value out that the audience lacks: it is INTERNAL, and not in the message', async () => {
  let refused = 0;
  for (const audience of AUDIENCES) {
    for (const type of Object.values(companySchema.getTypeMap())) {
      if (!isEnumType(type) || type.name.startsWith('__')) continue;
      const kept = schemas[audience].getType(type.name);
      for (const { name, value } of type.getValues()) {
        if (kept instanceof GraphQLEnumType && kept.getValue(name)) {
          assert.equal(kept.serialize(value), name);
          continue;
        }
        refused++;
        if (!(kept instanceof GraphQLEnumType)) continue;
        assert.throws(
          () => kept.serialize(value),
          (error: Error & { code?: string }) => error.code === 'INTERNAL' && !error.message.includes(name),
        );
      }
    }
  }
  assert.ok(refused >= pruned.length, 'some values were pruned, or this walk shows nothing');
});

test('masks a pruned value that a resolver yields, and serves the rest of the row', async () => {
  const visit = visitView({}, { stage: 'NO_ACCESS' });
  const result = await ask(schemas.customer, '{ visit { id stage } }', contextFor(CUSTOMER, { visit }));
  assert.deepEqual({ ...(result.data?.['visit'] as object) }, { id: 'vis_1', stage: null });
  assert.deepEqual(codesOf(result), { 'visit.stage': 'INTERNAL' });
  assert.equal(JSON.stringify(result.errors).includes('NO_ACCESS'), false);
});

test('lets no type out that the audience lacks, whatever the rules at run time say', async () => {
  const everything = [
    (_: unknown, { can }: { can: (...rule: never[]) => void }) => {
      const speak = can as (action: string, type: string, fields: symbol) => void;
      for (const type of ['Customer', 'Job', 'User', 'Visit', 'ContactPoint']) speak('read', type, ALL);
    },
  ] as never;
  let walked = 0;
  for (const audience of AUDIENCES) {
    for (const type of ['Customer', 'Job', 'User', 'Visit', 'ContactPoint'] as const) {
      if (schemas[audience].getType(type)) continue;
      walked++;
      const facts = { id: 'x', accountId: 'acc_1' } as never;
      const node = governed(type, facts, { id: 'x', name: 'secret' });
      const viewer = { ...OFFICE, audience };
      const readable = await ask(
        schemas[audience],
        '{ node { id __typename } }',
        contextFor(viewer, { node }, everything),
      );
      assert.deepEqual({ ...readable.data }, { node: null }, `${audience} ${type}`);
      assert.deepEqual(codesOf(readable), { node: 'INTERNAL' }, `${audience} ${type}`);
      const unreadable = await ask(schemas[audience], '{ node { id } }', contextFor(viewer, { node }, []));
      assert.deepEqual(JSON.parse(JSON.stringify(unreadable)), { data: { node: null } }, `${audience} ${type}`);
    }
  }
  assert.ok(walked >= 8, `${walked} types are missing from some audience`);
});

test('does not start where the policy is silent', () => {
  const { 'Query.visit': _, ...operations } = POLICY.operations;
  assert.throws(
    () => audienceSchema(companySchema, 'office', { ...POLICY, operations }),
    /Query\.visit declares no act/,
  );
  const structuralTypes = POLICY.structuralTypes.filter((name) => name !== 'Point');
  assert.throws(
    () => audienceSchema(companySchema, 'office', { ...POLICY, structuralTypes }),
    /Point is neither governed/,
  );
  const stray = buildSchema('type Query { account: StrayConnection } type StrayConnection { id: ID }');
  assert.throws(() => audienceSchema(stray, 'office'), /StrayConnection is neither governed/);
});

test('is synchronous where the resolvers are', () => {
  const document = parse('{ visit { id stage notes } }');
  const result = execute({
    schema: schemas.office,
    document,
    contextValue: contextFor(OFFICE, { visit: visitView() }),
  });
  assert.equal(typeof (result as { then?: unknown }).then, 'undefined');
});

test('serves its own audience only', async () => {
  const result = await ask(schemas.office, '{ visit { notes } }', contextFor(PROVIDER, { visit: visitView() }));
  assert.deepEqual(codesOf(result), { visit: 'INTERNAL' });
});

test.run();

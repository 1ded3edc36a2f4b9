import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assertValidSchema,
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { PRUNED_ENUM_VALUES } from '../policies/audiences.ts';
import { AUDIENCES, type Audience } from '../policies/facts.ts';
import { OPERATIONS } from '../policies/operations.ts';
import { audienceSchema, audienceSchemas } from './access/audience-schema.ts';
import { misfitsOf } from './access/misfits.ts';
import { POLICY } from './access/schema-policy.ts';
import { buildFullSchema } from './schema.ts';
import { suite } from './test/support/suite.ts';

const test = suite('the platform’s schema');

let full: GraphQLSchema;
let schemas: Record<Audience, GraphQLSchema>;

test.before(async () => {
  full = await buildFullSchema();
  schemas = audienceSchemas(full);
});

function has(schema: GraphQLSchema, coordinate: string): boolean {
  const [typeName = '', member] = coordinate.split('.');
  const type = schema.getType(typeName);
  if (!type || member === undefined) return type !== undefined;
  if (isEnumType(type)) return type.getValue(member) !== undefined;
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return member in type.getFields();
  return false;
}

const rootFields = (schema: GraphQLSchema): string[] =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
    Object.keys(root?.getFields() ?? {}).map((field) => `${root!.name}.${field}`),
  );

test('is valid as a whole, what nobody is served included', () => assertValidSchema(full));

test('declares an act for every root field, and none for fields that there are not', () => {
  const fields = rootFields(full);
  assert.ok(fields.length > 30, `only ${fields.length} root fields were found`);
  assert.deepEqual(
    fields.filter((field) => !Object.hasOwn(OPERATIONS, field)),
    [],
  );
  assert.deepEqual(
    Object.keys(OPERATIONS).filter((field) => !fields.includes(field)),
    [],
  );
});

test('cannot be built with a root field that declares no act', () => {
  for (const field of rootFields(full)) {
    const { [field]: _, ...operations } = OPERATIONS;
    assert.throws(
      () => audienceSchema(full, 'partner', { ...POLICY, operations }),
      new RegExp(`${field} declares no act`),
    );
  }
});

test('says of every subscription how it is delivered, in one way', () => {
  const said = Object.values(full.getSubscriptionType()!.getFields()).map(
    ({ name, description }) => [name, description?.match(/Delivered `(\w+)`: .*\.$/)?.[1]] as const,
  );
  assert.equal(said.length, 6);
  for (const [name, delivery] of said) assert.equal(delivery, OPERATIONS[`Subscription.${name}`]?.delivery, name);
});

test('fits the policy: known names, keys wherever a field can be read, null where a field can be refused', () => {
  assert.deepEqual(misfitsOf(full), []);
});

test('is served by some audience in every part', () => {
  const unserved = rootFields(full).filter((field) => !AUDIENCES.some((audience) => has(schemas[audience], field)));
  assert.deepEqual(unserved, []);
});

/** What must not even be named to an audience, beside the enum values of `PRUNED_ENUM_VALUES`. */
const ABSENT: Record<Audience, string[]> = {
  partner: [
    ...['Customer', 'ContactPoint', 'Property', 'Job', 'User', 'Shift', 'ShareGrant', 'ApiKey', 'Watcher'],
    ...['Mutation', 'VisitTracking', 'ReportingInstruction', 'CustomerFilter', 'PostalAddress', 'CustomerConnection'],
    ...['Consent', 'ConsentWording', 'OptOut'],
    ...['Provider.displayName', 'Provider.fullName', 'Provider.shift', 'Visit.customer', 'Visit.notes', 'Visit.job'],
    ...['Visit.property', 'Visit.tracking', 'ProviderFilter.name', 'VisitFilter.customerId', 'VisitFilter.jobId'],
    ...[
      'Account.region',
      'Account.customerPrecision',
      'Viewer.user',
      'Query.customers',
      'Query.jobs',
      'Query.watchers',
    ],
  ],
  customer: [
    ...['Customer', 'ContactPoint', 'Property', 'Job', 'User', 'Shift', 'ShareGrant', 'ApiKey', 'Watcher'],
    ...['Mutation.customerCreate', 'Mutation.visitCancel', 'Mutation.shareGrantCreate'],
    ...['FleetPositions', 'ReportingInstruction', 'VisitConnection', 'VisitFilter', 'ProviderFilter', 'PostalAddress'],
    ...['Provider.fullName', 'Provider.clockedIn', 'Provider.position', 'Provider.shift', 'ProviderPosition.visitId'],
    ...[
      'Visit.customer',
      'Visit.notes',
      'Visit.job',
      'Visit.property',
      'Visit.version',
      'Query.visits',
      'Query.providers',
    ],
    ...['Query.providerPosition', 'Subscription.providerPosition', 'Subscription.fleetPositions', 'Viewer.user'],
  ],
  provider: [
    ...[
      'ContactPoint',
      'ShareGrant',
      'ApiKey',
      'FleetPositions',
      'CustomerFilter',
      'CustomerConnection',
      'CustomerKind',
    ],
    ...[
      'Customer.notes',
      'Customer.kind',
      'Customer.contactPoints',
      'Query.customers',
      'Query.providers',
      'Query.apiKeys',
    ],
    ...['Mutation.visitAssign', 'Mutation.visitCancel', 'Mutation.customerCreate', 'Mutation.apiKeyCreate', 'Region'],
    ...['Mutation.shareGrantCreate', 'Subscription.fleetPositions', 'ApiKeyCreateInput', 'JobScheduleInput'],
  ],
  office: [
    ...['Watcher', 'ReportingInstruction', 'Query.watchers', 'Subscription.watchers', 'Mutation.positionReport'],
    ...[
      'Mutation.visitDepart',
      'Mutation.shiftClockIn',
      'Mutation.sharingPause',
      'PositionReportInput',
      'ReportingMode',
    ],
  ],
  compliance: [
    ...[
      'ProviderPosition',
      'VisitTracking',
      'FleetPositions',
      'Freshness',
      'UnavailableReason',
      'ReportingInstruction',
    ],
    ...[
      'Watcher',
      'ShareGrant',
      'ApiKey',
      'Mutation.customerUpdate',
      'Mutation.visitCancel',
      'Provider.position',
      'Visit.tracking',
    ],
    ...['Query.providerPosition', 'Query.visitTracking', 'Query.apiKeys'],
  ],
};

for (const audience of AUDIENCES) {
  test(`hides from ${audience} what is not theirs`, () => {
    for (const name of [...ABSENT[audience], ...PRUNED_ENUM_VALUES[audience]]) {
      assert.ok(has(full, name), `there is no ${name} to hide`);
      assert.equal(has(schemas[audience], name), false, name);
    }
  });

  test(`is committed as ${audience} sees it, with nothing that is not theirs`, () => {
    // Compiled, this file stands two folders below the project's.
    const path = join(import.meta.dirname, '../../schema/audiences', `${audience}.graphql`);
    const committed = buildSchema(readFileSync(path, 'utf8'));
    for (const name of ABSENT[audience]) assert.equal(has(committed, name), false, name);
    assert.deepEqual(rootFields(committed).sort(), rootFields(schemas[audience]).sort());
  });
}

test.run();

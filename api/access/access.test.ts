import assert from 'node:assert/strict';
import type { ViewerFacts } from '../../policies/facts.ts';
import type { Rules } from '../../policies/say.ts';
import { ALL } from '../../policies/say.ts';
import { AppError, Refusal } from '../kernel/app-error.ts';
import { suite } from '../test/support/suite.ts';
import { accessBy, accessFor } from './access.ts';
import { CUSTOMER, OFFICE, PARTNER, PROVIDER, visitFacts } from './test/company.ts';

const test = suite('what a viewer may do');

const withRules = (viewer: ViewerFacts, rules: Rules) => accessBy([rules], viewer);
const column = (fact: string) => `v.${fact}`;

test('nothing is allowed that no rule says', () => {
  const access = withRules(OFFICE, () => {});
  assert.equal(access.canRead('Visit', visitFacts()), false);
  assert.equal(access.can('dispatch', 'Visit', visitFacts()), false);
  assert.equal(access.canOnSome('read', 'Visit', 'notes'), false);
  assert.equal(access.rowFilter('Visit', column), 'none');
});

test('a row of another account does not exist', () => {
  const other = visitFacts({ accountId: 'acc_2' });
  for (const viewer of [OFFICE, PROVIDER, CUSTOMER, PARTNER]) {
    assert.equal(accessFor(viewer).canRead('Visit', other), false, viewer.audience);
    assert.throws(() => accessFor(viewer).require('track', 'Visit', other), refusal('NOT_FOUND'));
  }
});

test('an act on a row that may not be read is NOT_FOUND, on one that may be read FORBIDDEN', () => {
  const provider = accessFor(PROVIDER);
  provider.require('depart', 'Visit', visitFacts());
  assert.throws(() => provider.require('depart', 'Visit', visitFacts({ assigneeId: 'prv_2' })), refusal('NOT_FOUND'));
  assert.throws(
    () => provider.require('assign', 'Visit', visitFacts()),
    (error) => error instanceof AppError && !(error instanceof Refusal) && error.code === 'FORBIDDEN',
  );
});

test('a provider keeps sight of a visit that is over, without its customer', () => {
  const provider = accessFor(PROVIDER);
  assert.equal(provider.canReadField('Visit', 'customer', visitFacts()), true);
  assert.equal(provider.canReadField('Visit', 'stage', visitFacts({ stage: 'COMPLETED' })), true);
  assert.equal(provider.canReadField('Visit', 'customer', visitFacts({ stage: 'COMPLETED' })), false);
});

test('the holder of a link reads the one visit that it was made for', () => {
  const customer = accessFor(CUSTOMER);
  assert.equal(customer.canRead('Visit', visitFacts()), true);
  assert.equal(customer.canRead('Visit', visitFacts({ id: 'vis_2' })), false);
  assert.equal(customer.canOnSome('read', 'Visit', 'notes'), false);
  assert.equal(customer.canOnSome('list', 'Visit'), false);
});

test('a filter that looks at a field leaves only rows on which the field may be read', () => {
  const byCustomer = accessFor(PROVIDER).rowFilter('Visit', column, ['customer']);
  assert.ok(typeof byCustomer === 'object');
  assert.match(byCustomer.sql, /v\.stage in \(\?, \?, \?, \?\)/);
  assert.deepEqual(accessFor(CUSTOMER).rowFilter('Visit', column, ['notes']), 'none');
  const plain = accessFor(OFFICE).rowFilter('Visit', column);
  assert.deepEqual(plain, { sql: 'v.accountId = ?', params: ['acc_1'] });
});

test('null is compared as null in SQL, and a negation holds on it', () => {
  const access = withRules(OFFICE, (_, { can }) => {
    can('read', 'Visit', ALL, { assigneeId: null });
    can('read', 'Visit', ALL, { assigneeId: { $in: ['prv_1', null] } });
    can('read', 'Visit', ALL, { assigneeId: { $ne: 'prv_2' } });
  });
  const filter = access.rowFilter('Visit', column);
  assert.ok(typeof filter === 'object');
  assert.match(filter.sql, /v\.assigneeId is null\)/);
  assert.match(filter.sql, /\(v\.assigneeId is null or v\.assigneeId in \(\?\)\)/);
  assert.match(filter.sql, /\(v\.assigneeId = \?\) is not true/);
});

test('a later rule outranks an earlier one, and forbids field by field', () => {
  const access = withRules(OFFICE, (_, { can, cannot }) => {
    can('read', 'Visit', ALL);
    cannot('read', 'Visit', ['notes'], { stage: 'CANCELLED' });
  });
  assert.equal(access.canReadField('Visit', 'notes', visitFacts()), true);
  assert.equal(access.canReadField('Visit', 'notes', visitFacts({ stage: 'CANCELLED' })), false);
  assert.equal(access.canReadOnAll('Visit', 'notes'), false);
  assert.equal(access.canReadOnAll('Visit', 'stage'), true);
});

test('a rule that looks at something else than a flat fact stops the start', () => {
  const broken: Record<string, object> = {
    'no fact': { nickname: 'x' },
    'comes with no value': { stage: undefined },
    'is nested': { stage: { name: 'x' } },
    'has another operator': { stage: { $regex: '^O' } },
  };
  for (const [what, when] of Object.entries(broken)) {
    assert.throws(
      () => withRules(OFFICE, (_, { can }) => can('read', 'Visit', ['notes'], when as never)),
      /rule on Visit/,
      what,
    );
  }
  assert.throws(() => withRules(OFFICE, (_, { can }) => can('read', 'Vist' as never, ALL)), /no governed type/);
});

test('a row that comes without a fact that a rule asks for is an error, not a no or a yes', () => {
  const { stage: _, ...facts } = visitFacts();
  const access = withRules(OFFICE, (_viewer, { can }) => can('read', 'Visit', ALL, { stage: { $ne: 'CANCELLED' } }));
  assert.throws(
    () => access.canRead('Visit', facts as never),
    (error) => (error as AppError).code === 'INTERNAL',
  );
});

test('viewers with the same facts share what was worked out, others do not', () => {
  assert.equal(accessFor({ ...PARTNER }), accessFor({ ...PARTNER }));
  assert.equal(
    accessFor({ ...PARTNER, scopes: ['eta:read', 'visits:read'] }),
    accessFor({ ...PARTNER, scopes: ['visits:read', 'eta:read'] }),
  );
  for (const change of [
    { accountId: 'acc_9' },
    { scopes: ['visits:read'] },
    { providerId: 'prv_9' },
    { visitId: 'vis_9' },
    { customerId: 'cus_9' },
  ])
    assert.notEqual(accessFor({ ...PARTNER, ...change } as ViewerFacts), accessFor(PARTNER));
});

test('what is asked for the first time long after the viewer came is decided by the same rules', () => {
  const viewer = { ...CUSTOMER, visitId: 'vis_late' };
  const access = accessFor(viewer);
  for (let i = 0; i < 200; i++) accessFor({ ...CUSTOMER, visitId: `vis_between_${i}` });
  assert.equal(access.canRead('Visit', visitFacts({ id: 'vis_late' })), true);
  assert.equal(access.canRead('Visit', visitFacts({ id: 'vis_between_199' })), false);
});

test('at most 5,000 are kept, those asked for last', () => {
  const first = accessFor({ ...CUSTOMER, visitId: 'vis_first' });
  for (let i = 0; i < 5_000; i++) {
    accessFor({ ...CUSTOMER, visitId: `vis_${i}` });
    if (i === 1_000) assert.equal(accessFor({ ...CUSTOMER, visitId: 'vis_first' }), first);
  }
  assert.equal(accessFor({ ...CUSTOMER, visitId: 'vis_first' }), first);
  const dropped = accessFor({ ...CUSTOMER, visitId: 'vis_dropped' });
  for (let i = 0; i < 5_000; i++) accessFor({ ...CUSTOMER, visitId: `vis_${i}` });
  assert.notEqual(accessFor({ ...CUSTOMER, visitId: 'vis_dropped' }), dropped);
});

function refusal(code: string) {
  return (error: unknown) => error instanceof Refusal && error.code === code;
}

test.run();

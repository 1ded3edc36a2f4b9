import assert from 'node:assert/strict';
import { suite } from '../api/test/support/suite.ts';
import { AUDIENCES, PARTNER_SCOPES, type PartnerScope, VISIT_STAGES } from './facts.ts';
import { PRECISION_BY_STAGE, PRECISIONS, precisionFor, tierFor } from './precision.ts';

const test = suite('precision');

/** Every combination of scopes, the empty one included. */
const SCOPE_SETS: PartnerScope[][] = Array.from({ length: 2 ** PARTNER_SCOPES.length }, (_, bits) =>
  PARTNER_SCOPES.filter((_, position) => bits & (1 << position)),
);

const STAGES = [...VISIT_STAGES, null] as const;

/** All that is ever shown; every combination that no line names shows nothing. `choice` stands for the account's choice. */
const SHOWN = `
  EN_ROUTE  customer                                  choice
  EN_ROUTE  office                                    EXACT
  EN_ROUTE  provider (own)                            EXACT
  EN_ROUTE  partner positions:read                    EXACT
  EN_ROUTE  partner positions:read:coarse             NEIGHBOURHOOD
  EN_ROUTE  partner eta:read                          ETA_ONLY
  ON_SITE   office                                    EXACT
  ON_SITE   provider (own)                            EXACT
  ON_SITE   partner positions:read                    EXACT
  ON_SITE   partner positions:read:coarse             NEIGHBOURHOOD
  ON_SITE   partner eta:read                          ETA_ONLY
`;

const GOLDEN = new Map(
  SHOWN.trim()
    .split('\n')
    .map((line) => {
      const [stage, ...rest] = line.trim().split(/\s+/);
      const shown = rest.pop()!;
      return [`${stage} ${rest.join(' ')}`, shown];
    }),
);

function expected(audience: string, scopes: readonly string[], stage: string | null, choice: string, own: boolean) {
  if (audience === 'partner') {
    const opened = scopes.map((scope) => GOLDEN.get(`${stage} partner ${scope}`));
    return PRECISIONS.find((precision) => opened.includes(precision)) ?? null;
  }
  const who = audience === 'provider' && own ? 'provider (own)' : audience;
  const shown = GOLDEN.get(`${stage} ${who}`) ?? null;
  return shown === 'choice' ? choice : shown;
}

test('every combination of audience, scopes, stage, account choice and ownership is as the table says', () => {
  let combinations = 0;
  for (const audience of AUDIENCES)
    for (const scopes of SCOPE_SETS)
      for (const stage of STAGES)
        for (const customerPrecision of PRECISIONS)
          for (const own of [true, false]) {
            const question = { audience, scopes, stage, customerPrecision, own };
            const wanted = expected(audience, scopes, stage, customerPrecision, own);
            assert.equal(precisionFor(question), wanted, JSON.stringify(question));
            combinations++;
          }
  assert.equal(combinations, 5 * 16 * 8 * 4 * 2);
  assert.equal(GOLDEN.size, 11);
});

test('the table of the policy names every stage and every audience', () => {
  assert.deepEqual(Object.keys(PRECISION_BY_STAGE), [...VISIT_STAGES]);
  for (const row of Object.values(PRECISION_BY_STAGE)) assert.deepEqual(Object.keys(row).sort(), [...AUDIENCES].sort());
});

test('a customer sees a position only while the provider is on the way to them', () => {
  const stages = STAGES.filter((stage) =>
    precisionFor({ audience: 'customer', scopes: [], stage, customerPrecision: 'EXACT', own: true }),
  );
  assert.deepEqual(stages, ['EN_ROUTE']);
});

test('scopes open nothing to anybody but partner apps', () => {
  const scopes: PartnerScope[] = ['positions:read'];
  for (const audience of ['customer', 'provider', 'compliance'] as const) {
    for (const stage of ['BOOKED', 'ON_SITE', 'COMPLETED'] as const) {
      assert.equal(precisionFor({ audience, scopes, stage, customerPrecision: 'EXACT', own: false }), null);
    }
  }
});

test('of several scopes the most exact counts, in any order', () => {
  const ask = (scopes: PartnerScope[]) =>
    precisionFor({ audience: 'partner', scopes, stage: 'EN_ROUTE', customerPrecision: 'ETA_ONLY', own: false });
  assert.equal(ask(['eta:read', 'positions:read:coarse']), 'NEIGHBOURHOOD');
  assert.equal(ask(['eta:read', 'positions:read', 'positions:read:coarse']), 'EXACT');
});

test('the tier of every stage and precision is as the table says', () => {
  const table = Object.fromEntries(
    VISIT_STAGES.map((stage) => [stage, [...PRECISIONS, null].map((precision) => tierFor(stage, precision))]),
  );
  const five = <T>(tier: T) => [tier, tier, tier, tier, tier];
  assert.deepEqual(table, {
    BOOKED: five('ARRIVAL_WINDOW'),
    DISPATCHED: five('ARRIVAL_WINDOW'),
    EN_ROUTE: ['EXACT', 'STREET', 'NEIGHBOURHOOD', 'ETA_ONLY', 'ARRIVAL_WINDOW'],
    ON_SITE: five('ARRIVED'),
    COMPLETED: five('ENDED'),
    NO_ACCESS: five('ENDED'),
    CANCELLED: five('ENDED'),
  });
});

test.run();

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from '../api/test/support/suite.ts';
import { AUDIENCES, PARTNER_SCOPES, VISIT_STAGES } from './facts.ts';
import { PRECISIONS, precisionFor } from './precision.ts';
import { type Onlooker, sightOf } from './sight.ts';

const test = suite('how those of a kind see positions');

const PROVIDERS = ['prv_1', 'prv_2', 'prv_3'];

const onlooker: fc.Arbitrary<Onlooker> = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  scopes: fc.subarray([...PARTNER_SCOPES]),
  providerId: fc.constantFrom(null, 'prv_1', 'prv_2'),
});

/** The answers of a sight to every question, of all providers or of one. */
function answers(viewer: Onlooker, only: string | null) {
  const sight = sightOf(viewer, only);
  return (only === null ? PROVIDERS : [only]).flatMap((seen) =>
    [null, ...VISIT_STAGES].flatMap((stage) => PRECISIONS.map((choice) => sight.precisionOf(seen, stage, choice))),
  );
}

test('two with the same key see every position alike', () => {
  let alike = 0;
  fc.assert(
    fc.property(onlooker, onlooker, fc.constantFrom(null, ...PROVIDERS), (one, other, only) => {
      if (sightOf(one, only).key !== sightOf(other, only).key) return;
      if (JSON.stringify(one) !== JSON.stringify(other)) alike++;
      assert.deepEqual(answers(one, only), answers(other, only));
    }),
    { numRuns: 2_000 },
  );
  assert.ok(alike > 50, `only ${alike} pairs of different viewers had the same key`);
});

test('is what the table of precisions says', () => {
  fc.assert(
    fc.property(onlooker, fc.constantFrom(...PROVIDERS), fc.constantFrom(...VISIT_STAGES), (viewer, seen, stage) => {
      const { audience, scopes } = viewer;
      const own = viewer.providerId === seen;
      const expected = precisionFor({ audience, scopes, stage, customerPrecision: 'STREET', own });
      assert.equal(sightOf(viewer).precisionOf(seen, stage, 'STREET'), expected);
    }),
  );
});

test('is that also for whoever asks one thing after another', () => {
  const question = fc.record({
    seen: fc.constantFrom('prv_1', 'prv_2'),
    stage: fc.constantFrom('EN_ROUTE', 'ON_SITE', 'BOOKED', null),
    choice: fc.constantFrom(...PRECISIONS),
  });
  fc.assert(
    fc.property(onlooker, fc.array(question, { minLength: 5, maxLength: 20 }), (viewer, questions) => {
      const sight = sightOf(viewer);
      const { audience, scopes } = viewer;
      for (const { seen, stage, choice: customerPrecision } of questions) {
        const own = viewer.providerId === seen;
        const expected = precisionFor({ audience, scopes, stage, customerPrecision, own });
        assert.equal(sight.precisionOf(seen, stage, customerPrecision), expected);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('the ids of viewers are in the key only of those who see their own position otherwise', () => {
  const office = (providerId: string | null) => sightOf({ audience: 'office', scopes: [], providerId }).key;
  const provider = (providerId: string, only?: string) =>
    sightOf({ audience: 'provider', scopes: [], providerId }, only).key;
  assert.equal(office('prv_1'), office(null));
  assert.notEqual(provider('prv_1'), provider('prv_2'));
  assert.equal(provider('prv_1', 'prv_3'), provider('prv_2', 'prv_3'));
});

test.run();

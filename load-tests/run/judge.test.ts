import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from '../../api/test/support/suite.ts';
import { coarsen } from '../../policies/coarsening.ts';

// The judge is JavaScript, as k6 runs it; it is tested as it is.
const FILE = join(import.meta.dirname, '../../../load-tests/k6/judge.js');
const { leakIn, isFinal, kindOf, FINAL_JUMP_DEG } = await import(pathToFileURL(FILE).href);

const test = suite('judge of a load test');

const READING = {
  latitude: 45.757803,
  longitude: 4.832003,
  accuracyM: 5,
  headingDeg: 10,
  speedMps: 8,
  recordedAtMs: 1_700_000_000_123,
};
const shown = (precision: 'EXACT' | 'NEIGHBOURHOOD', extra: object = {}) => {
  const { latitude, longitude, recordedAtMs, ...rest } = coarsen({ ...READING, ...extra }, precision)!;
  const recordedAt = new Date(recordedAtMs).toISOString();
  return { providerId: 'prv_a', precision, point: { latitude, longitude }, recordedAt, eta: null, ...rest };
};
const ETA = { providerId: 'prv_a', precision: 'ETA_ONLY', eta: 3 };

test('what the policy shows is no leak', () => {
  assert.equal(leakIn('office', 'prv_a', shown('EXACT')), null);
  assert.equal(leakIn('partner', 'prv_a', shown('EXACT')), null);
  assert.equal(leakIn('coarse', 'prv_a', shown('NEIGHBOURHOOD')), null);
  assert.equal(leakIn('eta', 'prv_a', ETA), null);
  const nothingYet = { providerId: 'prv_a', precision: null, point: null, recordedAt: null };
  for (const kind of ['office', 'partner', 'coarse', 'eta']) assert.equal(leakIn(kind, 'prv_a', nothingYet), null);
});

test('each way to show too much is a leak', () => {
  const leaks = {
    'another provider': leakIn('office', 'prv_b', shown('EXACT')),
    'somebody who may not see': leakIn('none', 'prv_a', shown('EXACT')),
    'exact to coarse': leakIn('coarse', 'prv_a', shown('EXACT')),
    'exact point called coarse': leakIn('coarse', 'prv_a', { ...shown('NEIGHBOURHOOD'), point: shown('EXACT').point }),
    'exact time called coarse': leakIn('coarse', 'prv_a', {
      ...shown('NEIGHBOURHOOD'),
      recordedAt: shown('EXACT').recordedAt,
    }),
    'speed beside a coarse point': leakIn('coarse', 'prv_a', { ...shown('NEIGHBOURHOOD'), speedMps: 8 }),
    'a point beside an eta': leakIn('eta', 'prv_a', { ...ETA, point: shown('NEIGHBOURHOOD').point }),
    'exact to eta': leakIn('eta', 'prv_a', { ...ETA, precision: 'EXACT' }),
  };
  for (const [what, leak] of Object.entries(leaks)) assert.equal(typeof leak, 'string', what);
});

test('the last report is known by its time, by its place or by its estimate', () => {
  const last = { finalAtMs: READING.recordedAtMs, latitude: READING.latitude };
  const far = { latitude: READING.latitude + FINAL_JUMP_DEG };
  assert.equal(isFinal('office', shown('EXACT', far), last), true);
  assert.equal(isFinal('office', shown('EXACT', { ...far, recordedAtMs: READING.recordedAtMs - 1 }), last), false);
  assert.equal(isFinal('coarse', shown('NEIGHBOURHOOD', far), last), true);
  assert.equal(isFinal('coarse', shown('NEIGHBOURHOOD'), last), false);
  assert.equal(isFinal('eta', { ...ETA, eta: 30 }, last), true);
  assert.equal(isFinal('eta', ETA, last), false);
  assert.equal(isFinal('office', { providerId: 'prv_a', point: null }, last), false);
});

test('of twenty subscribers every kind is there, most see all', () => {
  const kinds = Array.from({ length: 20 }, (_, i) => kindOf(i));
  assert.deepEqual(new Set(kinds), new Set(['office', 'partner', 'coarse', 'eta', 'none']));
  assert.equal(kinds.filter((kind) => kind === 'office' || kind === 'partner').length, 17);
});

test.run();

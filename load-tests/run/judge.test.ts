import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { coarsen } from '../../policies/coarsening.ts';
import type { Precision } from '../../policies/precision.ts';
import { judge } from './judge.ts';

const { FINAL_JUMP_DEG, KINDS, isCurrent, isFinal, isRefusal, kindOf, leakIn, personOf, positionsIn, subscriptionOf } =
  judge;

const test = suite('judge of a load test');

const READING = {
  latitude: 45.757803,
  longitude: 4.832003,
  accuracyM: 5,
  headingDeg: 10,
  speedMps: 8,
  recordedAtMs: 1_700_000_000_123,
};
const shown = (precision: Precision, extra: object = {}) => {
  const { latitude, longitude, recordedAtMs, ...rest } = coarsen({ ...READING, ...extra }, precision)!;
  const recordedAt = new Date(recordedAtMs).toISOString();
  return { providerId: 'prv_a', precision, point: { latitude, longitude }, recordedAt, eta: null, ...rest };
};
const ETA = { providerId: 'prv_a', precision: 'ETA_ONLY', freshness: 'LIVE', eta: 3 };
const NOTHING_YET = { providerId: 'prv_a', precision: null, point: null, recordedAt: null };
const provider = (name: string) => ({
  id: `prv_${name}`,
  visitId: `vis_${name}`,
  token: '',
  latitude: READING.latitude,
  longitude: READING.longitude,
});
const WATCHED = new Map([['prv_a', provider('a')]]);
const FLEET = new Map([...WATCHED, ['prv_b', provider('b')]]);

/** What is wrong with a position that somebody of that kind is shown in answer to what they asked for. */
const leakOf = (kind: string, position: object, watched = WATCHED) => leakIn(kind, watched, eventOf(kind, [position]));
function eventOf(kind: string, positions: readonly object[], visitId = 'vis_a') {
  const { asks } = KINDS[kind]!;
  if (asks === 'fleet') return { fleetPositions: { positions, removed: [] } };
  return asks === 'visit' ? { visitTracking: { visitId, position: positions[0] } } : { providerPosition: positions[0] };
}

test('what the policy shows is no leak', () => {
  for (const [kind, { sees }] of Object.entries(KINDS)) {
    if (sees === null) continue;
    const position = sees === 'ETA_ONLY' ? ETA : shown(sees as Precision);
    assert.equal(leakOf(kind, position), null, kind);
    assert.equal(leakOf(kind, NOTHING_YET), null, kind);
  }
  assert.equal(
    leakIn('fleet', FLEET, eventOf('fleet', [shown('EXACT'), { ...shown('EXACT'), providerId: 'prv_b' }])),
    null,
  );
  assert.equal(leakIn('customer', WATCHED, { visitTracking: { visitId: 'vis_a', position: null } }), null);
  assert.equal(leakIn('fleetStranger', FLEET, eventOf('fleetStranger', [])), null);
});

test('each way to show too much is a leak', () => {
  const near = shown('NEIGHBOURHOOD');
  const street = shown('STREET');
  const leaks = {
    'another provider': leakOf('office', { ...shown('EXACT'), providerId: 'prv_b' }),
    'somebody who may not see': leakOf('none', shown('EXACT')),
    'exact to coarse': leakOf('coarse', shown('EXACT')),
    'exact point called coarse': leakOf('coarse', { ...near, point: shown('EXACT').point }),
    'exact time called coarse': leakOf('coarse', { ...near, recordedAt: shown('EXACT').recordedAt }),
    'exact radius called coarse': leakOf('coarse', { ...near, accuracyM: READING.accuracyM }),
    'speed beside a coarse point': leakOf('coarse', { ...near, speedMps: 8 }),
    'a point beside an eta': leakOf('eta', { ...ETA, point: near.point }),
    'exact to eta': leakOf('eta', { ...ETA, precision: 'EXACT' }),
    'exact to a customer': leakOf('customer', shown('EXACT')),
    'exact point called a street': leakOf('customer', { ...street, point: shown('EXACT').point }),
    'exact time called a street': leakOf('customer', { ...street, recordedAt: shown('EXACT').recordedAt }),
    'exact heading beside a street': leakOf('customer', { ...street, headingDeg: READING.headingDeg }),
    'another visit': leakIn('customer', WATCHED, eventOf('customer', [street], 'vis_b')),
    'another provider in a fleet': leakOf('fleet', { ...shown('EXACT'), providerId: 'prv_c' }, FLEET),
    'one exact in a coarse fleet': leakIn('coarseFleet', FLEET, eventOf('coarseFleet', [near, shown('EXACT')])),
    'who has left a foreign fleet': leakIn('fleetStranger', FLEET, {
      fleetPositions: { positions: [], removed: [{ providerId: 'prv_a' }] },
    }),
  };
  for (const [what, leak] of Object.entries(leaks)) assert.equal(typeof leak, 'string', what);
  for (const kind of ['stranger', 'visitStranger', 'fleetStranger']) {
    assert.equal(typeof leakOf(kind, near), 'string', kind);
    assert.equal(typeof leakOf(kind, NOTHING_YET), 'string', kind);
  }
});

test('only that there is nothing, or nothing for them, is a refusal', () => {
  const errors = (...codes: string[]) => codes.map((code) => ({ message: '', extensions: { code } }));
  assert.equal(isRefusal(errors('NOT_FOUND')), true);
  assert.equal(isRefusal(errors('FORBIDDEN')), true);
  assert.equal(isRefusal(errors('NOT_FOUND', 'INTERNAL')), false);
  assert.equal(isRefusal([{ message: 'without a code' }]), false);
  assert.equal(isRefusal(undefined), false);
});

test('the last report is known by its time, by its place or by its estimate', () => {
  const last = { finalAtMs: READING.recordedAtMs, latitude: READING.latitude };
  const far = { latitude: READING.latitude + FINAL_JUMP_DEG };
  assert.equal(isFinal('office', shown('EXACT', far), last), true);
  assert.equal(isFinal('office', shown('EXACT', { ...far, recordedAtMs: READING.recordedAtMs - 1 }), last), false);
  assert.equal(isFinal('coarse', shown('NEIGHBOURHOOD', far), last), true);
  assert.equal(isFinal('coarse', shown('NEIGHBOURHOOD'), last), false);
  assert.equal(isFinal('customer', shown('STREET', far), last), true);
  assert.equal(isFinal('customer', shown('STREET'), last), false);
  assert.equal(isFinal('coarseFleet', shown('NEIGHBOURHOOD', far), last), true);
  assert.equal(isFinal('eta', { ...ETA, eta: 30 }, last), true);
  assert.equal(isFinal('eta', ETA, last), false);
  assert.equal(isFinal('office', { providerId: 'prv_a', point: null }, last), false);
});

test('what is older than it may be is noticed, as far as its receiver can tell', () => {
  const atMs = READING.recordedAtMs;
  assert.equal(isCurrent('office', shown('EXACT'), atMs), true);
  assert.equal(isCurrent('office', shown('EXACT'), atMs + 1), false);
  assert.equal(isCurrent('customer', shown('STREET'), atMs), true);
  assert.equal(isCurrent('customer', shown('STREET'), atMs + 10_000), false);
  assert.equal(isCurrent('coarse', shown('NEIGHBOURHOOD'), atMs), true);
  assert.equal(isCurrent('coarse', shown('NEIGHBOURHOOD'), atMs + 60_000), false);
  assert.equal(isCurrent('coarse', NOTHING_YET, atMs), false);
  assert.equal(isCurrent('eta', ETA, atMs), true);
  assert.equal(isCurrent('eta', { ...ETA, freshness: 'UNAVAILABLE' }, atMs), false);
});

test('of sixty subscribers every kind is there, most see all', () => {
  const kinds = Array.from({ length: 60 }, (_, i) => kindOf(i));
  assert.deepEqual(new Set(kinds), new Set(Object.keys(KINDS)));
  assert.ok(kinds.filter((kind) => kind === 'office' || kind === 'partner').length > 40);
  const later = new Set(Array.from({ length: 5_000 }, (_, i) => kindOf(60 + i)));
  assert.deepEqual(later, new Set(['office', 'partner', 'coarse', 'eta', 'none', 'customer', 'stranger']));
});

test('each has a key of their kind, and asks for what that is for', () => {
  const keys = (name: string) => [`${name}_0`, `${name}_1`];
  const holders = ['office', 'partner', 'coarse', 'eta', 'none', 'customer', 'stranger'] as const;
  const tokens = Object.fromEntries(holders.map((name) => [name, keys(name)])) as Record<
    (typeof holders)[number],
    string[]
  >;
  const providers = ['a', 'b', 'c'].map(provider);
  for (let i = 0; i < 200; i++) {
    const person = personOf(i, { providers, tokens });
    const { asks, holder = person.kind } = KINDS[person.kind]!;
    assert.ok(person.token.startsWith(`${holder}_`), person.kind);
    assert.equal(person.watched.length, asks === 'fleet' ? 3 : 1);
    // A link is to the visit of the provider of its number.
    if (person.kind === 'customer') assert.equal(person.watched[0], providers[Number(person.token.at(-1))]);
    const { query, variables } = subscriptionOf(person);
    const [{ id, visitId }] = person.watched as [ReturnType<typeof provider>];
    assert.deepEqual(variables, asks === 'fleet' ? undefined : { id: asks === 'visit' ? visitId : id });
    assert.ok(query.includes({ fleet: 'fleetPositions', visit: 'visitTracking', position: 'providerPosition' }[asks]));
  }
  for (let i = 0; i < 60; i++) assert.match(personOf(i, { providers, tokens }, 'leak').token, /^(office|partner)_/);
});

test('what is no answer to the question holds no positions', () => {
  assert.equal(positionsIn('office', null), null);
  assert.equal(positionsIn('office', { providerPosition: null }), null);
  assert.equal(positionsIn('fleet', eventOf('office', [shown('EXACT')])), null);
  assert.equal(positionsIn('customer', { visitTracking: null }), null);
  assert.deepEqual(positionsIn('customer', { visitTracking: { visitId: 'vis_a', position: null } }), []);
});

test.run();

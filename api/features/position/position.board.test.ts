import assert from 'node:assert/strict';
import type { PositionReading } from '../../events/events.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { GreatCircleEtaEstimator } from '../eta/index.ts';
import { HELD_FOR_MS, LIVE_FOR_MS, PositionBoard } from './position.board.ts';

const test = suite('the board of current positions');

let clock: ManualClock;
let board: PositionBoard;
let heard: string[];

test.before.each(() => {
  clock = new ManualClock();
  const bus = new InProcessBus((error) => {
    throw error;
  });
  board = new PositionBoard(clock, bus);
  heard = [];
  board.watch('prv_1', { poke: () => void heard.push('prv_1') });
});

function reading(ageMs = 0, change: Partial<PositionReading> = {}): PositionReading {
  return {
    accountId: 'acc_1',
    providerId: 'prv_1',
    sessionId: 'ses_1',
    visitId: 'vis_1',
    latitude: 1,
    longitude: 2,
    accuracyM: null,
    headingDeg: null,
    speedMps: null,
    recordedAtMs: clock.now() - ageMs,
    gateVersion: 1,
    ...change,
  };
}

/** As the service does. */
function take(taken: PositionReading): void {
  if (board.put(taken)) board.changed(taken.providerId);
}

/** That listeners hear that the position which was just taken turns stale, once and not before its time. */
function turnsStaleInTime(): void {
  heard.length = 0;
  clock.advance(LIVE_FOR_MS);
  assert.deepEqual(heard, []);
  clock.advance(1);
  assert.equal(heard.length, 1);
}

test('holds one position for a provider, the newest', () => {
  take(reading(0, { latitude: 1 }));
  clock.advance(10);
  take(reading(0, { latitude: 2 }));
  assert.equal(board.get('prv_1')?.latitude, 2);
  assert.deepEqual(heard, ['prv_1', 'prv_1']);
});

test('writes a newer reading over the one that is held, of which nothing stays, and wipes it when it goes', () => {
  take(reading(0, { latitude: 1, accuracyM: 5, headingDeg: 90, speedMps: 8 }));
  const held = board.get('prv_1')!;
  clock.advance(10);
  const next = reading(0, { latitude: 2, visitId: 'vis_2', sessionId: 'ses_2', gateVersion: 2 });
  take(next);
  assert.equal(board.get('prv_1'), held);
  const shown = () => Object.fromEntries(Object.keys(next).map((name) => [name, held[name as keyof typeof next]]));
  assert.deepEqual(shown(), next);
  board.drop('prv_1');
  const { latitude, longitude, recordedAtMs, accuracyM } = held;
  assert.deepEqual([latitude, longitude, recordedAtMs, accuracyM], [Number.NaN, Number.NaN, Number.NaN, null]);
});

test('takes no reading of the same session that is as old as the one held, and says nothing', () => {
  take(reading(0, { latitude: 1 }));
  take(reading(0, { latitude: 2 }));
  take(reading(5, { latitude: 3 }));
  assert.equal(board.get('prv_1')?.latitude, 1);
  assert.equal(heard.length, 1);
});

test('a reading of a new session takes the place of one that is newer', () => {
  take(reading(0));
  take(reading(1_000, { sessionId: 'ses_2', gateVersion: 2, latitude: 9 }));
  assert.equal(board.get('prv_1')?.latitude, 9);
});

test('a reading of a session that is over, which comes late, does not take the place of one of the next', () => {
  take(reading(1_000, { sessionId: 'ses_2', gateVersion: 2, latitude: 9 }));
  heard.length = 0;
  take(reading(0, { sessionId: 'ses_1', gateVersion: 1, latitude: 1 }));
  assert.equal(board.get('prv_1')?.latitude, 9);
  assert.deepEqual(heard, []);
});

test('tells listeners when a position turns stale and when it is gone, and not in between', () => {
  take(reading());
  turnsStaleInTime();
  assert.ok(board.get('prv_1'));
  clock.advance(HELD_FOR_MS - LIVE_FOR_MS - 1);
  assert.equal(heard.length, 1);
  assert.ok(board.get('prv_1'), 'at exactly 120 s it is still held');
  clock.advance(1);
  assert.equal(heard.length, 2);
  assert.equal(board.get('prv_1'), null);
});

test('a newer reading puts both off', () => {
  take(reading());
  clock.advance(LIVE_FOR_MS - 1);
  take(reading());
  turnsStaleInTime();
});

test('one that comes after a stale one turns stale by its own time', () => {
  take(reading());
  clock.advance(LIVE_FOR_MS + 10_000);
  take(reading());
  turnsStaleInTime();
  clock.advance(HELD_FOR_MS - LIVE_FOR_MS);
  assert.equal(heard.length, 2);
  assert.equal(board.get('prv_1'), null);
});

test('one that is too old when it comes is not taken', () => {
  assert.equal(board.put(reading(HELD_FOR_MS + 1)), false);
  assert.equal(board.get('prv_1'), null);
});

test('a reading that comes late is stale and gone by its own time, not by its coming', () => {
  take(reading(HELD_FOR_MS - 1_000));
  assert.ok(board.get('prv_1'));
  clock.advance(1_001);
  assert.equal(board.get('prv_1'), null);
});

test('one that comes just before it turns stale turns stale in time, whoever else is there', () => {
  take(reading(0, { providerId: 'prv_2' }));
  clock.advance(500);
  take(reading(LIVE_FOR_MS - 100));
  heard.length = 0;
  clock.advance(100);
  assert.deepEqual(heard, []);
  clock.advance(1);
  assert.deepEqual(heard, ['prv_1']);
});

test('after a time without any position the next ones turn in time again', () => {
  take(reading());
  clock.advance(3 * HELD_FOR_MS);
  take(reading());
  turnsStaleInTime();
  clock.advance(HELD_FOR_MS - LIVE_FOR_MS);
  assert.equal(board.get('prv_1'), null);
  assert.equal(heard.length, 2);
});

test('what is dropped is forgotten at once, without a word, also later', () => {
  take(reading());
  heard.length = 0;
  board.drop('prv_1');
  assert.equal(board.get('prv_1'), null);
  clock.advance(2 * HELD_FOR_MS);
  assert.deepEqual(heard, []);
});

test('a slot made anew after a drop ages by itself', () => {
  take(reading());
  clock.advance(LIVE_FOR_MS - 5);
  board.drop('prv_1');
  take(reading(0, { sessionId: 'ses_2' }));
  heard.length = 0;
  clock.advance(10);
  assert.deepEqual(heard, []);
  clock.advance(HELD_FOR_MS);
  assert.equal(board.get('prv_1'), null);
});

test('listeners hear of their provider alone, until they stop', () => {
  const { stop } = board.watch('prv_2', { poke: () => void heard.push('prv_2') });
  take(reading());
  take(reading(0, { providerId: 'prv_2' }));
  assert.deepEqual(heard, ['prv_1', 'prv_2']);
  stop();
  take(reading(-1, { providerId: 'prv_2' }));
  assert.deepEqual(heard, ['prv_1', 'prv_2']);
});

test('the place that a listener has is the one in which all that comes later is held, and which is emptied', () => {
  const { place } = board.watch('prv_2', { poke: () => {} });
  const seen = () => place.reading(clock.now())?.recordedAtMs ?? null;
  assert.equal(seen(), null);
  const taken = reading(0, { providerId: 'prv_2' });
  take(taken);
  assert.equal(seen(), taken.recordedAtMs);
  board.drop('prv_2');
  assert.equal(seen(), null);
  take(reading(0, { providerId: 'prv_2' }));
  clock.advance(HELD_FOR_MS + 1);
  assert.equal(seen(), null);
  const later = reading(0, { providerId: 'prv_2' });
  take(later);
  assert.equal(seen(), later.recordedAtMs);
});

test('knows where a provider is on the way to in one session alone, until they are not', () => {
  const trip = new GreatCircleEtaEstimator().begin();
  const journey = { sessionId: 'ses_1', destination: { latitude: 1, longitude: 2 }, trip, eta: null };
  assert.equal(board.travel('prv_1', journey), null);
  take(reading());
  board.drop('prv_1');
  assert.equal(board.journey('prv_1', 'ses_1'), journey, 'also while no position is held');
  assert.equal(board.journey('prv_1', 'ses_2'), null);
  assert.equal(board.travel('prv_1', null), journey);
  assert.equal(board.journey('prv_1', 'ses_1'), null);
});

test('a listener who leaves twice takes nothing along of what came since', () => {
  const later: string[] = [];
  const { stop } = board.watch('prv_9', { poke: () => {} });
  stop();
  board.watch('prv_9', { poke: () => void later.push('prv_9') });
  stop();
  take(reading(0, { providerId: 'prv_9' }));
  assert.deepEqual(later, ['prv_9']);
});

test.run();

import assert from 'node:assert/strict';
import type { Gate, GateSession, PositionReading } from '../../events/events.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import type { GeoPoint } from '../../kernel/geo.ts';
import { gateOf, positionOf } from '../../test/support/bus-events.ts';
import { startOsrm } from '../../test/support/osrm.ts';
import { suite } from '../../test/support/suite.ts';
import { until, within } from '../../test/support/within.ts';
import { type EtaEstimator, GreatCircleEtaEstimator, OsrmEtaEstimator } from '../eta/index.ts';
import { GateCache } from '../sharing/index.ts';
import { HELD_FOR_MS, PositionBoard } from './position.board.ts';
import { PositionService } from './position.service.ts';

const test = suite('taking positions in');

/** A service whose gate is open, and whose look-up of the destination waits for the test. */
function waitingForItsDestination() {
  const clock = new ManualClock();
  const bus = new InProcessBus((error) => {
    throw error;
  });
  const session = {
    id: 'ses_1',
    visitId: 'vis_1',
    propertyId: 'pty_1',
    stage: 'EN_ROUTE',
    paused: false,
    activeSinceMs: clock.now() - 60_000,
  } as const;
  let gate: Gate = {
    accountId: 'acc_1',
    providerId: 'prv_1',
    userId: 'usr_1',
    version: 1,
    shiftOpen: true,
    session,
    lastEnd: null,
  };
  const board = new PositionBoard(clock, bus);
  const destination = Promise.withResolvers<GeoPoint>();
  const gates = {
    get: async () => gate,
    current: () => gate,
    known: () => gate,
    onChange: () => () => {},
    onGone: () => () => {},
    all: () => [gate],
  };
  const needs = {
    board,
    gates,
    settings: { onChange: () => () => {} },
    properties: { point: () => destination.promise },
    eta: new GreatCircleEtaEstimator(),
    watchers: { count: () => 0 },
  };
  const service = new PositionService({ clock, bus, sessionOf: () => null } as never, needs as never);
  const context = { viewer: { accountId: 'acc_1', providerId: 'prv_1' }, access: { require: () => {} } } as never;
  const report = async () => {
    await service.warming(context);
    service.report(context, service.ownGateNow(context), {
      latitude: 1,
      longitude: 2,
      recordedAt: new Date(clock.now()),
    });
  };
  const change = (changed: Partial<Gate>) => {
    gate = { ...gate, ...changed, version: gate.version + 1 };
  };
  return { board, destination, report, change, session };
}

test('a report that waited while sharing was paused is refused by the gate as it is then', async () => {
  const { board, destination, report, change, session } = waitingForItsDestination();
  const reported = report();
  change({ session: { ...session, paused: true } });
  destination.resolve({ latitude: 1.1, longitude: 2 });
  await assert.rejects(within(1_000, reported), { code: 'SHARING_PAUSED' });
  assert.equal(board.get('prv_1'), null);
});

test('a report that waited while the visit ended is refused, and nothing of it is held', async () => {
  const { board, destination, report, change } = waitingForItsDestination();
  const reported = report();
  change({ session: null, lastEnd: 'COMPLETED' });
  destination.resolve({ latitude: 1.1, longitude: 2 });
  await assert.rejects(within(1_000, reported), { code: 'NO_ACTIVE_VISIT' });
  assert.equal(board.get('prv_1'), null);
});

test('a report that waited for nothing but the destination is taken', async () => {
  const { board, destination, report } = waitingForItsDestination();
  const reported = report();
  destination.resolve({ latitude: 1.1, longitude: 2 });
  await within(1_000, reported);
  assert.equal(board.get('prv_1')?.latitude, 1);
});

/** What another process has reported of them comes after what the gates have become. */
function hearing(to: GeoPoint | null = null, etaOf = (_: ManualClock): EtaEstimator => new GreatCircleEtaEstimator()) {
  const clock = new ManualClock();
  const bus = new InProcessBus((error) => {
    throw error;
  });
  const gates = new GateCache(bus, () => {
    throw new Error('nothing is to be read');
  });
  const board = new PositionBoard(clock, bus);
  const settings = { onChange: () => () => {} };
  const properties = { point: async () => to };
  const needs = { board, gates, settings, properties, eta: etaOf(clock) };
  const service = new PositionService({ clock, bus, sessionOf: () => null } as never, needs as never);
  const activeSinceMs = clock.now();
  const session = { id: 'ses_1', stage: 'EN_ROUTE', paused: false, activeSinceMs } as GateSession;
  const gate = (version: number, change: Partial<Gate>) =>
    bus.publish('gateChanged', gateOf('prv_1', version, { session, ...change }));
  /** A reading of the session as it began, a second later. */
  const isHeld = (change: Partial<PositionReading> = {}) => {
    bus.publish('positionMoved', positionOf('prv_1', 1, { recordedAtMs: activeSinceMs + 1_000, ...change }));
    return board.get('prv_1') !== null;
  };
  gate(1, {});
  clock.advance(1_000);
  return { clock, bus, board, service, gate, session, isHeld };
}

test('a reading that comes after the end, the pause or the resumption of its session is not held', () => {
  const { clock, gate, session, isHeld } = hearing();
  gate(2, { session: { ...session, paused: true } });
  assert.equal(isHeld(), false);
  gate(3, { session: { ...session, activeSinceMs: clock.now() + 1_000 } });
  assert.equal(isHeld(), false);
  gate(4, { session: null });
  assert.equal(isHeld(), false);
  gate(5, { session: { ...session, id: 'ses_2' } });
  assert.equal(isHeld(), false);
});

test('a reading of the session that goes on, and one that is faster than the word of its session, are held', () => {
  const going = hearing();
  going.gate(2, { session: { ...going.session, stage: 'ON_SITE' } });
  assert.equal(going.isHeld(), true);
  const next = hearing();
  next.gate(2, { session: null });
  assert.equal(next.isHeld({ sessionId: 'ses_2', gateVersion: 3 }), true);
});

test('a reading that comes after the erasure of its provider is not held', async () => {
  const { clock, bus, isHeld } = hearing();
  await bus.erase({ accountId: 'acc_1', kind: 'user', subjectId: 'usr_1', providerIds: ['prv_1'] });
  assert.equal(isHeld(), false);
  clock.advance(HELD_FOR_MS - 1);
  assert.equal(isHeld({ recordedAtMs: clock.now() }), false);
});

test('an estimate that a routing server gives later is told to those who look, and asked for no more when the visit is over', async () => {
  const osrm = await startOsrm();
  const atOsrm = (clock: ManualClock) => new OsrmEtaEstimator({ baseUrl: osrm.baseUrl, clock });
  const { board, service, gate, isHeld } = hearing({ latitude: 1.05, longitude: 4.895 }, atOsrm);
  const told: (string | undefined)[] = [];
  board.watch('prv_1', { poke: () => void told.push(service.state('prv_1').eta?.source) });
  isHeld();
  await until(5_000, () => told.includes('OSRM'), 'the estimate of the route');
  assert.deepEqual(told, [undefined, 'OSRM_FALLBACK', 'OSRM']);
  osrm.behaviour = 'SILENT';
  gate(2, { session: null });
  gate(3, { session: { id: 'ses_2', stage: 'EN_ROUTE', paused: false, activeSinceMs: 0 } as GateSession });
  isHeld({ sessionId: 'ses_2', gateVersion: 3 });
  await until(5_000, () => osrm.underWay === 1, 'the question of the next visit');
  gate(4, { session: null });
  await until(5_000, () => osrm.underWay === 0, 'the question to be given up');
  await osrm.close();
});

test.run();

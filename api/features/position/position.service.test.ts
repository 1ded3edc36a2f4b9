import assert from 'node:assert/strict';
import type { Gate } from '../../events/events.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import type { GeoPoint } from '../../kernel/geo.ts';
import { suite } from '../../test/support/suite.ts';
import { within } from '../../test/support/within.ts';
import { GreatCircleEtaEstimator } from '../eta/index.ts';
import { PositionBoard } from './position.board.ts';
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
    service.report(context, { latitude: 1, longitude: 2, recordedAt: new Date(clock.now()) });
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

test.run();

import assert from 'node:assert/strict';
import type { GateSession } from '../../events/events.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { gateOf } from '../../test/support/bus-events.ts';
import { suite } from '../../test/support/suite.ts';
import { PositionBoard } from '../position/index.ts';
import { GateCache } from '../sharing/index.ts';
import { FleetStream } from './fleet.stream.ts';

const test = suite('a fleet in one stream');

test('who is erased before the reader heard that their visit was over is removed, and the stream goes on', async () => {
  const clock = new ManualClock();
  const bus = new InProcessBus((error) => {
    throw error;
  });
  const gates = new GateCache(bus, () => {
    throw new Error('nothing is to be read');
  });
  const session = { id: 'ses_1', visitId: 'vis_1', stage: 'EN_ROUTE', paused: false } as GateSession;
  const needs = {
    board: new PositionBoard(clock, bus),
    gates,
    watchers: { watch: () => () => {} },
    positions: {
      view(_sight: unknown, providerId: string) {
        if (!gates.known(providerId)) throw new Error('a provider was looked at before their gate was known');
        return { providerId, freshness: 'PAUSED', precision: null };
      },
    },
  };
  const viewer = { accountId: 'acc_1', audience: 'office', scopes: [], providerId: null };
  const context = { viewer, access: { canRead: () => true } };
  const options = { minIntervalMs: 10_000, box: null };
  const { stream } = new FleetStream(context as never, { clock, bus } as never, needs as never, options);
  bus.publish('gateChanged', gateOf('prv_1', 1, { session }));
  const first = await stream.next();
  assert.equal(first.value?.positions[0]?.providerId, 'prv_1');
  const next = stream.next();
  bus.publish('gateChanged', gateOf('prv_1', 2, { shiftOpen: false }));
  await bus.erase({ accountId: 'acc_1', kind: 'user', subjectId: 'usr_prv_1', providerIds: ['prv_1'] });
  clock.advance(10_000);
  assert.deepEqual((await next).value, {
    positions: [],
    removed: [{ providerId: 'prv_1', reason: 'NOT_CLOCKED_IN' }],
  });
  await stream.return();
});

test.run();

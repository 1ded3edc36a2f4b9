import assert from 'node:assert/strict';
import type { GateSession } from '../../events/events.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { gateOf } from '../../test/support/bus-events.ts';
import { suite } from '../../test/support/suite.ts';
import { PositionBoard } from '../position/index.ts';
import { GateCache } from '../sharing/index.ts';
import { FleetFeed } from './fleet.feed.ts';

const test = suite('a fleet in one feed');

const WINDOW_MS = 10_000;
const REMOVED = { providerId: 'prv_1', reason: 'NOT_CLOCKED_IN' };
const session = { id: 'ses_1', visitId: 'vis_1', stage: 'EN_ROUTE', paused: false } as GateSession;
const viewer = (tokenId: string) => ({ tokenId, accountId: 'acc_1' }) as never;

let clock: ManualClock;
let bus: InProcessBus;
let gates: GateCache;
let feed: FleetFeed;
let pokes: number;
/** Who counts as a watcher of whom. */
let watching: string[];

test.before.each(() => {
  clock = new ManualClock();
  bus = new InProcessBus((error) => {
    throw error;
  });
  gates = new GateCache(bus, () => {
    throw new Error('nothing is to be read');
  });
  pokes = 0;
  watching = [];
  const needs = {
    board: new PositionBoard(clock, bus),
    gates,
    watchers: {
      watch({ tokenId }: { tokenId: string }, providerId: string) {
        const seat = `${tokenId} ${providerId}`;
        watching.push(seat);
        return () => void watching.splice(watching.indexOf(seat), 1);
      },
    },
    positions: {
      viewIfKnown(_sight: unknown, providerId: string) {
        const gate = gates.known(providerId);
        if (!gate) return null;
        if (gate.session) return { providerId, freshness: 'PAUSED', unavailableReason: null, precision: null };
        return { providerId, freshness: 'UNAVAILABLE', unavailableReason: 'NOT_CLOCKED_IN', precision: null };
      },
    },
  };
  const options = { accountId: 'acc_1', minIntervalMs: WINDOW_MS, box: null, mayWatch: () => true };
  const listener = { poke: () => void pokes++, fail: (error: Error) => assert.fail(error) };
  feed = new FleetFeed({ clock, bus } as never, needs as never, options as never, listener);
  assert.deepEqual(feed.news()?.value, { positions: [], removed: [] });
});
test.after.each(() => feed.close());

const shown = () => feed.current().positions.map(({ providerId }) => providerId);
/** What becomes of a provider. */
const setsOut = (providerId: string, version = 1) =>
  bus.publish('gateChanged', gateOf(providerId, version, { session }));
const goesHome = (providerId: string, version = 2) =>
  bus.publish('gateChanged', gateOf(providerId, version, { shiftOpen: false }));

test('gathers what happens within the window, and tells that there is news once', () => {
  setsOut('prv_1');
  setsOut('prv_2');
  assert.equal(pokes, 0);
  clock.advance(WINDOW_MS);
  assert.equal(pokes, 1);
  const news = feed.news()?.value;
  assert.deepEqual([news?.positions.map(({ providerId }) => providerId), news?.removed], [['prv_1', 'prv_2'], []]);
  assert.equal(feed.news(), null);
});

test('news that were asked for early begin the window anew', () => {
  setsOut('prv_1');
  clock.advance(WINDOW_MS - 1);
  feed.news();
  setsOut('prv_2');
  clock.advance(WINDOW_MS - 1);
  assert.equal(pokes, 0);
  clock.advance(1);
  assert.equal(pokes, 1);
});

test('who joins gets those on the map: who comes to it, or leaves it, does so with the news', () => {
  setsOut('prv_1');
  assert.deepEqual(shown(), [], 'not told yet');
  feed.news();
  assert.deepEqual(shown(), ['prv_1']);
  goesHome('prv_1');
  assert.deepEqual(shown(), []);
  assert.deepEqual(feed.news()?.value, { positions: [], removed: [REMOVED] });
  assert.deepEqual(feed.current(), { positions: [], removed: [] });
});

test('who has missed some news is told of all on the map, and of those who have left it', () => {
  setsOut('prv_1');
  setsOut('prv_2');
  feed.news();
  goesHome('prv_1');
  feed.news();
  const { positions, removed } = feed.missed();
  assert.deepEqual([positions.map(({ providerId }) => providerId), removed], [['prv_2'], [REMOVED]]);
  setsOut('prv_1', 3);
  feed.news();
  assert.deepEqual(feed.missed().removed, [], 'who is back on the map has not left it');
});

test('everybody who looks watches everybody under way, for as long as both is so', () => {
  setsOut('prv_1');
  const leave = feed.attend(viewer('tok_1'));
  feed.attend(viewer('tok_2'));
  setsOut('prv_2');
  const all = ['tok_1 prv_1', 'tok_1 prv_2', 'tok_2 prv_1', 'tok_2 prv_2'];
  assert.deepEqual([...watching].sort(), all);
  goesHome('prv_1');
  assert.deepEqual([...watching].sort(), ['tok_1 prv_2', 'tok_2 prv_2']);
  leave();
  assert.deepEqual(watching, ['tok_2 prv_2']);
  setsOut('prv_3');
  assert.deepEqual(watching, ['tok_2 prv_2', 'tok_2 prv_3']);
});

test('who is erased before the reader heard that their visit was over is removed, and the feed goes on', async () => {
  setsOut('prv_1');
  assert.equal(feed.news()?.value.positions[0]?.providerId, 'prv_1');
  goesHome('prv_1');
  await bus.erase({ accountId: 'acc_1', kind: 'user', subjectId: 'usr_prv_1', providerIds: ['prv_1'] });
  clock.advance(WINDOW_MS);
  assert.ok(pokes > 0);
  assert.deepEqual(feed.news()?.value, { positions: [], removed: [REMOVED] });
});

test.run();

import assert from 'node:assert/strict';
import type { Gate, GateSession } from '../../events/events.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { gateOf } from '../../test/support/bus-events.ts';
import { suite } from '../../test/support/suite.ts';
import { PositionBoard } from '../position/index.ts';
import { GateCache } from '../sharing/index.ts';
import { FleetFeed } from './fleet.feed.ts';

const test = suite('a fleet in one feed');

const WINDOW_MS = 10_000;
/** For so long an event may wait for somebody who moves anyway. */
const LATE_MS = 1_000;
const REMOVED = { providerId: 'prv_1', reason: 'NOT_CLOCKED_IN' };
const session = { id: 'ses_1', visitId: 'vis_1', stage: 'EN_ROUTE', paused: false } as GateSession;
const viewer = (tokenId: string) => ({ tokenId, accountId: 'acc_1' }) as never;

let clock: ManualClock;
let bus: InProcessBus;
let gates: GateCache;
let feed: FleetFeed;
let board: PositionBoard;
let pokes: number;
/** How positions are seen, and the estimate that stands in them. */
let precision: 'STREET' | null;
let minutes: number;
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
  precision = null;
  minutes = 7;
  board = new PositionBoard(clock, bus);
  const needs = {
    board,
    gates,
    watchers: {
      watch({ tokenId }: { tokenId: string }, providerId: string) {
        const seat = `${tokenId} ${providerId}`;
        watching.push(seat);
        return () => void watching.splice(watching.indexOf(seat), 1);
      },
    },
    positions: {
      viewBy(_sight: unknown, { providerId, session: underWay }: Gate) {
        if (underWay) return { providerId, freshness: 'PAUSED', unavailableReason: null, precision, eta: minutes };
        return { providerId, freshness: 'UNAVAILABLE', unavailableReason: 'NOT_CLOCKED_IN', precision: null };
      },
    },
  };
  const options = {
    accountId: 'acc_1',
    minIntervalMs: WINDOW_MS,
    maxIntervalMs: WINDOW_MS + LATE_MS,
    box: null,
    mayWatch: () => true,
  };
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
  clock.advance(WINDOW_MS);
  assert.equal(pokes, 0);
  clock.advance(LATE_MS);
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
  setsOut('prv_3');
  assert.equal(pokes, 0);
  clock.advance(LATE_MS + 1);
  assert.equal(pokes, 1);
});

test('whoever moves when the window is over takes the others along, with all that happens in that step', async () => {
  setsOut('prv_1');
  clock.advance(WINDOW_MS);
  setsOut('prv_2');
  setsOut('prv_3');
  assert.equal(pokes, 0);
  await Promise.resolve();
  assert.equal(pokes, 1);
  assert.equal(feed.news()?.value.positions.length, 3);
  clock.advance(2 * WINDOW_MS);
  assert.equal(pokes, 1, 'nothing is told twice');
});

test('who joins gets all who are to be seen, also those of whom the news have not told', () => {
  setsOut('prv_1');
  assert.deepEqual(shown(), ['prv_1']);
  goesHome('prv_1');
  assert.deepEqual(shown(), []);
  assert.deepEqual(feed.news()?.value, { positions: [], removed: [REMOVED] }, 'who joined between has them');
  assert.deepEqual(feed.current(), { positions: [], removed: [] });
});

test('what one who joined was given ahead of the news is put right by them, though for the others nothing has changed', () => {
  precision = 'STREET';
  setsOut('prv_1');
  feed.news();
  minutes = 8;
  board.changed('prv_1');
  assert.equal(feed.current().positions[0]?.eta, 8);
  minutes = 7;
  assert.equal(feed.news()?.value.positions[0]?.eta, 7);
  board.changed('prv_1');
  assert.equal(feed.news(), null, 'nobody is ahead any more');
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
  clock.advance(WINDOW_MS + LATE_MS);
  assert.ok(pokes > 0);
  assert.deepEqual(feed.news()?.value, { positions: [], removed: [REMOVED] });
});

test('of whom nothing is there any more, though nobody said that they went home, is left and told, and then forgotten', async () => {
  feed.attend(viewer('tok_1'));
  setsOut('prv_1');
  feed.news();
  await bus.erase({ accountId: 'acc_1', kind: 'user', subjectId: 'usr_prv_1', providerIds: ['prv_1'] });
  assert.deepEqual(watching, []);
  assert.deepEqual(feed.news()?.value, { positions: [], removed: [REMOVED] });
  assert.deepEqual(feed.missed().removed, [REMOVED]);
  clock.advance(120_000);
  assert.deepEqual(feed.missed().removed, []);
  feed.attend(viewer('tok_2'));
  assert.deepEqual(watching, []);
});

test.run();

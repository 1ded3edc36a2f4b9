import assert from 'node:assert/strict';
import pg from 'pg';
import type { TestDatabase } from '../test/support/database.ts';
import { flavours } from '../test/support/server.ts';
import { suite } from '../test/support/suite.ts';
import { TcpLine } from '../test/support/tcp-line.ts';
import { until, within } from '../test/support/within.ts';
import { type Seat, takeSeat } from './sole-server.ts';

const test = suite('seats at a database');

/** A quarter of a second, and a machine that is shared. */
const SITS_WITHIN_MS = 5_000;
/** The time that others have to sit down too, besides. */
const COUNTS_WITHIN_MS = SITS_WITHIN_MS + 5_000;

let database: TestDatabase;
let admin: pg.Client;
const taken: Seat[] = [];

test.before(async () => {
  const flavour = flavours[1]!;
  database = await flavour.create();
  admin = new pg.Client({ connectionString: (await flavour.postgres())!.adminUrl });
  await admin.connect();
});
test.after.each(async () => {
  for (const seat of taken.splice(0)) await seat.release();
  await until(SITS_WITHIN_MS, async () => (await sitting()) === 0, 'everybody to leave');
});
test.after(async () => {
  await admin.end();
  await database.close();
});

async function sit(shared: boolean, databaseUrl = database.databaseUrl!): Promise<Seat> {
  const seat = await takeSeat(databaseUrl, shared);
  taken.push(seat);
  return seat;
}

async function ofSeats(what: string): Promise<number> {
  const from = `from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and granted and datname = $1`;
  const name = new URL(database.databaseUrl!).pathname.slice(1);
  return (await admin.query(`select count(${what})::int as n ${from}`, [name])).rows[0].n;
}
const sitting = () => ofSeats('*');
/** As a restart of the database does: the connections of all seats end, and have ended when this is done. */
const unseatAll = () => ofSeats('pg_terminate_backend(pid, 5000)');

const lost = (seat: Seat) =>
  seat.count().then(
    () => false,
    () => true,
  );
const counted = (seat: Seat) => seat.count().catch(() => null);

test('are taken anew when they are lost, again and again, counted once all sit, and nobody alone is let in', async () => {
  const both = [await sit(true), await sit(true)];
  for (const seat of both) assert.deepEqual([seat.taken, await seat.count()], [true, 2]);
  for (let time = 0; time < 2; time++) {
    assert.equal(await unseatAll(), 2);
    for (const seat of both) await until(SITS_WITHIN_MS, () => lost(seat), 'a lost seat to be noticed');
    await until(SITS_WITHIN_MS, async () => (await sitting()) === 2, 'both to sit again');
    // The other may be cut off from the bus and not yet in its seat: a number now could be too low.
    for (const seat of both) await assert.rejects(seat.count(), { code: 'UNAVAILABLE' });
    assert.equal((await sit(false)).taken, false);
  }
  for (const seat of both) assert.equal(await until(COUNTS_WITHIN_MS, () => counted(seat), 'the count'), 2);
});

test('of one who is alone are taken anew, and nobody is let in beside', async () => {
  const alone = await sit(false);
  assert.equal(await unseatAll(), 1);
  await until(SITS_WITHIN_MS, () => lost(alone), 'the lost seat to be noticed');
  await until(SITS_WITHIN_MS, async () => (await sitting()) === 1, 'it to sit again');
  for (const shared of [true, false]) assert.equal((await sit(shared)).taken, false);
});

test('that are left are not taken anew', async () => {
  const [left, stays] = [await sit(true), await sit(true)];
  await left.release();
  await until(SITS_WITHIN_MS, async () => (await stays.count()) === 1, 'one to be left');
  await unseatAll();
  await stays.release();
  await new Promise((resolve) => setTimeout(resolve, 600));
  assert.equal(await sitting(), 0);
});

test('ask their server to look for them often: one whose host goes without a word is left within seconds', async () => {
  const sitting: pg.Client[] = [];
  const { connect } = pg.Client.prototype;
  pg.Client.prototype.connect = function (this: pg.Client): Promise<never> {
    sitting.push(this);
    return (connect as () => Promise<never>).call(this);
  };
  try {
    await sit(true);
  } finally {
    pg.Client.prototype.connect = connect;
  }
  // A server tells of these what its connection does, and 0 where it has none: of a socket in the file system.
  const { rows } = await sitting[0]!.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name like 'tcp\\_%' order by name`,
  );
  assert.deepEqual(Object.fromEntries(rows.map(({ name, setting }) => [name, Number(setting)])), {
    tcp_keepalives_count: 3,
    tcp_keepalives_idle: 2,
    tcp_keepalives_interval: 1,
    tcp_user_timeout: 5_000,
  });
});

test('are not waited for while the database hangs, and counted again once it answers', async () => {
  const line = await TcpLine.to(Number(new URL(database.databaseUrl!).port));
  try {
    const seat = await sit(true, line.through(database.databaseUrl!));
    line.freeze();
    await assert.rejects(within(COUNTS_WITHIN_MS, seat.count(), 'the count'), /timeout/);
    line.thaw();
    assert.equal(await until(COUNTS_WITHIN_MS, () => counted(seat), 'the count'), 1);
    await seat.release();
  } finally {
    line.close();
  }
});

test.run();

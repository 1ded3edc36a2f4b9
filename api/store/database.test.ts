import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { newId } from '../kernel/ids.ts';
import { AccountEntity } from '../model/account.ts';
import type { TestDatabase } from '../test/support/database.ts';
import { flavours } from '../test/support/server.ts';
import { suite } from '../test/support/suite.ts';
import { TcpLine } from '../test/support/tcp-line.ts';
import { until } from '../test/support/within.ts';
import { Database } from './database.ts';

const test = suite('connections to a PostgreSQL that hangs');

const CONNECTIONS = 10;
const WAIT_MS = 500;
let target: TestDatabase;
let line: TcpLine;
let database: Database;

test.before(async () => {
  target = await flavours[1]!.create();
  line = await TcpLine.to(Number(new URL(target.databaseUrl!).port));
  const { dataDir } = target;
  database = await Database.open({ databaseUrl: line.through(target.databaseUrl!), dataDir, waitMs: WAIT_MS });
});
test.after(async () => {
  line.thaw();
  await database.close();
  line.close();
  await target.close();
});

function found(id: string): Promise<void> {
  return database.as({ accountId: id, providerId: null, visitId: null }).transaction(async ({ em }) => {
    const settings = { region: 'EU', timeZone: 'Europe/Amsterdam', customerPrecision: 'STREET', holidays: [] };
    em.persist(em.create(AccountEntity, { id, name: 'A company', ...settings, createdAt: new Date() } as never));
  });
}

test('ask it for a sign of life while they are silent: its host may have gone without a word', async () => {
  const asked = new Set<Socket>();
  const { setKeepAlive } = Socket.prototype;
  Socket.prototype.setKeepAlive = function (this: Socket, ...[isOn, afterMs]: [boolean?, number?]) {
    if (isOn && afterMs === 2_000) asked.add(this);
    return setKeepAlive.call(this, isOn, afterMs);
  } as typeof setKeepAlive;
  const { dataDir } = target;
  let other: Database | null = null;
  try {
    other = await Database.open({ databaseUrl: target.databaseUrl!, dataDir, shared: true });
    asked.clear();
    await Promise.all(Array.from({ length: CONNECTIONS }, () => other!.ping()));
    assert.ok(asked.size > CONNECTIONS / 2, `${asked.size} of ${CONNECTIONS}`);
  } finally {
    Socket.prototype.setKeepAlive = setKeepAlive;
    await other?.close();
  }
});

test('who waits for one is told in time that it is UNAVAILABLE, and what they wanted is never done', async () => {
  await Promise.all(Array.from({ length: CONNECTIONS * 2 }, () => database.ping()));
  line.freeze();
  const outcomes = new Map<string, string>();
  const asked = Array.from({ length: CONNECTIONS * 3 }, async () => {
    const id = newId('Account', Date.now());
    outcomes.set(
      id,
      await found(id).then(
        () => 'DONE',
        ({ code }) => code,
      ),
    );
  });
  await until(WAIT_MS * 4, () => outcomes.size === CONNECTIONS * 2, 'the refusals');
  assert.deepEqual([...new Set(outcomes.values())], ['UNAVAILABLE']);
  const { em } = database.as({ accountId: newId('Account', Date.now()), providerId: null, visitId: null });
  const read = em.count(AccountEntity);
  await assert.rejects(read, { name: 'AppError', code: 'UNAVAILABLE' });

  line.thaw();
  await Promise.all(asked);
  const done = [...outcomes].filter(([, outcome]) => outcome === 'DONE').map(([id]) => id);
  const rows = await database.keeping().em.execute<{ id: string }[]>('select id from account');
  assert.equal(done.length, CONNECTIONS);
  assert.deepEqual(rows.map(({ id }) => id).sort(), done.sort());
});

test.run();

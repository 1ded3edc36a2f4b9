import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import { SESSION } from '../model/row-security.ts';
import type { TestDatabase } from '../test/support/database.ts';
import { startPostgres, type TestPostgres } from '../test/support/postgres.ts';
import { flavours } from '../test/support/server.ts';
import { suite } from '../test/support/suite.ts';
import { Database } from './database.ts';
import { FoldingClient, inOneMessage } from './round-trips.ts';
import type { Session } from './session.ts';

const ACCOUNT = 'acc_01h00000000000000000000000';
const SEES = `select current_user::text as role, current_setting('${SESSION.accountId}', true) as account`;
type Seen = { role: string; account: string | null };

for (const flavour of flavours) {
  const test = suite(`statements and their settings on ${flavour.name}`);
  let target: TestDatabase;
  let database: Database;
  const session = () => database.as({ accountId: ACCOUNT, providerId: null, visitId: null });
  const seenBy = async ({ em }: Session) => (await em.execute<Seen[]>(SEES))[0]!;

  test.before(async () => {
    target = await flavour.create();
    database = await Database.open(target);
  });
  test.after(async () => {
    await database.close();
    await target.close();
  });

  test('a statement outside a transaction runs under the role and the account of its session', async () => {
    const { role, account } = await seenBy(session());
    assert.deepEqual([role, account], ['whereabouts_app', ACCOUNT]);
    assert.equal((await seenBy(database.signingIn())).account || null, null);
  });

  test('so do all statements of a transaction, and what failed in it is undone', async () => {
    const seen = await session().transaction(async (inner) => [await seenBy(inner), await seenBy(inner)]);
    assert.deepEqual(
      seen.map(({ account }) => account),
      [ACCOUNT, ACCOUNT],
    );
    await assert.rejects(
      session().transaction(({ em }) => em.execute('select 1 / 0')),
      { code: '22012' },
    );
    await assert.rejects(session().em.execute('select 1 / 0'), { code: '22012' });
    assert.equal((await seenBy(session())).account, ACCOUNT);
  });

  test('a transaction that does nothing is none', async () => {
    assert.equal(await session().transaction(async () => 7), 7);
    await assert.rejects(
      session().transaction(() => Promise.reject(new Error('no'))),
      { message: 'no' },
    );
    assert.equal((await seenBy(session())).account, ACCOUNT);
  });

  test('nothing is left of the settings for whoever has the connection next', async () => {
    await seenBy(session());
    const looks = Array.from({ length: 20 }, () => seenBy(database.keeping()));
    for (const { role, account } of await Promise.all(looks)) {
      assert.deepEqual([role, account || null], ['whereabouts_keeper', null]);
    }
  });

  test.run();
}

const folder = suite('messages to the embedded database');

folder('several statements are answered with the answer to the last, also in a transaction', async () => {
  const pglite = inOneMessage(await PGlite.create());
  const { rows } = await pglite.query('select 1 as one; select 2 as two');
  assert.deepEqual(rows, [{ two: 2 }]);
  const inside = await pglite.transaction(async (inner) => (await inner.query('select 3 as three')).rows);
  assert.deepEqual(inside, [{ three: 3 }]);
  assert.deepEqual((await pglite.query('select $1::int as four', [4])).rows, [{ four: 4 }]);
  await pglite.close();
});

folder.run();

const server = suite('messages to a server');
let postgres: TestPostgres;
let client: pg.Client;

server.before(async () => {
  postgres = await startPostgres();
  client = new FoldingClient({ connectionString: await postgres.createDatabase('trips') });
  await client.connect();
});
server.after(async () => {
  await client.end();
  await postgres.stop();
});

/** The messages that go out meanwhile. */
async function sent(work: () => Promise<unknown>): Promise<string[]> {
  const { connection } = client as unknown as { connection: { query(text: string): void } };
  const { query } = connection;
  const messages: string[] = [];
  connection.query = (text) => {
    messages.push(text);
    query.call(connection, text);
  };
  await work().finally(() => {
    connection.query = query;
  });
  return messages;
}

server('what opens a transaction goes out with its first statement', async () => {
  const messages = await sent(async () => {
    await client.query('begin');
    await client.query("select set_config('app.a', 'b', true)");
    const { rows } = await client.query("select current_setting('app.a') as a");
    assert.deepEqual(rows, [{ a: 'b' }]);
    await client.query('select 2');
    await client.query('commit');
  });
  assert.equal(messages.length, 3);
  assert.match(messages[0]!, /^begin;\nselect set_config[^;]*;\nselect current_setting/);
});

server('a transaction without a statement is not sent', async () => {
  for (const end of ['commit', 'rollback']) {
    const messages = await sent(async () => {
      await client.query('begin');
      await client.query(end);
    });
    assert.deepEqual(messages, []);
  }
});

server('a statement with values comes after what opens its transaction', async () => {
  await client.query('begin');
  const { rows } = await client.query('select $1::int as one, pg_current_xact_id_if_assigned() is null as none', [1]);
  assert.deepEqual(rows, [{ one: 1, none: true }]);
  await client.query('create table gone (id int)');
  await client.query('rollback');
  const { rows: tables } = await client.query("select to_regclass('gone') as found");
  assert.deepEqual(tables, [{ found: null }]);
});

server('a first statement that fails leaves a transaction that can only be rolled back', async () => {
  await client.query('begin');
  await assert.rejects(client.query('select 1 / 0'), { code: '22012' });
  await assert.rejects(client.query('select 1'), { code: '25P02' });
  await client.query('rollback');
  assert.deepEqual((await client.query('select 1 as one')).rows, [{ one: 1 }]);
});

server(
  'after a first statement that cannot be read nothing runs until the transaction is ended, and it cannot be committed',
  async () => {
    for (const end of ['rollback', 'commit'] as const) {
      await client.query('begin');
      const first = assert.rejects(client.query('selec 1'), { code: '42601' });
      // This one is asked for before the first has failed.
      const second = assert.rejects(client.query('create table leaked (id int)'), { code: '25P02' });
      await Promise.all([first, second]);
      await assert.rejects(client.query('create table leaked (id int)'), { code: '25P02' });
      await assert.rejects(client.query('select $1::int', [1]), { code: '25P02' });
      const ended = client.query(end);
      if (end === 'commit') await assert.rejects(ended, { code: '25P02' });
      else await ended;
      const { rows } = await client.query("select to_regclass('leaked') as found");
      assert.deepEqual(rows, [{ found: null }]);
    }
  },
);

server.run();

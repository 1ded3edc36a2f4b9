import assert from 'node:assert/strict';
import { LIBRARY_TABLES, MODEL } from '../model/index.ts';
import { APP_ROLE, AUDIT_ROLE, AUTH_ROLE, SESSION } from '../model/row-security.ts';
import { asAdmin, type RunSql } from '../test/support/at-rest.ts';
import { Company } from '../test/support/company.ts';
import { plantGraph, plantUnowned } from '../test/support/planted-graph.ts';
import { writePlanting } from '../test/support/planted-rows.ts';
import { flavours, startServer, type TestServer } from '../test/support/server.ts';
import { suite } from '../test/support/suite.ts';
import { Session } from './session.ts';

/** PostgreSQL's code for what a role or a policy does not let one do. */
const REFUSED = '42501';
const APPEND_ONLY = ['audit_entry', 'audit_batch'];
const TABLES = MODEL.map(({ privacy }) => privacy.table);
/** Tables of libraries, which hold nothing of an account but, in those of the queue, random ids: see QUEUE_TABLES. */
const LIBRARIES = LIBRARY_TABLES.map(({ table }) => `'${table}'`).join(', ');
/** Rows are found by their account; an account by itself. */
const accountColumn = (table: string) => (table === 'account' ? 'id' : 'account_id');

type Row = Record<string, unknown>;
/** A statement, past the ORM, in a transaction of a session; gives the rows, or the code of the database's error. */
async function tries(session: Session, sql: string): Promise<Row[] | string> {
  try {
    return await session.transaction((inner) => inner.em.execute<Row[]>(sql));
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

/** Names the tables that lack what every table of ours has to have, as the catalogue says. */
async function unprotected(run: RunSql): Promise<string[]> {
  const rows = await run(`select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not in (${LIBRARIES})
    and not (c.relrowsecurity and c.relforcerowsecurity and exists (
      select from pg_policies p where p.tablename = c.relname and p.cmd = 'ALL' and '${APP_ROLE}' = any(p.roles)
        and p.qual like '%whereabouts.account_id%' and p.with_check like '%whereabouts.account_id%'))`);
  return rows.map(({ table }) => String(table)).sort();
}

for (const flavour of flavours) {
  const test = suite(`row-level security on ${flavour.name}`);
  let server: TestServer;
  let own: Session;
  let other: Session;
  let ownId: string;
  let otherId: string;

  test.before(async () => {
    server = await startServer(flavour);
    [ownId, otherId] = (await Promise.all([furnished(server), furnished(server)])) as [string, string];
    own = server.app.sessionOf(ownId);
    other = server.app.sessionOf(otherId);
  });
  test.after(() => server.close());

  test('every table of ours has it enabled and forced, with a policy for the role of the server', async () => {
    const database = await flavour.create();
    const named = await asAdmin(database, async (run) => {
      assert.deepEqual(await unprotected(run), []);
      await run('create table forgotten (id text, account_id text)');
      await run('create table of_nobody (id text)');
      await run('alter table visit disable row level security');
      await run('alter table shift no force row level security');
      await run('drop policy own_account on job');
      await run(`alter policy own_account on watch with check (true)`);
      return unprotected(run);
    });
    await database.close();
    assert.deepEqual(named, ['forgotten', 'job', 'of_nobody', 'shift', 'visit', 'watch']);
  });

  test('the server works as a role that owns nothing and can step around nothing', async () => {
    const [role] = (await tries(
      own,
      `select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin,
        (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = current_user`,
    )) as Row[];
    assert.deepEqual(role, {
      name: APP_ROLE,
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcanlogin: false,
      owned: 0,
    });
    for (const sql of [
      'create table escape (id text)',
      'alter table visit disable row level security',
      'drop policy own_account on visit',
      'truncate visit cascade',
    ]) {
      assert.equal(await tries(own, sql), REFUSED, sql);
    }
  });

  for (const table of TABLES) {
    test(`rows of another account cannot be seen, made, changed, taken or removed in ${table}`, async () => {
      const column = accountColumn(table);
      const theirs = (await tries(other, `select * from ${table} where ${column} = '${otherId}'`)) as Row[];
      const ours = (await tries(own, `select * from ${table}`)) as Row[];
      assert.ok(theirs.length > 0 && ours.length > 0, 'both accounts have rows');
      assert.ok(ours.every((row) => row[column] === ownId));
      const id = String(theirs[0]!['id']);
      assert.deepEqual(await tries(own, `select id from ${table} where id = '${id}'`), []);
      // Of the audit log nobody may change or remove a row, their own neither.
      const unchanged = APPEND_ONLY.includes(table) ? REFUSED : [];
      assert.deepEqual(await tries(own, `update ${table} set id = id where id = '${id}' returning id`), unchanged);
      assert.deepEqual(await tries(own, `delete from ${table} where id = '${id}' returning id`), unchanged);
      // A copy of our own row, as theirs; and theirs, taken over by a conflict.
      const names = Object.keys(ours[0]!);
      const quoted = names.map((name) => `"${name}"`).join(', ');
      const values = (values: Record<string, string>) =>
        names.map((name) => values[name] ?? `one."${name}"`).join(', ');
      const insert = (changed: Record<string, string>, conflict = '') =>
        `insert into ${table} (${quoted}) select ${values(changed)} from ${table} one limit 1 ${conflict}`;
      const asTheirs = { id: `'forged'`, [column]: `'${otherId}'` };
      assert.equal(await tries(own, insert(asTheirs)), REFUSED);
      const upsert = await tries(own, insert({ id: `'${id}'` }, 'on conflict (id) do update set id = excluded.id'));
      assert.ok(upsert === REFUSED || upsert === '23505', `the upsert ended with ${JSON.stringify(upsert)}`);
      // Giving one's own row away is refused too, whatever else hangs on it.
      if (table !== 'account') {
        assert.equal(
          await tries(own, `update ${table} set account_id = '${otherId}' where account_id = '${ownId}'`),
          REFUSED,
        );
      }
      assert.deepEqual(await tries(other, `select * from ${table} where ${column} = '${otherId}'`), theirs);
    });
  }

  test('the ORM finds no row of another account by its id', async () => {
    for (const { entity, privacy } of MODEL) {
      const [row] = (await tries(other, `select id from ${privacy.table} limit 1`)) as Row[];
      const id = String(row!['id']);
      const found = await own.transaction((session) => session.em.findOne(entity as never, { id } as never));
      assert.equal(found, null, privacy.table);
      assert.ok(await other.transaction((session) => session.em.findOne(entity as never, { id } as never)));
    }
  });

  test('without an account there is nothing, and the role that looks up tokens reads two tables and writes none', async () => {
    const nobody = server.app.sessionOf('');
    for (const table of TABLES) assert.deepEqual(await tries(nobody, `select * from ${table}`), [], table);
    const signingIn = sessionAs(AUTH_ROLE, server);
    for (const table of TABLES) {
      const rows = await tries(signingIn, `select id from ${table}`);
      if (table === 'api_key' || table === 'share_grant') assert.ok(Array.isArray(rows) && rows.length >= 2, table);
      else assert.equal(rows, REFUSED, table);
      assert.equal(await tries(signingIn, `update ${table} set id = id`), REFUSED, table);
      assert.equal(await tries(signingIn, `delete from ${table}`), REFUSED, table);
    }
    const [role] = (await tries(signingIn, 'select current_user as name')) as Row[];
    assert.equal(role!['name'], AUTH_ROLE);
  });

  test.run();
}

/** A session of another role than the server's own, on the same connections. */
function sessionAs(role: string, server: TestServer, accountId = ''): Session {
  const { em } = server.app.sessionOf(accountId);
  return new Session(
    em.fork({ session: { role, variables: { [SESSION.accountId]: accountId } } } as never) as typeof em,
  );
}

/** A company with a row in every table; gives its account's id. */
async function furnished(server: TestServer): Promise<string> {
  const company = await Company.found(server);
  const parts = { personal: server.app.personal, accountId: company.id };
  const graph = await plantGraph(parts, { customers: 1, users: 1, rowsEach: 2, choose: (count) => count - 1 });
  await writePlanting(server.app.sessionOf(company.id), graph);
  const { rows, plants } = await plantUnowned(parts, graph);
  const sealed = (table: string) => table === 'audit_batch';
  const own = rows.filter(({ table }) => !sealed(table.privacy.table));
  await writePlanting(server.app.sessionOf(company.id), { rows: own, plants });
  const audit = rows.filter(({ table }) => sealed(table.privacy.table));
  await writePlanting(sessionAs(AUDIT_ROLE, server, company.id), { rows: audit, plants });
  company.leave();
  return company.id;
}

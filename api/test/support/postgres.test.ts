import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { type Binaries, startPostgres, type TestPostgres } from './postgres.ts';
import { suite } from './suite.ts';

async function rows(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function servesAndCopies(binaries: Binaries): Promise<void> {
  const postgres: TestPostgres = await startPostgres(binaries);
  const first = await postgres.createDatabase('first');
  await rows(first, 'create table places (name text); ');
  await rows(first, `insert into places values ('here')`);
  const second = await postgres.createDatabase('second', 'first');
  assert.deepEqual(await rows(second, 'select name from places'), [{ name: 'here' }]);
  const role = 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user';
  assert.deepEqual(await rows(second, role), [{ rolsuper: false, rolbypassrls: false }]);
  const version = await rows(postgres.adminUrl, 'show server_version_num');
  assert.ok(Number(version[0]?.['server_version_num']) >= 150_000);
  await postgres.dropDatabase('second');
  await assert.rejects(rows(second, 'select 1'), /does not exist/);
  assert.ok(existsSync(postgres.logFile));
  await postgres.stop();
  assert.ok(!existsSync(postgres.folder));
  await assert.rejects(rows(first, 'select 1'), /ECONNREFUSED/);
}

const test = suite('PostgreSQL for tests');

test('the embedded PostgreSQL serves, copies databases to an owner without privileges, and goes', () =>
  servesAndCopies('embedded'));

test.needs(['initdb', 'postgres'], "the machine's own PostgreSQL does the same", () => servesAndCopies('system'));

test('a database name that would need escaping is refused', async () => {
  const postgres = await startPostgres();
  await assert.rejects(postgres.createDatabase('a"; drop'), /not a database name/);
});

test.run();

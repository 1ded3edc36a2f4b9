import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { type DatabaseTarget, databases } from './database.ts';
import { suite } from './suite.ts';

async function query(target: DatabaseTarget, sql: string): Promise<unknown[]> {
  if (target.databaseUrl) {
    const client = new Client({ connectionString: target.databaseUrl });
    await client.connect();
    const result = await client.query(sql);
    await client.end();
    return result.rows;
  }
  const pglite = await PGlite.create(join(target.dataDir, 'pglite'));
  const result = await pglite.query(sql);
  await pglite.close();
  return result.rows;
}

let migrations = 0;
async function migrate(target: DatabaseTarget): Promise<void> {
  migrations++;
  await query(target, 'create table counted (value int)');
}

for (const database of databases(migrate)) {
  const test = suite(`database on ${database.name}`);

  test('each database is migrated, and its own', async () => {
    migrations = 0;
    const [one, other] = [await database.create(), await database.create()];
    await query(one, 'insert into counted values (1)');
    assert.deepEqual(await query(one, 'select value from counted'), [{ value: 1 }]);
    assert.deepEqual(await query(other, 'select value from counted'), []);
    assert.equal(one.databaseUrl === undefined, database.name === 'pglite');
    assert.ok(migrations <= 1, 'the second is a copy');
    await one.close();
    assert.deepEqual(await query(other, 'select value from counted'), []);
    await other.close();
    assert.ok(!existsSync(one.dataDir) && !existsSync(other.dataDir));
  });

  test.run();
}

const test = suite('database');

test('both databases are in the list', () => {
  assert.deepEqual(
    databases(migrate).map(({ name }) => name),
    ['pglite', 'postgresql'],
  );
});

test.run();

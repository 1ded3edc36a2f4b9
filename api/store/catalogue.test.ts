import assert from 'node:assert/strict';
import { asAdmin } from '../test/support/at-rest.ts';
import { catalogueOf, columnsOf, differences, mappedColumns } from '../test/support/catalogue.ts';
import type { TestDatabase } from '../test/support/database.ts';
import { flavours } from '../test/support/server.ts';
import { suite } from '../test/support/suite.ts';

for (const flavour of flavours) {
  const test = suite(`privacy maps on ${flavour.name}`);
  let database: TestDatabase;

  test.before.each(async () => {
    database = await flavour.create();
  });
  test.after.each(() => database.close());

  test('every column of every table is in a privacy map, and every entry of a map is a column', async () => {
    const live = await asAdmin(database, columnsOf);
    assert.ok(live.size >= 14 && [...live.values()].every(({ size }) => size >= 3));
    assert.deepEqual(differences(mappedColumns(), live), []);
  });

  test('a column, a table, a view and a schema of a library that nobody mapped are named, and so is what is missing', async () => {
    const live = await asAdmin(database, async (run) => {
      await run('alter table customer add column nickname text');
      await run('create table guess (id text, latitude float8)');
      await run('create view everybody as select id, name from customer');
      await run('create schema library');
      await run('create table library.job (id text, payload jsonb)');
      await run('alter table visit drop column notes');
      await run('drop table watch cascade');
      await run('alter table mikro_orm_migrations add column by_whom text');
      return columnsOf(run);
    });
    assert.deepEqual(differences(mappedColumns(), live), [
      'customer.nickname is in no privacy map',
      'everybody is in no privacy map',
      'guess is in no privacy map',
      'library.job is in no privacy map',
      'mikro_orm_migrations.by_whom is in no privacy map',
      'visit.notes is not in the database',
      'watch is not in the database',
    ]);
  });

  test.run();
}

const test = suite('the catalogue');

test('the same migrations make the same tables, constraints, policies and rights on both databases', async () => {
  const [pglite, postgresql] = await Promise.all(
    flavours.map(async (flavour) => {
      const database = await flavour.create();
      const lines = await asAdmin(database, catalogueOf);
      await database.close();
      return lines;
    }),
  );
  assert.ok(pglite!.length > 200, `${pglite!.length} lines`);
  for (const kind of ['column', 'security', 'constraint', 'index', 'policy', 'right']) {
    const of = (lines: string[] | undefined) => lines!.filter((line) => line.startsWith(`${kind} `));
    assert.ok(of(pglite).length >= 13, kind);
    assert.deepEqual(of(pglite), of(postgresql), kind);
  }
});

test.run();

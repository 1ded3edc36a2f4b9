import { PGlite } from '@electric-sql/pglite';
import type { MikroORM } from '@mikro-orm/core';
import { PgliteDriver } from '@mikro-orm/pglite';
import { MikroORM as Orm } from '@mikro-orm/sql';
import { ormOptions } from './database.ts';

/** The statements that bring a database with every migration to the model as it is now; none if it is there already. */
export async function pendingMigration(): Promise<string[]> {
  const pglite = await PGlite.create();
  const options = { ...ormOptions, driver: PgliteDriver, dbName: 'postgres', driverOptions: { pglite } };
  const orm: MikroORM = await Orm.init(options as never);
  try {
    await orm.migrator.up();
    const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    return sql
      .split('\n')
      .map((line) => line.trim().replace(/;$/, ''))
      .filter(Boolean);
  } finally {
    await orm.close(true);
    await pglite.close();
  }
}

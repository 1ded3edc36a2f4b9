import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { MikroORM } from '@mikro-orm/core';
import { PgliteDriver } from '@mikro-orm/pglite';
import { MikroORM as Orm } from '@mikro-orm/sql';
import { ormOptions } from '../api/store/database.ts';

const FOLDER = 'api/store/migrations';

/** The statements that bring a database with all migrations to the model as it is now; none if it is there already. */
async function pendingSql(): Promise<string[]> {
  const pglite = await PGlite.create();
  const options = { ...ormOptions, driver: PgliteDriver, dbName: 'postgres', driverOptions: { pglite } };
  const orm: MikroORM = await Orm.init(options as never);
  try {
    await orm.migrator.up();
    const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    return sql
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  } finally {
    await orm.close(true);
    await pglite.close();
  }
}

const statement = (sql: string) => `    this.addSql(\`${sql.replace(/;$/, '').replaceAll('`', '\\`')}\`);`;

const migrationText = (
  className: string,
  sql: string[],
) => `// Written by \`npm run gen\` from api/model. A migration that has been released is never changed.
import { Migration } from '@mikro-orm/migrations';

export class ${className} extends Migration {
  override up(): void {
${sql.map(statement).join('\n')}
  }
}
`;

const indexText = (names: string[]) => `// Written by \`npm run gen\`: every migration, in order.
${names.map((name) => `import { ${classOf(name)} } from './${name}.ts';`).join('\n')}

export const MIGRATIONS = [
${names.map((name) => `  { name: '${name}', class: ${classOf(name)} },`).join('\n')}
] as const;
`;

/** \`0002-model\` is written as the class Model0002; hand-written migrations follow the same rule. */
const classOf = (name: string) =>
  name.slice(5).replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase()) + name.slice(0, 4);

/**
 * The files of the migrations: the list of them, and a new one if the model is ahead of those that there are. Rename
 * the new file (and run again) to say what it does.
 */
export async function printMigrations(root: string): Promise<Map<string, string>> {
  const names = readdirSync(join(root, FOLDER))
    .filter((file) => /^\d{4}-[a-z0-9-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort();
  const files = new Map<string, string>();
  const sql = await pendingSql();
  if (sql.length > 0) {
    const name = `${String(names.length + 1).padStart(4, '0')}-model`;
    files.set(`${FOLDER}/${name}.ts`, migrationText(classOf(name), sql));
    names.push(name);
  }
  files.set(`${FOLDER}/index.ts`, indexText(names));
  return files;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pendingMigration } from '../api/store/pending-migration.ts';
import type { Printer } from './printer.ts';

const FOLDER = 'api/store/migrations';

const statement = (sql: string) =>
  sql.includes('`') ? `    this.addSql(${JSON.stringify(sql)});` : `    this.addSql(\`${sql}\`);`;

const migrationText = (
  className: string,
  sql: readonly string[],
) => `// Written by \`npm run gen\` from api/model. Rename it to say what it does. Once released it is never changed.
import { Migration } from '@mikro-orm/migrations';

export class ${className} extends Migration {
  override up(): void {
${sql.map(statement).join('\n')}
  }
}
`;

const indexText = (names: readonly string[]) => `// Written by \`npm run gen\`: every migration, in order.
${names.map((name) => `import { ${classOf(name)} } from './${name}.ts';`).join('\n')}

export const MIGRATIONS = [
${names.map((name) => `  { name: '${name}', class: ${classOf(name)} },`).join('\n')}
] as const;
`;

/** \`0002-model\` holds the class Model0002, whoever wrote it. */
function classOf(name: string): string {
  const words = name.slice(5).replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase());
  return words + name.slice(0, 4);
}

/** The list of the migrations, and a new one where the model is ahead of those that there are. */
export const migrationsPrinter: Printer = {
  async print({ root }) {
    const names = readdirSync(join(root, FOLDER))
      .filter((file) => /^\d{4}-[a-z0-9-]+\.ts$/.test(file))
      .map((file) => file.slice(0, -3))
      .sort();
    const files = new Map<string, string>();
    const listed = readFileSync(join(root, FOLDER, 'index.ts'), 'utf8');
    const sql = await pendingMigration();
    // A migration that is there but not in the list yet is missing from what was compared: list it first.
    const complete = names.every((name) => listed.includes(`'${name}'`));
    if (sql.length > 0 && complete) {
      const name = `${String(names.length + 1).padStart(4, '0')}-model`;
      files.set(`${FOLDER}/${name}.ts`, migrationText(classOf(name), sql));
      names.push(name);
    }
    files.set(`${FOLDER}/index.ts`, indexText(names));
    return files;
  },
};

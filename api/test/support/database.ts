import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Where a database is, as the configuration takes it: without a URL it is PGlite, somewhere in `dataDir`. */
export interface DatabaseTarget {
  databaseUrl?: string;
  /** What the server calls DATA_DIR: PGlite's folder and the key store's default place. */
  dataDir: string;
}

/** A migrated database of its own, which nobody else uses. */
export interface TestDatabase extends DatabaseTarget {
  /** Removes it. Whoever opened it closes it first. */
  close(): Promise<void>;
}

export interface DatabaseFlavour {
  name: 'pglite' | 'postgresql';
  create(): Promise<TestDatabase>;
  /** The server below, for tests that look at its files; null on PGlite. Started by the first call. */
  postgres(): Promise<TestPostgres> | null;
}

/** Brings an empty database to the newest schema, and leaves it closed: it is then copied. */
export type Migrate = (target: DatabaseTarget) => Promise<void>;

/**
 * Both databases that the server runs on, for suites that run once on each:
 * `for (const database of databases(migrate)) { const test = suite(`visits on ${database.name}`); … }`.
 * Each `create` copies a template that was migrated once: per tree on PGlite, per process on PostgreSQL.
 */
export function databases(migrate: Migrate): DatabaseFlavour[] {
  return [pgliteFlavour(migrate), postgresFlavour(migrate)];
}

const root = join(import.meta.dirname, '../../../..');
/** Beside the compiled code, so that it goes where that goes, and trees never share one. */
const TEMPLATES = join(root, 'dist/.templates');
/** Templates unused for this long belong to code that is gone. */
const TEMPLATE_LIFE_MS = 3_600_000;
/** Making one takes 2 s; several processes at once on one core take several times that. */
const TEMPLATE_WITHIN_MS = 60_000;

function pgliteFlavour(migrate: Migrate): DatabaseFlavour {
  return {
    name: 'pglite',
    postgres: () => null,
    async create() {
      const template = await pgliteTemplate(migrate);
      const dataDir = join(temporaryFolder('pglite'), 'data');
      cpSync(template, dataDir, { recursive: true });
      return { dataDir, close: async () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }) };
    },
  };
}

let serverOfProcess: Promise<TestPostgres> | undefined;

function postgresFlavour(migrate: Migrate): DatabaseFlavour {
  const postgres = (): Promise<TestPostgres> => {
    serverOfProcess ??= startPostgres();
    return serverOfProcess;
  };
  let template: Promise<{ name: string; dataDir: string }> | undefined;
  const makeTemplate = async (): Promise<{ name: string; dataDir: string }> => {
    const name = newName('template');
    const dataDir = temporaryFolder('template');
    await migrate({ databaseUrl: await (await postgres()).createDatabase(name), dataDir });
    return { name, dataDir };
  };
  return {
    name: 'postgresql',
    postgres,
    async create() {
      template ??= makeTemplate();
      const from = await template;
      const server = await postgres();
      const name = newName('test');
      const databaseUrl = await server.createDatabase(name, from.name);
      const dataDir = join(temporaryFolder('data'), 'data');
      cpSync(from.dataDir, dataDir, { recursive: true });
      return {
        databaseUrl,
        dataDir,
        async close() {
          await server.dropDatabase(name);
          rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
        },
      };
    },
  };
}

function newName(purpose: string): string {
  return `${purpose}_${randomBytes(6).toString('hex')}`;
}

/** The folder of a migrated PGlite that fits the code as it is compiled now; made by whichever process asks first. */
async function pgliteTemplate(migrate: Migrate): Promise<string> {
  const folder = join(TEMPLATES, schemaKey(migrate));
  mkdirSync(TEMPLATES, { recursive: true });
  const endMs = performance.now() + TEMPLATE_WITHIN_MS;
  while (!existsSync(folder)) {
    if (performance.now() > endMs) throw new Error(`no template in ${folder} after ${TEMPLATE_WITHIN_MS} ms`);
    const lock = `${folder}.lock`;
    if (takeLock(lock)) {
      try {
        if (!existsSync(folder)) await makePgliteTemplate(migrate, folder);
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    } else {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  utimesSync(folder, new Date(), new Date());
  return folder;
}

async function makePgliteTemplate(migrate: Migrate, folder: string): Promise<void> {
  removeOldTemplates();
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  await migrate({ dataDir: unfinished });
  try {
    // In one step: whoever finds the folder finds it whole.
    renameSync(unfinished, folder);
  } catch (error) {
    // On a machine so slow that the lock was taken for a dead one's, another process was first.
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Takes the lock if it is free, or was left by a process that died with it. */
function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (ageMs(lock) > TEMPLATE_WITHIN_MS / 2) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function removeOldTemplates(): void {
  for (const name of globSync('*', { cwd: TEMPLATES })) {
    const path = join(TEMPLATES, name);
    if (ageMs(path) > TEMPLATE_LIFE_MS) rmSync(path, { recursive: true, force: true });
  }
}

function ageMs(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** Changes with anything that can change what is stored: the compiled model and store, PGlite, pg-boss, and the hook. */
function schemaKey(migrate: Migrate): string {
  const hash = createHash('sha256').update(String(migrate));
  const compiled = globSync('dist/api/{model,store}/**/*.{js,sql,json}', {
    cwd: root,
    exclude: (path) => path.endsWith('.test.js'),
  });
  const libraries = ['@electric-sql/pglite', 'pg-boss'].map((name) => `node_modules/${name}/package.json`);
  for (const path of [...libraries, ...compiled.sort()]) {
    hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex').slice(0, 20);
}

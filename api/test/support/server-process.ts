import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { START_FLAGS } from './start-flags.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { until, within } from './within.ts';

/** The server as an operator has it: a process of its own, of which only files, output and the network are seen. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** `http://127.0.0.1:<port>`, without a path. */
  readonly origin: string;
  readonly httpUrl: string;
  readonly wsUrl: string;
  readonly dataDir: string;
  /** Both output streams, in a file. */
  readonly logFile: string;
  output(): string;
  /** How it ends, whoever ends it: the exit code, or the name of the signal. */
  readonly ended: Promise<number | string | null>;
  /** Sends the signal and gives how it ended: the exit code, or the name of the signal that ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | string | null>;
}

/** How it ended, when it does so by itself. */
export interface Ended {
  readonly code: number | string | null;
  readonly output: string;
}

const MAIN = join(import.meta.dirname, '../../main.js');
/** A start on a new folder takes 4 s by itself; tests share their cores. */
const START_WITHIN_MS = 60_000;
/** Draining spreads over 3.5 s. */
const STOP_WITHIN_MS = 20_000;
/** What every process gets: nothing of the machine's own settings, and where the runner keeps compiled code. */
const { PATH = '', NODE_COMPILE_CACHE } = process.env;
const BASE = { PATH, PORT: '0', NODE_ENV: 'test', ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) };
/** Leaves PGlite's program as it is compiled at first: a start takes a third less of a core, and no server of a test lives long. */
const QUICK_START = '--liftoff-only';

/** Where a server is to end itself by SIGKILL: `step` and `phase` as it publishes them; once, as `marker` (a file to be made) remembers. */
export interface KillAt {
  readonly step: string;
  readonly phase: 'start' | 'done';
  readonly marker: string;
  /** SIGSTOP: it stands still there instead, until it gets SIGCONT. */
  readonly by?: 'SIGSTOP';
}

export interface ServerProcessOptions {
  /** Arguments for Node itself, before the server. */
  readonly execArgv?: readonly string[];
  /** Runs as a server of a company does, which takes longer to start. */
  readonly isMeasured?: boolean;
  readonly killAt?: KillAt;
  /** Arguments for the server. */
  readonly args?: readonly string[];
}

const KILL_AT = pathToFileURL(join(import.meta.dirname, 'kill-at.js')).href;

interface Spawned {
  readonly child: ChildProcess;
  readonly logFile: string;
  readonly ended: Promise<number | string | null>;
}

function spawnServer(environment: Record<string, string>, options: ServerProcessOptions = {}): Spawned {
  const { execArgv = [], killAt, args = [], isMeasured = false } = options;
  const killing = killAt && {
    KILL_AT: `${killAt.step}:${killAt.phase}`,
    KILL_AT_MARKER: killAt.marker,
    KILL_AT_BY: killAt.by ?? 'SIGKILL',
  };
  const logFile = join(temporaryFolder('log'), 'server.log');
  const log = openSync(logFile, 'a');
  const flags = [...(isMeasured ? START_FLAGS : [QUICK_START]), ...(killAt ? ['--import', KILL_AT] : []), ...execArgv];
  const child = spawn(process.execPath, [...flags, MAIN, ...args], {
    cwd: join(import.meta.dirname, '../../../..'),
    env: { ...BASE, ...environment, ...killing },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('exit', kill);
      resolve(code ?? signal);
    });
  });
  return { child, logFile, ended };
}

/** Where it listens, once it has said so: with a demo account, or without. */
const addressIn = (output: string) => /(?:running: | {2})http:\/\/(127\.0\.0\.1:\d+)\/graphql/.exec(output)?.[1];

/** Starts `dist/api/main.js` with that environment alone, and resolves when it has said where it listens. */
export async function startServerProcess(
  environment: Record<string, string> & { DATA_DIR: string },
  options: ServerProcessOptions = {},
): Promise<ServerProcess> {
  const { child, logFile, ended } = spawnServer(environment, options);
  const output = () => readFileSync(logFile, 'utf8');
  const address = await until(
    START_WITHIN_MS,
    () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it did not start:\n${output()}`);
      return addressIn(output());
    },
    'the start of the server',
  );
  return {
    child,
    ended,
    origin: `http://${address}`,
    httpUrl: `http://${address}/graphql`,
    wsUrl: `ws://${address}/graphql`,
    dataDir: environment.DATA_DIR,
    logFile,
    output,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return within(STOP_WITHIN_MS, ended, `the end of the server after ${signal}`);
    },
  };
}

/** Runs `dist/api/main.js` where it is expected to end by itself. Rejects if it starts to serve instead. */
export async function runServerProcess(
  environment: Record<string, string>,
  options: ServerProcessOptions = {},
): Promise<Ended> {
  const { child, logFile, ended } = spawnServer(environment, options);
  try {
    await until(
      START_WITHIN_MS,
      () => {
        const address = addressIn(readFileSync(logFile, 'utf8'));
        if (address) throw new Error(`it serves at ${address}`);
        return child.exitCode !== null || child.signalCode !== null;
      },
      'the end of the server',
    );
    return { code: await ended, output: readFileSync(logFile, 'utf8') };
  } finally {
    child.kill('SIGKILL');
  }
}

/** Adds a line to the log of a server, as if it had written it. */
export function plantInLog({ logFile }: Pick<ServerProcess, 'logFile'>, bytes: Buffer): void {
  appendFileSync(logFile, Buffer.concat([bytes, Buffer.from('\n')]));
}

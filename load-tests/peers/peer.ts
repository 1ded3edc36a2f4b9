import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { START_FLAGS } from '../../api/test/support/start-flags.ts';
import { AskedProcess } from '../run/asked-process.ts';
import type { Answer, Ask, Driven, Ready } from './drive.ts';

/** Who is compared, and where it starts. */
export interface Peer {
  readonly name: string;
  readonly file: string;
  /** What Node is told, beside what all are. */
  readonly flags?: readonly string[];
}

const HERE = import.meta.dirname;
const SOURCES = join(HERE, '../../../load-tests/peers');

/** The first is what the others are held against, then the floor; ours comes last. */
export const PEERS: readonly Peer[] = [
  { name: 'Apollo + TypeGraphQL + graphql-ws', file: join(HERE, 'apollo.js') },
  { name: 'floor (ws.send)', file: join(HERE, 'floor.js') },
  { name: 'graphql-ws', file: join(HERE, 'graphql-ws.js') },
  { name: 'GraphQL Yoga', file: join(SOURCES, 'servers/yoga.mjs') },
  { name: 'Mercurius', file: join(SOURCES, 'servers/mercurius.mjs') },
  { name: 'Whereabouts', file: join(HERE, 'ours.js'), flags: START_FLAGS },
];
export const [FIRST, FLOOR, OURS] = [PEERS[0]!.name, PEERS[1]!.name, PEERS[5]!.name];

/** Of graphql-ws by default; everybody gets the same, since a ping costs as much as a delivery. */
export const KEEP_ALIVE_MS = 12_000;

/** For shapes in which the events of a slot go to different sockets, so that nobody gains by writing them together. */
const SLOT_MS = 10;

/** What a server is started with. */
export interface PeerOptions {
  readonly providers: number;
  /** Where ours keeps its account from run to run. */
  readonly dataDir: string;
  /** What it is told besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The product makes its account at its first start. */
const START_WITHIN_MS = 120_000;
const ANSWER_WITHIN_MS = 60_000;

/** A server of the benchmark in a process of its own. */
export class RunningPeer {
  readonly #process: AskedProcess;
  readonly ready: Ready;

  private constructor(own: AskedProcess, ready: Ready) {
    this.#process = own;
    this.ready = ready;
  }

  /** Starts it; resolves when it listens. */
  static async start(
    { name, file, flags: own = [] }: Peer,
    { providers, dataDir, environment }: PeerOptions,
  ): Promise<RunningPeer> {
    // One topic with more than ten who listen is what is measured here, and nothing to warn of.
    const flags = ['--expose-gc', '--disable-warning=MaxListenersExceededWarning', ...own];
    const server = new AskedProcess({
      name,
      file,
      flags,
      environment: {
        // What Node's and Express's own documentation says of servers.
        NODE_ENV: 'production',
        PROVIDERS: String(providers),
        KEEP_ALIVE_MS: String(KEEP_ALIVE_MS),
        SLOT_MS: String(SLOT_MS),
        DATA_DIR: dataDir,
        ...environment,
      },
    });
    try {
      const { ready } = await server.answer<{ ready: Ready }>(START_WITHIN_MS, 'the start');
      return new RunningPeer(server, ready);
    } catch (error) {
      await server.end();
      throw error;
    }
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Its resident memory after a collection. */
  async rssBytes(): Promise<number> {
    return (await this.#ask<{ rssBytes: number }>({ ask: 'memory' }, ANSWER_WITHIN_MS)).rssBytes;
  }

  /** Has it emit for so long. */
  drive(rateHz: number, seconds: number): Promise<Driven> {
    return this.#ask<Driven>({ ask: 'drive', rateHz, seconds }, seconds * 1_000 + ANSWER_WITHIN_MS);
  }

  #ask<T extends Answer>(ask: Ask, withinMs: number): Promise<T> {
    return this.#process.ask<T>(ask, withinMs, ask.ask);
  }

  end(): Promise<void> {
    return this.#process.end();
  }
}

/** Whether the packages of the peers are there. */
export const arePeersInstalled = (): boolean => existsSync(join(SOURCES, 'node_modules/mercurius/package.json'));

/** Installs them as their lockfile says. False, with the reason on stderr, where that fails. */
export async function installPeers(limitMs: number): Promise<boolean> {
  const npm = process.env['npm_execpath'];
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(command, [...args, 'ci', '--no-audit', '--no-fund'], {
    cwd: SOURCES,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: limitMs,
  });
  const code = await new Promise<unknown>((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  });
  return code === 0;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigurationError } from '../config.ts';

/** It answers after some 50 ms; a busy machine takes its time. */
const READY_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 500;

/** A nats-server of this machine's own, for the processes of one start alone. */
export interface OwnNats {
  readonly url: string;
  stop(): void;
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts `nats-server` from the PATH, on loopback, with a password that nobody else is told, and again whenever it ends. Its folder is in
 * `dataDir`; nothing of a position comes there. Throws ConfigurationError if there is none.
 */
export async function startOwnNats(dataDir: string): Promise<OwnNats> {
  const folder = join(dataDir, 'nats');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const token = randomBytes(24).toString('hex');
  const file = join(folder, 'server.conf');
  const settings = [
    `listen: "127.0.0.1:${port}"`,
    `authorization { token: "${token}" }`,
    `jetstream { store_dir: ${JSON.stringify(join(folder, 'store'))} }`,
  ];
  // A file, not an argument: arguments are for all users of the machine to read.
  writeFileSync(file, `${settings.join('\n')}\n`, { mode: 0o600 });
  const keeper = new Keeper(file);
  await keeper.start(port);
  return { url: `nats://${token}@127.0.0.1:${port}`, stop: () => keeper.stop() };
}

/** Keeps one nats-server running. */
class Keeper {
  readonly #file: string;
  #child: ChildProcess | null = null;
  #over = false;
  #missing = false;

  constructor(file: string) {
    this.#file = file;
    process.once('exit', () => this.stop());
  }

  async start(port: number): Promise<void> {
    this.#spawn();
    const endMs = performance.now() + READY_WITHIN_MS;
    while (!(await answers(port))) {
      if (this.#missing || performance.now() > endMs) {
        this.stop();
        const why = this.#missing ? 'there is no nats-server in the PATH' : 'nats-server does not answer';
        throw new ConfigurationError(`NATS_URL is missing, which several processes need, and ${why}.`);
      }
      await sleep(25);
    }
  }

  stop(): void {
    this.#over = true;
    this.#child?.kill();
  }

  #spawn(): void {
    // A group of its own: what the keyboard sends to all must not end it before those who need it.
    const child = spawn('nats-server', ['-c', this.#file], { stdio: 'ignore', detached: true });
    child.unref();
    this.#child = child;
    child.once('error', () => {
      this.#missing = true;
    });
    child.once('exit', () => {
      if (!this.#over) setTimeout(() => this.#over || this.#spawn(), AGAIN_AFTER_MS);
    });
  }
}

/** A server of NATS says at once who it is. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

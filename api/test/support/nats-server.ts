import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { connect as connectToNats, type NatsConnection } from '@nats-io/transport-node';
import { freePort } from './postgres.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { until, within } from './within.ts';

/** It starts in 50 ms; a machine under full load takes several times that. */
const READY_WITHIN_MS = 15_000;
const USER = 'whereabouts:secret';
let installations = 0;

/** A throwaway nats-server of this process on loopback, with a password, a log and a folder for its store. It ends with the process. */
export class NatsServer {
  readonly #program: string;
  readonly #port: number;
  /** Its store and its log. */
  readonly folder = temporaryFolder('nats');
  #child: ChildProcess | null = null;

  private constructor(program: string, port: number) {
    this.#program = program;
    this.#port = port;
    process.once('exit', () => this.#child?.kill('SIGKILL'));
  }

  static async start(program: string): Promise<NatsServer> {
    const server = new NatsServer(program, await freePort());
    await server.start();
    return server;
  }

  /** The URL of an installation of its own on the server. */
  installation(): string {
    installations += 1;
    return `nats://${USER}@127.0.0.1:${this.#port}/test-${installations}`;
  }

  /** Of the process that runs now. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Whether a SIGSTOP has taken effect: until then it may still answer. */
  get isStopped(): boolean {
    return this.pid !== null && / T /.test(readFileSync(`/proc/${this.pid}/stat`, 'utf8'));
  }

  get logFile(): string {
    return join(this.folder, 'server.log');
  }

  /** How often it has refused somebody so far. */
  refusals(): number {
    return readFileSync(this.logFile, 'utf8').split('authentication error').length - 1;
  }

  /** Starts it, also again after `kill`, on the same port and store. It lets in only that user, with that password. */
  async start(letIn = USER): Promise<void> {
    const log = openSync(this.logFile, 'a');
    const [user, pass] = letIn.split(':') as [string, string];
    const options = ['-a', '127.0.0.1', '-p', String(this.#port), '--user', user, '--pass', pass];
    const child = spawn(this.#program, [...options, '-js', '-sd', join(this.folder, 'store'), '-D'], {
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.unref();
    this.#child = child;
    await until(
      READY_WITHIN_MS,
      async () => {
        if (child.exitCode !== null)
          throw new Error(`nats-server did not start:\n${readFileSync(this.logFile, 'utf8')}`);
        return await listens(this.#port);
      },
      'the start of nats-server',
    );
  }

  /** SIGSTOP and SIGCONT make it silent, and let it speak again. */
  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.ref();
    child.kill('SIGKILL');
    await within(READY_WITHIN_MS, gone, 'the end of nats-server');
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });
}

/** Somebody else at an installation on a server, and what its subjects begin with. */
export async function clientOf(url: string): Promise<{ client: NatsConnection; prefix: string }> {
  const { host, username: user, password: pass, pathname } = new URL(url);
  return { client: await connectToNats({ servers: host, user, pass }), prefix: pathname.slice(1) };
}

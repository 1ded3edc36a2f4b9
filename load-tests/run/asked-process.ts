import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { within } from '../../api/test/support/within.ts';

export interface AskedOptions {
  /** What it is called in errors. */
  readonly name: string;
  readonly file: string;
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const END_WITHIN_MS = 5_000;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * A Node process that does what it is asked, one thing after the other, and answers each, with `{ error }` where it could not; it ends with
 * this one.
 */
export class AskedProcess {
  readonly #name: string;
  readonly #child: ChildProcess;

  constructor({ name, file, flags, environment }: AskedOptions) {
    this.#name = name;
    this.#child = spawn(process.execPath, [...flags, file], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    running.add(this.#child);
    this.#child.once('exit', () => running.delete(this.#child));
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Sends the message and gives the answer. Rejects where that is a failure, does not come in time, or the process ends instead. */
  ask<T>(message: object, withinMs: number, what: string): Promise<T> {
    const answered = this.answer<T>(withinMs, what);
    this.#child.send(message);
    return answered;
  }

  /** The next thing that it says. Rejects as `ask` does. */
  answer<T>(withinMs: number, what: string): Promise<T> {
    const said = new Promise<T>((resolve, reject) => {
      const left = (code: number | null) => reject(new Error(`${this.#name} ended with ${code} instead of ${what}`));
      this.#child.once('exit', left);
      this.#child.once('message', (message: { error?: string }) => {
        this.#child.off('exit', left);
        if (message.error !== undefined) reject(new Error(message.error));
        else resolve(message as T);
      });
    });
    return within(withinMs, said, `${what} by ${this.#name}`);
  }

  /** Resolves when it has ended; what does not end by itself is killed. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await within(END_WITHIN_MS, ended).catch(() => this.#child.kill('SIGKILL'));
  }
}

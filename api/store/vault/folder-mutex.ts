import { AppError } from '../../kernel/app-error.ts';
import { FolderInUse, lockFolder } from '../folder-lock.ts';

/** What is done under the lock takes some milliseconds. */
const RETRY_MS = 3;
/** Who waits longer than this waits for a process that hangs. */
const PATIENCE_MS = 5_000;

/**
 * Runs one piece of work at a time on a folder, among the processes of one machine. The operating system frees the lock of
 * a process that is killed. Throws AppError UNAVAILABLE if the lock is not to be had for 5 seconds.
 */
export class FolderMutex {
  readonly #folder: string;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#tail.then(() => this.#locked(work));
    this.#tail = done.catch(() => {});
    return done;
  }

  async #locked<T>(work: () => Promise<T>): Promise<T> {
    const unlock = await this.#lock();
    try {
      return await work();
    } finally {
      await unlock();
    }
  }

  async #lock(): Promise<() => Promise<void>> {
    const untilMs = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await lockFolder(this.#folder);
      } catch (error) {
        if (!(error instanceof FolderInUse)) throw error;
        if (performance.now() > untilMs) throw new AppError('UNAVAILABLE', 'The folder of the key store stays locked.');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }
}

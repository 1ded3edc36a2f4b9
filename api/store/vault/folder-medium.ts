import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../kernel/app-error.ts';
import { syncFolder } from './durable-file.ts';

/** Only the owner enters the folder. */
const FOLDER_MODE = 0o700;

/** Makes a folder if it is missing, and closes it to others if it is there. */
export async function prepareKeyFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  if (made !== undefined) await syncFolder(dirname(made));
  await chmod(folder, FOLDER_MODE);
}

/** Turns the failure of a file operation into an AppError that does not name the file. */
export async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError('UNAVAILABLE', `The folder of the key store cannot be used (${code}).`);
  }
}

/** Syncs a folder for many who ask at once. */
export class SharedSync {
  readonly #folder: string;
  #syncing: Promise<void> | null = null;
  #syncNext: Promise<void> | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Those who ask while a sync runs share the next one: it begins after what they have done. */
  run(): Promise<void> {
    if (!this.#syncing) {
      this.#syncing = syncFolder(this.#folder).finally(() => {
        this.#syncing = null;
      });
      return this.#syncing;
    }
    this.#syncNext ??= this.#syncing
      .catch(() => {})
      .then(() => {
        this.#syncNext = null;
        return this.run();
      });
    return this.#syncNext;
  }
}

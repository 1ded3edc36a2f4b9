import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../kernel/app-error.ts';
import { createWhole, readIfThere, removeIfThere, syncFolder } from './durable-file.ts';
import type { KeyRecords } from './key-records.ts';

/** Only the owner enters the folder. */
const FOLDER_MODE = 0o700;
/** Node reads files on four threads; more at once only hold more file handles. */
const READS_AT_ONCE = 16;

/** Makes the key folder if it is missing, and closes it to others if it is there. */
export async function prepareKeyFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  if (made !== undefined) await syncFolder(dirname(made));
  await chmod(folder, FOLDER_MODE);
}

/** Key records in a folder: one file each. The folder is shared safely by several processes of one machine. */
export class FolderKeyRecords implements KeyRecords {
  readonly #folder: string;
  #syncing: Promise<void> | null = null;
  #syncNext: Promise<void> | null = null;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<FolderKeyRecords> {
    await prepareKeyFolder(folder);
    return new FolderKeyRecords(folder);
  }

  async read(names: readonly string[]): Promise<Map<string, Buffer>> {
    const records = new Map<string, Buffer>();
    for (let start = 0; start < names.length; start += READS_AT_ONCE) {
      const batch = names.slice(start, start + READS_AT_ONCE);
      const contents = await answered(Promise.all(batch.map((name) => readIfThere(this.#path(name)))));
      for (const [i, content] of contents.entries()) if (content) records.set(batch[i]!, content);
    }
    return records;
  }

  async readOrCreate(name: string, make: () => Buffer): Promise<Buffer> {
    // Twice at most: a record can be removed between losing the race for its name and reading it, hardly twice in a row.
    for (let attempt = 0; attempt < 3; attempt++) {
      let record = await answered(readIfThere(this.#path(name)));
      if (!record) {
        const made = make();
        const first = await answered(createWhole(this.#folder, `${name}.key`, made));
        record = first ? made : await answered(readIfThere(this.#path(name)));
      }
      if (!record) continue;
      // Also for a record that was there: whoever made it may not have come to this point yet.
      await answered(this.#sync());
      return record;
    }
    throw new AppError(
      'UNAVAILABLE',
      'The key store could not settle on a key: it is being made and destroyed at once.',
    );
  }

  async remove(name: string): Promise<void> {
    await answered(removeIfThere(this.#path(name)));
    await answered(this.#sync());
  }

  async close(): Promise<void> {}

  #path(name: string): string {
    return join(this.#folder, `${name}.key`);
  }

  /** Syncs the folder. Those who ask while a sync runs share the next one: it begins after what they have done. */
  #sync(): Promise<void> {
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
        return this.#sync();
      });
    return this.#syncNext;
  }
}

/** Turns the failure of a file operation into an AppError that does not name the file. */
async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError('UNAVAILABLE', `The folder of the key store cannot be used (${code}).`);
  }
}

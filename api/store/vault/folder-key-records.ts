import { open, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../kernel/app-error.ts';
import { systemClock } from '../../kernel/clock.ts';
import { createWhole, FILE_MODE, readIfThere, removeIfThere, wipe } from './durable-file.ts';
import { answered, prepareKeyFolder, SharedSync } from './folder-medium.ts';
import { FolderMutex } from './folder-mutex.ts';
import { FolderSequences } from './folder-sequences.ts';
import { DESTRUCTIONS, type Destruction, destructionsFrom, type KeyRecords, TOMBSTONE } from './key-records.ts';

/** Node reads files on four threads; more at once only hold more file handles. */
const READS_AT_ONCE = 16;
/** A file that is being written lives for milliseconds; what is older was left by a process that was killed. */
const LEFT_BEHIND_MS = 60_000;
const NEW_FILE = /^\.new-/;

/**
 * Key records in a folder, shared safely by several processes of one machine: `<name>.key` is a record, and
 * `<name>.gone` beside it or without it a tombstone, which makes the record void from the moment it is there.
 */
export class FolderKeyRecords implements KeyRecords {
  readonly sequences: FolderSequences;
  readonly #folder: string;
  readonly #sync: SharedSync;
  /** Held while a record is replaced or buried: neither may come between the steps of the other. */
  readonly #mutex: FolderMutex;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#sync = new SharedSync(folder);
    this.#mutex = new FolderMutex(folder);
    this.sequences = new FolderSequences(join(folder, 'sequences'));
  }

  static async open(folder: string): Promise<FolderKeyRecords> {
    await prepareKeyFolder(folder);
    const records = new FolderKeyRecords(folder);
    await records.sequences.prepare(DESTRUCTIONS);
    await records.#recover();
    return records;
  }

  async read(names: readonly string[]): Promise<Map<string, Buffer>> {
    const records = new Map<string, Buffer>();
    for (let start = 0; start < names.length; start += READS_AT_ONCE) {
      const batch = names.slice(start, start + READS_AT_ONCE);
      const contents = await answered(Promise.all(batch.map((name) => this.#read(name))));
      for (const [i, content] of contents.entries()) if (content) records.set(batch[i]!, content);
    }
    // "There is no such key" means that a person was erased: it must not be said of a folder that is gone.
    if (records.size < names.length) await this.sequences.assertThere(DESTRUCTIONS);
    return records;
  }

  async readOrCreate(name: string, make: () => Buffer): Promise<Buffer> {
    // Again only if the record was buried or swept away between losing the race for its name and reading it.
    for (let attempt = 0; attempt < 3; attempt++) {
      let record = await answered(this.#read(name));
      if (!record) {
        await answered(createWhole(this.#folder, `${name}.key`, make()));
        record = await answered(this.#read(name));
        // It was buried meanwhile, by someone who may not have seen what was just made.
        if (record?.equals(TOMBSTONE)) await answered(wipe(this.#path(name)));
      }
      if (!record) continue;
      // Also for a record that was there: whoever made it may not have come to this point yet.
      await answered(this.#sync.run());
      return record;
    }
    throw new AppError('UNAVAILABLE', 'The key store could not settle on a key: its file comes and goes.');
  }

  replace(name: string, from: Buffer, to: Buffer): Promise<boolean> {
    return this.#exclusively(async () => {
      const record = await this.#read(name);
      if (!record?.equals(from)) return false;
      // Its name is known, so that `bury` and the next start find it if this process ends here.
      const aside = this.#path(name, 'rewrap');
      const handle = await open(aside, 'w', FILE_MODE);
      try {
        await handle.writeFile(to);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(aside, this.#path(name));
      await this.#sync.run();
      return true;
    });
  }

  bury(name: string): Promise<void> {
    return this.#exclusively(async () => {
      await createWhole(this.#folder, `${name}.gone`, TOMBSTONE);
      await this.#sync.run();
      await this.sequences.append(DESTRUCTIONS, name, () => Buffer.alloc(0));
      for (const path of [this.#path(name), this.#path(name, 'rewrap')]) await wipe(path);
      await this.#sync.run();
    });
  }

  destructions(): Promise<number> {
    return this.sequences.head(DESTRUCTIONS);
  }

  async destructionsAfter(after: number, limit: number): Promise<Destruction[]> {
    // "Nothing new" and "the folder is gone" look alike from one file.
    if (after === 0) await this.sequences.assertThere(DESTRUCTIONS);
    return destructionsFrom(after, await this.sequences.read(DESTRUCTIONS, Math.max(after - 1, 0), limit + 1));
  }

  async count(): Promise<number> {
    return (await answered(this.#names())).size;
  }

  async *all(): AsyncIterable<readonly [name: string, record: Buffer]> {
    const names = [...(await answered(this.#names()))];
    for (let start = 0; start < names.length; start += READS_AT_ONCE) {
      yield* await this.read(names.slice(start, start + READS_AT_ONCE));
    }
  }

  async close(): Promise<void> {}

  #path(name: string, kind = 'key'): string {
    return join(this.#folder, `${name}.${kind}`);
  }

  /** The tombstone is looked for after the record was read: what was buried in between is not taken for a record. */
  async #read(name: string): Promise<Buffer | null> {
    const record = await readIfThere(this.#path(name));
    return (await readIfThere(this.#path(name, 'gone'))) ? TOMBSTONE : record;
  }

  async #names(): Promise<Set<string>> {
    const files = await readdir(this.#folder);
    return new Set(files.flatMap((file) => /^([0-9a-f]{64})\.(?:key|gone)$/.exec(file)?.[1] ?? []));
  }

  async #exclusively<T>(work: () => Promise<T>): Promise<T> {
    // The lock makes its folder if it is missing, and an empty new one must not be taken for the key store.
    await this.sequences.assertThere(DESTRUCTIONS);
    return answered(this.#mutex.run(work));
  }

  /** Ends what a killed process began: tombstones whose record is still there or which nobody was told of, files half written. */
  async #recover(): Promise<void> {
    const files = new Set(await readdir(this.#folder));
    const buried = [...files].filter((file) => file.endsWith('.gone')).map((file) => file.slice(0, -'.gone'.length));
    const known = buried.length > 0 ? await this.sequences.having(DESTRUCTIONS, buried) : new Set<string>();
    for (const name of buried) {
      const isWhole = !files.has(`${name}.key`) && !files.has(`${name}.rewrap`) && known.has(name);
      if (!isWhole) await this.bury(name);
    }
    for (const file of files) if (NEW_FILE.test(file)) await this.#removeIfOld(join(this.#folder, file));
  }

  async #removeIfOld(path: string): Promise<void> {
    // The times of files are the machine's.
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (systemClock.now() - mtimeMs > LEFT_BEHIND_MS) await removeIfThere(path);
  }
}

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fdatasync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { FolderInUse, lockFolder } from '../../store/folder-lock.ts';

/** Only the owner reads and writes what lies here. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const FILES = ['a.spool', 'b.spool'] as const;
/** Others who start now may take each folder for a leftover, before it is locked. */
const ATTEMPTS = 20;

/** A file of the spool: how much of it is written, and the number of the last entry in it. */
interface SpoolFile {
  readonly descriptor: number;
  bytes: number;
  last: number;
  isSynced: boolean;
}

/** A line of a spool, whoever wrote it: entries that came together, as a JSON array, and its keyed hash. */
export interface SpooledLine {
  readonly mac: string;
  readonly text: string;
}

/** What a process that has ended did not bring to the database, and how to let go of it. */
export interface Leftover {
  readonly lines: readonly SpooledLine[];
  /** Removes the files; once the entries are in the database. */
  remove(): Promise<void>;
  /** Leaves the files to the next who comes. */
  leave(): Promise<void>;
}

/**
 * Entries on their way to the database, in files: what was appended outlives a SIGKILL of the process, as the operating
 * system has it; what was synced, a power failure. Two files take turns, so that one can be emptied while the other grows.
 */
export class Spool {
  readonly #folder: string;
  readonly #release: () => Promise<void>;
  readonly #files: readonly SpoolFile[];
  #current = 0;

  private constructor(folder: string, release: () => Promise<void>) {
    this.#folder = folder;
    this.#release = release;
    this.#files = FILES.map((name) => ({
      descriptor: openSync(join(folder, name), 'ax', FILE_MODE),
      bytes: 0,
      last: 0,
      isSynced: true,
    }));
  }

  /** A new spool in a folder of its own below `parent`. */
  static async create(parent: string): Promise<Spool> {
    mkdirSync(parent, { recursive: true, mode: FOLDER_MODE });
    for (let attempt = 1; ; attempt++) {
      try {
        return await Spool.#createIn(join(parent, `spool-${randomBytes(8).toString('hex')}`));
      } catch (error) {
        if (attempt === ATTEMPTS || !isTakenByOther(error)) throw error;
      }
    }
  }

  static async #createIn(folder: string): Promise<Spool> {
    const release = await lockFolder(folder);
    try {
      return new Spool(folder, release);
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** The spools below `parent` of processes that have ended. Their locks are held until each is removed or left. */
  static async leftovers(parent: string): Promise<Leftover[]> {
    const found: Leftover[] = [];
    for (const name of namesIn(parent)) {
      const folder = join(parent, name);
      try {
        const release = await lockFolder(folder);
        const remove = async () => {
          rmSync(folder, { recursive: true, force: true });
          await release();
        };
        found.push({ lines: FILES.flatMap((file) => linesIn(join(folder, file))), remove, leave: release });
      } catch (error) {
        if (!isTakenByOther(error)) throw error;
      }
    }
    return found;
  }

  /**
   * Appends a line, whose last entry has the number `last`; it is in the file when this returns. Throws what the operating
   * system says, and then nothing of it is in the file.
   */
  append({ mac, text }: SpooledLine, last: number): void {
    const file = this.#files[this.#current]!;
    const bytes = Buffer.from(`${mac} ${text}\n`);
    try {
      if (writeSync(file.descriptor, bytes) < bytes.length) throw new Error('The disk took only a part.');
    } catch (error) {
      ftruncateSync(file.descriptor, file.bytes);
      throw error;
    }
    file.bytes += bytes.length;
    file.last = last;
    file.isSynced = false;
  }

  /** Brings what was appended so far onto the disk. */
  async sync(): Promise<void> {
    const dirty = this.#files.filter(({ isSynced }) => !isSynced);
    for (const file of dirty) file.isSynced = true;
    const settled = dirty.map(
      ({ descriptor }) =>
        new Promise<void>((resolve, reject) => {
          fdatasync(descriptor, (error) => (error ? reject(error) : resolve()));
        }),
    );
    await Promise.all(settled);
  }

  /** Appends to the other file from now on, if that is empty. */
  turn(): void {
    const other = 1 - this.#current;
    if (this.#files[other]!.bytes === 0) this.#current = other;
  }

  /** The entries up to number `last` are in the database: empties the files that hold no later one. */
  delivered(last: number): void {
    for (const file of this.#files) {
      if (file.bytes === 0 || file.last > last) continue;
      ftruncateSync(file.descriptor, 0);
      file.bytes = 0;
      file.isSynced = true;
    }
  }

  /** Lets go of the files: empty ones are removed, others are left to whoever starts next. */
  async close(): Promise<void> {
    const isEmpty = this.#files.every(({ bytes }) => bytes === 0);
    for (const { descriptor } of this.#files) closeSync(descriptor);
    if (isEmpty) rmSync(this.#folder, { recursive: true, force: true });
    await this.#release();
  }
}

/** Whether another process has locked a folder, or removed it meanwhile. */
const isTakenByOther = (error: unknown): boolean =>
  error instanceof FolderInUse || (error as NodeJS.ErrnoException).code === 'ENOENT';

function namesIn(parent: string): string[] {
  try {
    return readdirSync(parent).filter((name) => name.startsWith('spool-'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The whole lines of a file. One that a process was killed at writing has no end: its answer never left. */
function linesIn(path: string): SpooledLine[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => {
    const gap = line.indexOf(' ');
    return { mac: line.slice(0, gap), text: line.slice(gap + 1) };
  });
}

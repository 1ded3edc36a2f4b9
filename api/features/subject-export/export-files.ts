import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../kernel/app-error.ts';
import { lives } from '../../kernel/process.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { decryptingStream, encryptingStream, type KeyStore } from '../../store/vault/index.ts';
import { fileNameOf, ownerTagOf, readFileName, unfinishedName, writerOf } from './file-name.ts';
import type { Overflow } from './row-spool.ts';

/** Only the owner enters the folder and reads its files. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Nobody writes one file for so long: who has the number of its process is somebody else. */
const LONGEST_WRITE_MS = 24 * 3_600_000;

/** Opens a new file for writing. Tests give one that has no room. */
export type OpenNew = (path: string) => Promise<FileHandle>;

export interface ExportFilesParts {
  readonly folder: string;
  readonly keys: KeyStore;
  readonly openNew?: OpenNew;
}

/** A package that lies in the folder: the size and SHA-256 (hexadecimal) are those of the ZIP in it. */
export interface WrittenPackage {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a package is for, and until when it is kept. */
export interface PackageIdentity {
  readonly subject: Subject;
  readonly requestId: string;
  readonly expiresAt: Date;
  /** Asked when it lies there whole: false if its request has ended or has a later one. It is removed then, instead of the other. */
  readonly accept?: (written: WrittenPackage) => Promise<boolean>;
}

/** The packages at rest: each encrypted under the key of the person it is about, whole or not there. */
export class ExportFiles {
  readonly #folder: string;
  readonly #keys: KeyStore;
  readonly #openNew: OpenNew;

  private constructor({ folder, keys, openNew }: ExportFilesParts) {
    this.#folder = folder;
    this.#keys = keys;
    this.#openNew = openNew ?? ((path) => open(path, 'wx', FILE_MODE));
  }

  /** Makes the folder if it is missing, closes it to others, and removes what processes that are gone left half written. */
  static async open(parts: ExportFilesParts): Promise<ExportFiles> {
    await answered(mkdir(parts.folder, { recursive: true, mode: FOLDER_MODE }));
    await answered(chmod(parts.folder, FOLDER_MODE));
    const files = new ExportFiles(parts);
    await files.#sweep();
    return files;
  }

  /**
   * Writes a package: encrypted aside, synced, then given its name in one step; one of the same request before it is
   * removed, once this one is accepted. If anything fails nothing of it remains. Throws UNAVAILABLE, with the reason NO_SPACE where the disk is
   * full; the error of `content` or of the signal; NOT_FOUND if the person has been erased.
   */
  async write(identity: PackageIdentity, content: Readable, signal: AbortSignal): Promise<WrittenPackage> {
    const { subject, requestId, expiresAt } = identity;
    const ownerTag = ownerTagOf(subject.id);
    const fileName = fileNameOf({ ownerTag, requestId, expiresAtMs: expiresAt.getTime() });
    const aside = this.#path(this.#unfinished());
    const hash = createHash('sha256');
    let bytes = 0;
    const counted = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    };
    try {
      const sealing = await encryptingStream(this.#keys, subject.id, bindingOf(requestId));
      await answered(this.#fill(aside, (end) => [content, counted, sealing, end] as Stage[], signal, true));
      await answered(rename(aside, this.#path(fileName)));
    } catch (error) {
      content.destroy();
      await rm(aside, { force: true });
      throw error;
    }
    await answered(this.#sync());
    const written = { fileName, bytes, sha256: hash.digest('hex') };
    if (identity.accept && !(await identity.accept(written))) {
      await this.remove(fileName);
      throw new AppError('CONFLICT', 'Nobody waits for the package any more.');
    }
    await this.#removeWhere((other, name) => name.requestId === requestId && other !== fileName);
    return written;
  }

  /** A place in the folder for rows that wait for their package, encrypted as well. */
  overflow(subject: Subject): Overflow {
    const name = this.#unfinished();
    const binding = bindingOf(name);
    return {
      write: async (content, signal) => {
        const sealing = await encryptingStream(this.#keys, subject.id, binding);
        await answered(this.#fill(this.#path(name), (end) => [content, sealing, end] as Stage[], signal, false));
      },
      read: async () => this.#opened(name, subject.id, binding),
      remove: () => answered(rm(this.#path(name), { force: true })),
    };
  }

  /**
   * The ZIP of a package. The stream fails with NOT_FOUND if the person has been erased, INTERNAL if the file has been
   * altered. Null if there is no such file.
   */
  async read(fileName: string, subject: Subject): Promise<Readable | null> {
    const name = readFileName(fileName);
    if (!name || name.ownerTag !== ownerTagOf(subject.id) || !(await this.#isThere(fileName))) return null;
    return this.#opened(fileName, subject.id, bindingOf(name.requestId));
  }

  /** Removes a package, durably. Answers whether it was there. */
  async remove(fileName: string): Promise<boolean> {
    if (!readFileName(fileName)) return false;
    return (await this.#removeWhere((other) => other === fileName)) > 0;
  }

  /** Removes every package about a person, also those that the database does not know of; how many. */
  async removeOf(subjectId: string): Promise<number> {
    const ownerTag = ownerTagOf(subjectId);
    return this.#removeWhere((_, name) => name.ownerTag === ownerTag);
  }

  /** Removes the packages whose time is over; gives the ids of their requests. */
  async removeExpired(nowMs: number): Promise<string[]> {
    const requestIds: string[] = [];
    await this.#removeWhere((_, { requestId, expiresAtMs }) => {
      const isOver = expiresAtMs <= nowMs;
      if (isOver) requestIds.push(requestId);
      return isOver;
    });
    return requestIds;
  }

  /** The names of the packages about a person. */
  async namesOf(subjectId: string): Promise<string[]> {
    const ownerTag = ownerTagOf(subjectId);
    const names = await answered(readdir(this.#folder));
    return names.filter((name) => readFileName(name)?.ownerTag === ownerTag);
  }

  async #removeWhere(goes: (fileName: string, name: NonNullable<ReturnType<typeof readFileName>>) => boolean) {
    let removed = 0;
    for (const fileName of await answered(readdir(this.#folder))) {
      const name = readFileName(fileName);
      if (!name || !goes(fileName, name)) continue;
      await answered(rm(this.#path(fileName), { force: true }));
      removed++;
    }
    if (removed > 0) await answered(this.#sync());
    return removed;
  }

  #opened(name: string, subjectId: string, binding: ReturnType<typeof bindingOf>): Readable {
    const file = createReadStream(this.#path(name));
    const opening = decryptingStream(this.#keys, subjectId, binding);
    // What fails shows to who reads: each end destroys the other with the error.
    pipeline(file, opening).catch(() => {});
    return opening;
  }

  async #fill(
    path: string,
    stages: (end: NodeJS.WritableStream) => Stage[],
    signal: AbortSignal,
    durable: boolean,
  ): Promise<void> {
    const handle = await this.#openNew(path);
    try {
      await pipeline(stages(into(handle)), { signal });
      if (durable) await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async #isThere(name: string): Promise<boolean> {
    try {
      return (await stat(this.#path(name))).isFile();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  async #ageMs(name: string): Promise<number> {
    const { mtimeMs } = await answered(stat(this.#path(name)));
    return Date.now() - mtimeMs;
  }

  async #sweep(): Promise<void> {
    for (const name of await answered(readdir(this.#folder))) {
      const writer = writerOf(name);
      if (writer === null) continue;
      // This process has begun none yet: one under its number was another's before it, and so may be that of a stranger.
      const mayLive = !writer.isHere || (writer.pid !== process.pid && lives(writer.pid));
      if (mayLive && (await this.#ageMs(name)) < LONGEST_WRITE_MS) continue;
      await answered(rm(this.#path(name), { force: true }));
    }
  }

  /** Makes the entries of the folder durable. Windows has no such call and needs none. */
  async #sync(): Promise<void> {
    if (process.platform === 'win32') return;
    const handle = await open(this.#folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  #unfinished(): string {
    return unfinishedName(randomBytes(16).toString('hex'));
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

/** A stream into a file that stays open: what is written is synced before it is closed. */
function into(handle: FileHandle): Writable {
  return new Writable({
    write: (chunk: Buffer, _, done) => void handle.writeFile(chunk).then(() => done(), done),
  });
}

/** A stage of a pipeline. Node's own type of a list of them leaves out the functions that it takes. */
type Stage = NodeJS.ReadWriteStream;

const bindingOf = (rowId: string) => ({ table: 'export', column: 'package', rowId });

/** Turns the failure of a file operation into an AppError that does not name the file. */
async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (error instanceof AppError || syscall === undefined) throw error;
    const details = { reason: code === 'ENOSPC' || code === 'EDQUOT' ? 'NO_SPACE' : 'FILES' };
    throw new AppError('UNAVAILABLE', `The folder of the export packages cannot be used (${code}).`, { details });
  }
}

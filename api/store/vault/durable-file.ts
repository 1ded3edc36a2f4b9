import { randomBytes } from 'node:crypto';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Only the owner reads and writes what lies in the key folder. */
export const FILE_MODE = 0o600;

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException | null)?.code;
}

/** The content of a file, or null if there is none. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Removes a file; no error if there is none. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Makes the entries of a folder durable. Windows has no such call and needs none: NTFS journals its entries. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Puts a new file into `folder` whole or not at all: written aside, synced, then linked to its name, which fails if
 * another process was first. Answers whether this one was. The entry itself is durable after `syncFolder`.
 */
export async function createWhole(folder: string, name: string, content: Uint8Array): Promise<boolean> {
  const aside = join(folder, `.new-${randomBytes(8).toString('hex')}`);
  try {
    const handle = await open(aside, 'wx', FILE_MODE);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(aside, join(folder, name));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await removeIfThere(aside);
  }
}

/**
 * Overwrites a file, syncs that, and removes it; no error if there is none. A disk that writes elsewhere each time, and a
 * file system that keeps versions, may still hold what it was.
 */
export async function wipe(path: string): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, 'r+');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await removeIfThere(path);
}

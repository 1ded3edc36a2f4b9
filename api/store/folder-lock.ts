import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another process works in the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** The name of the lock of a folder: one that the operating system frees with the process, where there is such a thing. */
function lockPath(folder: string): string {
  const name = `whereabouts-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

const listen = (path: string): Promise<() => Promise<void>> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen({ path }, () => {
      server.unref();
      resolve(() => new Promise((done) => server.close(() => done())));
    });
  });

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.unref();
  });

/**
 * Takes `folder` (made if missing) for this process, until the returned function is called or the process ends,
 * however it ends. PGlite has no lock of its own: two processes on one folder would lose each other's writes.
 * Throws FolderInUse.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = lockPath(folder);
  try {
    return await listen(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    // Where the name is a file, it may have outlived its process.
    if (path.endsWith('.sock') && !(await answers(path))) {
      rmSync(path, { force: true });
      return listen(path);
    }
    throw new FolderInUse(
      `Another Whereabouts server is using the folder ${folder}. Stop it, or choose another by DATA_DIR.`,
    );
  }
}

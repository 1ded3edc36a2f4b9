import { spawnSync } from 'node:child_process';
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A file system of its own, of some kilobytes. */
export interface TinyDisk {
  readonly folder: string;
  /** Fills it up but for that many bytes, with a file of this name. */
  fill(name: string, leftBytes: number): void;
  unmount(): void;
}

/** Mounts one in memory; null where this process may not, as only root may. */
export function mountTinyDisk(sizeKb: number): TinyDisk | null {
  const folder = join(temporaryFolder('disk'), 'disk');
  mkdirSync(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'tmpfs', folder]);
  if (mounted.status !== 0) return null;
  const unmount = (): void => void spawnSync('umount', ['--lazy', folder]);
  process.prependOnceListener('exit', unmount);
  return {
    folder,
    fill(name, leftBytes) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(join(folder, name), Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
    },
    unmount() {
      process.off('exit', unmount);
      unmount();
    },
  };
}

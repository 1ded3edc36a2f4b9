import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lives } from '../../kernel/process.ts';

const PREFIX = 'whereabouts-test';

/**
 * A new empty folder of this process, removed when it exits. What killed processes left is removed by the next one that asks:
 * the name says whose it was.
 */
export function temporaryFolder(purpose: string): string {
  if (folders.length === 0) {
    removeOrphans();
    process.once('exit', () => {
      for (const folder of folders) remove(folder);
    });
  }
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}-${process.pid}-${purpose}-`));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];

function removeOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}-(\\d+)-`).exec(name)?.[1];
    if (pid && !lives(Number(pid))) remove(join(tmpdir(), name));
  }
}

/** A server that is just stopping may still write into it, so this tries for a while (0.5 s; a stop takes a tenth of that). */
function remove(folder: string): void {
  for (let attempt = 0; existsSync(folder) && attempt < 20; attempt++) {
    if (attempt > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Not empty yet, or another user's.
    }
  }
}

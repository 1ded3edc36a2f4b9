import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Printer, Source } from './printer.ts';

/** What is to be written, and taken away (null), so that the disk holds what the printers say. By path from the root. */
export async function staleFiles(printers: readonly Printer[], source: Source): Promise<Map<string, string | null>> {
  const stale = new Map<string, string | null>();
  for (const printer of printers) {
    const printed = await printer.print(source);
    for (const [path, text] of printed) if (onDisk(source.root, path) !== text) stale.set(path, text);
    for (const folder of printer.folders ?? [])
      for (const path of filesUnder(source.root, folder)) if (!printed.has(path)) stale.set(path, null);
  }
  return stale;
}

/** Writes a stale file, or takes it away. */
export function put(root: string, path: string, text: string | null): void {
  const file = join(root, path);
  if (text === null) {
    rmSync(file);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function onDisk(root: string, path: string): string | null {
  return orNull(() => readFileSync(join(root, path), 'utf8'));
}

function filesUnder(root: string, folder: string): string[] {
  const entries = orNull(() => readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) ?? [];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** What `read` gives, or null if there is no such file or folder. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { audienceSchemas } from '../api/access/audience-schema.ts';
import { buildFullSchema } from '../api/schema.ts';
import { audiencesPrinter } from './print-audiences.ts';
import { matrixPrinter } from './print-matrix.ts';
import { schemaPrinter } from './print-schema.ts';
import type { Printer, Source } from './printer.ts';

// `npm run gen` writes every generated file that is not as it should be, and says which. With `--check` it writes
// nothing, names them, and exits 1 if there are any.

const PRINTERS: readonly Printer[] = [schemaPrinter, audiencesPrinter, matrixPrinter];

const root = join(import.meta.dirname, '../..');

/** What is to be written, and taken away (null), so that the disk holds what the printers say. By path. */
async function staleFiles(printers: readonly Printer[], source: Source): Promise<Map<string, string | null>> {
  const stale = new Map<string, string | null>();
  for (const printer of printers) {
    const printed = await printer.print(source);
    for (const [path, text] of printed) if (onDisk(path) !== text) stale.set(path, text);
    for (const path of (printer.folders ?? []).flatMap(filesUnder)) if (!printed.has(path)) stale.set(path, null);
  }
  return stale;
}

function onDisk(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function filesUnder(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function write(path: string, text: string | null): void {
  const file = join(root, path);
  if (text === null) return rmSync(file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const full = await buildFullSchema();
const stale = await staleFiles(PRINTERS, { root, full, audiences: audienceSchemas(full) });
const checking = process.argv.includes('--check');
for (const [path, text] of stale) {
  if (!checking) write(path, text);
  console.log(`${checking ? 'stale' : text === null ? 'removed' : 'written'}: ${path}`);
}
if (checking && stale.size > 0) process.exitCode = 1;

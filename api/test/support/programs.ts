import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps most of PostgreSQL's programs out of PATH, one folder per version. */
const POSTGRES_ROOT = '/usr/lib/postgresql';

/** The path of a program in PATH, or in the newest of Debian's PostgreSQL folders; null if the machine has none. */
export function findProgram(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of [...folders, ...postgresFolders()]) {
    const path = join(folder, name);
    if (isExecutableFile(path)) return path;
  }
  return null;
}

function postgresFolders(): string[] {
  try {
    const versions = readdirSync(POSTGRES_ROOT).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(POSTGRES_ROOT, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

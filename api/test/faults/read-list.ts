import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fault } from './fault.ts';

/** Every fault of `list/`, of files whose source still is there, in the order of their names. */
export async function readList(root: string): Promise<Fault[]> {
  const files = globSync('list/*.js', { cwd: import.meta.dirname }).sort();
  const here = files.filter((file) => existsSync(join(root, 'api/test/faults', file.replace(/js$/, 'ts'))));
  const modules = here.map((file) => import(pathToFileURL(join(import.meta.dirname, file)).href));
  return (await Promise.all(modules)).flatMap((module: { FAULTS: readonly Fault[] }) => module.FAULTS);
}

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

// The second half of `npm run build`: compiles the clients, projects of their own as they import nothing of the server, then their
// tests, which do, and bundles the pages of clients/web if anything that they are made of is newer than the bundle: that takes
// seconds, and changes seldom.

const root = join(import.meta.dirname, '../..');
const WEB = 'clients/web';

function runNode(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

/** When a file last changed, in Unix milliseconds; `missing` if there is none. */
function changedMs(path: string, missing: number): number {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? missing;
}

function isBundleOld(): boolean {
  const sources = globSync([`${WEB}/{src/**/*.*,*.*}`, 'clients/{core,customer}/src/**/*.ts'], { cwd: root });
  const builtMs = changedMs(`${WEB}/dist/track.html`, 0);
  // The lockfile that npm writes into node_modules says which libraries are in the bundle.
  return [...sources, 'node_modules/.package-lock.json'].some((path) => changedMs(path, 0) > builtMs);
}

runNode('node_modules/ts7/bin/tsc', '-b', 'clients');
runNode('node_modules/ts7/bin/tsc', '-p', 'clients/tsconfig.test.json');
if (existsSync(join(root, WEB, 'vite.config.ts')) && isBundleOld()) {
  runNode('node_modules/vite/bin/vite.js', 'build', WEB, '--logLevel', 'warn');
}

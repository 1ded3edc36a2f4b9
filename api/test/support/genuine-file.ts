import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

const BIN = join(import.meta.dirname, '../../../../clients/cli/bin/whereabouts.js');

/** Has a package or a certificate checked offline by the command line, as anybody would. Throws with what it says if it is not genuine. */
export function checkGenuine(content: Buffer | string): void {
  const file = join(temporaryFolder('genuine'), 'file');
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'verify', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`it is not genuine: ${stdout}${stderr}`);
}

import { existsSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, dirname } from 'node:path';

/**
 * Loaded before a server (`node --import`): as long as the file `POISON` is there, nothing can be written in a folder
 * `exports`, for a reason that nobody foresaw.
 */
const poison = process.env['POISON'];
if (!poison) throw new Error('POISON=<file>');

/** What the error says; it must be found nowhere. */
const MESSAGE = 'poisoned by Sam Bakker';

const { open } = files;
files.open = async (...args: Parameters<typeof open>) => {
  const [path] = args;
  if (typeof path === 'string' && basename(dirname(path)) === 'exports' && existsSync(poison))
    throw new RangeError(MESSAGE);
  return open(...args);
};
syncBuiltinESMExports();

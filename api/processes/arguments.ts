import { parseArgs } from 'node:util';
import { ConfigurationError } from '../config.ts';

/** More than the cores of any machine on which they would make sense. */
const MOST_PROCESSES = 256;

/** How many processes the command line asks for: `--processes N`; 1 unless given. Throws ConfigurationError. */
export function processesIn(args: readonly string[]): number {
  let given: string | undefined;
  try {
    given = parseArgs({ args: [...args], options: { processes: { type: 'string' } } }).values.processes;
  } catch {
    throw new ConfigurationError('The only argument is --processes N.');
  }
  if (given === undefined) return 1;
  const count = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (count < 1 || count > MOST_PROCESSES) {
    throw new ConfigurationError(`--processes is a whole number from 1 to ${MOST_PROCESSES}.`);
  }
  return count;
}

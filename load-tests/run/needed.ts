import { findProgram } from '../../api/test/support/programs.ts';

/** Where a program is without which a benchmark cannot be run; says so and ends the process if it is nowhere. */
export function needed(name: string): string {
  const program = findProgram(name);
  if (program) return program;
  process.stdout.write(`SKIPPED: there is no ${name} in the PATH\n`);
  process.exit(1);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** What figures depend on beside the code. */
export interface Machine {
  readonly cpus: number;
  readonly model: string;
  readonly node: string;
}

export const thisMachine = (): Machine => ({
  cpus: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  node: process.version,
});

/** Writes what a run came to into `<name>.json` in the folder `out`, which is made if need be, with when and where it was. */
export function record(out: string, name: string, raw: object): { path: string; at: string; machine: Machine } {
  const [at, machine] = [new Date().toISOString(), thisMachine()];
  const path = join(out, `${name}.json`);
  mkdirSync(out, { recursive: true });
  writeFileSync(path, `${JSON.stringify({ at, machine, ...raw }, null, 2)}\n`);
  return { path, at, machine };
}

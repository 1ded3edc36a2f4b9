import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const bounds = z.record(z.string(), z.array(z.string()).min(1));
const SHAPE = z.strictObject({
  /** What holds in every run, however loaded the machine. */
  correctness: bounds,
  /** Times, by scenario; a smoke run does not look at them. */
  times: z.record(z.string(), bounds),
  /** What the server may need, by scenario. */
  server: z.record(z.string(), z.strictObject({ grownMb: z.number().positive() })),
  /** Metrics of the server that must be back where they were when everybody has left. */
  given_back: z.array(z.string()).min(1),
});

export type Thresholds = z.infer<typeof SHAPE>;

const FILE = join(import.meta.dirname, '../../../load-tests/thresholds.json');

/** `load-tests/thresholds.json`, which k6 reads too. Throws if it is not of its shape. */
export const thresholds = (): Thresholds => SHAPE.parse(JSON.parse(readFileSync(FILE, 'utf8')));

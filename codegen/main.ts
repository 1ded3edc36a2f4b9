import { join } from 'node:path';
import { audienceSchemas } from '../api/access/audience-schema.ts';
import { buildFullSchema } from '../api/schema.ts';
import { audiencesPrinter } from './print-audiences.ts';
import { clientErrorsPrinter } from './print-client-errors.ts';
import { clientsPrinter } from './print-clients.ts';
import { matrixPrinter } from './print-matrix.ts';
import { migrationsPrinter } from './print-migration.ts';
import { privacyPrinter } from './print-privacy.ts';
import { schemaPrinter } from './print-schema.ts';
import type { Printer } from './printer.ts';
import { put, staleFiles } from './stale.ts';

// `npm run gen` writes every generated file that is not as it should be, and says which. With `--check` it writes
// nothing, names them, and exits 1 if there are any.

const PRINTERS: readonly Printer[] = [
  migrationsPrinter,
  schemaPrinter,
  audiencesPrinter,
  matrixPrinter,
  clientErrorsPrinter,
  clientsPrinter,
  privacyPrinter,
];

const root = join(import.meta.dirname, '../..');

const full = await buildFullSchema();
const stale = await staleFiles(PRINTERS, { root, full, audiences: audienceSchemas(full) });
const checking = process.argv.includes('--check');
for (const [path, text] of stale) {
  if (!checking) put(root, path, text);
  console.log(`${checking ? 'stale' : text === null ? 'removed' : 'written'}: ${path}`);
}
if (checking && stale.size > 0) process.exitCode = 1;

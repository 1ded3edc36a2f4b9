import { join } from 'node:path';
import { checkDependencies, checkPlanted } from './check/dependencies.ts';
import { checkHouse } from './check/house.ts';
import { checkPrivacyChanges } from './check/privacy-changes.ts';
import { checkFormat, checkGenerated, checkTypes } from './check/programs.ts';
import { checkPromises } from './check/promises.ts';
import { checkSchemaChanges } from './check/schema-changes.ts';
import { checkSizes } from './check/sizes.ts';
import type { Findings, Step } from './check/step.ts';

// `npm run check`: everything that is not a test and must hold. Ends with `N passed, N failed`, and 0 only if none failed.

const STEPS: Step[] = [
  { name: 'format and lint', run: checkFormat },
  { name: 'types', run: checkTypes },
  { name: 'sizes', run: checkSizes },
  { name: 'names and front doors', run: checkHouse },
  { name: 'dependencies', run: checkDependencies },
  { name: 'planted violations', run: checkPlanted },
  { name: 'generated files', run: checkGenerated },
  { name: 'promises', run: checkPromises },
  { name: 'changes of the privacy page', run: checkPrivacyChanges },
  { name: 'schema changes', run: checkSchemaChanges },
];

const root = join(import.meta.dirname, '../..');

async function attempt(step: Step): Promise<Findings> {
  try {
    return await step.run(root);
  } catch (error) {
    return { wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

let failed = 0;
for (const step of STEPS) {
  const startedMs = performance.now();
  const { wrong, remark } = await attempt(step);
  const seconds = `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
  console.log(`${wrong.length === 0 ? 'ok    ' : 'FAILED'}  ${step.name} (${remark ? `${remark}, ` : ''}${seconds})`);
  for (const line of wrong) console.log(`          ${line}`);
  if (wrong.length > 0) failed++;
}
console.log(`${STEPS.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

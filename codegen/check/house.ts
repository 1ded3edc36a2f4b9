import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './sources.ts';
import type { Findings } from './step.ts';

/** A name that says nothing of what is inside collects everything. */
const EMPTY_NAMES = /(^|[/.-])(utils?|helpers?|common|managers?|misc)([/.-]|$)/i;

/** What each feature's `index.ts` opens with (DESIGN, Habits). */
const HEADER = ['Purpose', 'Not here', 'Lifecycle', 'Invariants', 'Depends on'];

/** Names that say nothing; features without a rank, or whose front door does not say what is behind it. */
export function checkHouse(root: string): Findings {
  const wrong = sourceFiles(root)
    .filter((path) => EMPTY_NAMES.test(path))
    .map((path) => `${path}: a name that says nothing`);
  const ranks = JSON.parse(readFileSync(join(root, 'codegen/feature-ranks.json'), 'utf8')) as string[];
  const features = readdirSync(join(root, 'api/features'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  for (const feature of features) {
    if (!ranks.includes(feature)) wrong.push(`api/features/${feature} has no rank in codegen/feature-ranks.json`);
    wrong.push(...checkFrontDoor(root, `api/features/${feature}/index.ts`));
  }
  return { wrong, remark: `${features.length} features` };
}

function checkFrontDoor(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [`${path} is missing`];
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(join(root, path), 'utf8').trimStart())?.[1] ?? '';
  const missing = HEADER.filter((word) => !new RegExp(`^\\s*\\*?\\s*${word}:`, 'm').test(comment));
  return missing.length > 0 ? [`${path} opens without ${missing.join(', ')}`] : [];
}

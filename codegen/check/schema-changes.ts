import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';
import type { Findings } from './step.ts';

const CONTRACT = 'schema/schema.graphql';
const CHANGES = 'schema/CHANGES.md';

/**
 * Breaking changes of the contract that `schema/CHANGES.md` does not name. Compared is with the newest committed contract that differs from
 * the working tree's, so that a commit does not make its own change invisible.
 */
export function checkSchemaChanges(root: string): Findings {
  if (!existsSync(join(root, CONTRACT))) return { wrong: [`${CONTRACT} is missing: npm run gen`] };
  const now = readFileSync(join(root, CONTRACT), 'utf8');
  const before = lastDifferent(root, now);
  if (before === null) return { wrong: [], remark: 'no other contract is committed: nothing to compare with' };
  const changes = existsSync(join(root, CHANGES)) ? readFileSync(join(root, CHANGES), 'utf8') : '';
  return { wrong: unlistedChanges(before, now, changes) };
}

function lastDifferent(root: string, now: string): string | null {
  const commits = git(root, ['log', '--format=%H', '--', CONTRACT]);
  for (const commit of commits?.split('\n').filter((line) => line !== '') ?? []) {
    const then = git(root, ['show', `${commit}:${CONTRACT}`]);
    if (then !== null && then !== now) return then;
  }
  return null;
}

function git(root: string, args: string[]): string | null {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout : null;
}

/** The breaking changes from one contract to another that the text of CHANGES.md does not name by their coordinate, in backticks. */
export function unlistedChanges(before: string, now: string, changes: string): string[] {
  // The contract carries directives of ours, and is checked for its meaning elsewhere.
  const parse = (sdl: string) => buildSchema(sdl, { assumeValidSDL: true });
  return findBreakingChanges(parse(before), parse(now))
    .map(({ description }) => ({ description, coordinate: coordinateOf(description) }))
    .filter(({ coordinate }) => !changes.includes(`\`${coordinate}\``))
    .map(({ description, coordinate }) => `${description} Breaking, and not listed as \`${coordinate}\` in ${CHANGES}`);
}

/** What graphql-js 16 says of a change holds its place, in one of these forms; the last is the catch-all of their beginnings. */
const FORMS: [RegExp, (...parts: string[]) => string][] = [
  [/^(\w+) was removed from (?:enum|union) type (\w+)/, (member, type) => `${type}.${member}`],
  [/^A required field (\w+) on input type (\w+) was added/, (field, type) => `${type}.${field}`],
  [/^A required arg (\w+) on ([\w.]+) was added/, (argument, field) => `${field}(${argument}:)`],
  [/^([\w.]+) arg (\w+) /, (field, argument) => `${field}(${argument}:)`],
  [/^(?:Standard scalar )?(@?[\w.]+)/, (coordinate) => coordinate],
];

function coordinateOf(description: string): string {
  for (const [form, write] of FORMS) {
    const match = form.exec(description);
    if (match) return write(...match.slice(1));
  }
  return description;
}

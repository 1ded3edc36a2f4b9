import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IConfiguration, ICruiseResult } from 'dependency-cruiser';
import { sourceFiles } from './sources.ts';
import { type Findings, SOURCE_FOLDERS } from './step.ts';

const CONFIGURATION = '.dependency-cruiser.cjs';
const PLANTED = 'codegen/planted';

/** What breaks the rules of the house; also files that dependency-cruiser did not read, which it does not mention. */
export async function checkDependencies(root: string): Promise<Findings> {
  const { modules, summary } = await cruise(root, root);
  const wrong = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
  return { wrong: [...wrong, ...unread(sourceFiles(root), modules)], remark: `${modules.length} modules` };
}

/** A reader that understands no TypeScript reads zero modules and calls that clean. */
export function unread(sources: readonly string[], modules: readonly { source: string }[]): string[] {
  const read = new Set(modules.map(({ source }) => source));
  if (sources.length === 0 || read.size === 0) return ['zero modules were read'];
  return sources.filter((path) => !read.has(path)).map((path) => `${path} was not read`);
}

/** Rules that do not fire on their planted violation in `codegen/planted/<rule>/`, and plants and rules that have no other half. */
export async function checkPlanted(root: string): Promise<Findings> {
  const configuration = createRequire(import.meta.url)(join(root, CONFIGURATION)) as IConfiguration;
  const rules = [...new Set((configuration.forbidden ?? []).map(({ name }) => String(name)))];
  const plants = readdirSync(join(root, PLANTED));
  const wrong = plants.filter((name) => !rules.includes(name)).map((name) => `${PLANTED}/${name} belongs to no rule`);
  const results = rules.map(async (name): Promise<string[]> => {
    if (!plants.includes(name)) return [`${name} has no violation in ${PLANTED}/${name}`];
    const { summary } = await cruise(root, join(root, PLANTED, name));
    return summary.violations.some(({ rule }) => rule.name === name)
      ? []
      : [`${name} does not fire on ${PLANTED}/${name}`];
  });
  return { wrong: [...wrong, ...(await Promise.all(results)).flat()], remark: `${rules.length} rules` };
}

/** Reads the tree at `folder` by the rules of `root`. In a process of its own: the reader keeps what it resolved per process. */
export function cruise(root: string, folder: string): Promise<ICruiseResult> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const folders = SOURCE_FOLDERS.filter((name) => existsSync(join(folder, name)));
  const child = spawn(
    process.execPath,
    [program, '--config', join(root, CONFIGURATION), '--output-type', 'json', ...folders],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      try {
        resolve(JSON.parse(output) as ICruiseResult);
      } catch {
        reject(new Error(`dependency-cruiser gave no result for ${folder}: ${complaint}`));
      }
    });
  });
}

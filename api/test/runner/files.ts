import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A test file as the runner sees it. Paths are absolute, `name` is the source's path from the root, with slashes. */
export interface TestFile {
  name: string;
  source: string;
  compiled: string;
  /** The process is killed after this; 120 s, or what the source's line `// time-limit-s: 300` says. */
  limitMs: number;
  /** The source's line `// runs-alone: <why>`: it measures time or memory, so nothing may run beside it. */
  alone: boolean;
}

/** What a test file may take that says nothing of it. */
export const DEFAULT_LIMIT_MS = 120_000;
/** Longer than this no file may take: the whole run is to stay under six minutes. */
const LONGEST_LIMIT_S = 300;

/**
 * Every test file under `root`: `*.test.ts` compiled to `dist/`, and that of a client to the client's own `dist/`. `uncompiled` are sources
 * with no compiled file (a red run: they would be silently left out); a compiled file whose source is gone is not listed.
 */
export function findTestFiles(root: string): { files: TestFile[]; uncompiled: string[] } {
  const sources = globSync('**/*.test.{ts,tsx}', {
    cwd: root,
    exclude: (path) => /(^|[\\/])(node_modules|dist|planted|\.git)$/.test(path),
  });
  const files: TestFile[] = [];
  const uncompiled: string[] = [];
  for (const path of sources.sort()) {
    const name = path.split(sep).join('/');
    const compiled = compiledPaths(name)
      .map((candidate) => join(root, candidate))
      .find((candidate) => existsSync(candidate));
    if (compiled) files.push(describe(root, join(root, path), compiled));
    else uncompiled.push(name);
  }
  return { files, uncompiled };
}

function compiledPaths(name: string): string[] {
  const js = name.replace(/\.tsx?$/, '.js');
  const client = /^clients\/([^/]+)\/(?:src\/)?(.*)$/.exec(js);
  return client
    ? [`clients/${client[1]}/dist/${client[2]}`, `dist/${js}`, `clients/dist/${js.slice(8)}`]
    : [`dist/${js}`];
}

/** What the runner needs to know of one file, read from its source where there is one. */
export function describe(root: string, source: string, compiled: string): TestFile {
  const name = relative(root, source).split(sep).join('/');
  const text = readFileSync(source, 'utf8');
  const limit = /^\/\/ time-limit-s: (\d+)$/m.exec(text);
  if (limit && Number(limit[1]) > LONGEST_LIMIT_S) throw new Error(`${name}: at most ${LONGEST_LIMIT_S} s`);
  return {
    name,
    source,
    compiled,
    limitMs: limit ? Number(limit[1]) * 1000 : DEFAULT_LIMIT_MS,
    alone: /^\/\/ runs-alone: \S/m.test(text),
  };
}

import { spawn } from 'node:child_process';
import type { Findings } from './step.ts';

/** Format and lint. */
export function checkFormat(root: string): Promise<Findings> {
  return runNode(root, ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--colors=off', '.']);
}

/** Types: of the server, of the clients and what is theirs, which are projects of their own. `-b` goes through those that a project names. */
export async function checkTypes(root: string): Promise<Findings> {
  const projects = ['tsconfig.json', 'clients/tsconfig.test.json', 'clients/web/tsconfig.json'];
  const compile = (...args: string[]) => runNode(root, ['node_modules/ts7/bin/tsc', ...args]);
  const all = [compile('-b', 'clients'), ...projects.map((path) => compile('--noEmit', '-p', path))];
  return { wrong: (await Promise.all(all)).flatMap(({ wrong }) => wrong), remark: ['clients', ...projects].join(', ') };
}

/** Generated files: the printers say which are stale. */
export function checkGenerated(root: string): Promise<Findings> {
  return runNode(root, ['dist/codegen/main.js', '--check']);
}

/** Runs a Node program in `root`; what it prints is what is wrong, if it ends with anything but 0. */
function runNode(root: string, args: string[]): Promise<Findings> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ wrong: [] });
      else resolve({ wrong: [`${args[0]} ended with ${signal ?? code}`, ...output.trimEnd().split('\n')] });
    });
  });
}

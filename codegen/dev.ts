import { spawn } from 'node:child_process';
import { join } from 'node:path';

// `npm run dev`: compiles on every change, and starts the server anew on every compilation. Ctrl-C ends both.

const root = join(import.meta.dirname, '../..');
const compiler = spawn(
  process.execPath,
  ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'dist/api/main.js'], {
  cwd: root,
  stdio: 'inherit',
});

const stop = (): void => {
  compiler.kill('SIGTERM');
  server.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
for (const child of [compiler, server]) child.on('exit', stop);

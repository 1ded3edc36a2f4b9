import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from '../../../api/test/support/server-process.ts';
import { suite } from '../../../api/test/support/suite.ts';
import { temporaryFolder } from '../../../api/test/support/temporary-folder.ts';

// time-limit-s: 180

const test = suite('a packed client, installed elsewhere');
const root = join(import.meta.dirname, '../../../..');
const PACKED = [
  'clients/core',
  'clients/partner',
  'node_modules/graphql-ws',
  'node_modules/graphql',
  'node_modules/ws',
];
const RUN_WITHIN_MS = 60_000;
let server: ServerProcess;
let folder: string;
let token: string;
let providerId: string;

/** npm as it came with the Node that tests run on, or the machine's. */
function npm(cwd: string, ...args: string[]): string {
  const cache = join(folder, '.npm');
  return execFileSync('npm', [...args, '--offline', '--cache', cache, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    timeout: RUN_WITHIN_MS,
    shell: process.platform === 'win32',
  });
}

test.before(async () => {
  folder = temporaryFolder('packed');
  const dataDir = temporaryFolder('data');
  server = await startServerProcess({ DATA_DIR: dataDir, DEMO: '1', DEMO_PROVIDERS: '2' });
  const { personas } = JSON.parse(readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'));
  token = personas.partner.token;
  providerId = personas.partner.providerId;
  for (const path of PACKED) npm(join(root, path), 'pack', '--ignore-scripts', '--pack-destination', folder);
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'elsewhere', private: true, type: 'module' }));
  npm(folder, 'install', '--ignore-scripts', ...tarballs.map((name) => `./${name}`));
});
test.after(() => server.stop());

const PROGRAM = `
import WebSocket from 'ws';
import { createClient, pages, providers, UnauthenticatedError, viewer, watchProviderPosition } from '@whereabouts/partner';

const [url, token, providerId] = process.argv.slice(2);
const client = createClient({ url, token, webSocket: globalThis.WebSocket ?? WebSocket });
const seen = { audience: (await viewer(client)).audience, providers: [], positions: [], refused: null };
for await (const provider of pages(providers, client, { first: 1 })) seen.providers.push(provider.id);
for await (const position of watchProviderPosition(client, { providerId })) {
  if (position?.point) seen.positions.push(position.recordedAt);
  if (seen.positions.length === 2) break;
}
await viewer(createClient({ url, token: 'wrong' })).catch((error) => {
  seen.refused = error instanceof UnauthenticatedError && error.code;
});
console.log(JSON.stringify(seen));
`;

test('has no file of the server in it, and no test', () => {
  const installed = join(folder, 'node_modules/@whereabouts');
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  assert.ok(files.includes(join('partner', 'dist', 'index.d.ts')));
  const foreign = files.filter((name) => /test|api[\\/]|policies|tsbuildinfo|(?<!\.d)\.ts$/.test(name));
  assert.deepEqual(foreign, []);
  assert.ok(!existsSync(join(folder, 'node_modules/type-graphql')));
});

test('asks, goes through pages and follows a position of a running server', () => {
  writeFileSync(join(folder, 'program.js'), PROGRAM);
  const output = execFileSync(process.execPath, ['program.js', server.httpUrl, token, providerId], {
    cwd: folder,
    encoding: 'utf8',
    timeout: RUN_WITHIN_MS,
  });
  const seen = JSON.parse(output);
  assert.equal(seen.audience, 'partner');
  assert.equal(new Set(seen.providers).size, 2);
  assert.ok(seen.providers.includes(providerId));
  assert.ok(seen.positions[0] < seen.positions[1]);
  assert.equal(seen.refused, 'UNAUTHENTICATED');
});

test('is typed: a program that misuses it does not compile', () => {
  const config = {
    compilerOptions: {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
    },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...config, files: ['typed.ts'] }));
  const head = "import { createClient, provider, type VisitStage } from '@whereabouts/partner';\n";
  const use =
    "const client = createClient({ url: '', token: '' });\nexport const stage: VisitStage = 'NOT_YET_KNOWN';\n";
  const compile = (code: string): string => {
    writeFileSync(join(folder, 'typed.ts'), `${head}${use}${code}`);
    try {
      return execFileSync(process.execPath, [join(root, 'node_modules/ts7/bin/tsc'), '-p', folder], {
        encoding: 'utf8',
      });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  assert.equal(compile("provider(client, { id: 'x' }).then((found) => found?.clockedIn);"), '');
  assert.match(compile("provider(client, { id: 'x' }).then((found) => found?.displayName);"), /displayName/);
  assert.match(compile('provider(client, {});'), /'id' is missing/);
});

test.run();

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { suite } from '../../../api/test/support/suite.ts';
import { temporaryFolder } from '../../../api/test/support/temporary-folder.ts';

const test = suite('a browser bundle of a client');
const root = join(import.meta.dirname, '../../../..');

/** What a page with one query costs its visitor: the aim of the contract. */
const MOST_GZIPPED_BYTES = 5_000;

/** Bundles the code of a page that imports from `client`, minified for browsers. */
async function bundle(client: string, code: string): Promise<string> {
  const folder = temporaryFolder('bundle');
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/entry.js'), `import { createClient } from '${client}';\n${code}`);
  const output = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { [client]: join(root, `clients/${client.split('/')[1]}/dist/index.js`) } },
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: join(folder, 'src/entry.js') },
    },
  });
  const chunks = (Array.isArray(output) ? output : [output]).flatMap((one) => ('output' in one ? one.output : []));
  return chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
}

const LOAD = "const client = createClient({ url: '/graphql', token: 't' });\n";

test('with one query is small, and has neither the other operations nor a WebSocket in it', async () => {
  const use = "import { visitTracking } from '@whereabouts/customer';\n";
  const code = await bundle(
    '@whereabouts/customer',
    `${use}${LOAD}visitTracking(client, { visitId: 'v' }).then((tracking) => { document.title = tracking.stage; });`,
  );
  const gzipped = gzipSync(code).length;
  console.log(`\n  one query: ${code.length} bytes minified, ${gzipped} gzipped`);
  assert.ok(code.includes('visitTracking(visitId:$visitId)'));
  assert.ok(!code.includes('subscription') && !code.includes('assignee') && !code.includes('graphql-transport-ws'));
  assert.ok(gzipped > 500 && gzipped <= MOST_GZIPPED_BYTES, `${gzipped} bytes`);
});

test('with a subscription has graphql-ws in it, and still no other operation', async () => {
  const use = "import { watchVisitTracking } from '@whereabouts/customer';\n";
  const loop = "for await (const t of watchVisitTracking(client, { visitId: 'v' })) document.title = t.stage;";
  const code = await bundle('@whereabouts/customer', `${use}${LOAD}${loop}`);
  const gzipped = gzipSync(code).length;
  console.log(`\n  one subscription: ${code.length} bytes minified, ${gzipped} gzipped`);
  assert.ok(code.includes('graphql-transport-ws') && !code.includes('assignee'));
  assert.ok(gzipped <= 2 * MOST_GZIPPED_BYTES, `${gzipped} bytes`);
});

test.run();

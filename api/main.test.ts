// time-limit-s: 180
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readCredentials } from './demo/credentials-file.ts';
import { Actor } from './test/support/actor.ts';
import { adminUrlOf, inPostgres } from './test/support/at-rest.ts';
import { Company } from './test/support/company.ts';
import { freePort, startPostgres } from './test/support/postgres.ts';
import { flavours } from './test/support/server.ts';
import { runServerProcess, type ServerProcess, startServerProcess } from './test/support/server-process.ts';
import { suite } from './test/support/suite.ts';
import { temporaryFolder } from './test/support/temporary-folder.ts';
import { until, within } from './test/support/within.ts';

const test = suite('the process');
const pglite = flavours[0]!;
const servers: ServerProcess[] = [];

test.after(() => {
  for (const { child } of servers) child.kill('SIGKILL');
});

async function start(environment: Record<string, string> & { DATA_DIR: string }): Promise<ServerProcess> {
  const server = await startServerProcess(environment);
  servers.push(server);
  return server;
}

/** A server with one demo provider who stands still, and its dispatcher's company. */
async function startWithCompany(environment: Record<string, string> & { DATA_DIR: string }) {
  const server = await start({ DEMO: '1', DEMO_DRIVE: '0', DEMO_PROVIDERS: '1', ...environment });
  const { accountId, personas } = readCredentials(environment.DATA_DIR)!;
  return { server, company: Company.at(server, accountId, personas.dispatcher.token) };
}

const status = async (url: string) => (await fetch(url)).status;

test('what is wrong ends it with an error that names the key and repeats no value', async () => {
  const folder = temporaryFolder('wrong');
  writeFileSync(join(folder, 'file'), '');
  const taken = createServer();
  const port = await new Promise<string>((resolve) => {
    taken.listen(0, '127.0.0.1', () => resolve(String((taken.address() as { port: number }).port)));
  });
  const nobody = await freePort();
  const { dataDir } = await pglite.create();
  const cases: [key: string, environment: Record<string, string>][] = [
    ['PORT', { PORT: '12x34', DATA_DIR: join(folder, '1') }],
    ['PORT', { PORT: port, DATA_DIR: dataDir, DEMO: '0' }],
    ['DATA_DIR', { DATA_DIR: join(folder, 'file') }],
    ['DATABASE_URL', { DATABASE_URL: `postgresql://ann:s3cr3t@127.0.0.1:${nobody}/x`, DATA_DIR: join(folder, '2') }],
    ['KEYSTORE_URL', { KEYSTORE_URL: `postgresql://ann:s3cr3t@127.0.0.1:${nobody}/x`, DATA_DIR: join(folder, '3') }],
    ['KEYSTORE_KEK', { KEYSTORE_KEK: 's3cr3t', DATA_DIR: join(folder, '4') }],
    ['KEYSTORE_KEK', { NODE_ENV: 'production', DATABASE_URL: 'postgresql://x', PUBLIC_URL: 'https://x.example.com' }],
  ];
  const ended = await Promise.all(cases.map(([, environment]) => runServerProcess(environment)));
  taken.close();
  for (const [index, [key, environment]] of cases.entries()) {
    const { code, output } = ended[index]!;
    assert.equal(code, 1, `${key}: ${output}`);
    assert.ok(output.includes(key), `${key}: ${output}`);
    assert.ok(!output.includes('s3cr3t') && !output.includes('12x34') && !/^\s+at /m.test(output), output);
    assert.ok(key === 'DATA_DIR' || !output.includes(environment[key] ?? 'nothing'), output);
  }
});

test('a second process on the same folder is refused, and after a kill the folder opens again with all that was in it', async () => {
  const { dataDir: DATA_DIR } = await pglite.create();
  const { server, company } = await startWithCompany({ DATA_DIR });
  const second = await runServerProcess({ DATA_DIR });
  assert.equal(second.code, 1);
  assert.match(second.output, /Another Whereabouts server is using the folder .* DATA_DIR/);
  const names = Array.from({ length: 20 }, (_, index) => `Customer Number${index}`);
  for (const name of names) await company.admin.does('customerCreate', { name }, 'customer { id }');
  assert.equal(await server.stop('SIGKILL'), 'SIGKILL');

  const again = await startWithCompany({ DATA_DIR });
  assert.equal(again.company.id, company.id, 'it is the same demo account');
  const { customers } = await again.company.admin.data('{ customers(first: 100) { nodes { name } } }');
  const found = new Set(customers.nodes.map((one: { name: string }) => one.name));
  assert.deepEqual(
    names.filter((name) => !found.has(name)),
    [],
  );
  assert.equal(await again.server.stop(), 0);
});

test('two that start together on an empty PostgreSQL migrate once, and both serve', async () => {
  const postgres = await flavours[1]!.postgres()!;
  const DATABASE_URL = await postgres.createDatabase('started_twice');
  const folder = temporaryFolder('twice');
  mkdirSync(join(folder, 'shared'));
  const environment = { DATABASE_URL, DATA_DIR: join(folder, 'shared') };
  const both = await Promise.all([start(environment), start(environment)]);
  for (const server of both) assert.equal(await status(`${server.origin}/readyz`), 200);
  const rows = await inPostgres(adminUrlOf(DATABASE_URL), (run) =>
    run('select name, count(*)::int as count from mikro_orm_migrations group by name'),
  );
  assert.ok(rows.length >= 3);
  for (const { name, count } of rows) assert.equal(count, 1, String(name));
  for (const server of both) assert.equal(await server.stop(), 0);
});

test('a second server on one PostgreSQL is warned about, and in production refused: neither hears what the other revokes', async () => {
  const postgres = await flavours[1]!.postgres()!;
  const DATABASE_URL = await postgres.createDatabase('served_twice');
  const folder = temporaryFolder('second');
  const DATA_DIR = join(folder, 'shared');
  mkdirSync(DATA_DIR);
  const first = await start({ DATABASE_URL, DATA_DIR });
  const second = await start({ DATABASE_URL, DATA_DIR });
  assert.match(second.output(), /another server works on this database/);
  assert.doesNotMatch(first.output(), /another server/);
  const secrets = { PUBLIC_URL: 'https://example.com', KEYSTORE_KEK: Buffer.alloc(32, 7).toString('base64') };
  const production = { NODE_ENV: 'production', DATABASE_URL, DATA_DIR: join(folder, 'own'), ...secrets };
  const refused = await runServerProcess(production);
  assert.equal(refused.code, 1);
  assert.match(refused.output, /^DATABASE_URL: another server works on this database/m);
  for (const server of [second, first]) assert.equal(await server.stop(), 0);
  const alone = await start(production);
  assert.equal(await status(`${alone.origin}/readyz`), 200);
  assert.equal(await alone.stop(), 0);
});

test('is alive but not ready while its database is gone, and says which part is missing', async () => {
  const postgres = await startPostgres();
  const DATABASE_URL = await postgres.createDatabase('gone');
  const server = await start({ DATABASE_URL, DATA_DIR: temporaryFolder('gone') });
  assert.equal(await status(`${server.origin}/readyz`), 200);
  await postgres.stop();
  const answer = await fetch(`${server.origin}/readyz`);
  assert.equal(answer.status, 503);
  assert.deepEqual(((await answer.json()) as { parts: object }).parts, {
    database: false,
    bus: true,
    queue: false,
    ledger: false,
    accepting: true,
  });
  assert.equal(await status(`${server.origin}/healthz`), 200);
  const asked = await new Actor(server, 'wbk_unknown').ask('{ viewer { audience } }');
  assert.ok(asked.status >= 400 && asked.status < 600);
  assert.ok(server.child.exitCode === null, 'it goes on running');
  assert.equal(await server.stop(), 0);
});

test('leaves at SIGTERM: readiness fails first, sockets close with 1012 over time, requests finish, exit code 0', async () => {
  const { dataDir: DATA_DIR } = await pglite.create();
  const { server, company } = await startWithCompany({ DATA_DIR });
  const closed: { code: number; atMs: number }[] = [];
  const sockets = await Promise.all(Array.from({ length: 6 }, () => openSocket(server, company.admin.token)));
  for (const socket of sockets) {
    socket.addEventListener('close', ({ code }) => closed.push({ code, atMs: performance.now() }));
  }
  // Requests that follow each other without a pause: some are in flight whenever the signal comes.
  let stopping = false;
  const answered: number[] = [];
  const asking = Array.from({ length: 4 }, async () => {
    while (!stopping) {
      const { customer } = await company.admin.does('customerCreate', { name: 'In Flight' }, 'customer { id }');
      answered.push(customer.id);
    }
  });
  await until(5_000, () => answered.length > 8, 'some answers');
  const signalledMs = performance.now();
  const ended = server.stop();
  await until(2_000, async () => (await status(`${server.origin}/readyz`)) === 503, 'readiness to fail');
  assert.equal(await status(`${server.origin}/healthz`), 200);
  assert.equal(closed.length, 0, 'readiness fails before any socket closes');
  stopping = true;
  await within(5_000, Promise.all(asking), 'the answers to the requests in flight');
  assert.equal(await ended, 0);
  assert.deepEqual(
    closed.map(({ code }) => code),
    sockets.map(() => 1012),
  );
  assert.ok(closed[0]!.atMs - signalledMs > 300, 'load balancers have time to notice');
  const spreadMs = closed.at(-1)!.atMs - closed[0]!.atMs;
  assert.ok(spreadMs > 1_000 && spreadMs < 6_000, `spread over ${Math.round(spreadMs)} ms`);
  await assert.rejects(fetch(server.origin));
  const again = await startWithCompany({ DATA_DIR });
  const { nodes } = await again.company.admin.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: answered.slice(0, 100),
  });
  assert.ok(nodes.every(Boolean), 'what was answered is kept');
  await again.server.stop('SIGKILL');
});

async function openSocket(server: ServerProcess, token: string): Promise<WebSocket> {
  const socket = new WebSocket(server.wsUrl, 'graphql-transport-ws');
  const acknowledged = new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
  await within(5_000, new Promise((resolve) => socket.addEventListener('open', resolve)), 'an open socket');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await within(5_000, acknowledged, 'an acknowledgement');
  return socket;
}

test.run();

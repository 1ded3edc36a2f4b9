// time-limit-s: 180
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../config.ts';
import { readCredentials } from '../demo/credentials-file.ts';
import { Company, reading, report } from '../test/support/company.ts';
import { NatsServer } from '../test/support/nats-server.ts';
import { flavours } from '../test/support/server.ts';
import { runServerProcess, type ServerProcess, startServerProcess } from '../test/support/server-process.ts';
import { watchPosition } from '../test/support/streams.ts';
import { suite } from '../test/support/suite.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { until } from '../test/support/within.ts';
import { processesIn } from './arguments.ts';

const test = suite('several processes from one start');
const servers: ServerProcess[] = [];

test.after(() => {
  for (const { child } of servers) child.kill('SIGKILL');
});

async function start(
  environment: Record<string, string> & { DATA_DIR: string },
  args: readonly string[] = [],
): Promise<ServerProcess> {
  const server = await startServerProcess(environment, { args });
  servers.push(server);
  return server;
}

test('their number is a whole one from 1 to 256, and nothing else is taken', () => {
  assert.deepEqual([processesIn([]), processesIn(['--processes', '3'])], [1, 3]);
  for (const wrong of [
    ['--processes', '0'],
    ['--processes', '2.5'],
    ['--processes', '257'],
    ['--proceses', '2'],
    ['3'],
  ]) {
    assert.throws(() => processesIn(wrong), ConfigurationError, wrong.join(' '));
  }
});

test('on a database in a folder they are refused', async () => {
  const database = await flavours[0]!.create();
  const refused = await runServerProcess({ DATA_DIR: database.dataDir }, { args: ['--processes', '2'] });
  assert.equal(refused.code, 1);
  assert.match(refused.output, /^DATABASE_URL is missing/m);
  await database.close();
});

/** The processes that a process has started. */
const childrenOf = ({ pid }: { pid?: number | undefined }): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

test.needs(
  'nats-server',
  'three on one port are one server to all, also when one is killed, and leave in good order',
  async () => {
    const database = await flavours[1]!.create();
    const server = await start(
      {
        DATABASE_URL: database.databaseUrl!,
        DATA_DIR: database.dataDir,
        DEMO: '1',
        DEMO_DRIVE: '0',
        DEMO_PROVIDERS: '1',
      },
      ['--processes', '3'],
    );
    assert.match(server.output(), /^3 processes serve it\.$/m);
    const { accountId, personas } = readCredentials(database.dataDir)!;
    const company = Company.at(server, accountId, personas.dispatcher.token);
    const provider = await company.provider();
    await company.visit(provider, 'EN_ROUTE');
    const sees = async (northM: number) => {
      // Connections are handed out in turn: six are two for each.
      const watching = Array.from({ length: 6 }, () => watchPosition(company.admin, provider.id));
      for (const stream of watching) await stream.next();
      assert.equal((await report(provider, northM)).accepted, true);
      const { latitude } = reading(northM);
      for (const stream of watching)
        await stream.until(({ providerPosition }) => providerPosition.point?.latitude === latitude);
      for (const stream of watching) stream.stop();
    };
    await sees(100);
    const before = childrenOf(server.child).filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.js'),
    );
    assert.equal(before.length, 3);
    process.kill(before[1]!, 'SIGKILL');
    await until(
      20_000,
      () => childrenOf(server.child).some((pid) => !before.includes(pid) && pid > before[2]!),
      'another',
    );
    await until(20_000, async () => (await fetch(`${server.origin}/readyz`)).status === 200, 'readiness');
    await sees(200);
    company.leave();
    assert.equal(await server.stop(), 0);
    await database.close();
  },
);

test.needs(
  'nats-server',
  'on one bus several serve one PostgreSQL, in production too, and none beside one that is alone',
  async (program) => {
    const postgres = (await flavours[1]!.postgres())!;
    const DATABASE_URL = await postgres.createDatabase('served_by_several');
    const nats = await NatsServer.start(program);
    const DATA_DIR = join(temporaryFolder('several'), 'shared');
    const secrets = { PUBLIC_URL: 'https://example.com', KEYSTORE_KEK: Buffer.alloc(32, 7).toString('base64') };
    const alone = { NODE_ENV: 'production', DATABASE_URL, DATA_DIR, ...secrets };
    const onBus = { ...alone, NATS_URL: nats.installation() };
    const both = [await start(onBus), await start(onBus)];
    for (const server of both) assert.equal((await fetch(`${server.origin}/readyz`)).status, 200);
    const refused = await runServerProcess(alone);
    assert.match(refused.output, /^DATABASE_URL: another server works on this database/m);
    for (const server of both) assert.equal(await server.stop(), 0);
    const first = await start(alone);
    const late = await runServerProcess(onBus);
    assert.match(late.output, /^DATABASE_URL: another server works on this database/m);
    assert.equal(await first.stop(), 0);
    await nats.kill();
  },
);

test.run();

// time-limit-s: 180
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTrips } from '../../../load-tests/eta/traces.ts';
import { readCredentials } from '../../demo/credentials-file.ts';
import type { GeoPoint } from '../../kernel/geo.ts';
import { everythingLeft, filesIn, type Place } from '../support/at-rest.ts';
import { ByteSearch } from '../support/byte-search.ts';
import { Company } from '../support/company.ts';
import { needlesOf } from '../support/coordinate-encodings.ts';
import { NatsServer } from '../support/nats-server.ts';
import { type Plant, plantedBytes } from '../support/planted-coordinates.ts';
import { Replay } from '../support/replay.ts';
import { flavours } from '../support/server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';

// As in `no-history.test.ts`, with two servers on one PostgreSQL and one NATS: phones report to one, everybody watches by way of the
// other, so that each position crosses the bus and lies in its bucket. What NATS leaves behind is searched like the rest.

const TRACES = join(import.meta.dirname, '../../../../api/test/fixtures/traces/chicago-60.csv.gz');
const TRIPS = 16;
const PROVIDERS = 4;
/** Numbers of what is looked for: plants below, what was recorded and shown from here on. */
const REAL = 100_000;

const test = suite('positions at rest where several servers share a bus');
const servers: ServerProcess[] = [];

test.after(() => {
  for (const { child } of servers) child.kill('SIGKILL');
});

const metricsOf = async ({ origin }: ServerProcess): Promise<Place> => ({
  name: 'metrics',
  bytes: Buffer.from(await (await fetch(`${origin}/metrics`)).arrayBuffer()),
});

/** Which plants are found in the folder of NATS, and what of the real points is found anywhere. */
async function searched(points: readonly GeoPoint[], plants: readonly Plant[], places: () => AsyncIterable<Place>) {
  const real = new Map(points.map((point) => [JSON.stringify(point), point]));
  const search = new ByteSearch();
  search.add(
    needlesOf(
      plants.map(({ point }) => point),
      0,
    ),
  );
  search.add(needlesOf([...real.values()], REAL));
  const planted = new Set<number>();
  const found: string[] = [];
  for await (const { name, bytes } of places()) {
    for (const { of, encoding, at } of search.search(bytes)) {
      if (of >= REAL) found.push(`${name} at ${at}: ${encoding}`);
      else if (name.startsWith('nats')) planted.add(of);
    }
  }
  return { planted, found };
}

test.needs('nats-server', 'no coordinate is left in the folder of NATS, nor anywhere else', async (program) => {
  const nats = await NatsServer.start(program);
  const database = await flavours[1]!.create();
  const environment = {
    DATABASE_URL: database.databaseUrl!,
    DATA_DIR: database.dataDir,
    NATS_URL: nats.installation(),
    LOG_LEVEL: 'trace',
    DEMO_DRIVE: '0',
    DEMO_PROVIDERS: '1',
    BUDGET_BURST_POINTS: '1000000',
    BUDGET_POINTS_PER_SECOND: '1000000',
  };
  servers.push(await startServerProcess({ ...environment, DEMO: '1' }));
  servers.push(await startServerProcess({ ...environment, DEMO: '0' }));
  const [reports, watches] = servers as [ServerProcess, ServerProcess];
  const { accountId, personas } = readCredentials(database.dataDir)!;
  const both = { httpUrl: reports.httpUrl, wsUrl: watches.wsUrl };
  const company = Company.at(both, accountId, personas.dispatcher.token);
  const providers = await Promise.all(Array.from({ length: PROVIDERS }, () => company.provider()));
  const trips = readTrips(TRACES)
    .slice(0, TRIPS)
    .map(({ fixes }) => fixes.map(({ latitude, longitude }) => ({ latitude, longitude })));
  const replayed = await new Replay(company).run(trips, providers, await company.partner('positions:read'));
  company.leave();
  const metrics = [await metricsOf(reports), await metricsOf(watches)];
  // Killed, not stopped: nothing is tidied up before the search.
  for (const server of servers) await server.stop('SIGKILL');
  await nats.kill();
  const plants = plantedBytes();
  mkdirSync(join(nats.folder, 'store'), { recursive: true });
  writeFileSync(join(nats.folder, 'store/planted'), Buffer.concat(plants.map(({ bytes }) => bytes)));

  const { office, partner, customer } = replayed.seen;
  for (const [who, points] of Object.entries(replayed.seen)) {
    assert.ok(points.length >= 2 * TRIPS, `${who} was shown ${points.length} points by way of the other server`);
  }
  const shown = [...trips.flat(), ...office, ...partner, ...customer];
  const { planted, found } = await searched(shown, plants, async function* () {
    yield* filesIn(nats.folder, 'nats');
    yield* everythingLeft(flavours[1]!, database);
    for (const server of servers) yield { name: 'log', bytes: readFileSync(server.logFile) };
    yield* metrics;
  });
  assert.equal(planted.size, plants.length, 'what was planted in the folder of NATS is found by the same search');
  assert.deepEqual(found.slice(0, 20), []);
  await database.close();
});

test.run();

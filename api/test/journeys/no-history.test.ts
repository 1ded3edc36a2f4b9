// time-limit-s: 300
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTrips } from '../../../load-tests/eta/traces.ts';
import { readCredentials } from '../../demo/credentials-file.ts';
import { asAdmin, everythingLeft, type Kind, kindOf, type Place } from '../support/at-rest.ts';
import { ByteSearch } from '../support/byte-search.ts';
import { Company } from '../support/company.ts';
import { needlesOf } from '../support/coordinate-encodings.ts';
import type { DatabaseFlavour, TestDatabase } from '../support/database.ts';
import { type Plant, plantedBytes, plantedTable } from '../support/planted-coordinates.ts';
import { Replay, type Replayed } from '../support/replay.ts';
import { flavours } from '../support/server.ts';
import { plantInLog, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';

// What is looked for, where, and why nothing is found by chance:
// - Every latitude and longitude of every fix, and every point that a watcher was shown, in the encodings of
//   `coordinate-encodings.ts`. What has at least 8 bytes (9 characters) counts by itself; what is shorter counts only
//   where the other coordinate of the same point, in the same encoding, begins within 64 bytes.
// - In everything that the server and its database leave behind: data files, write-ahead log, a dump of every table of
//   every schema, the key store, the logs of both, and what `/metrics` said last. The server is killed, not stopped, so
//   that nothing is tidied up before the search.
// - First a coordinate of its own is planted in each encoding in each place, and must be found there by the same search.

const TRACES = join(import.meta.dirname, '../../../../api/test/fixtures/traces/chicago-60.csv.gz');
const TRIPS = 50;
const PROVIDERS = 10;
/** Numbers of what is looked for: plants below, what was recorded and shown from here on. */
const REAL = 100_000;

/** What one run of server, replay and search came to. */
class Run {
  readonly #flavour: DatabaseFlavour;
  readonly #plants: Plant[] = [];
  readonly #expected: { kind: Kind; plant: number; when: 'first' | 'last' }[] = [];
  #target!: TestDatabase;
  #server!: ServerProcess;
  #metrics!: Place;
  replayed!: Replayed;
  /** Plants that were not found where they were put. */
  readonly missed: string[] = [];
  /** What of the positions was found. */
  readonly found: string[] = [];
  readonly searched = new Map<Kind, number>();

  constructor(flavour: DatabaseFlavour) {
    this.#flavour = flavour;
  }

  async run(): Promise<void> {
    this.#target = await this.#flavour.create();
    await this.#plantInDatabase();
    await this.#search('first', []);
    this.#server = await startServerProcess({
      DATA_DIR: this.#target.dataDir,
      ...(this.#target.databaseUrl ? { DATABASE_URL: this.#target.databaseUrl } : {}),
      LOG_LEVEL: 'trace',
      DEMO: '1',
      DEMO_DRIVE: '0',
      DEMO_PROVIDERS: '1',
      BUDGET_BURST_POINTS: '1000000',
      BUDGET_POINTS_PER_SECOND: '1000000',
    });
    const trips = readTrips(TRACES)
      .slice(0, TRIPS)
      .map(({ fixes }) => fixes.map(({ latitude, longitude }) => ({ latitude, longitude })));
    await this.#replay(trips);
    this.#plantBeside();
    await this.#server.stop('SIGKILL');
    const { office, partner, customer } = this.replayed.seen;
    await this.#search('last', [...trips.flat(), ...office, ...partner, ...customer]);
  }

  /** What `/metrics` said last. */
  get metrics(): Buffer {
    return this.#metrics.bytes;
  }

  async close(): Promise<void> {
    this.#server?.child.kill('SIGKILL');
    await this.#target?.close();
  }

  #plant(plants: readonly Plant[], kinds: readonly Kind[], when: 'first' | 'last'): void {
    for (const plant of plants) {
      const number = this.#plants.push(plant) - 1;
      for (const kind of kinds) this.#expected.push({ kind, plant: number, when });
    }
  }

  async #plantInDatabase(): Promise<void> {
    const { sql, stored, dumped } = plantedTable();
    await asAdmin(this.#target, async (run) => {
      if (this.#target.databaseUrl) {
        for (const [name, value] of [
          ['log_statement', 'all'],
          ['log_min_messages', 'debug1'],
          ['log_duration', 'on'],
        ]) {
          await run(`alter system set ${name} = '${value}'`);
        }
        await run('select pg_reload_conf()');
        await run('select pg_sleep(0.2)');
      }
      for (const statement of [...sql, 'checkpoint']) await run(statement);
    });
    this.#plant(stored, ['data', 'wal'], 'first');
    this.#plant(stored, ['data'], 'last');
    for (const when of ['first', 'last'] as const) this.#plant(dumped, ['dump'], when);
    if (this.#target.databaseUrl) {
      const asText = dumped.filter(({ encoding }) => encoding.startsWith('text, as the API'));
      this.#plant(asText, ['database log'], 'last');
    }
  }

  /** In the key store, the log and the metrics of the server that has just run. */
  #plantBeside(): void {
    const [inKeys, inLog, inMetrics] = [plantedBytes(), plantedBytes(), plantedBytes()];
    appendFileSync(join(this.#target.dataDir, 'keys', 'planted.key'), Buffer.concat(inKeys.map(({ bytes }) => bytes)));
    for (const { bytes } of inLog) plantInLog(this.#server, bytes);
    this.#metrics = {
      ...this.#metrics,
      bytes: Buffer.concat([this.#metrics.bytes, ...inMetrics.map(({ bytes }) => bytes)]),
    };
    this.#plant(inKeys, ['keys'], 'last');
    this.#plant(inLog, ['log'], 'last');
    this.#plant(inMetrics, ['metrics'], 'last');
  }

  async #replay(trips: readonly (readonly { latitude: number; longitude: number }[])[]): Promise<void> {
    const { accountId, personas } = readCredentials(this.#target.dataDir)!;
    const company = Company.at(this.#server, accountId, personas.dispatcher.token);
    const providers = await Promise.all(Array.from({ length: PROVIDERS }, () => company.provider()));
    this.replayed = await new Replay(company).run(trips, providers, await company.partner('positions:read'));
    company.leave();
    const metrics = await fetch(`${this.#server.origin}/metrics`);
    this.#metrics = { name: 'metrics', bytes: Buffer.from(await metrics.arrayBuffer()) };
  }

  async #search(when: 'first' | 'last', real: readonly { latitude: number; longitude: number }[]): Promise<void> {
    const plants = this.#plants.map(({ point }) => point);
    const each = new Map(real.map((point) => [`${point.latitude} ${point.longitude}`, point]));
    const search = new ByteSearch();
    search.add(needlesOf(plants, 0));
    search.add(needlesOf([...each.values()], REAL));
    const seen = new Set<string>();
    for await (const place of this.#places(when)) {
      const kind = kindOf(place);
      this.searched.set(kind, (this.searched.get(kind) ?? 0) + place.bytes.length);
      for (const { of, encoding, at } of search.search(place.bytes)) {
        if (of >= REAL) this.found.push(`${place.name} at ${at}: ${encoding}`);
        else seen.add(`${kind} ${of} ${encoding}`);
      }
    }
    for (const { kind, plant, when: due } of this.#expected) {
      const { encoding } = this.#plants[plant]!;
      if (due === when && !seen.has(`${kind} ${plant} ${encoding}`)) this.missed.push(`${when} ${kind}: ${encoding}`);
    }
  }

  async *#places(when: 'first' | 'last'): AsyncGenerator<Place> {
    yield* everythingLeft(this.#flavour, this.#target);
    if (when === 'first') return;
    yield { name: 'log', bytes: readFileSync(this.#server.logFile) };
    yield this.#metrics;
  }
}

for (const flavour of flavours) {
  const test = suite(`positions at rest on ${flavour.name}`);
  const run = new Run(flavour);

  test.before(() => run.run());
  test.after(() => run.close());

  test('a coordinate that was planted is found in every place, in every encoding', () => {
    assert.deepEqual(run.missed, []);
  });

  test('recorded trips went through the server while everybody watched', () => {
    assert.equal(run.replayed.trips, TRIPS);
    assert.ok(run.replayed.fixes > 5_000, `${run.replayed.fixes} fixes`);
    for (const [who, points] of Object.entries(run.replayed.seen)) {
      assert.ok(points.length >= 2 * TRIPS, `${who} was shown ${points.length} points`);
    }
    for (const [kind, bytes] of run.searched) assert.ok(bytes > 500, `${kind}: ${bytes} bytes`);
  });

  test('what is counted of it names nobody: no id, no token, no link', () => {
    const counted = run.metrics.toString('latin1');
    assert.match(counted, /graphql_operations_total\{kind="mutation",audience="provider",outcome="ok"/);
    assert.doesNotMatch(counted, /\b(wb[a-z]|[a-z]{3})_[A-Za-z0-9]{20,}/);
  });

  test('no coordinate of theirs, nor any point that a watcher was shown, is left anywhere', () => {
    assert.deepEqual(run.found.slice(0, 20), []);
  });

  test.run();
}

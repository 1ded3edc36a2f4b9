import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Subject } from '../../api/store/subject-rows.ts';
import type { DatabaseFlavour } from '../../api/test/support/database.ts';
import { type ExportBench, openExportBench } from '../../api/test/support/export-bench.ts';
import { plantCustomerWith } from '../../api/test/support/many-rows.ts';
import { flavours } from '../../api/test/support/server.ts';
import { thisMachine } from '../run/record.ts';
import { type RunFigures, watchMemory } from './watch-memory.ts';

// How long the copy of a person takes, and how much memory: one with 10,000 rows many times over, 1, 10 and 100 persons in turn, and
// one with ten times the rows. Every run is printed as a JSON object per line, then what they come to. Exits 1 over a limit.

/** What the platform promises for a person with 10,000 rows, and for a hundred persons. */
const MAX_P95_MS = 5_000;
const MIN_PERSONS_PER_SECOND = 10;
/** More than this between 10,000 and 100,000 rows is no garbage that has not been collected yet: it grows with the rows. */
const MAX_GROWTH_MB = 150;
const LARGE = 10_000;
const ROWS_OF_A_PERSON = 60;
/** While one waits for the disk, another computes. */
const AT_ONCE = 4;
const MB = 1024 ** 2;

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'both' },
    runs: { type: 'string', default: '24' },
    rows: { type: 'string', default: String(10 * LARGE) },
  },
});
const runs = Number(values.runs);
const manyRows = Number(values.rows);
const chosen = flavours.filter(({ name }) => values.database === 'both' || values.database === name);
if (chosen.length === 0 || !(runs >= 1) || !(manyRows >= LARGE)) {
  process.stderr.write('--database is pglite, postgresql or both; --runs at least 1; --rows at least 10000\n');
  process.exit(2);
}
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
say(thisMachine());
let isWithin = true;
for (const flavour of chosen) await benchmark(flavour);
if (!isWithin) process.exitCode = 1;

async function benchmark(flavour: DatabaseFlavour): Promise<void> {
  const bench = await openExportBench(flavour);
  try {
    await onePerson(bench, flavour.name);
    for (const persons of [1, 10, 100]) await manyPersons(bench, flavour.name, persons);
    await manyMoreRows(bench, flavour.name);
  } finally {
    await bench.close();
  }
}

/** Makes the package of a person once, and removes it. */
async function makeOnce(bench: ExportBench, subject: Subject): Promise<RunFigures> {
  const memory = watchMemory();
  const startedMs = performance.now();
  const order = { accountId: bench.accountId, subject, requestId: bench.newRequestId() };
  const built = await bench.builder.build(order);
  const ms = Math.round(performance.now() - startedMs);
  rmSync(join(bench.folder, built.fileName));
  return { ms, rows: built.concepts.reduce((sum, { rows }) => sum + rows, 0), bytes: built.bytes, ...memory.stop() };
}

async function onePerson(bench: ExportBench, database: string): Promise<void> {
  const subject = await plantCustomerWith(LARGE, bench);
  const taken: number[] = [];
  for (let run = 1; run <= runs; run++) {
    const figures = await makeOnce(bench, subject);
    say({ database, of: 'a person with 10,000 rows', run, ...figures });
    taken.push(figures.ms);
  }
  taken.sort((a, b) => a - b);
  const at = (part: number) => taken[Math.min(taken.length - 1, Math.ceil(part * taken.length) - 1)]!;
  const figures = { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: taken.at(-1)! };
  conclude(
    { database, of: 'a person with 10,000 rows', runs, ...figures, maxP95Ms: MAX_P95_MS },
    figures.p95Ms <= MAX_P95_MS,
  );
}

async function manyPersons(bench: ExportBench, database: string, persons: number): Promise<void> {
  const subjects: Subject[] = [];
  for (let i = 0; i < persons; i++) subjects.push(await plantCustomerWith(ROWS_OF_A_PERSON, bench));
  const startedMs = performance.now();
  const taken: number[] = [];
  const makeNext = async (): Promise<void> => {
    for (let subject = subjects.pop(); subject; subject = subjects.pop())
      taken.push((await makeOnce(bench, subject)).ms);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, makeNext));
  const seconds = (performance.now() - startedMs) / 1_000;
  const perSecond = Number((persons / seconds).toFixed(1));
  const of = `${persons} persons with ${ROWS_OF_A_PERSON} rows each, ${AT_ONCE} at a time`;
  say({ database, of, runsMs: taken });
  conclude(
    { database, of, perSecond, minPerSecond: MIN_PERSONS_PER_SECOND },
    persons < 100 || perSecond >= MIN_PERSONS_PER_SECOND,
  );
}

async function manyMoreRows(bench: ExportBench, database: string): Promise<void> {
  const few = await plantCustomerWith(LARGE, bench);
  const many = await plantCustomerWith(manyRows, bench);
  // The first one grows what every later one uses again.
  await makeOnce(bench, few);
  const before = await makeOnce(bench, few);
  say({ database, of: 'a person with 10,000 rows', ...before });
  const after = await makeOnce(bench, many);
  const of = `a person with ${manyRows} rows`;
  say({ database, of, ...after });
  const growthMb = Math.round((after.peakRss - before.peakRss) / MB);
  const risenMb = Math.round((after.peakRss - after.startRss) / MB);
  conclude(
    { database, of, ms: after.ms, peakOverStartMb: risenMb, growthMb, maxGrowthMb: MAX_GROWTH_MB },
    growthMb <= MAX_GROWTH_MB,
  );
}

function conclude(figures: object, ok: boolean): void {
  say({ summary: { ...figures, ok } });
  isWithin &&= ok;
}

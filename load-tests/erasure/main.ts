import { parseArgs } from 'node:util';
import { systemClock } from '../../api/kernel/clock.ts';
import type { Subject } from '../../api/store/subject-rows.ts';
import type { DatabaseFlavour } from '../../api/test/support/database.ts';
import { erase, foundAccount, openWorld, type World } from '../../api/test/support/erasure-world.ts';
import { plantCustomerWith } from '../../api/test/support/many-rows.ts';
import { flavours } from '../../api/test/support/server.ts';
import { thisMachine } from '../run/record.ts';

// How long it takes to erase a person with 10,000 rows, verification and certificate included, many times over; and 1, 10 and 100 persons. The steps
// run one after the other, as the runner of requests has them run, without its own records. Every run is printed as a JSON
// object per line, then what they come to. Exits 1 over a limit.

/** What the platform promises; the rate on a server, as the embedded database has one connection for all. */
const MAX_LARGE_MS = 10_000;
const MIN_PERSONS_PER_SECOND = 10;
const LARGE = 10_000;
const ROWS_OF_A_PERSON = 60;
/** While one waits for the disk, another computes. */
const AT_ONCE = 8;

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'both' },
    runs: { type: 'string', default: '7' },
    rows: { type: 'string', default: String(LARGE) },
  },
});
const runs = Number(values.runs);
const rows = Number(values.rows);
const chosen = flavours.filter(({ name }) => values.database === 'both' || values.database === name);
if (chosen.length === 0 || !(runs >= 1) || !(rows >= 10)) {
  process.stderr.write('--database is pglite, postgresql or both; --runs at least 1; --rows at least 10\n');
  process.exit(2);
}
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const round = (number: number) => Math.round(number * 10) / 10;
let isWithin = true;

say(thisMachine());
for (const flavour of chosen) await benchmark(flavour);
if (!isWithin) process.exitCode = 1;

async function benchmark(flavour: DatabaseFlavour): Promise<void> {
  const target = await flavour.create();
  const world = await openWorld(target, systemClock);
  try {
    await onePerson(world, flavour.name);
    for (const persons of [1, 10, 100]) await manyPersons(world, flavour.name, persons);
  } finally {
    await world.close();
    await target.close();
  }
}

function plant(world: World, accountId: string, count: number): Promise<Subject> {
  return plantCustomerWith(count, { personal: world.parts.personal, sessionOf: world.sessionOf, accountId });
}

/** Erases a person and gives how long it took; throws unless the certificate is there and the key is gone. */
async function timed(world: World, accountId: string, subject: Subject): Promise<number> {
  const startedMs = performance.now();
  const steps = await erase(world, accountId, subject);
  const ms = performance.now() - startedMs;
  if (!steps.at(-1)?.certificate || (await world.keys.get(subject.id))) throw new Error('a person was not erased');
  return ms;
}

async function onePerson(world: World, database: string): Promise<void> {
  const times: number[] = [];
  for (let run = 1; run <= runs; run++) {
    const accountId = await foundAccount(world);
    const ms = await timed(world, accountId, await plant(world, accountId, rows));
    times.push(ms);
    say({ benchmark: 'erasure', database, persons: 1, rows, run, ms: round(ms) });
  }
  const worst = Math.max(...times);
  isWithin &&= worst < MAX_LARGE_MS;
  const of = { benchmark: 'erasure', database, persons: 1, rows, runs };
  say({ summary: of, medianMs: round(median(times)), maxMs: round(worst), limitMs: MAX_LARGE_MS });
}

async function manyPersons(world: World, database: string, persons: number): Promise<void> {
  const rates: number[] = [];
  for (let run = 1; run <= Math.min(runs, 5); run++) {
    const accountId = await foundAccount(world);
    const waiting: Subject[] = [];
    for (let i = 0; i < persons; i++) waiting.push(await plant(world, accountId, ROWS_OF_A_PERSON));
    const startedMs = performance.now();
    const worker = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await timed(world, accountId, next);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, persons) }, worker));
    const ms = performance.now() - startedMs;
    rates.push((persons / ms) * 1_000);
    const perSecond = round(rates.at(-1)!);
    say({ benchmark: 'erasure', database, persons, rows: ROWS_OF_A_PERSON, run, ms: round(ms), perSecond });
  }
  const rate = median(rates);
  const isPromised = persons === 100 && database === 'postgresql';
  if (isPromised) isWithin &&= rate >= MIN_PERSONS_PER_SECOND;
  const of = { benchmark: 'erasure', database, persons, rows: ROWS_OF_A_PERSON };
  say({ summary: of, medianPerSecond: round(rate), limit: isPromised ? MIN_PERSONS_PER_SECOND : null });
}

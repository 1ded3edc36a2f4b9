import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Json } from '../../api/test/support/actor.ts';
import { Company } from '../../api/test/support/company.ts';
import type { DatabaseFlavour, DatabaseTarget } from '../../api/test/support/database.ts';
import { plantGraph } from '../../api/test/support/planted-graph.ts';
import { writePlanting } from '../../api/test/support/planted-rows.ts';
import { PrivacyDesk } from '../../api/test/support/privacy-desk.ts';
import { flavours, startServerOn } from '../../api/test/support/server.ts';
import { type ServerProcess, startServerProcess } from '../../api/test/support/server-process.ts';
import { cpuMsOf } from '../run/process-sampler.ts';

// What officers wait for: requests about 1, 10 and 100 persons, to the last one COMPLETED. They are filed and approved by the public
// API, some at a time; the whole time counts, and that from the last approval on apart. A server process of its own, on a new
// folder. Every run is printed as a JSON object per line, then what they come to.

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'both' },
    rows: { type: 'string', default: '50' },
    runs: { type: 'string', default: '3' },
    persons: { type: 'string', default: '1,10,100' },
  },
});
const ROWS_EACH_TABLE = Math.max(1, Math.round(Number(values.rows) / 8));
const RUNS = Number(values.runs);
const GROUPS = values.persons.split(',').map(Number);
/** A benchmark ends by itself, also when something hangs. */
const DEADLINE_MS = 600_000;
/** Officers file by a program that waits for answers, some at a time. */
const FILED_AT_ONCE = 8;
/** How often it is looked whether they are done: more often, and the server would be busy with the looks. */
const LOOK_EVERY_MS = 150;

interface Timed {
  /** From the first filing to the last COMPLETED. */
  readonly wholeS: number;
  /** From when the last was filed and approved; the others were under way by then. */
  readonly afterS: number;
  /** Processor time of the server for all of it. */
  readonly cpuS: number;
}

interface Run {
  readonly persons: number;
  readonly exports: Timed;
  readonly erasures: Timed;
}

interface Planted {
  readonly tokens: [string, string];
  readonly customerIds: string[];
  readonly rows: number;
}

const chosen = flavours.filter(({ name }) => values.database === 'both' || values.database === name);
if (chosen.length === 0 || !(RUNS >= 1) || GROUPS.some((persons) => !(persons >= 1))) {
  process.stderr.write('--database is pglite, postgresql or both; --runs and --persons at least 1\n');
  process.exit(2);
}

/** Makes all persons beforehand: what is measured is the requests. */
async function populate(database: DatabaseTarget): Promise<Planted> {
  const server = await startServerOn(database);
  const company = await Company.found(server);
  const desk = await PrivacyDesk.of(company);
  const customers = RUNS * GROUPS.reduce((sum, persons) => sum + persons, 0);
  let turn = 0;
  const graph = await plantGraph(
    { personal: server.app.personal, accountId: company.id },
    { customers, users: 10, rowsEach: ROWS_EACH_TABLE, choose: (count) => turn++ % count },
  );
  await writePlanting(server.app.sessionOf(company.id), graph);
  await server.close();
  return {
    tokens: [desk.first.token, desk.second.token],
    customerIds: [...graph.customerIds],
    rows: Math.round(graph.rows.length / customers),
  };
}

/** Files and clears a request for each person, some at a time; their ids. */
async function fileAll(desk: PrivacyDesk, act: string, ids: readonly string[]): Promise<string[]> {
  const waiting = [...ids];
  const filed: string[] = [];
  const officer = async () => {
    for (let id = waiting.shift(); id; id = waiting.shift()) {
      // What would be done is looked at when it is approved.
      const request = await desk.file(act, { kind: 'customer', id }, {}, 'id');
      await desk.clear(request.id);
      filed.push(request.id);
    }
  };
  await Promise.all(Array.from({ length: FILED_AT_ONCE }, officer));
  return filed;
}

async function timed(server: ServerProcess, desk: PrivacyDesk, act: string, ids: readonly string[]): Promise<Timed> {
  const [begunMs, cpuMs] = [performance.now(), cpuMsOf(server.child.pid!)];
  const left = await fileAll(desk, act, ids);
  const filedMs = performance.now();
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on PrivacyRequest { id state reason } } }';
  while (left.length > 0) {
    if (performance.now() - begunMs > DEADLINE_MS) throw new Error(`${left.length} x ${act} are not done`);
    // They are done in about the order in which they were filed: a look at the first few tells enough.
    const { nodes } = await desk.first.data(query, { ids: left.slice(0, 5) });
    for (const { id, state, reason } of nodes as Json[]) {
      if (state === 'COMPLETED') left.splice(left.indexOf(id), 1);
      if (state === 'FAILED' || state === 'DENIED') throw new Error(`${id} is ${state}: ${reason}`);
    }
    if (nodes.some(({ state }: Json) => state !== 'COMPLETED')) await sleep(LOOK_EVERY_MS);
  }
  const endedMs = performance.now();
  const [wholeS, afterS] = [(endedMs - begunMs) / 1_000, (endedMs - filedMs) / 1_000];
  return {
    wholeS: rounded(wholeS),
    afterS: rounded(afterS),
    cpuS: rounded((cpuMsOf(server.child.pid!) - cpuMs) / 1_000),
  };
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const rounded = (value: number) => Number(value.toFixed(2));

async function measure(server: ServerProcess, database: string, planted: Planted): Promise<Run[]> {
  const desk = PrivacyDesk.at(server, ...planted.tokens);
  const runs: Run[] = [];
  for (let run = 1; run <= RUNS; run++) {
    for (const persons of GROUPS) {
      const ids = planted.customerIds.splice(0, persons);
      const exports = await timed(server, desk, 'dataExportRequest', ids);
      const erasures = await timed(server, desk, 'dataErasureRequest', ids);
      runs.push({ persons, exports, erasures });
      console.log(JSON.stringify({ benchmark: 'requests', database, run, persons, exports, erasures }));
    }
  }
  return runs;
}

function summarise(database: string, runs: readonly Run[]): void {
  for (const persons of GROUPS) {
    const those = runs.filter((run) => run.persons === persons);
    const figures = (kind: 'exports' | 'erasures') => {
      const medianS = median(those.map((run) => run[kind].wholeS));
      const cpuMs = (1_000 * median(those.map((run) => run[kind].cpuS))) / persons;
      return { medianS, perSecond: rounded(persons / medianS), serverCpuMsEach: Math.round(cpuMs) };
    };
    const of = { benchmark: 'requests', database, persons, runs: those.length };
    console.log(JSON.stringify({ summary: of, exports: figures('exports'), erasures: figures('erasures') }));
  }
}

async function benchmark(flavour: DatabaseFlavour): Promise<void> {
  const database = await flavour.create();
  try {
    const planted = await populate(database);
    console.log(JSON.stringify({ database: flavour.name, cpus: cpus().length, rowsOfAPerson: planted.rows }));
    const server = await startServerProcess(
      {
        DATA_DIR: database.dataDir,
        DEMO: '0',
        BUDGET_BURST_POINTS: '100000000',
        BUDGET_POINTS_PER_SECOND: '100000000',
        ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
      },
      { isMeasured: true },
    );
    try {
      summarise(flavour.name, await measure(server, flavour.name, planted));
    } finally {
      await server.stop('SIGTERM');
    }
  } finally {
    await database.close();
  }
}

for (const flavour of chosen) await benchmark(flavour);

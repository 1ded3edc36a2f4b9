import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Json } from '../../api/test/support/actor.ts';
import { Company } from '../../api/test/support/company.ts';
import { plantGraph } from '../../api/test/support/planted-graph.ts';
import { writePlanting } from '../../api/test/support/planted-rows.ts';
import { PrivacyDesk } from '../../api/test/support/privacy-desk.ts';
import { startServerOn } from '../../api/test/support/server.ts';
import { type ServerProcess, startServerProcess } from '../../api/test/support/server-process.ts';
import { until } from '../../api/test/support/within.ts';

// What officers wait for: requests about 1, 10 and 100 persons filed at once by the public API, to the last one COMPLETED.
// A server process of its own, on a new folder (or on `--database-url`, a database that is thrown away afterwards).

const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
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

interface Run {
  readonly persons: number;
  readonly exportS: number;
  readonly erasureS: number;
}

const dataDir = mkdtempSync(join(tmpdir(), 'whereabouts-requests-'));
const databaseUrl = values['database-url'];
const database = { dataDir, ...(databaseUrl ? { databaseUrl } : {}) };

/** Makes all persons beforehand: what is measured is the requests. */
async function populate(): Promise<{ tokens: [string, string]; customerIds: string[]; rows: number }> {
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

/** The seconds from the first filing to the last COMPLETED. */
async function timed(desk: PrivacyDesk, act: string, ids: readonly string[]): Promise<number> {
  const begunMs = performance.now();
  const requests = await Promise.all(
    ids.map(async (id) => {
      const request = await desk.file(act, { kind: 'customer', id });
      await desk.clear(request.id);
      return request.id as string;
    }),
  );
  const left = new Set(requests);
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on PrivacyRequest { id state reason } } }';
  await until(
    DEADLINE_MS,
    async () => {
      const { nodes } = await desk.first.data(query, { ids: [...left].slice(0, 50) });
      for (const { id, state, reason } of nodes as Json[]) {
        if (state === 'COMPLETED') left.delete(id);
        if (state === 'FAILED' || state === 'DENIED') throw new Error(`${id} is ${state}: ${reason}`);
      }
      return left.size === 0;
    },
    `${requests.length} x ${act}`,
  );
  return (performance.now() - begunMs) / 1_000;
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const seconds = (value: number) => Number(value.toFixed(2));

async function measure(server: ServerProcess, tokens: [string, string], customerIds: string[]): Promise<Run[]> {
  const desk = PrivacyDesk.at(server, ...tokens);
  const runs: Run[] = [];
  for (let run = 0; run < RUNS; run++) {
    for (const persons of GROUPS) {
      const ids = customerIds.splice(0, persons);
      const exportS = seconds(await timed(desk, 'dataExportRequest', ids));
      const erasureS = seconds(await timed(desk, 'dataErasureRequest', ids));
      runs.push({ persons, exportS, erasureS });
      console.log(JSON.stringify({ persons, exportS, erasureS }));
    }
  }
  return runs;
}

try {
  const { tokens, customerIds, rows } = await populate();
  console.log(`about ${rows} rows lead to each person; ${RUNS} runs of ${GROUPS.join(', ')} persons`);
  const server = await startServerProcess({
    DATA_DIR: dataDir,
    DEMO: '0',
    BUDGET_BURST_POINTS: '100000000',
    BUDGET_POINTS_PER_SECOND: '100000000',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  });
  try {
    const runs = await measure(server, tokens, customerIds);
    for (const persons of GROUPS) {
      const those = runs.filter((run) => run.persons === persons);
      const [exports, erasures] = [median(those.map((run) => run.exportS)), median(those.map((run) => run.erasureS))];
      const rate = (value: number) => (persons / value).toFixed(1);
      console.log(
        `${persons} persons, median of ${those.length}: export ${exports} s (${rate(exports)} a second), ` +
          `erasure with verification ${erasures} s (${rate(erasures)} a second)`,
      );
    }
  } finally {
    await server.stop('SIGTERM');
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

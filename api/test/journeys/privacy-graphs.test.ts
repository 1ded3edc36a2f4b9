// time-limit-s: 240
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExportBuilder } from '../../features/subject-export/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { Company } from '../support/company.ts';
import { exportedValues, leadsToIt } from '../support/exported-values.ts';
import { type Graph, plantGraph } from '../support/planted-graph.ts';
import { kindsOf, writePlanting } from '../support/planted-rows.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { unzip } from '../support/unzip.ts';

/** Each run makes about 150 rows, six copies before, one erasure and five copies after. */
const RUNS = 6;

const shapes = fc.record({
  customers: fc.integer({ min: 1, max: 4 }),
  users: fc.integer({ min: 1, max: 3 }),
  rowsEach: fc.integer({ min: 1, max: 3 }),
  seed: fc.array(fc.nat(1_000), { minLength: 40, maxLength: 200 }),
  erased: fc.nat(100),
});

/** Chooses by the numbers of a seed, again and again. */
function chooser(seed: readonly number[]) {
  let turn = 0;
  return (count: number) => (seed[turn++ % seed.length]! + Math.floor(turn / seed.length)) % count;
}

class Copies {
  readonly #server: TestServer;
  readonly #accountId: string;
  readonly #builder: ExportBuilder;

  constructor(server: TestServer, accountId: string) {
    this.#server = server;
    this.#accountId = accountId;
    const { features, personal, sessionOf } = server.app;
    const { files, signer } = features.privacy;
    this.#builder = new ExportBuilder({ clock: systemClock, personal, sessionOf, files, signer });
  }

  async of(subject: Subject): Promise<Map<string, Buffer>> {
    const requestId = newId('PrivacyRequest', Date.now());
    const signal = new AbortController().signal;
    const order = { accountId: this.#accountId, subject, requestId, onProgress: () => {}, signal };
    const { fileName } = await this.#builder.build(order);
    const packed = await this.#server.app.features.privacy.files.read(fileName, subject);
    return unzip(Buffer.concat(await packed!.toArray()));
  }
}

const conceptsIn = (files: ReadonlyMap<string, Buffer>): Record<string, { id: string }[]> =>
  JSON.parse(files.get('data.json')!.toString('utf8')).concepts;

const personsOf = (graph: Graph): Subject[] => [
  ...graph.customerIds.map((id) => ({ kind: 'customer' as const, id })),
  ...graph.userIds.map((id) => ({ kind: 'user' as const, id })),
];

/** Erases as the runner of requests does, one step after the other. */
async function erase(server: TestServer, accountId: string, subject: Subject): Promise<void> {
  const { erasure } = server.app.features.privacy;
  const { planHash, blockers } = await erasure.plan(server.app.sessionOf(accountId), subject);
  assert.deepEqual(blockers, []);
  const requestId = newId('PrivacyRequest', Date.now());
  const before: { name: string; store: string; outcome: 'DONE'; count: number }[] = [];
  for (const step of erasure.steps()) {
    const result = await step.run({ requestId, accountId, subject, planHash, before, done: 0 }, () => {});
    assert.ok(result.outcome === 'DONE' || result.outcome === 'NOTHING_FOUND', `${step.name}: ${result.outcome}`);
    before.push({ name: step.name, store: step.store, ...result } as never);
  }
}

/** Whatever was planted of others and is found in a copy: `table.property`. */
function strangers(graph: Graph, subject: Subject, files: ReadonlyMap<string, Buffer>): string[] {
  const text = [...files.values()].map((content) => content.toString('utf8')).join('\n');
  const rows = new Map(graph.rows.map((planted) => [planted.row.id, planted]));
  const isTheirs = (rowId: string) => {
    const { table, row } = rows.get(rowId)!;
    return leadsToIt(graph, table, row, subject);
  };
  return graph.plants
    .filter((plant) => !(isTheirs(plant.rowId) && kindsOf(plant).includes(subject.kind)))
    .filter(({ texts }) => texts.some((planted) => text.includes(planted)))
    .map(({ where }) => where);
}

for (const flavour of flavours) {
  const test = suite(`random graphs of rows on ${flavour.name}`);
  let server: TestServer;

  test.before(async () => {
    server = await startServer(flavour);
  });
  test.after(() => server.close());

  test('a copy has every row of its person and nothing of others; an erasure leaves the copies of all others as they were', async () => {
    const holds = async ({ seed, erased, ...shape }: typeof shapes extends fc.Arbitrary<infer T> ? T : never) => {
      const company = await Company.found(server);
      const parts = { personal: server.app.personal, accountId: company.id };
      const graph = await plantGraph(parts, { ...shape, choose: chooser(seed) });
      await writePlanting(server.app.sessionOf(company.id), graph);
      const copies = new Copies(server, company.id);
      const persons = personsOf(graph);
      const before = new Map<string, Record<string, { id: string }[]>>();
      for (const person of persons) {
        const files = await copies.of(person);
        assert.deepEqual(exportedValues(graph, person, files).missing, []);
        assert.deepEqual(strangers(graph, person, files), []);
        before.set(person.id, conceptsIn(files));
      }
      const gone = persons[erased % persons.length]!;
      await erase(server, company.id, gone);
      for (const person of persons) {
        if (person !== gone) assert.deepEqual(conceptsIn(await copies.of(person)), before.get(person.id));
      }
    };
    await fc.assert(fc.asyncProperty(shapes, holds), { numRuns: RUNS, endOnFailure: true });
  });

  test.run();
}

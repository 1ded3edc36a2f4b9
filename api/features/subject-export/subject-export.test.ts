import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { subjectsOf } from '../../../policies/privacy/map.ts';
import { conceptOf } from '../../../policies/privacy/plans.ts';
import { type AnyRow, type MappedTable, type Subject, TABLES } from '../../store/subject-rows.ts';
import { type ExportBench, openExportBench } from '../../test/support/export-bench.ts';
import { type Graph, plantGraph } from '../../test/support/planted-graph.ts';
import { kindsOf, type Plant, writePlanting } from '../../test/support/planted-rows.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { readCsv } from '../../test/support/unzip.ts';
import { dataCategories } from './index.ts';

/** Whom a row leads to, worked out from the rows themselves and not by the store. */
function leads(graph: Graph, { privacy }: MappedTable, row: AnyRow, subject: Subject): boolean {
  const reach = privacy.subjects[subject.kind];
  if (reach === undefined) return false;
  if (typeof reach === 'string') return row[reach] === subject.id;
  const between = graph.rows.find(
    ({ table, row: other }) => table.privacy.table === reach.table && other.id === row[reach.through],
  );
  return between !== undefined && leads(graph, between.table, between.row, subject);
}

/** What the copy of a person must have: by concept and row, the planted values of their own that are exported. */
function expectedOf(graph: Graph, subject: Subject): Record<string, Record<string, unknown>[]> {
  const expected: Record<string, Record<string, unknown>[]> = {};
  for (const { table, row } of graph.rows) {
    if (!leads(graph, table, row, subject)) continue;
    const entries = Object.entries(table.privacy.properties).filter(
      ([, entry]) => entry.personal && entry.exported && subjectsOf(entry).includes(subject.kind),
    );
    if (entries.length === 0) continue;
    const copy: Record<string, unknown> = { id: row.id };
    for (const [name] of entries) copy[name] = jsonOf(valueIn(graph, row, `${table.privacy.table}.${name}`, name));
    const concept = conceptOf(table.privacy.table);
    expected[concept] = [...(expected[concept] ?? []), copy];
  }
  for (const rows of Object.values(expected)) rows.sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));
  return expected;
}

const plantsByRow = new WeakMap<Graph, Map<string, Plant>>();

/** The value that was planted in a property: plain, also where the row holds it sealed. */
function valueIn(graph: Graph, row: AnyRow, where: string, name: string): unknown {
  const plants = plantsByRow.get(graph) ?? new Map(graph.plants.map((one) => [`${one.rowId} ${one.where}`, one]));
  plantsByRow.set(graph, plants);
  const plant = plants.get(`${row.id} ${where}`);
  return plant ? plant.value : row[name];
}

const jsonOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** The texts planted in values that are of nobody but others: no copy of `subject` may have them. */
function textsOfOthers(graph: Graph, subject: Subject): string[] {
  const rows = new Map(graph.rows.map(({ table, row }) => [row.id, { table, row }]));
  const isOwn = (plant: Plant): boolean => {
    const { table, row } = rows.get(plant.rowId)!;
    return kindsOf(plant).includes(subject.kind) && leads(graph, table, row, subject);
  };
  return graph.plants.filter((plant) => !isOwn(plant)).flatMap(({ texts }) => [...texts]);
}

function personsOf({ customerIds, userIds }: Graph): Subject[] {
  return [
    ...customerIds.map((id) => ({ kind: 'customer', id }) as const),
    ...userIds.map((id) => ({ kind: 'user', id }) as const),
  ];
}

for (const flavour of flavours) {
  const test = suite(`the copy of a person on ${flavour.name}`);
  let bench: ExportBench;
  let graph: Graph;

  /** Each person's package is made once, for those who only look at it. */
  const made = new Map<string, Awaited<ReturnType<ExportBench['unpacked']>>>();
  const packageOf = async (subject: Subject) => {
    const found = made.get(subject.id) ?? (await bench.unpacked(subject));
    made.set(subject.id, found);
    return found;
  };

  test.before(async () => {
    bench = await openExportBench(flavour);
    graph = await plantGraph(bench, {
      customers: 3,
      users: 3,
      rowsEach: 3,
      choose: (count) => randomInt(Math.max(count, 1)),
    });
    await writePlanting(bench.sessionOf(bench.accountId), graph);
  });
  test.after(() => bench.close());

  test('has every row that leads to them, with all that is theirs and nothing else', async () => {
    for (const subject of personsOf(graph)) {
      const { concepts, built, data } = await packageOf(subject);
      const found = Object.fromEntries(Object.entries(concepts).filter(([, rows]) => rows.length > 0));
      assert.deepEqual(found, expectedOf(graph, subject));
      assert.deepEqual([data.format, data.account, data.subject], ['whereabouts-export/1', bench.accountId, subject]);
      assert.deepEqual(
        built.concepts.map(({ concept, rows, unreadable }) => [concept, rows, unreadable]),
        Object.entries(concepts).map(([concept, rows]) => [concept, rows.length, 0]),
      );
    }
  });

  test('has a concept for each table that leads to them and is exported, also where there is nothing', async () => {
    const { built } = await bench.unpacked(personsOf(graph)[0]!, await bench.foundAccount());
    const tables = TABLES.filter(({ privacy: { subjects, properties } }) => {
      const entries = Object.values(properties);
      return (
        subjects.customer &&
        entries.some((entry) => entry.personal && entry.exported && subjectsOf(entry).includes('customer'))
      );
    });
    assert.deepEqual(
      built.concepts.map(({ concept, outcome, rows }) => [concept, outcome, rows]),
      tables.map(({ privacy }) => [conceptOf(privacy.table), 'NOTHING_FOUND', 0]),
    );
    assert.ok(tables.length >= 8);
  });

  test('says in every form the same, and nothing of anybody else', async () => {
    for (const subject of personsOf(graph)) {
      const { packed, concepts } = await packageOf(subject);
      const html = packed.get('index.html')!.toString();
      for (const [concept, rows] of Object.entries(concepts)) {
        const [, ...records] = readCsv(packed.get(`csv/${concept}.csv`)!.toString());
        assert.deepEqual(
          records.map(([id]) => id),
          rows.map(({ id }) => id),
        );
        for (const { id } of rows) assert.ok(html.includes(id as string));
      }
      const everything = [...packed.values()].map(String).join('\n');
      for (const text of textsOfOthers(graph, subject))
        assert.ok(!everything.includes(text), `${subject.kind} has ${text}`);
    }
  });

  test('is counted without content before it is made', async () => {
    const subject = personsOf(graph)[0]!;
    const expected = expectedOf(graph, subject);
    const counts = await dataCategories(bench.sessionOf(bench.accountId), subject);
    for (const { concept, rows, properties } of counts) {
      assert.equal(rows, expected[concept]?.length ?? 0, concept);
      for (const name of properties) assert.ok(!expected[concept] || name in expected[concept][0]!);
    }
    assert.deepEqual(
      [...new Set(counts.map(({ concept }) => concept))].filter((concept) => expected[concept]).sort(),
      Object.keys(expected).sort(),
    );
  });

  test('names what cannot be opened and has the rest', async () => {
    const subject = { kind: 'customer', id: graph.customerIds[1]! } as const;
    const points = graph.rows.filter(
      ({ table, row }) => table.privacy.table === 'contact_point' && leads(graph, table, row, subject),
    );
    const victim = points[0] ?? graph.rows.find(({ row }) => row.id === subject.id)!;
    const [table, column] = points[0] ? ['contact_point', 'value'] : ['customer', 'name'];
    const spoil = `update ${table} set ${column} = '\\x0101020304' where id = '${victim.row.id}'`;
    await bench.sessionOf(bench.accountId).transaction(({ em }) => em.execute(spoil));
    const { built, concepts, packed } = await bench.unpacked(subject);
    const result = built.concepts.find(({ concept }) => concept === conceptOf(table!))!;
    assert.equal(result.unreadable, 1);
    assert.equal(concepts[conceptOf(table!)]!.find(({ id }) => id === victim.row.id)![column!], null);
    assert.match(packed.get('README.txt')!.toString(), /1 of the values could not be read/);
  });

  test('says of a table that is not there that it is missing', async () => {
    await bench.sessionOf(bench.accountId).em.getConnection().execute('alter table opt_out rename to opt_out_gone');
    try {
      const { built, packed, concepts } = await bench.unpacked(personsOf(graph)[0]!);
      const outcomes = new Map(built.concepts.map(({ concept, outcome }) => [concept, outcome]));
      assert.equal(outcomes.get('optOut'), 'MISSING');
      assert.deepEqual(concepts['optOut'], []);
      assert.ok([...outcomes].every(([concept, outcome]) => concept === 'optOut' || outcome !== 'MISSING'));
      assert.match(packed.get('index.html')!.toString(), /The table is not there/);
    } finally {
      await bench.sessionOf(bench.accountId).em.getConnection().execute('alter table opt_out_gone rename to opt_out');
    }
  });

  test.run();
}

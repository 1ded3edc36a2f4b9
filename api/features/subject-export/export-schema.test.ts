import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { exportSchemaText } from '../../../codegen/print-export-schema.ts';
import { type ExportBench, openExportBench } from '../../test/support/export-bench.ts';
import { type JsonSchema, misfits } from '../../test/support/json-schema.ts';
import { type Graph, plantGraph } from '../../test/support/planted-graph.ts';
import { writePlanting } from '../../test/support/planted-rows.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';

const test = suite('the published schema of a copy');
const schema = JSON.parse(exportSchemaText()) as JsonSchema;
let bench: ExportBench;
let graph: Graph;

test.before(async () => {
  bench = await openExportBench(flavours[0]!);
  const choose = (count: number): number => randomInt(Math.max(count, 1));
  graph = await plantGraph(bench, { customers: 2, users: 2, rowsEach: 2, choose });
  await writePlanting(bench.sessionOf(bench.accountId), graph);
});
test.after(() => bench.close());

test('fits the copies of customers and of users, with rows in every concept', async () => {
  const filled = new Set<string>();
  for (const [kind, ids] of [
    ['customer', graph.customerIds],
    ['user', graph.userIds],
  ] as const)
    for (const id of ids) {
      const { data } = await bench.unpacked({ kind, id });
      assert.deepEqual(misfits(schema, data), []);
      for (const [concept, rows] of Object.entries(data.concepts as Record<string, unknown[]>))
        if (rows.length > 0) filled.add(concept);
    }
  assert.ok(filled.size >= 12, `rows in ${[...filled].join(', ')}`);
});

test('does not fit a copy that lacks a property, has one too many, or has one of another type', async () => {
  const { data } = await bench.unpacked({ kind: 'customer', id: graph.customerIds[0]! });
  const wrong = (change: (copy: typeof data) => void): string => {
    const copy = structuredClone(data);
    change(copy);
    return misfits(schema, copy).join('\n');
  };
  const first = (copy: typeof data) => copy.concepts['customer'][0];
  assert.match(
    wrong((copy) => delete first(copy).name),
    /customer\[0\]\.name is missing/,
  );
  assert.match(
    wrong((copy) => Object.assign(first(copy), { nameHashes: [] })),
    /nameHashes is unknown/,
  );
  assert.match(
    wrong((copy) => Object.assign(first(copy), { createdAt: 'today' })),
    /createdAt is no instant/,
  );
  assert.match(
    wrong((copy) => Object.assign(copy, { format: 'other/1' })),
    /format is not whereabouts-export\/1/,
  );
  assert.match(
    wrong((copy) => Object.assign(copy.subject, { kind: 'user' })),
    /\$\./,
  );
  assert.match(
    wrong((copy) => delete copy.concepts['visit']),
    /concepts\.visit is missing/,
  );
});

test.run();

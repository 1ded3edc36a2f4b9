import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { audienceSchemas } from '../api/access/audience-schema.ts';
import { misfitsOf } from '../api/access/misfits.ts';
import { POLICY } from '../api/access/schema-policy.ts';
import { buildFullSchema } from '../api/schema.ts';
import { suite } from '../api/test/support/suite.ts';
import { audiencesPrinter } from './print-audiences.ts';
import { matrixPrinter } from './print-matrix.ts';
import { schemaPrinter, schemaText, undescribed } from './print-schema.ts';
import type { Source } from './printer.ts';
import { put, staleFiles } from './stale.ts';

const test = suite('generated files');

const PRINTERS = [schemaPrinter, audiencesPrinter, matrixPrinter];
let full: GraphQLSchema;
let source: Source;

test.before(async () => {
  full = await buildFullSchema();
});
test.before.each(() => {
  source = { root: mkdtempSync(join(tmpdir(), 'generated-')), full, audiences: audienceSchemas(full) };
});
test.after.each(() => rmSync(source.root, { recursive: true }));

async function generate(): Promise<string[]> {
  const stale = await staleFiles(PRINTERS, source);
  for (const [path, text] of stale) put(source.root, path, text);
  return [...stale.keys()].sort();
}

test('are written once, and then only where they are not as they should be', async () => {
  const written = await generate();
  const audiences = ['compliance', 'customer', 'office', 'partner', 'provider'].map(
    (name) => `schema/audiences/${name}.graphql`,
  );
  assert.deepEqual(written, ['policies/matrix.md', ...audiences, 'schema/schema.graphql']);
  assert.deepEqual(await generate(), []);
  writeFileSync(join(source.root, 'policies/matrix.md'), 'edited by hand');
  assert.deepEqual(await generate(), ['policies/matrix.md']);
});

test('are taken away where nothing prints them any more', async () => {
  await generate();
  const left = join(source.root, 'schema/audiences/auditor.graphql');
  mkdirSync(join(source.root, 'schema/types'));
  const others = join(source.root, 'schema/types/mine.ts');
  for (const file of [left, others]) writeFileSync(file, 'x');
  assert.deepEqual(await generate(), ['schema/audiences/auditor.graphql']);
  assert.deepEqual([existsSync(left), existsSync(others)], [false, true]);
});

test('hold schemas that can be read again, sorted and described', async () => {
  await generate();
  for (const name of Object.keys(source.audiences)) {
    const text = readFileSync(join(source.root, `schema/audiences/${name}.graphql`), 'utf8');
    assert.equal(schemaText(buildSchema(text)), text, name);
    assert.deepEqual(undescribed(buildSchema(text)), [], name);
  }
});

test('are refused for a schema with a type, field, argument or value that says nothing of itself', () => {
  const silent = buildSchema(`
    type Query { "Said." account("Said." id: ID, silent: Int): Silent "Said." page: Page }
    type Silent { "Said." said: ID  unsaid: ID }
    "Said." enum Page { "Said." FIRST LAST }
    "Said." input Filter { silent: ID }
  `);
  const names = ['Query', 'Query.account.silent', 'Silent', 'Silent.unsaid', 'Page.LAST', 'Filter.silent'];
  assert.deepEqual(undescribed(silent).sort(), names.sort());
  assert.throws(() => schemaPrinter.print({ ...source, full: silent }), /Silent\.unsaid has no description/);
});

test('are refused where the policy names what there is not, or where a refusable field cannot be null', () => {
  const looksAt = { ...POLICY.looksAt, 'VisitFilter.stages': 'Visit.stage', 'VisitFilter.stage': 'Visit.step' };
  const wrong = misfitsOf(full, { ...POLICY, looksAt });
  assert.deepEqual(wrong, ['looksAt: there is no Visit.step', 'looksAt: there is no VisitFilter.stages']);
  const slips = misfitsOf(full, {
    ...POLICY,
    rules: [
      ...POLICY.rules,
      (_, { can, cannot }) => {
        can('read', 'Provider', ['fulname']);
        cannot('read', 'ProviderPosition', ['freshness'], { stage: 'ON_SITE' });
        can('read', 'ApiKey', ['label'], { userId: 'usr_viewer' });
      },
    ],
  }).join('\n');
  assert.match(slips, /A rule on read names Provider\.fulname, which there is not/);
  assert.match(slips, /ProviderPosition\.freshness must be nullable: not every row has it for office: ADMIN/);
  assert.match(slips, /ApiKey\.label can be read by partner: eta:read on rows of which id cannot/);
});

test('say of every field and act, for every kind of viewer, whether and when', async () => {
  await generate();
  const matrix = readFileSync(join(source.root, 'policies/matrix.md'), 'utf8');
  const section = matrix.slice(matrix.indexOf('## Visit\n'), matrix.indexOf('## Shift\n'));
  const [header = '', , ...rows] = section.split('\n').filter((line) => line.startsWith('|'));
  const cells = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const columns = cells(header);
  const cellOf = (row: string, column: string): string | undefined =>
    cells(rows.find((line) => cells(line)[0] === row) ?? '')[columns.indexOf(column)];
  assert.deepEqual(
    columns.slice(1),
    POLICY.representatives.map(({ name }) => name),
  );
  assert.equal(cellOf('id *', 'office: AGENT'), 'yes');
  assert.equal(cellOf('notes', 'customer: share link'), '-');
  const note = cellOf('notes', 'provider: PROVIDER')!;
  assert.ok(
    section.includes(
      `- ${note} \`assigneeId = viewer.providerId and restricted = false and stage in (BOOKED, DISPATCHED, EN_ROUTE, ON_SITE)\``,
    ),
  );
  assert.ok(section.includes(`- ${cellOf('**assign**', 'office: DISPATCHER')} \`restricted = false\``));
  assert.equal(cellOf('**cancel**', 'office: DISPATCHER'), 'yes');
});

test.run();

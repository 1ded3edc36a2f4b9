import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { type Ability, abilityFor } from '../../policies/ability.ts';
import type { ViewerFacts } from '../../policies/facts.ts';
import { suite } from '../test/support/suite.ts';
import { type Access, accessBy } from './access.ts';
import type { RowFilter } from './condition-sql.ts';
import { matrixCell } from './matrix-cell.ts';
import { arbitraryRules, arbitraryViewer, asFacts, FACTS, FIELDS, ROWS } from './test/arbitrary-rules.ts';
import { holdsAsPrinted } from './test/read-matrix.ts';

const test = suite('the SQL filter, the row check and the matrix');

const RUNS = 400;
let database: PGlite;

test.before(async () => {
  database = await PGlite.create();
  await database.exec(`create table scratch (n int, ${FACTS.map((fact) => `"${fact}" text`).join(', ')})`);
  const columns = ['n', ...FACTS.map((fact) => `"${fact}"`)].join(', ');
  const rows = JSON.stringify(ROWS.map((row, n) => ({ n, ...row })));
  const shape = ['n int', ...FACTS.map((fact) => `"${fact}" text`)].join(', ');
  await database.query(`insert into scratch select ${columns} from json_to_recordset($1::json) as r(${shape})`, [rows]);
});
test.after(() => database.close());

/** The numbers of the rows that the filter lets through. */
async function selected(filter: RowFilter): Promise<number[]> {
  if (filter === 'none') return [];
  if (filter === 'all') return ROWS.map((_, n) => n);
  let count = 0;
  const sql = filter.sql.replaceAll('?', () => `$${++count}`);
  assert.equal(count, filter.params.length, 'as many placeholders as parameters');
  const { rows } = await database.query<{ n: number }>(`select n from scratch where ${sql} order by n`, filter.params);
  return rows.map(({ n }) => n);
}

const numbersWhere = (holds: (row: (typeof ROWS)[number]) => boolean): number[] =>
  ROWS.flatMap((row, n) => (holds(row) ? [n] : []));

function printed(access: Access, viewer: ViewerFacts, field: string): number[] {
  const cell = matrixCell(access, viewer, 'read', 'Visit', field);
  const names: Record<string, string> = {};
  for (const fact of ['userId', 'providerId', 'visitId', 'customerId'] as const)
    if (viewer[fact] !== null) names[`viewer.${fact}`] = viewer[fact];
  return numbersWhere((row) => row.accountId === viewer.accountId && holdsAsPrinted(cell, row, names));
}

/** CASL's own answer, asked row by row: the row exists, and the field may be read. */
const byCasl = (ability: Ability, field: string): number[] =>
  numbersWhere((row) => {
    const subject = { __subject: 'Visit', ...row } as never;
    return ability.can('read', subject, 'id') && ability.can('read', subject, field);
  });

test('answer alike for random viewers, rows with nulls, and rules', async () => {
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryViewer, arbitraryRules, async (viewer, rules) => {
      const ability = abilityFor(viewer, [rules]);
      const access = accessBy([rules], viewer);
      for (const field of FIELDS) {
        const expected = byCasl(ability, field);
        const checked = numbersWhere((row) => access.canReadField('Visit', field, asFacts(row)));
        assert.deepEqual(checked, expected, `the row check of ${field}`);
        assert.deepEqual(printed(access, viewer, field), expected, `the matrix of ${field}`);
        const filter = access.rowFilter('Visit', (fact) => `"${fact}"`, [field]);
        assert.deepEqual(await selected(filter), expected, `the SQL filter of ${field}`);
        if (expected.length > 0)
          assert.ok(access.canOnSome('read', 'Visit', field), `${field} is readable on some row`);
        if (expected.length > 0 && expected.length < ROWS.length) decided++;
      }
    }),
    { numRuns: RUNS },
  );
  assert.ok(decided > RUNS / 4, `only ${decided} of the random rules let some rows through and others not`);
});

test('never let a row of another account through, whatever the rules say', () => {
  fc.assert(
    fc.property(arbitraryViewer, arbitraryRules, (viewer, rules) => {
      const access = accessBy([rules], viewer);
      for (const row of ROWS) {
        if (row.accountId !== viewer.accountId) assert.equal(access.canRead('Visit', asFacts(row)), false);
      }
    }),
    { numRuns: RUNS },
  );
});

test.run();

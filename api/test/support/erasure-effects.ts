import assert from 'node:assert/strict';
import type { Subject } from '../../store/subject-rows.ts';
import type { Json } from './actor.ts';
import type { RunSql } from './at-rest.ts';
import { leadsToIt } from './exported-values.ts';
import { checkGenuine } from './genuine-file.ts';
import type { Survived } from './killed-life.ts';
import type { Graph } from './planted-graph.ts';

/** Tables of which rows that lead to an erased person stay, as proof. */
const KEPT_TABLES = ['audit_entry', 'consent', 'legal_hold', 'privacy_request'];

/** Where sealing puts an entry of the audit log in the chain. Any server does that at any time; it is no change of what the entry says. */
const SEALING: Readonly<Record<string, string>> = { audit_entry: " - array['batch', 'place']" };

/** What the rows of a graph that are in the database say, by id. */
export async function rowsIn(run: RunSql, graph: Graph): Promise<Map<string, Record<string, unknown>>> {
  const byTable = Map.groupBy(graph.rows, ({ table }) => table.privacy.table);
  const found = new Map<string, Record<string, unknown>>();
  for (const [table, rows] of byTable) {
    const ids = rows.map(({ row }) => `'${row.id}'`).join(', ');
    const content = `to_jsonb(one)${SEALING[table] ?? ''}`;
    for (const { row } of await run(`select ${content} as row from ${table} one where id in (${ids})`)) {
      const value = row as Record<string, unknown>;
      found.set(value['id'] as string, value);
    }
  }
  return found;
}

const columnOf = (property: string) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What is left that leads to a person and is none of what is kept as proof: `table id`. */
export async function remainsOf(run: RunSql, graph: Graph, person: Subject): Promise<string[]> {
  const left = await rowsIn(run, graph);
  return graph.rows.flatMap(({ table, row }) => {
    const { table: name, subjects } = table.privacy;
    const now = left.get(row.id);
    if (!now || KEPT_TABLES.includes(name) || !leadsToIt(graph, table, row, person)) return [];
    const reach = subjects[person.kind]!;
    const link = typeof reach === 'string' ? reach : reach.through;
    return now[columnOf(link)] == null ? [] : [`${name} ${row.id}`];
  });
}

/** How many rows of each table the plan that was approved says are touched. */
function plannedRows({ preview }: Json): Map<string, number> {
  const tables = preview.tables as { table: string; delete: number; detach: number; blank: number }[];
  return new Map(tables.map((each) => [each.table, each.delete + each.detach + each.blank]));
}

/** Throws unless the certificate is genuine and says of each step what the plan said would be done, and so once. */
export function checkCertificate({ planned, done }: Survived, others: Readonly<Record<string, number>>): void {
  assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
  assert.equal(done.percent, 100);
  checkGenuine(done.certificate);
  const { counts, keysDestroyed, ledgerNumber, planHash, requestId } = JSON.parse(done.certificate);
  assert.deepEqual([requestId, planHash, keysDestroyed], [done.id, planned.planHash, 1]);
  assert.ok(ledgerNumber > 0);
  const rows = plannedRows(planned);
  const expected: Record<string, number> = {};
  const said: Record<string, number> = {};
  for (const { step, count } of counts as { step: string; count: number }[]) {
    const [, table] = /^erasure\.rows:(.+)$/.exec(step) ?? [];
    const should = table ? (rows.get(table) ?? 0) : others[step];
    if (should === undefined) continue;
    expected[step] = should;
    said[step] = count;
  }
  assert.ok(Object.keys(said).length > rows.size, 'the certificate counts the other stores too');
  assert.deepEqual(said, expected);
}

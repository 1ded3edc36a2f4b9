import { isDeepStrictEqual } from 'node:util';
import { subjectsOf } from '../../../policies/privacy/map.ts';
import type { AnyRow, MappedTable, Subject } from '../../store/subject-rows.ts';
import type { Graph } from './planted-graph.ts';

const inCamelCase = (table: string) => table.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** Whether a planted row leads to a person, as its map says. Written anew here, so that the product is not its own judge. */
export function leadsToIt(graph: Graph, { privacy }: MappedTable, row: AnyRow, { kind, id }: Subject): boolean {
  const reach = privacy.subjects[kind];
  if (reach === undefined) return false;
  if (typeof reach === 'string') return row[reach] === id;
  const through = graph.rows.find(
    (other) => other.table.privacy.table === reach.table && other.row.id === row[reach.through],
  );
  return through !== undefined && leadsToIt(graph, through.table, through.row, { kind, id });
}

/** What of the planted values of a person an export does not hold as it was planted: `table.property`, each once. */
export function exportedValues(graph: Graph, person: Subject, files: ReadonlyMap<string, Buffer>) {
  const data = JSON.parse(files.get('data.json')?.toString('utf8') ?? 'null') as {
    concepts: Record<string, Record<string, unknown>[]>;
  };
  const byId = new Map(graph.rows.map((planted) => [planted.row.id, planted]));
  const missing = new Set<string>();
  let checked = 0;
  for (const { where, rowId, entry, value } of graph.plants) {
    const { table, row } = byId.get(rowId)!;
    if (!entry.exported || !subjectsOf(entry).includes(person.kind) || !leadsToIt(graph, table, row, person)) continue;
    const rows = data.concepts[inCamelCase(table.privacy.table)] ?? [];
    const exported = rows.find(({ id }) => id === rowId)?.[where.split('.')[1]!];
    checked++;
    // As JSON has it: an instant is a text.
    if (!isDeepStrictEqual(exported ?? null, JSON.parse(JSON.stringify(value ?? null)))) missing.add(where);
  }
  return { missing: [...missing].sort(), checked };
}

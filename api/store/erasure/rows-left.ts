import type { SubjectKind } from '../../../policies/privacy/vocabulary.ts';
import { ColumnNames } from '../naming.ts';
import type { Session } from '../session.ts';
import { type MappedTable, type Subject, TABLES } from '../subject-rows.ts';

const naming = new ColumnNames();

/** The condition, in SQL, that rows of a table lead to the person whose id is the parameter. */
export function leadsToSql({ privacy }: MappedTable, kind: SubjectKind, tables: readonly MappedTable[]): string {
  const reach = privacy.subjects[kind]!;
  if (typeof reach === 'string') return `${columnOf(reach)} = ?`;
  const between = tables.find((table) => table.privacy.table === reach.table)!;
  const inner = leadsToSql(between, kind, tables);
  return `${columnOf(reach.through)} in (select id from "${reach.table}" where ${inner})`;
}

/** The column of a property, quoted. */
export const columnOf = (property: string) => `"${naming.propertyToColumnName(property)}"`;

/** Which of these tables have a row that leads to a person, by one statement. */
export async function tablesWithRows(
  session: Session,
  subject: Subject,
  among: readonly MappedTable[],
  tables: readonly MappedTable[] = TABLES,
): Promise<Set<string>> {
  if (among.length === 0) return new Set();
  const selects = among.map((table) => {
    const { table: name } = table.privacy;
    return `select '${name}' as name where exists (select from "${name}" where ${leadsToSql(table, subject.kind, tables)})`;
  });
  const parameters = among.map(() => subject.id);
  const rows = await session.em.execute<{ name: string }[]>(selects.join(' union all '), parameters);
  return new Set(rows.map(({ name }) => name));
}

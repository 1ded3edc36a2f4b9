import type { DataCategory, Purpose } from '../../../policies/privacy/vocabulary.ts';
import type { Session } from '../../store/session.ts';
import { type MappedTable, type Subject, TABLES } from '../../store/subject-rows.ts';
import { conceptsOf } from './concept.ts';
import { subjectExportStore } from './subject-export.store.ts';

/** What a copy would contain of one category of a concept, for one purpose, without content. */
export interface DataCategoryCount {
  readonly concept: string;
  readonly category: DataCategory;
  readonly purpose: Purpose;
  /** Rows of the concept that lead to the person; null if its table is not there. */
  readonly rows: number | null;
  /** The names of the properties that the copy would contain. */
  readonly properties: readonly string[];
}

/** What would be in the copy of a person, by concept, category and purpose, in the order of the model; also what has no rows. */
export async function dataCategories(
  session: Session,
  subject: Subject,
  tables: readonly MappedTable[] = TABLES,
): Promise<DataCategoryCount[]> {
  const counts: DataCategoryCount[] = [];
  for (const { name, table, exported } of conceptsOf(subject.kind, tables)) {
    const rows = await subjectExportStore.count(session, table, subject);
    const groups = Map.groupBy(exported, ({ entry }) => `${entry.category} ${entry.purpose}`);
    for (const group of groups.values()) {
      const { category, purpose } = group[0]!.entry;
      counts.push({ concept: name, category, purpose, rows, properties: group.map((property) => property.name) });
    }
  }
  return counts;
}

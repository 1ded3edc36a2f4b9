import type { PersonalEntry } from '../../../policies/privacy/map.ts';
import { conceptOf, exportedOf, isOf } from '../../../policies/privacy/plans.ts';
import type { SubjectKind } from '../../../policies/privacy/vocabulary.ts';
import { type MappedTable, TABLES, tablesOf } from '../../store/subject-rows.ts';

/** A property of a concept as a copy has it, with what the map says of it. */
export interface ConceptProperty {
  readonly name: string;
  readonly entry: PersonalEntry;
}

/** A table as the copy of a kind of person has it. */
export interface Concept {
  /** The table's name in camelCase: the key in `data.json` and the name of the CSV file. */
  readonly name: string;
  readonly table: MappedTable;
  /** What the copy contains beside the id of the row, in the order of the map. At least one. */
  readonly exported: readonly ConceptProperty[];
  /** What is held about the person and is not in the copy. */
  readonly withheld: readonly ConceptProperty[];
}

/** Every concept in which something is held that a copy for that kind of person contains, in the order of the model. */
export function conceptsOf(kind: SubjectKind, tables: readonly MappedTable[] = TABLES): Concept[] {
  return tablesOf(kind, tables)
    .map((table) => conceptIn(table, kind))
    .filter(({ exported }) => exported.length > 0);
}

function conceptIn(table: MappedTable, kind: SubjectKind): Concept {
  const { privacy } = table;
  const inCopy = new Set(exportedOf(privacy, kind));
  const own = Object.entries(privacy.properties).flatMap(([name, entry]) =>
    isOf(entry, kind) ? [{ name, entry }] : [],
  );
  return {
    name: conceptOf(privacy.table),
    table,
    exported: own.filter(({ name }) => inCopy.has(name)),
    withheld: own.filter(({ name }) => !inCopy.has(name)),
  };
}

/** A name of the model as people read it: `windowStart` is `Window start`. */
export function titleOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import type { Subject } from '../../store/subject-rows.ts';
import type { Concept } from './concept.ts';
import type { ConceptResult } from './record.ts';
import type { RowSpool } from './row-spool.ts';

/** A concept of a copy with its rows. */
export interface CollectedConcept {
  readonly concept: Concept;
  readonly result: ConceptResult;
  readonly rows: RowSpool;
}

/** Everything that a package is written from. */
export interface PackageContents {
  readonly accountId: string;
  readonly subject: Subject;
  readonly requestId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Language of dates, as BCP 47 has it. */
  readonly locale: string;
  readonly concepts: readonly CollectedConcept[];
  /** How often somebody of the company read the person's row, as the audit log has it; null if it is not there. */
  readonly readings: number | null;
}

/** The form of `data.json`, named in it. `schema/export.schema.json` describes it. */
export const DATA_FORMAT = 'whereabouts-export/1';

/** What a person is told of what is not in the copy, in every form of it. */
export const NOT_IN_IT = [
  'Positions: none is stored. A position lives in memory for two minutes at most and is never written down, so there is none to copy.',
  'What belongs to other people, even where a row is about both of you: their part is theirs.',
  'Marks by which the platform finds a value again (keyed hashes) and hashes of keys and links: nobody can read anything from them.',
] as const;

/** Who read the person's data, as far as that is theirs to know. */
export function readingsText(readings: number | null): string {
  if (readings === null) return 'Who read it: the audit log is not there, so this could not be told.';
  const times = `${readings === 0 ? 'no' : readings} ${readings === 1 ? 'reading' : 'readings'}`;
  return `Who read it: the audit log has ${times} of your entry here by people of the company. Who they were is their own data; the company can answer for each.`;
}

/** The path of a concept's CSV file in the package. */
export const csvPath = (concept: string): string => `csv/${concept}.csv`;

/** What became of a concept, in words. */
export function outcomeText({ outcome, rows, unreadable }: ConceptResult): string {
  if (outcome === 'MISSING') return 'The table is not there: whether anything is held could not be told.';
  if (outcome === 'NOTHING_FOUND') return 'Nothing is held.';
  const held = `${rows} ${rows === 1 ? 'row' : 'rows'}.`;
  return unreadable === 0 ? held : `${held} ${unreadable} of the values could not be read and are left empty.`;
}

import { type ImpersonalEntry, type PersonalEntry, subjectsOf, type TablePrivacy } from './map.ts';
import type { SubjectKind } from './vocabulary.ts';

/** What the maps say to be done with the rows of a table for a kind of person. The same for everybody of that kind. */

type Entry = ImpersonalEntry | PersonalEntry;

/** The name of a table's concept in a copy: `contact_point` is `contactPoint`. */
export function conceptOf(table: string): string {
  return table.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a property is of a kind of person. */
export function isOf(entry: Entry, kind: SubjectKind): entry is PersonalEntry {
  return entry.personal && subjectsOf(entry).includes(kind);
}

function propertiesOf(map: TablePrivacy, kind: SubjectKind, holds: (entry: PersonalEntry) => boolean): string[] {
  return Object.entries(map.properties)
    .filter(([, entry]) => isOf(entry, kind) && holds(entry))
    .map(([name]) => name);
}

/** The properties that the copy of a kind of person contains, in the order of the map. Empty: the table is not in it. */
export function exportedOf(map: TablePrivacy, kind: SubjectKind): string[] {
  return propertiesOf(map, kind, ({ exported }) => exported);
}

export interface ErasurePlan {
  /**
   * What becomes of a row that leads to nobody else: it goes, or it stays because something in it must.
   */
  readonly own: 'DELETED' | 'KEPT';
  /** What becomes of a row that leads to somebody else too; null where no row of the table does. */
  readonly shared: 'DETACHED' | 'KEPT' | null;
  /** The properties that are emptied in rows that stay. */
  readonly blanked: readonly string[];
  /** The properties that stay, by their reason. */
  readonly kept: ReadonlyMap<string, readonly string[]>;
  /** The properties that are of somebody else too, and stay with them in a row that is detached. */
  readonly others: readonly string[];
}

/** What the erasure of a person does to a table; null where no row leads to that kind of person. */
export function erasurePlanOf(map: TablePrivacy, kind: SubjectKind): ErasurePlan | null {
  if (map.subjects[kind] === undefined) return null;
  const kept = new Map<string, string[]>();
  for (const [name, entry] of Object.entries(map.properties)) {
    if (!isOf(entry, kind) || typeof entry.onErasure === 'string') continue;
    kept.set(entry.onErasure.keep, [...(kept.get(entry.onErasure.keep) ?? []), name]);
  }
  const isShared = leadsToTwo(map);
  const stays = kept.size > 0;
  const staysWithOther = (entry: PersonalEntry): boolean => isShared && subjectsOf(entry).length > 1;
  const goes = ({ onErasure }: PersonalEntry): boolean => typeof onErasure === 'string';
  return {
    own: stays ? 'KEPT' : 'DELETED',
    shared: isShared ? (stays ? 'KEPT' : 'DETACHED') : null,
    blanked: propertiesOf(map, kind, (entry) => goes(entry) && !staysWithOther(entry)),
    kept,
    others: propertiesOf(map, kind, (entry) => goes(entry) && staysWithOther(entry)),
  };
}

/**
 * Whether one row can lead to two persons. Where each row is of one kind or of the other, every entry names both kinds; where it is of
 * both, something in it is of one alone, or one is reached through a row that is the other's work.
 */
function leadsToTwo({ subjects, properties }: TablePrivacy): boolean {
  const kinds = Object.keys(subjects).length;
  if (kinds < 2) return false;
  const entries = Object.values(properties).filter((entry): entry is PersonalEntry => entry.personal);
  const isReachedThrough = Object.values(subjects).some((reach) => typeof reach !== 'string');
  return isReachedThrough || entries.some((entry) => subjectsOf(entry).length < kinds);
}

import { SUBJECTS, type SubjectKind } from '../../../policies/privacy/vocabulary.ts';
import { childrenFirst, tableFate } from '../../store/erasure/index.ts';
import { type MappedTable, TABLES } from '../../store/subject-rows.ts';

/** A step of an erasure, as it stands in the registry. */
export interface ErasureStep {
  readonly name: string;
  readonly store: 'database' | 'keys' | 'files' | 'queue' | 'cache' | 'bus' | 'ledger' | 'certificate';
  /** The table, for a step that is about the rows of one. */
  readonly table: MappedTable | null;
  /** Whether a second run comes to the same: of rows, it goes on from what was told. */
  readonly isRepeatable: boolean;
  /** The kinds of person for whom there is something to do. */
  readonly kinds: readonly SubjectKind[];
}

const EVERY_KIND = Object.keys(SUBJECTS) as SubjectKind[];

/** What is there to be removed once, and is not any more the second time. */
const COUNTED_ONCE = ['mark', 'files', 'queue', 'certificate'];

const step = (name: string, store: ErasureStep['store']): ErasureStep => ({
  name: `erasure.${name}`,
  store,
  table: null,
  isRepeatable: !COUNTED_ONCE.includes(name),
  kinds: EVERY_KIND,
});

function rowsStep(table: MappedTable): ErasureStep {
  const kinds = EVERY_KIND.filter((kind) => tableFate(table, kind) !== null);
  return { name: `erasure.rows:${table.privacy.table}`, store: 'database', table, isRepeatable: true, kinds };
}

/** The steps over these tables, in their order. */
export function erasureStepsOf(tables: readonly MappedTable[]): ErasureStep[] {
  const rows = childrenFirst(tables).map(rowsStep);
  return [
    // The person comes in no more, and what to look for is known, before anything goes.
    step('mark', 'database'),
    step('cache', 'cache'),
    step('bus', 'bus'),
    step('files', 'files'),
    step('queue', 'queue'),
    ...rows.filter(({ kinds }) => kinds.length > 0),
    // Once the rows are gone here, this makes those in backups unreadable.
    step('key', 'keys'),
    step('ledger', 'ledger'),
    step('verify', 'database'),
    step('certificate', 'certificate'),
  ];
}

/** Every step of an erasure, in its order: of the rows, a step for each table, those first that lead to others. */
export const ERASURE_STEPS: readonly ErasureStep[] = erasureStepsOf(TABLES);

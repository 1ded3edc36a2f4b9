import { setImmediate as othersTurn } from 'node:timers/promises';
import type { PrivacyMap } from '../../../policies/privacy/map.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Session } from '../../store/session.ts';
import type { AnyRow, Subject } from '../../store/subject-rows.ts';
import type { Personal } from '../../store/vault/index.ts';
import type { Concept, ConceptProperty } from './concept.ts';
import type { CollectedConcept } from './package-contents.ts';
import { type CopiedRow, type CopiedValue, copied } from './record.ts';
import type { RowSpool } from './row-spool.ts';
import { subjectExportStore } from './subject-export.store.ts';

/** How far the collection of a concept is, in rows. */
export interface ExportProgress {
  readonly concept: string;
  readonly done: number;
  readonly total: number;
}

export interface Collecting {
  readonly session: Session;
  readonly personal: Personal;
  readonly subject: Subject;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
}

/** A map whose entity is known only when it runs. */
type AnyMap = PrivacyMap<AnyRow>;
type AnyKey = never;

/**
 * Reads the rows of a concept that lead to the person into the spool, page by page, with their own properties opened. A
 * property of somebody else in the same row is never looked at. Throws what the signal says, and UNAVAILABLE.
 */
export async function collect(concept: Concept, rows: RowSpool, collecting: Collecting): Promise<CollectedConcept> {
  const { session, subject, signal, onProgress } = collecting;
  signal.throwIfAborted();
  const total = await subjectExportStore.count(session, concept.table, subject);
  let unreadable = 0;
  if (total !== null && total > 0) {
    onProgress({ concept: concept.name, done: 0, total });
    for await (const page of subjectExportStore.pages(session, concept.table, subject)) {
      signal.throwIfAborted();
      const opened = await openPage(concept, page, collecting.personal);
      unreadable += opened.unreadable;
      await rows.add(opened.rows);
      // Rows can be made while they are counted: never more done than there are.
      onProgress({ concept: concept.name, done: rows.rows, total: Math.max(total, rows.rows) });
      await othersTurn();
    }
  }
  await rows.finish();
  const outcome = total === null ? 'MISSING' : rows.rows === 0 ? 'NOTHING_FOUND' : 'EXPORTED';
  return { concept, rows, result: { concept: concept.name, outcome, rows: rows.rows, unreadable } };
}

async function openPage(concept: Concept, page: readonly AnyRow[], personal: Personal) {
  const map = concept.table.privacy as AnyMap;
  const sealed = concept.exported.filter(({ entry }) => entry.encrypted).map(({ name }) => name as AnyKey);
  await personal.warm(map, page, sealed);
  const rows: CopiedRow[] = [];
  let unreadable = 0;
  for (const row of page) {
    const copy: Record<string, CopiedValue> = { id: row.id };
    for (const property of concept.exported) {
      const value = await openedValue(map, row, property, personal);
      if (value === undefined) unreadable++;
      copy[property.name] = value ?? null;
    }
    rows.push(copy as CopiedRow);
  }
  return { rows, unreadable };
}

/** The value of a property in a copy; undefined if there is one that cannot be opened. */
async function openedValue(
  map: AnyMap,
  row: AnyRow,
  { name, entry }: ConceptProperty,
  personal: Personal,
): Promise<CopiedValue | undefined> {
  const stored = row[name];
  if (!entry.encrypted || stored === null || stored === undefined) return copied(stored);
  try {
    const now = personal.readNow(map, row, name as AnyKey) as CopiedValue | undefined;
    const value = now === undefined ? ((await personal.read(map, row, name as AnyKey)) as CopiedValue) : now;
    return value ?? undefined;
  } catch (error) {
    // Altered, or not this person's: counted and said. That the key store does not answer is another matter.
    if (error instanceof AppError && error.code === 'INTERNAL') return undefined;
    throw error;
  }
}

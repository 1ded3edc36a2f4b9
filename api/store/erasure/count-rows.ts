import type { Session } from '../session.ts';
import { countOf, type MappedTable } from '../subject-rows.ts';
import { tableFate } from './fate.ts';
import { BATCH, type Erasing, type Judged, judgedPage } from './row-walk.ts';
import { tablesWithRows } from './rows-left.ts';

/** Rows that stay, and why. */
export interface KeptRows {
  /** STATUTE: `detail` is the map's reason. LEGAL_HOLD: `detail` is the hold's id. REFERENCED: a row that stays needs it. */
  readonly ground: 'STATUTE' | 'LEGAL_HOLD' | 'REFERENCED';
  readonly detail: string;
  readonly rows: number;
}

/** What erasing a person would do to the rows of a table. */
export interface TableCounts {
  readonly table: string;
  readonly delete: number;
  /** Rows of two persons that lose one. */
  readonly detach: number;
  /** Rows that stay, of which something is blanked. */
  readonly blank: number;
  readonly keep: readonly KeptRows[];
}

const REFERENCED = 'A row that stays cannot do without it.';

/** Counts what `eraseRows` would do to a table; null if no row of it can lead to the person. */
export async function countRows(session: Session, erasing: Erasing, table: MappedTable): Promise<TableCounts | null> {
  const fate = tableFate(table, erasing.subject.kind);
  if (!fate) return null;
  const counts = { delete: 0, detach: 0, blank: 0 };
  const kept = new Map<string, { ground: KeptRows['ground']; detail: string; rows: number }>();
  const keep = (ground: KeptRows['ground'], detail: string, rows = 1) => {
    const key = `${ground} ${detail}`;
    const before = kept.get(key)?.rows ?? 0;
    if (before + rows > 0) kept.set(key, { ground, detail, rows: before + rows });
  };
  const count = ({ fate: what, change, holdId }: Judged) => {
    if (what === 'delete') counts.delete++;
    else if (what === 'detach') counts.detach++;
    else {
      if (Object.keys(change).length > 0) counts.blank++;
      if (what === 'hold') keep('LEGAL_HOLD', holdId!);
      else if (what === 'statute') keep('STATUTE', fate.statute!);
      else keep('REFERENCED', REFERENCED);
    }
  };
  const isUntouched = fate.statute !== null && fate.erasable.size === 0 && !erasing.held.has(table.privacy.table);
  if (isUntouched) keep('STATUTE', fate.statute!, await countOf(session, table, erasing.subject));
  else for await (const page of pages(session, erasing, table)) page.forEach(count);
  return {
    table: table.privacy.table,
    ...counts,
    keep: [...kept.values()].sort((a, b) => (a.detail < b.detail ? -1 : 1)),
  };
}

/**
 * Counts for every table that can lead to the person, children first, in `order`. Tables without a row of theirs are told by one statement and
 * cost nothing more. In a transaction all of it is of one moment.
 */
export async function countAll(
  session: Session,
  erasing: Erasing,
  order: readonly MappedTable[],
): Promise<TableCounts[]> {
  const { subject, tables } = erasing;
  const reached = order.filter((table) => tableFate(table, subject.kind));
  const withRows = await tablesWithRows(session, subject, reached, tables);
  const counts: TableCounts[] = [];
  for (const table of reached) {
    const name = table.privacy.table;
    const counted = withRows.has(name) ? await countRows(session, erasing, table) : null;
    counts.push(counted ?? { table: name, delete: 0, detach: 0, blank: 0, keep: [] });
  }
  return counts;
}

async function* pages(session: Session, erasing: Erasing, table: MappedTable): AsyncGenerator<Judged[]> {
  for (let after = ''; ; ) {
    const page = await judgedPage(session, erasing, table, after);
    if (page.length > 0) yield page;
    if (page.length < BATCH) return;
    after = page.at(-1)!.row.id;
  }
}

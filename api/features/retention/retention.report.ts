/** Rows that stayed although their time was over. */
export interface KeptReport {
  readonly ground: 'LEGAL_HOLD' | 'REFERENCED';
  readonly legalHoldId: string | null;
  readonly rows: number;
}

/** What became of the rows of a table whose time was over. */
export interface TableReport {
  readonly concept: string;
  readonly gone: number;
  readonly kept: readonly KeptReport[];
}

/** What a sweep did, by table, as far as it is. It is stored with the run: counts and ids of holds, nothing else. */
export interface RetentionReport {
  readonly concepts: readonly TableReport[];
}

export const EMPTY_REPORT: RetentionReport = { concepts: [] };

/** The rows of a page, as the report counts them. */
export interface PageCounts {
  readonly gone: number;
  readonly held: ReadonlyMap<string, number>;
  readonly needed: number;
}

/** The report with what became of a further page of a table; `first` begins the count of what stays anew. */
export function withPage(report: RetentionReport, concept: string, page: PageCounts, first: boolean): RetentionReport {
  const before = report.concepts.find((each) => each.concept === concept);
  const kept = new Map<string, KeptReport>();
  const add = (ground: KeptReport['ground'], legalHoldId: string | null, rows: number) => {
    const key = legalHoldId ?? ground;
    if (rows > 0) kept.set(key, { ground, legalHoldId, rows: rows + (kept.get(key)?.rows ?? 0) });
  };
  // What went in an attempt that was interrupted stays counted; what stayed is met again.
  for (const { ground, legalHoldId, rows } of first ? [] : (before?.kept ?? [])) add(ground, legalHoldId, rows);
  for (const [holdId, rows] of page.held) add('LEGAL_HOLD', holdId, rows);
  add('REFERENCED', null, page.needed);
  const table: TableReport = { concept, gone: (before?.gone ?? 0) + page.gone, kept: [...kept.values()] };
  return { concepts: [...report.concepts.filter((each) => each.concept !== concept), table] };
}

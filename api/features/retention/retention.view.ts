import { governed } from '../../access/governed.ts';
import type { RetentionRun } from '../../model/retention-run.ts';
import type { RetentionReport } from './retention.report.ts';

export const retentionRunView = (row: RetentionRun) =>
  governed(
    'RetentionRun',
    { id: row.id, accountId: row.accountId },
    {
      id: row.id,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt ?? null,
      concepts: (row.report as RetentionReport | null)?.concepts ?? [],
    },
  );

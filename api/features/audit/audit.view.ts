import { governed } from '../../access/governed.ts';
import type { AuditEntry } from '../../model/audit.ts';

export const auditEntryView = (row: AuditEntry) =>
  governed(
    'AuditEntry',
    { id: row.id, accountId: row.accountId },
    {
      id: row.id,
      at: row.at,
      event: row.event,
      userId: row.userId ?? null,
      tokenId: row.tokenId ?? null,
      audience: row.audience ?? null,
      operation: row.operation,
      type: row.type ?? null,
      rowIds: row.rowIds,
      fields: row.fields,
      detail: Object.entries((row.detail ?? {}) as Record<string, unknown>).map(([name, value]) => ({
        name,
        value: value === null ? null : String(value),
      })),
      requestId: row.requestId ?? null,
      batch: row.batch ?? null,
    },
  );

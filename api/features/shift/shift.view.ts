import { governed } from '../../access/governed.ts';
import type { Shift } from '../../model/shift.ts';

export const shiftView = (row: Shift) =>
  governed(
    'Shift',
    { id: row.id, accountId: row.accountId, providerId: row.providerId, open: !row.endedAt },
    { id: row.id, startedAt: row.startedAt, endedAt: row.endedAt ?? null },
  );

import { governed } from '../../access/governed.ts';
import type { VisitChange } from '../../events/events.ts';
import { type Visit, visitPrivacy } from '../../model/visit.ts';
import type { Personal } from '../../store/vault/index.ts';

export const visitFacts = ({ id, accountId, customerId, jobId, restricted, stage, assigneeId }: Visit) => ({
  id,
  accountId,
  customerId: customerId ?? null,
  jobId: jobId ?? null,
  restricted: restricted ?? false,
  stage,
  assigneeId: assigneeId ?? null,
});

export const visitView = (row: Visit, personal: Personal) =>
  governed('Visit', visitFacts(row), {
    id: row.id,
    jobId: row.jobId,
    customerId: row.customerId,
    propertyId: row.propertyId,
    assigneeId: row.assigneeId ?? null,
    stage: row.stage,
    arrivalWindow: { start: row.windowStart, end: row.windowEnd },
    stageChangedAt: row.stageChangedAt,
    createdAt: row.createdAt,
    version: row.version,
    get notes() {
      return personal.read(visitPrivacy, row, 'notes');
    },
  });

export type VisitView = ReturnType<typeof visitView>;

/** What those who follow the visit are told of its present state. */
export const visitChange = (row: Visit): VisitChange => ({
  accountId: row.accountId,
  visitId: row.id,
  assigneeId: row.assigneeId ?? null,
  stage: row.stage,
  windowStartMs: row.windowStart.getTime(),
  windowEndMs: row.windowEnd.getTime(),
  version: row.version,
});

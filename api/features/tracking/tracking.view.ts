import type { Precision } from '../../../policies/precision.ts';
import { tierFor } from '../../../policies/precision.ts';
import type { Sight } from '../../../policies/sight.ts';
import { governed } from '../../access/governed.ts';
import type { VisitChange } from '../../events/events.ts';
import { type PositionState, positionView, precisionOf } from '../position/index.ts';

/** How a visit stands, with the position of its assignee as far as those who see so may know it. */
export function trackingView(
  sight: Sight,
  visit: VisitChange,
  state: PositionState | null,
  customerPrecision: Precision,
) {
  // A position serves the visit of its session and no other.
  const serving = state?.gate.session?.visitId === visit.visitId ? state : null;
  const precision = serving && precisionOf(sight, serving, customerPrecision);
  const position = serving && precision ? positionView(sight, serving, customerPrecision) : null;
  const facts = {
    accountId: visit.accountId,
    visitId: visit.visitId,
    assigneeId: visit.assigneeId,
    stage: visit.stage,
  };
  return governed('VisitTracking', facts, {
    visitId: visit.visitId,
    stage: visit.stage,
    tier: tierFor(visit.stage, precision ?? null),
    arrivalWindow: { start: new Date(visit.windowStartMs), end: new Date(visit.windowEndMs) },
    position: position?.freshness === 'LIVE' || position?.freshness === 'STALE' ? position : null,
    freshness: position?.freshness ?? ('UNAVAILABLE' as const),
    unavailableReason: position ? position.unavailableReason : reasonWithout(visit),
    eta: position?.eta ?? null,
    etaSource: position?.etaSource ?? null,
  });
}

function reasonWithout({ stage }: VisitChange) {
  if (stage === 'ON_SITE') return 'ARRIVED' as const;
  if (stage === 'COMPLETED' || stage === 'NO_ACCESS' || stage === 'CANCELLED') return stage;
  return 'NO_ACTIVE_VISIT' as const;
}

export type TrackingView = ReturnType<typeof trackingView>;

import { ALL, type Rules } from '../say.ts';

/** Of a position, what every scope for positions opens. */
const COMMON_FIELDS = ['providerId', 'precision', 'freshness', 'unavailableReason'];
/** What a partner app with `eta:read` alone sees. */
const ETA_FIELDS = [...COMMON_FIELDS, 'eta', 'etaSource'];
const POINT_FIELDS = ['point', 'accuracyM', 'headingDeg', 'speedMps', 'recordedAt'];
/** What a partner app with `positions:read:coarse` alone sees. */
const COARSE_FIELDS = [...COMMON_FIELDS, ...POINT_FIELDS, 'visitId'];

/**
 * Who sees a position at all. How exactly is `precision.ts`. Compliance never does. The holder of a link sees the
 * person on the way to them while on the way, and nobody else, ever.
 */
export const positionRules: Rules = (viewer, { can }) => {
  switch (viewer.audience) {
    case 'office':
      can('read', 'ProviderPosition', ALL);
      can('list', 'ProviderPosition', ALL);
      can('read', 'VisitTracking', ALL);
      break;
    case 'provider':
      can('read', 'ProviderPosition', ALL, { providerId: viewer.providerId ?? '' });
      can('read', 'VisitTracking', ALL, { assigneeId: viewer.providerId ?? '' });
      can('read', 'ReportingInstruction', ALL, { providerId: viewer.providerId ?? '' });
      break;
    case 'customer': {
      const linked = viewer.visitId ?? '';
      can('read', 'ProviderPosition', [...ETA_FIELDS, ...POINT_FIELDS], {
        visitId: linked,
        stage: 'EN_ROUTE',
      });
      can('read', 'VisitTracking', ALL, { visitId: linked });
      break;
    }
    case 'partner':
      if (viewer.scopes.some((scope) => scope !== 'visits:read')) can('list', 'ProviderPosition', ALL);
      if (viewer.scopes.includes('positions:read')) can('read', 'ProviderPosition', ALL);
      // A time of arrival follows from the exact position, so it is a scope of its own beside the coarse one.
      if (viewer.scopes.includes('positions:read:coarse')) can('read', 'ProviderPosition', COARSE_FIELDS);
      if (viewer.scopes.includes('eta:read')) can('read', 'ProviderPosition', ETA_FIELDS);
      break;
    case 'compliance':
      break;
  }
};

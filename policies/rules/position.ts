import { ALL, type Rules } from '../say.ts';

/** Of a position, what a partner app with `eta:read` alone sees. */
const ETA_FIELDS = ['providerId', 'precision', 'freshness', 'unavailableReason', 'eta', 'etaSource'];

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
      can('read', 'ProviderPosition', [...ETA_FIELDS, 'point', 'accuracyM', 'headingDeg', 'speedMps', 'recordedAt'], {
        visitId: linked,
        stage: 'EN_ROUTE',
      });
      can('read', 'VisitTracking', ALL, { visitId: linked });
      break;
    }
    case 'partner':
      if (viewer.scopes.some((scope) => scope === 'positions:read' || scope === 'positions:read:coarse')) {
        can('read', 'ProviderPosition', ALL);
        can('list', 'ProviderPosition', ALL);
      } else if (viewer.scopes.includes('eta:read')) {
        can('read', 'ProviderPosition', ETA_FIELDS);
        can('list', 'ProviderPosition', ALL);
      }
      break;
    case 'compliance':
      break;
  }
};

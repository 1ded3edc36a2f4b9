import { OPEN_STAGES } from '../facts.ts';
import { ALL, type Rules } from '../say.ts';

/** A partner app sees that a visit is, when and in which stage; whose it is stays with the company. */
const PARTNER_FIELDS = ['id', 'stage', 'arrivalWindow', 'assignee', 'createdAt', 'version'];
/** The holder of a link sees when somebody comes and who. */
const LINK_FIELDS = ['id', 'stage', 'arrivalWindow', 'assignee', 'tracking'];

/**
 * The office plans visits; the assignee carries them out and reads their own; the holder of a link reads the one that
 * it was made for. A provider keeps sight of a visit that they finished, without the customer behind it.
 */
export const visitRules: Rules = (viewer, { can }) => {
  switch (viewer.audience) {
    case 'office':
      can('read', 'Visit', ALL);
      for (const act of ['list', 'assign', 'dispatch', 'cancel', 'track', 'share'] as const) can(act, 'Visit', ALL);
      // The office can act for a provider whose phone is dead.
      for (const act of ['arrive', 'complete', 'noAccess'] as const) can(act, 'Visit', ALL);
      break;
    case 'compliance':
      can('read', 'Visit', [...PARTNER_FIELDS, 'job', 'customer', 'property', 'notes', 'stageChangedAt']);
      can('list', 'Visit', ALL);
      break;
    case 'provider': {
      const own = { assigneeId: viewer.providerId ?? '' };
      can('read', 'Visit', ALL, { ...own, stage: { $in: [...OPEN_STAGES] } });
      can('read', 'Visit', [...PARTNER_FIELDS, 'stageChangedAt'], own);
      can('list', 'Visit', ALL);
      for (const act of ['depart', 'arrive', 'complete', 'noAccess', 'track'] as const) can(act, 'Visit', ALL, own);
      break;
    }
    case 'customer': {
      const linked = { id: viewer.visitId ?? '' };
      can('read', 'Visit', LINK_FIELDS, linked);
      can('track', 'Visit', ALL, linked);
      break;
    }
    case 'partner':
      if (viewer.scopes.includes('visits:read')) {
        can('read', 'Visit', PARTNER_FIELDS);
        can('list', 'Visit', ALL);
      }
      break;
  }
};

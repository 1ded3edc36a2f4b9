import { OPEN_STAGES } from '../facts.ts';
import { ALL, type Rules } from '../say.ts';

/** A partner app sees that a visit is, when and in which stage; whose it is stays with the company. */
const PARTNER_FIELDS = ['id', 'stage', 'arrivalWindow', 'assignee', 'createdAt', 'version'];
/** The holder of a link sees when somebody comes and who. */
const LINK_FIELDS = ['id', 'stage', 'arrivalWindow', 'assignee', 'tracking'];

/** Visits at customers whose data is not restricted. Nobody is sent to one whose is; what is open there can be ended. */
const FREE = { restricted: false } as const;

/**
 * The office plans visits; the assignee carries them out and reads their own; the holder of a link reads the one that
 * it was made for. A provider keeps sight of a visit that they finished, without the customer behind it.
 */
export const visitRules: Rules = (viewer, { can }) => {
  switch (viewer.audience) {
    case 'office':
      can('read', 'Visit', ALL, FREE);
      can('read', 'Visit', [...PARTNER_FIELDS, 'job', 'customer', 'stageChangedAt', 'tracking']);
      for (const act of ['list', 'cancel', 'track'] as const) can(act, 'Visit', ALL);
      for (const act of ['assign', 'dispatch', 'share'] as const) can(act, 'Visit', ALL, FREE);
      // The office can act for a provider whose phone is dead.
      for (const act of ['arrive', 'complete', 'noAccess'] as const) can(act, 'Visit', ALL);
      break;
    case 'compliance':
      can('read', 'Visit', [...PARTNER_FIELDS, 'job', 'customer', 'property', 'notes', 'stageChangedAt']);
      can('list', 'Visit', ALL);
      break;
    case 'provider': {
      const own = { assigneeId: viewer.providerId ?? '' };
      can('read', 'Visit', ALL, { ...own, ...FREE, stage: { $in: [...OPEN_STAGES] } });
      can('read', 'Visit', [...PARTNER_FIELDS, 'stageChangedAt'], own);
      can('list', 'Visit', ALL);
      can('depart', 'Visit', ALL, { ...own, ...FREE });
      for (const act of ['arrive', 'complete', 'noAccess', 'track'] as const) can(act, 'Visit', ALL, own);
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

import { ALL, type Rules } from '../say.ts';

/** Providers whose data is not restricted: the name of one whose is may only be stored (GDPR art. 18(2)). */
const FREE = { restricted: false } as const;
/**
 * What the office sees of a provider whose data is restricted. Their shift and position are there because they
 * themself clock in and depart: what somebody does of their own accord, a restriction does not stand against.
 */
const STORED_FIELDS = ['id', 'clockedIn', 'shift', 'position', 'restricted'];

/**
 * Providers are known to their office; to themselves; by their first name to the customer whom they are visiting; and
 * to partner apps as an id with a state, without a name.
 */
export const providerRules: Rules = (viewer, { can }) => {
  switch (viewer.audience) {
    case 'office':
      can('read', 'Provider', ALL, FREE);
      can('read', 'Provider', STORED_FIELDS);
      if (viewer.userId) can('read', 'Provider', ALL, { userId: viewer.userId });
      can('list', 'Provider', ALL);
      can('locate', 'Provider', ALL);
      if (viewer.role !== 'AGENT') can('create', 'Provider', ALL);
      break;
    case 'compliance':
      can('read', 'Provider', ['id', 'displayName', 'fullName', 'clockedIn', 'restricted']);
      can('list', 'Provider', ALL);
      break;
    case 'provider': {
      const own = { id: viewer.providerId ?? '' };
      can('read', 'Provider', ALL, own);
      can('locate', 'Provider', ALL, own);
      can('clock', 'Provider', ALL, own);
      can('report', 'Provider', ALL, own);
      can('pause', 'Provider', ALL, own);
      can('instruct', 'Provider', ALL, own);
      break;
    }
    case 'customer':
      can('read', 'Provider', ['id', 'displayName'], { visitedByViewer: true, ...FREE });
      can('read', 'Provider', ['id'], { visitedByViewer: true });
      break;
    case 'partner':
      can('read', 'Provider', ['id', 'clockedIn']);
      can('list', 'Provider', ALL);
      if (viewer.scopes.some((scope) => scope !== 'visits:read')) {
        can('read', 'Provider', ['position']);
        can('locate', 'Provider', ALL);
      }
      break;
  }
};

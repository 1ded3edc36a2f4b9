import { ALL, type Rules } from '../say.ts';

/** Who is watching is shown to the one who is watched. */
export const watcherRules: Rules = (viewer, { can }) => {
  if (viewer.audience === 'provider') {
    const own = { providerId: viewer.providerId ?? '' };
    can('read', 'Watcher', ALL, own);
    can('list', 'Watcher', ALL, own);
  }
};

import { ALL, type Rules } from '../say.ts';

/** Jobs are the office's; compliance reads them; a provider reads those on which they have an open visit. */
export const jobRules: Rules = (viewer, { can }) => {
  if (viewer.audience === 'office') {
    can('read', 'Job', ALL);
    can('list', 'Job', ALL);
    can('create', 'Job', ALL);
    can('schedule', 'Job', ALL);
    can('cancel', 'Job', ALL);
  }
  if (viewer.audience === 'compliance') {
    can('read', 'Job', ALL);
    can('list', 'Job', ALL);
  }
  if (viewer.audience === 'provider') {
    can('read', 'Job', ALL, { servedByViewer: true });
    can('list', 'Job', ALL);
  }
};

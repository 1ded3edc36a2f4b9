import { ALL, type Rules } from '../say.ts';

/** What the office sees of a job of a customer whose data may only be stored. */
const STORED_FIELDS = ['id', 'state', 'customer', 'visits', 'createdAt', 'version'];

/** Jobs are the office's; compliance reads them; a provider reads those on which they have an open visit. */
export const jobRules: Rules = (viewer, { can }) => {
  if (viewer.audience === 'office') {
    can('read', 'Job', ALL, { restricted: false });
    can('read', 'Job', STORED_FIELDS);
    can('list', 'Job', ALL);
    can('create', 'Job', ALL, { restricted: false });
    can('schedule', 'Job', ALL, { restricted: false });
    can('cancel', 'Job', ALL);
  }
  if (viewer.audience === 'compliance') {
    can('read', 'Job', ALL);
    can('list', 'Job', ALL);
  }
  if (viewer.audience === 'provider') {
    can('read', 'Job', ALL, { servedByViewer: true, restricted: false });
    can('list', 'Job', ALL);
  }
};

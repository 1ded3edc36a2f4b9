import { ALL, type Rules } from '../say.ts';

/** Everyone may know whose token they hold. How the company is set up is for its staff; changing it, for its admins. */
export const accountRules: Rules = (viewer, { can }) => {
  can('read', 'Account', ['id', 'name', 'timeZone']);
  if (viewer.audience === 'office' || viewer.audience === 'compliance') {
    can('read', 'Account', ALL);
    can('read', 'User', ALL);
    can('list', 'User', ALL);
  }
  if (viewer.audience === 'provider' && viewer.userId) can('read', 'User', ALL, { id: viewer.userId });
  if (viewer.audience === 'office' && viewer.role === 'ADMIN') {
    can('update', 'Account', ALL);
    can('create', 'User', ALL);
  }
};

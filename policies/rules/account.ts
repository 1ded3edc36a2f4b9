import { ALL, type Rules } from '../say.ts';

/** What the office sees of a colleague whose data may only be stored (GDPR art. 18(2)): who may do what, without a name. */
const STORED_FIELDS = ['id', 'roles', 'restricted'];

/** Everyone may know whose token they hold. How the company is set up is for its staff; changing it, for its admins. */
export const accountRules: Rules = (viewer, { can }) => {
  can('read', 'Account', ['id', 'name', 'timeZone']);
  if (viewer.audience === 'office' || viewer.audience === 'compliance') {
    can('read', 'Account', ALL);
    can('list', 'User', ALL);
  }
  if (viewer.audience === 'office') {
    can('read', 'User', ALL, { restricted: false });
    can('read', 'User', STORED_FIELDS);
  }
  if (viewer.audience === 'compliance') can('read', 'User', ALL);
  // Their own is everybody's, restricted or not.
  if (viewer.audience === 'office' || viewer.audience === 'provider') {
    if (viewer.userId) can('read', 'User', ALL, { id: viewer.userId });
  }
  if (viewer.audience === 'office' && viewer.role === 'ADMIN') {
    can('update', 'Account', ALL);
    can('create', 'User', ALL);
  }
};

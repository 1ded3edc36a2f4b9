import { ALL, type Rules } from '../say.ts';

/** Keys are the admins' business. The secret of a key is in no field. */
export const apiKeyRules: Rules = (viewer, { can }) => {
  if (viewer.audience !== 'office' || viewer.role !== 'ADMIN') return;
  can('read', 'ApiKey', ALL);
  can('list', 'ApiKey', ALL);
  can('create', 'ApiKey', ALL);
  can('revoke', 'ApiKey', ALL);
};

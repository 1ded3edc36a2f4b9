import { ALL, type Rules } from '../say.ts';

/** Links are made, listed and revoked by the office. The secret of a link is in no field. */
export const shareGrantRules: Rules = (viewer, { can }) => {
  if (viewer.audience !== 'office') return;
  can('read', 'ShareGrant', ALL);
  can('list', 'ShareGrant', ALL);
  can('revoke', 'ShareGrant', ALL);
};

import { ALL, type Rules } from '../say.ts';

/** A shift is its provider's own act; the office reads it. */
export const shiftRules: Rules = (viewer, { can }) => {
  if (viewer.audience === 'office' || viewer.audience === 'compliance') can('read', 'Shift', ALL);
  if (viewer.audience === 'provider') can('read', 'Shift', ALL, { providerId: viewer.providerId ?? '' });
};

import { ALL, type Rules } from '../say.ts';

/** Holds, and what was swept because its time was over, are the business of compliance alone. Who sets a hold has a name. */
export const legalHoldRules: Rules = (viewer, { can }) => {
  if (viewer.audience !== 'compliance') return;
  for (const type of ['LegalHold', 'RetentionRun'] as const) {
    can('read', type, ALL);
    can('list', type, ALL);
  }
  can('replay', 'Account', ALL);
  if (!viewer.userId) return;
  can('create', 'LegalHold', ALL);
  can('release', 'LegalHold', ALL);
};

import { ALL, type Rules } from '../say.ts';

/** The audit log is read by compliance officers, and by nobody whose own acts fill it. */
export const auditRules: Rules = (viewer, { can }) => {
  if (viewer.audience !== 'compliance') return;
  can('read', 'AuditEntry', ALL);
  can('list', 'AuditEntry', ALL);
};

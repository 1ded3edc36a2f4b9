import { ALL, type Rules } from '../say.ts';

/** The audit log is read by compliance officers, and by nobody whose own acts fill it. */
export const auditRules: Rules = (viewer, { can }) => {
  if (viewer.audience !== 'compliance') return;
  can('read', 'AuditEntry', ALL);
  can('list', 'AuditEntry', ALL);
};

/** The holder of a link sees who looked, and not how the company divides its work. */
const LINK_FIELDS = ['at', 'by', 'event', 'operation', 'type', 'fields'];

/** Whoever is a person sees who read or changed their own data, and nobody sees it of another. */
export const dataAccessRules: Rules = ({ audience, userId, customerId }, { can }) => {
  const personId = userId ?? customerId;
  if (personId === null || audience === 'partner') return;
  can('read', 'DataAccess', audience === 'customer' ? LINK_FIELDS : ALL, { personId });
  can('list', 'DataAccess', ALL, { personId });
};

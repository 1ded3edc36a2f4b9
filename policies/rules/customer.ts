import { ALL, type Rules } from '../say.ts';

/** Customers whose data is not restricted: what is may only be stored, and compliance alone reads it (GDPR art. 18(2)). */
const FREE = { restricted: false } as const;
/** What is seen of a customer whose data may only be stored. */
const STORED_FIELDS = ['id', 'kind', 'restricted'];

/**
 * Customers are known to the office, which writes them, and to compliance. A provider learns the name of those whom
 * they have an open visit at, never a contact point: messages go through the platform.
 */
export const customerRules: Rules = (viewer, { can }) => {
  if (viewer.audience === 'office') {
    can('read', 'Customer', ALL, FREE);
    can('read', 'Customer', STORED_FIELDS);
    can('read', 'ContactPoint', ALL, FREE);
    can('list', 'Customer', ALL);
    can('create', 'Customer', ALL);
    can('update', 'Customer', ALL, FREE);
  }
  if (viewer.audience === 'compliance') {
    can('read', 'Customer', ALL);
    can('read', 'ContactPoint', ALL);
    can('list', 'Customer', ALL);
  }
  if (viewer.audience === 'provider') {
    can('read', 'Customer', ['id', 'name', 'properties', 'restricted'], { servedByViewer: true, ...FREE });
    can('read', 'Customer', ['id', 'restricted'], { servedByViewer: true });
  }
};

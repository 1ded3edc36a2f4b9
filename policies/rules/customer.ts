import { ALL, type Rules } from '../say.ts';

/**
 * Customers are known to the office, which writes them, and to compliance. A provider learns the name of those whom
 * they have an open visit at, never a contact point: messages go through the platform.
 */
export const customerRules: Rules = (viewer, { can }) => {
  if (viewer.audience === 'office') {
    can('read', 'Customer', ALL);
    can('read', 'ContactPoint', ALL);
    can('list', 'Customer', ALL);
    can('create', 'Customer', ALL);
    can('update', 'Customer', ALL);
  }
  if (viewer.audience === 'compliance') {
    can('read', 'Customer', ALL);
    can('read', 'ContactPoint', ALL);
    can('list', 'Customer', ALL);
  }
  if (viewer.audience === 'provider') {
    can('read', 'Customer', ['id', 'name', 'properties'], { servedByViewer: true });
  }
};

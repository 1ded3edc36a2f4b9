import { ALL, type Rules } from '../say.ts';

/** An address is for the office, for compliance, and for the provider who has an open visit there. */
export const propertyRules: Rules = (viewer, { can }) => {
  if (viewer.audience === 'office') {
    can('read', 'Property', ALL, { restricted: false });
    can('create', 'Property', ALL, { restricted: false });
  }
  if (viewer.audience === 'compliance') can('read', 'Property', ALL);
  if (viewer.audience === 'provider') {
    can('read', 'Property', ['id', 'address', 'point', 'customer'], {
      servedByViewer: true,
      restricted: false,
    });
  }
};

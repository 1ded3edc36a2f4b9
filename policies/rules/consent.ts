import type { Facts, ViewerFacts } from '../facts.ts';
import { ALL, type Condition, type Rules } from '../say.ts';

type OfPerson = Condition<Facts<'Consent'>>;

/** What is the viewer's own; null for a token behind which there is no person. */
function own({ userId, customerId }: ViewerFacts): OfPerson | null {
  if (userId !== null) return { userId };
  return customerId === null ? null : { customerId };
}

/**
 * Everybody sees, gives and withdraws their own consent. The office writes down what customers say to it, and nothing for
 * its own people, who say it themselves. Compliance sees all and may withdraw for anybody, and gives none but its own.
 */
export const consentRules: Rules = (viewer, { can }) => {
  const mine = own(viewer);
  const ofCustomers: OfPerson = { userId: null };
  if (viewer.audience === 'compliance') {
    for (const type of ['Consent', 'OptOut'] as const) {
      can('read', type, ALL);
      can('list', type, ALL);
    }
    can('withdraw', 'Consent', ALL);
    if (mine) can('grant', 'Consent', ALL, mine);
    return;
  }
  if (viewer.audience === 'partner') return;
  const reach = viewer.audience === 'office' ? { $or: mine ? [ofCustomers, mine] : [ofCustomers] } : mine;
  if (!reach) return;
  for (const type of ['Consent', 'OptOut'] as const) {
    can('read', type, ALL, reach);
    can('list', type, ALL, reach);
  }
  can('grant', 'Consent', ALL, reach);
  can('withdraw', 'Consent', ALL, reach);
};

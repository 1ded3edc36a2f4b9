import type { PrivacyRequest } from '../../model/privacy-request.ts';
import type { PrivacyStep } from '../privacy-step.ts';

/** The steps of every kind of request, in their order. What is not here is not done. */
export type PrivacySteps = Readonly<Record<PrivacyRequest['kind'], readonly PrivacyStep[]>>;

/** Throws for a name that two steps of a kind have: what is recorded of one would be taken for the other. */
export function checkSteps(steps: PrivacySteps): PrivacySteps {
  for (const [kind, all] of Object.entries(steps)) {
    if (all.length === 0) throw new Error(`A request of ${kind} has no steps.`);
    if (new Set(all.map(({ name }) => name)).size < all.length) throw new Error(`Two steps of ${kind} have one name.`);
  }
  return steps;
}

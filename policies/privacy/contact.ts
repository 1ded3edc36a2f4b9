import type { ConsentPurpose } from './wordings.ts';

/**
 * What nobody needs for a visit: a signal of the browser or an opt-out stops it, and withdraws what was agreed to before.
 * (Global Privacy Control is an opt-out of sale, sharing and targeted advertising; we take it as wide as it can be meant.)
 */
export const OPTIONAL_PURPOSES = ['REVIEWS', 'MARKETING'] as const satisfies readonly ConsentPurpose[];

export const isOptional = (purpose: ConsentPurpose): boolean => OPTIONAL_PURPOSES.some((each) => each === purpose);

/** What is known of a person when somebody wants to write to them. */
export interface ContactFacts {
  readonly purpose: ConsentPurpose;
  /** Their open consent for this channel and purpose; null if there is none. */
  readonly consent: { readonly source: 'PERSON' | 'OFFICE'; readonly grantedAt: Date } | null;
  /** Whether their data may only be stored (GDPR art. 18). */
  readonly isRestricted: boolean;
  /** When they were last seen to opt out, by whichever way; null if they never did. */
  readonly optedOutAt: Date | null;
}

/** Why a person may not be written to. */
export type ContactObstacle = 'NO_CONSENT' | 'RESTRICTED' | 'OPTED_OUT';

/**
 * What stands in the way of a message; null if nothing does. Whatever sends asks this, each time, before it sends; the one exception
 * are the one-time codes and notices of a privacy request, which the law demands and which go to the contact on file.
 *
 * An opt-out outweighs a consent of before, and one that the office wrote down later; what the person said themself later counts.
 */
export function obstacleTo({ purpose, consent, isRestricted, optedOutAt }: ContactFacts): ContactObstacle | null {
  if (isRestricted) return 'RESTRICTED';
  if (!consent) return 'NO_CONSENT';
  if (!isOptional(purpose) || optedOutAt === null) return null;
  return consent.source === 'PERSON' && consent.grantedAt > optedOutAt ? null : 'OPTED_OUT';
}

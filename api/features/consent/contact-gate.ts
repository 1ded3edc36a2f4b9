import { type ContactObstacle, obstacleTo } from '../../../policies/privacy/contact.ts';
import type { Channel, ConsentPurpose } from '../../../policies/privacy/wordings.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { consentStore } from './consent.store.ts';

/**
 * The one gate of everything that writes to a person or calls them: what stands in the way, or null if nothing does. Asked each time,
 * right before sending; it reads what is stored now, so a withdrawal closes it with its own commit. Somebody who is not there
 * (any more) has agreed to nothing.
 *
 * One-time codes and notices of privacy requests do not come by here: they are no marketing, the law demands them (GDPR art. 12), and they go
 * to the contact on file.
 */
export async function contactObstacle(
  session: Session,
  subject: Subject,
  channel: Channel,
  purpose: ConsentPurpose,
): Promise<ContactObstacle | null> {
  const person = await consentStore.person(session, subject);
  if (!person) return 'NO_CONSENT';
  const [consent = null] = await consentStore.open(session, subject, { channel, purposes: [purpose] });
  const optOuts = await consentStore.optOuts(session, subject);
  return obstacleTo({ purpose, consent, isRestricted: person.restrictedAt != null, optedOutAt: lastOf(optOuts) });
}

/** Whether the person may be written to by that channel for that purpose, now. */
export async function mayContact(
  session: Session,
  subject: Subject,
  channel: Channel,
  purpose: ConsentPurpose,
): Promise<boolean> {
  return (await contactObstacle(session, subject, channel, purpose)) === null;
}

/** When somebody was last seen to opt out; null if they never were. */
export function lastOf(optOuts: readonly { readonly lastSeenAt: Date }[]): Date | null {
  const times = optOuts.map(({ lastSeenAt }) => lastSeenAt.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}

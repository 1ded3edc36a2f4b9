import type { ViewerFacts } from '../../../policies/facts.ts';
import type { PrivacySubjectInput } from '../../../schema/types/privacy.ts';
import { Refusal } from '../../kernel/app-error.ts';
import type { Subject } from '../../store/subject-rows.ts';

/** The person behind a token: the user of a key, the customer of a link; null for apps and keys that name nobody. */
export function personBehind({ userId, customerId }: Pick<ViewerFacts, 'userId' | 'customerId'>): Subject | null {
  if (userId !== null) return { kind: 'user', id: userId };
  return customerId === null ? null : { kind: 'customer', id: customerId };
}

/** Whom a request is about: the person that is named, or else the one behind the token. Throws INVALID_INPUT if there is neither. */
export function subjectMeant(
  viewer: Pick<ViewerFacts, 'userId' | 'customerId'>,
  named: PrivacySubjectInput | null | undefined,
): Subject {
  if (named) return { kind: named.kind === 'CUSTOMER' ? 'customer' : 'user', id: named.id };
  const own = personBehind(viewer);
  if (!own) throw new Refusal('INVALID_INPUT', 'No person is behind this token: name one.', ['subject']);
  return own;
}

/** Whether the viewer speaks for themself. */
export function isOwn(viewer: Pick<ViewerFacts, 'userId' | 'customerId'>, { kind, id }: Subject): boolean {
  const own = personBehind(viewer);
  return own?.kind === kind && own.id === id;
}

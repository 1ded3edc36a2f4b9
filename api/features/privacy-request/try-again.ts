import type { PrivacyRequest } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { isDone } from './progress.ts';
import type { RequestJournal } from './request-journal.ts';

/**
 * Has a failed request carried out again, in the transaction of the session, which must have locked it. An erasure begins at its first
 * step: what is left may be of a step that was done, as a hold has ended or a file was made since. What was counted stays
 * counted. Everything else goes on at the first step that is not done. Throws INVALID_TRANSITION.
 */
export async function tryAgain(
  session: Session,
  journal: RequestJournal,
  request: PrivacyRequest,
  operation: string,
): Promise<void> {
  for (const step of await privacyRequestStore.freshSteps(session, request.id)) {
    if (request.kind !== 'ERASURE' && isDone(step)) continue;
    Object.assign(step, { state: 'PENDING', reason: null, finishedAt: null });
  }
  await journal.move(session, request, 'RETRY', { operation });
}

/**
 * Has a failed request carried out again as if nothing of it had begun, in the transaction of the session, which must have locked
 * it: what stood in its way is gone, so more may be done than was approved. If it is, a new approval is waited for. Throws
 * INVALID_TRANSITION.
 */
export async function tryAnew(
  session: Session,
  journal: RequestJournal,
  request: PrivacyRequest,
  operation: string,
): Promise<void> {
  for (const step of await privacyRequestStore.freshSteps(session, request.id)) step.attempts = 0;
  await session.flush();
  await tryAgain(session, journal, request, operation);
}

import type { Subject } from '../../store/subject-rows.ts';
import type { Parts } from '../parts.ts';
import type { PrivacyStep } from '../privacy-step.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { REQUEST_WORK, type RequestJournal } from './request-journal.ts';

/** From the first on nothing else is done for the person; what came in until the last is not left open. */
const CLOSING = ['erasure.mark', 'erasure.certificate'];

/** The steps of an erasure, as the feature that erases has them; the person’s other requests are closed with them. */
export function erasureSteps(parts: Parts, journal: RequestJournal, steps: readonly PrivacyStep[]): PrivacyStep[] {
  return steps.map((step) => {
    if (!CLOSING.includes(step.name)) return step;
    const run: PrivacyStep['run'] = async (job, progress) => {
      const result = await step.run(job, progress);
      await closeOthers(parts, journal, job.accountId, job.subject);
      return result;
    };
    return { ...step, run };
  });
}

/** Closes what else is open for a person who is being erased. Whoever carries one out stops, and records nothing more. */
async function closeOthers(parts: Parts, journal: RequestJournal, accountId: string, subject: Subject): Promise<void> {
  const ids = await privacyRequestStore.openBesideErasures(parts.sessionOf(accountId), subject.id);
  for (const id of ids) {
    await parts.sessionOf(accountId).transaction(async (session) => {
      const request = await privacyRequestStore.lock(session, id);
      if (!request || request.closedAt) return;
      await journal.move(session, request, 'CLOSE', { operation: REQUEST_WORK, reason: 'SUBJECT_ERASED' });
    });
  }
}

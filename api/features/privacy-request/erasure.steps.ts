import type { Subject } from '../../store/subject-rows.ts';
import type { Parts } from '../parts.ts';
import type { PrivacyStep } from '../privacy-step.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { REQUEST_WORK, type RequestJournal } from './request-journal.ts';

/** After it the person comes in no more, and nothing else is done for them. */
const MARK = 'erasure.mark';

/** The steps of an erasure, as the feature that erases has them; when the person is marked, their other requests are closed. */
export function erasureSteps(parts: Parts, journal: RequestJournal, steps: readonly PrivacyStep[]): PrivacyStep[] {
  return steps.map((step) => {
    if (step.name !== MARK) return step;
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

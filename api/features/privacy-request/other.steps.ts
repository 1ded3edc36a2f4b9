import { privacyRequestPrivacy } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { accountStore } from '../account/index.ts';
import type { ConsentService } from '../consent/index.ts';
import { customerStore } from '../customer/index.ts';
import type { Parts } from '../parts.ts';
import { type PrivacyStep, StepFailed } from '../privacy-step.ts';
import { type CorrectingServices, makeCorrections } from './corrections.ts';
import { privacyRequestStore } from './privacy-request.store.ts';

/** The step of a rectification: every correction, or none. */
export function rectificationSteps(parts: Parts, services: CorrectingServices): PrivacyStep[] {
  const run: PrivacyStep['run'] = ({ accountId, requestId, subject }) =>
    parts.sessionOf(accountId).transaction(async (session) => {
      const request = await privacyRequestStore.find(session, requestId);
      const detail = request && (await parts.personal.read(privacyRequestPrivacy, request, 'detail'));
      const corrections = detail?.corrections ?? [];
      if (corrections.length === 0) return { outcome: 'NOTHING_FOUND', count: 0 };
      if (!(await makeCorrections(services, session, subject, corrections))) throw new StepFailed('NOT_FOUND');
      return { outcome: 'DONE', count: corrections.length };
    });
  return [{ name: 'rectification.apply', store: 'database', run }];
}

/** The step of a restriction: from then on, or until then, the data of the person is only stored. */
export function restrictionSteps(parts: Parts): PrivacyStep[] {
  const run: PrivacyStep['run'] = ({ accountId, requestId, subject }) =>
    parts.sessionOf(accountId).transaction(async (session) => {
      const request = await privacyRequestStore.find(session, requestId);
      const person = await lockedPerson(session, subject);
      if (!request || !person) return { outcome: 'NOTHING_FOUND', count: 0 };
      person.restrictedAt = request.lifts ? null : (person.restrictedAt ?? new Date(parts.clock.now()));
      return { outcome: 'DONE', count: 1 };
    });
  return [{ name: 'restriction.apply', store: 'database', run }];
}

const lockedPerson = (session: Session, { kind, id }: Subject) =>
  kind === 'customer' ? customerStore.lock(session, id) : accountStore.findUser(session, id);

/** The step of an opt-out: it is recorded, and what was agreed to beyond the work is withdrawn. */
export function optOutSteps(parts: Parts, consents: ConsentService): PrivacyStep[] {
  const run: PrivacyStep['run'] = ({ accountId, subject }) =>
    parts.sessionOf(accountId).transaction(async (session) => {
      const isDone = await consents.optOut(session, accountId, subject, 'REQUEST');
      return isDone ? { outcome: 'DONE', count: 1 } : { outcome: 'NOTHING_FOUND', count: 0 };
    });
  return [{ name: 'opt-out.record', store: 'database', run }];
}

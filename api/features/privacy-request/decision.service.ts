import type { Action } from '../../../policies/facts.ts';
import { approvalBar, denyReasonsOf } from '../../../policies/privacy/request-states.ts';
import type { PrivacyPlan } from '../../../schema/types/privacy-request.ts';
import type {
  PrivacyRequestApproveInput,
  PrivacyRequestDenyInput,
} from '../../../schema/types/privacy-request-inputs.ts';
import type { Context } from '../../access/context.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { expectVersion, optionalText } from '../../kernel/input.ts';
import { type PrivacyRequest, privacyRequestPrivacy } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { privacyRequestFacts } from './privacy-request.view.ts';
import type { RequestJournal } from './request-journal.ts';
import { natureOf, subjectOf } from './request-nature.ts';
import type { RequestPlans } from './request-plan.ts';
import { tryAgain } from './try-again.ts';

const MAX_NOTE_LENGTH = 2_000;

/** What came of an approval: where the plan was another, nothing was approved, and it is given to be looked at. */
export interface Approved {
  readonly request: PrivacyRequest;
  readonly preview: PrivacyPlan | null;
  readonly refusal: Refusal | null;
}

/** Which request an act is about. */
interface Named {
  readonly id: string;
  readonly expectedVersion?: number | null;
}

/** What officers and filers decide about requests. */
export class DecisionService {
  readonly #parts: Parts;
  readonly #journal: RequestJournal;
  readonly #plans: RequestPlans;

  constructor(parts: Parts, journal: RequestJournal, plans: RequestPlans) {
    this.#parts = parts;
    this.#journal = journal;
    this.#plans = plans;
  }

  /**
   * A second officer approves exactly the plan that they looked at. Throws NOT_FOUND, FORBIDDEN, CONFLICT,
   * INVALID_TRANSITION, SECOND_OFFICER_NEEDED; PLAN_CHANGED and OPEN_WORK come with the plan as it is now.
   */
  async approve(context: Context, input: PrivacyRequestApproveInput): Promise<Approved> {
    const { session, viewer, access } = context;
    const check = (request: PrivacyRequest | null): PrivacyRequest => {
      if (!request || !access.canRead('PrivacyRequest', privacyRequestFacts(request))) throw noRequest();
      requireSecondOfficer(viewer.userId, request);
      access.require('approve', 'PrivacyRequest', privacyRequestFacts(request));
      expectVersion(request, input.expectedVersion);
      if (request.state === 'AWAITING_APPROVAL') return request;
      throw new Refusal('INVALID_TRANSITION', `The request is ${request.state}: nothing is to be approved.`, ['id']);
    };
    // Outside the transaction, as it looks at files and the queue too; it is looked at again when the work begins.
    const { hash, preview } = await this.#plans.of(session, check(await privacyRequestStore.find(session, input.id)));
    const refusal = refusalOf(input.planHash, hash, preview);
    return session.transaction(async (inner) => {
      const request = check(await privacyRequestStore.lock(inner, input.id));
      if (refusal) return { request, preview, refusal };
      const approvedAt = new Date(this.#parts.clock.now());
      Object.assign(request, { approvedBy: viewer.userId, approvedAt, planHash: hash, plan: preview });
      await this.#journal.move(inner, request, 'APPROVE', { operation: 'privacyRequestApprove' });
      return { request, preview, refusal: null };
    });
  }

  /** Refuses a request. Throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT, INVALID_TRANSITION. */
  deny(context: Context, input: PrivacyRequestDenyInput): Promise<PrivacyRequest> {
    const note = optionalText(input.note, MAX_NOTE_LENGTH, ['note']);
    return this.#act(context, 'deny', input, async (session, request) => {
      const reasons = denyReasonsOf(natureOf(request));
      if (!reasons.includes(input.reason)) {
        throw new Refusal('INVALID_INPUT', `It is one of ${reasons.join(', ')}.`, ['reason']);
      }
      if (input.reason === 'OTHER' && note === null) throw new Refusal('INVALID_INPUT', 'Say why.', ['note']);
      if (note !== null) await this.#addToDetail(request, note);
      await this.#journal.move(session, request, 'DENY', { operation: 'privacyRequestDeny', reason: input.reason });
    });
  }

  /** Takes a request back. Throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_TRANSITION. */
  cancel(context: Context, input: Named): Promise<PrivacyRequest> {
    return this.#act(context, 'cancel', input, (session, request) =>
      this.#journal.move(session, request, 'CANCEL', { operation: 'privacyRequestCancel' }),
    );
  }

  /** Tries again what failed: an erasure from its first step, all else from the first that is not done. Throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_TRANSITION. */
  retry(context: Context, input: Named): Promise<PrivacyRequest> {
    return this.#act(context, 'retry', input, (session, request) =>
      tryAgain(session, this.#journal, request, 'privacyRequestRetry'),
    );
  }

  /** Writes down that the person was told that the request has come in. Doing it again changes nothing. */
  confirmReceipt(context: Context, input: Named): Promise<PrivacyRequest> {
    return this.#act(context, 'confirm', input, async (session, request) => {
      if (request.confirmedAt) return;
      request.confirmedAt = new Date(this.#parts.clock.now());
      await this.#journal.note(session, request, { operation: 'privacyRequestConfirmReceipt' });
    });
  }

  async #act(
    context: Context,
    action: Action,
    input: Named,
    act: (session: Session, request: PrivacyRequest) => Promise<void>,
  ): Promise<PrivacyRequest> {
    return context.session.transaction(async (session) => {
      const request = await this.#locked(context, session, input.id);
      context.access.require(action, 'PrivacyRequest', privacyRequestFacts(request));
      expectVersion(request, input.expectedVersion);
      await act(session, request);
      return request;
    });
  }

  async #locked({ access }: Context, session: Session, id: string): Promise<PrivacyRequest> {
    const request = await privacyRequestStore.lock(session, id);
    if (request && access.canRead('PrivacyRequest', privacyRequestFacts(request))) return request;
    throw noRequest();
  }

  async #addToDetail(request: PrivacyRequest, decision: string): Promise<void> {
    const { personal } = this.#parts;
    const detail = (await personal.read(privacyRequestPrivacy, request, 'detail')) ?? {};
    await personal.seal(privacyRequestPrivacy, request, { detail: { ...detail, decision } });
  }
}

const noRequest = () => new Refusal('NOT_FOUND', 'There is no such request.', ['id']);

function refusalOf(seen: string, hash: string, preview: PrivacyPlan | null): Refusal | null {
  if (seen !== hash) {
    return new Refusal('PLAN_CHANGED', 'What would be done is no longer what was looked at.', ['planHash']);
  }
  if (!preview?.blockers.length) return null;
  const named = preview.blockers.map(({ type, remedy }) => `${type}. ${remedy}`).join(' ');
  return new Refusal('OPEN_WORK', `Work is open that has to be ended first: ${named}`, ['id']);
}

/** Throws SECOND_OFFICER_NEEDED. A key that names nobody cannot be told from whoever filed it. */
function requireSecondOfficer(approverId: string | null, request: PrivacyRequest): void {
  const { filedBy = null, userId: subjectUserId = null, identityOfficer = null } = request;
  const soleWitness = filedBy === subjectOf(request).id ? identityOfficer : null;
  const bar = approverId ? approvalBar({ approverId, filedBy, subjectUserId, soleWitness }) : 'UNKNOWN';
  if (!bar) return;
  const why = {
    FILED_IT: 'You filed it: somebody else has to approve it.',
    ABOUT_THEMSELF: 'It is about you: somebody else has to approve it.',
    SOLE_WITNESS: 'You alone answer for who the person is: somebody else has to approve it.',
    UNKNOWN: 'This key names nobody: an officer with a name has to approve it.',
  }[bar];
  throw new Refusal('SECOND_OFFICER_NEEDED', why, ['id']);
}

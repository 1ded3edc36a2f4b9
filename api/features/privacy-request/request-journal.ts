import type { RequestAct } from '../../../policies/privacy/request-states.ts';
import { newId } from '../../kernel/ids.ts';
import type { PrivacyRequest } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { percentOf, progressOf } from './progress.ts';
import { goalOf, isClosed } from './request-nature.ts';

/** The work that carries requests out. Its jobs name the account and the request. */
export const REQUEST_WORK = 'privacy-requests';
/** The work that tells people that their request has come in. */
export const RECEIPT_WORK = 'privacy-receipts';
/** The work that tells people what became of their request. */
export const OUTCOME_WORK = 'privacy-outcomes';

/** Whether a letter says what became of a request. That of an erasure goes with it, as nobody can be written to afterwards. */
export const isTold = ({ state, kind }: Pick<PrivacyRequest, 'state' | 'kind'>): boolean =>
  state === 'DENIED' || (state === 'COMPLETED' && kind !== 'ERASURE');

export interface Move {
  /** What is recorded: a root field, or the name of background work. */
  readonly operation: string;
  /** Why, for a refusal or a failure: a code. */
  readonly reason?: string | null;
}

/**
 * Moves requests from state to state, and writes down what happened, all in the transaction of the change: the audit
 * log, the numbered changes that streams read, and the job that carries the request out.
 */
export class RequestJournal {
  readonly #parts: Parts;
  readonly #tellsOutcome: boolean;

  /** Where the work is named by which people hear what became of their request, a job of it goes with each that was answered. */
  constructor(parts: Parts, tellsOutcome = false) {
    this.#parts = parts;
    this.#tellsOutcome = tellsOutcome;
  }

  /** Takes the act. The request must be locked by the session. Throws INVALID_TRANSITION. */
  async move(session: Session, request: PrivacyRequest, act: RequestAct, move: Move): Promise<void> {
    const to = goalOf(request, act);
    request.state = to;
    request.reason = move.reason ?? null;
    if (isClosed(to)) {
      request.closedAt = this.#now();
      request.codeHash = null;
      request.worker = null;
      request.leasedUntil = null;
    }
    await this.note(session, request, move);
    const { accountId, id } = request;
    if (this.#tellsOutcome && isTold(request)) {
      await this.#parts.queue.send(session, OUTCOME_WORK, { accountId, requestId: id });
    }
    if (to !== 'SCHEDULED') return;
    await this.#parts.queue.send(session, REQUEST_WORK, { accountId, requestId: id }, { singletonKey: id });
  }

  /** Records what was done to a request, and tells those who follow it. */
  async note(session: Session, request: PrivacyRequest, { operation, reason = null }: Move): Promise<void> {
    await this.tell(session, request);
    await this.#parts.audit.record(session, {
      event: operation === 'privacyRequestApprove' ? 'approval' : 'privacy-request',
      operation,
      type: 'PrivacyRequest',
      rowIds: [request.id],
      detail: { kind: request.kind, state: request.state, reason },
    });
  }

  /** Adds the next change, as the request and its steps are now, and says so once the transaction has committed. */
  async tell(session: Session, request: PrivacyRequest): Promise<void> {
    await session.flush();
    const steps = await privacyRequestStore.stepsNow(session, request.id);
    request.percent = percentOf(request.state, steps, request.percent);
    request.changes += 1;
    const { accountId, id: requestId, changes: sequence } = request;
    privacyRequestStore.addChange(session, {
      id: newId('PrivacyChange', this.#parts.clock.now()),
      accountId,
      requestId,
      sequence,
      at: this.#now(),
      progress: progressOf(request, steps),
    });
    await session.flush();
    session.afterCommit(() => this.#parts.bus.publish('privacyRequestChanged', { accountId, requestId, sequence }));
  }

  #now(): Date {
    return new Date(this.#parts.clock.now());
  }
}

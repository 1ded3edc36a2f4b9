import { type DeadlineState, type Deadlines, deadlineState } from '../../../policies/privacy/deadlines.ts';
import {
  isClosed,
  type RequestAct,
  type RequestNature,
  type RequestState,
  stepOf,
} from '../../../policies/privacy/request-states.ts';
import { Refusal } from '../../kernel/app-error.ts';
import type { PrivacyRequest } from '../../model/privacy-request.ts';
import type { Subject } from '../../store/subject-rows.ts';

/** What decides the way of a request. */
export const natureOf = ({
  kind,
  filedAs,
  verifiedBy,
}: Pick<PrivacyRequest, 'kind' | 'filedAs' | 'verifiedBy'>): RequestNature => ({ kind, filedAs, verifiedBy });

/** Whom a request is about. */
export function subjectOf({ customerId, userId }: Pick<PrivacyRequest, 'customerId' | 'userId'>): Subject {
  return customerId ? { kind: 'customer', id: customerId } : { kind: 'user', id: userId! };
}

/** The state to which an act leads. Throws INVALID_TRANSITION, which names the state and the act. */
export function goalOf(
  request: Pick<PrivacyRequest, 'kind' | 'filedAs' | 'verifiedBy' | 'state'>,
  act: RequestAct,
): RequestState {
  const { to } = stepOf(request.state, act, natureOf(request));
  if (to) return to;
  throw new Refusal('INVALID_TRANSITION', `The request is ${request.state}: ${act} is not possible.`, ['id']);
}

/** How a request stands to its deadlines, by the times that were worked out when it was filed or extended. */
export function deadlineOf(request: PrivacyRequest, nowMs: number): DeadlineState {
  const { confirmBy, confirmedAt, dueBy, closedAt, confirmNearFrom, dueNearFrom } = request;
  const deadlines: Deadlines = {
    confirmBy: confirmBy ?? null,
    dueBy,
    extendedDueBy: null,
    noticeBy: null,
    nearFrom: { confirmBy: confirmNearFrom ?? null, dueBy: dueNearFrom, extendedDueBy: null },
  };
  const progress = { confirmedAt: confirmedAt ?? null, extendedAt: null, closedAt: closedAt ?? null };
  return deadlineState(new Date(nowMs), deadlines, progress);
}

export { isClosed };

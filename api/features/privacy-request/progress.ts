import type { RequestState } from '../../../policies/privacy/request-states.ts';
import type { PrivacyRequest, PrivacyStep } from '../../model/privacy-request.ts';

/** A request as those who follow it are told: names, codes and counts. */
export interface Progress {
  readonly state: RequestState;
  readonly reason: string | null;
  readonly percent: number;
  readonly steps: readonly StepProgressView[];
}

export interface StepProgressView {
  readonly name: string;
  readonly store: string;
  readonly state: PrivacyStep['state'];
  readonly done: number;
  readonly total: number | null;
  readonly reason: string | null;
}

/** Short of the whole until the request is completed: its last act is a step too. */
const MOST_UNFINISHED = 99;

export const isDone = ({ state }: Pick<PrivacyStep, 'state'>): boolean => state === 'DONE' || state === 'NOTHING_FOUND';

/** How much of a request is done, 0 to 100, each step counting alike: at least `before`, and 100 only if it is COMPLETED. */
export function percentOf(
  state: RequestState,
  steps: readonly Pick<PrivacyStep, 'state' | 'done' | 'total'>[],
  before: number,
): number {
  if (state === 'COMPLETED') return 100;
  if (steps.length === 0) return before;
  const done = steps.reduce((sum, step) => sum + shareOf(step), 0);
  return Math.max(before, Math.min(MOST_UNFINISHED, Math.floor((100 * done) / steps.length)));
}

function shareOf(step: Pick<PrivacyStep, 'state' | 'done' | 'total'>): number {
  if (isDone(step)) return 1;
  return step.state === 'RUNNING' && step.total ? Math.min(1, step.done / step.total) : 0;
}

export const stepView = ({ name, store, state, done, total, reason }: PrivacyStep): StepProgressView => ({
  name,
  store,
  state,
  done,
  total: total ?? null,
  reason: reason ?? null,
});

export function progressOf(
  request: Pick<PrivacyRequest, 'state' | 'reason' | 'percent'>,
  steps: readonly PrivacyStep[],
): Progress {
  const { state, reason, percent } = request;
  return { state, reason: reason ?? null, percent, steps: steps.map(stepView) };
}

/** How much is done, by steps and by what they did. */
export function countsOf(steps: readonly PrivacyStep[]) {
  return {
    stepsDone: steps.filter(isDone).length,
    stepsTotal: steps.length,
    done: steps.reduce((sum, { done }) => sum + done, 0),
  };
}

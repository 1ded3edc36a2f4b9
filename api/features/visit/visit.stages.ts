import type { VisitStage } from '../../../policies/facts.ts';
import { Refusal } from '../../kernel/app-error.ts';

/** What can happen to a visit. `revert` is the system's: a provider who was on the way has clocked out or was replaced. */
export type VisitAct = 'dispatch' | 'depart' | 'arrive' | 'complete' | 'noAccess' | 'cancel' | 'revert';

/** The state machine: for each act the stages that it starts from, and the one that it leads to. */
export const STAGE_MACHINE: Readonly<Record<VisitAct, { from: readonly VisitStage[]; to: VisitStage }>> = {
  dispatch: { from: ['BOOKED'], to: 'DISPATCHED' },
  depart: { from: ['DISPATCHED'], to: 'EN_ROUTE' },
  arrive: { from: ['EN_ROUTE'], to: 'ON_SITE' },
  complete: { from: ['ON_SITE'], to: 'COMPLETED' },
  noAccess: { from: ['ON_SITE'], to: 'NO_ACCESS' },
  cancel: { from: ['BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE'], to: 'CANCELLED' },
  revert: { from: ['EN_ROUTE'], to: 'DISPATCHED' },
};

/** The stages after which nothing more happens. */
export const FINAL_STAGES: readonly VisitStage[] = ['COMPLETED', 'NO_ACCESS', 'CANCELLED'];
/** The stages in which the assignee is busy with the visit: a provider has at most one such visit. */
export const ACTIVE_STAGES: readonly VisitStage[] = ['EN_ROUTE', 'ON_SITE'];

/** The stage that the act leads to. Throws INVALID_TRANSITION, naming both stages. */
export function nextStage(act: VisitAct, stage: VisitStage): VisitStage {
  const { from, to } = STAGE_MACHINE[act];
  if (from.includes(stage)) return to;
  throw new Refusal(
    'INVALID_TRANSITION',
    `A visit that is ${stage} cannot become ${to}: it must be ${from.join(' or ')}.`,
  );
}

/**
 * Purpose: the goings of providers to customers: booking, assigning, and the steps from BOOKED to their end.
 * Not here: sharing of positions (sharing), shifts (shift), links (share-grant). They take part by `onTransition`.
 * Lifecycle: `STAGE_MACHINE` in visit.stages.ts.
 * Invariants: a provider has at most one visit EN_ROUTE or ON_SITE (unique index); locks go job, visit, provider.
 * Depends on: provider, customer, property, job.
 */
export { PlanningResolver } from './planning.resolver.ts';
export { PlanningService } from './planning.service.ts';
export { VisitResolver } from './visit.resolver.ts';
export { type VisitHook, VisitService, type VisitTransition } from './visit.service.ts';
export { ACTIVE_STAGES, FINAL_STAGES, nextStage, STAGE_MACHINE } from './visit.stages.ts';
export { visitStore } from './visit.store.ts';
export { type VisitView, visitChange, visitFacts, visitView } from './visit.view.ts';

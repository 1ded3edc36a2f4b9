/**
 * Purpose: what people ask to be done with their data: filed, verified, approved, carried out step by step, followed, answered in time.
 * Not here: what a copy contains (subject-export), what an erasure does (erasure), what keeps data (legal-hold), how long the law
 *   gives and which state follows which (policies/privacy).
 * Lifecycle: from RECEIVED to COMPLETED, DENIED or CANCELLED; FAILED waits to be tried again. Kept as proof for three years.
 * Invariants: a state changes with its entry in the audit log, its number and its job, or not at all; no erasure without a second
 *   officer, of exactly the plan that they saw; one worker at a time, whose steps are recorded when their effect is there; what could
 *   not be looked at is never counted as done; while a human is waited for no job runs; who filed it does not answer for the identity,
 *   and who alone answers for that does not approve; of a person the same is open once, and ten codes go out in a day.
 * Depends on: account, audit, customer, provider, consent, subject-export, erasure; the queue, the mail.
 */
export { buildPrivacyRequests, type PrivacyRequests, type PrivacyRequestsNeeds } from './build.ts';
export type { DeadlineCounts } from './deadline-watch.ts';
export { DecisionResolver } from './decision.resolver.ts';
export { FilingResolver } from './filing.resolver.ts';
export { PrivacyRequestResolver } from './privacy-request.resolver.ts';
export { privacyRequestStore } from './privacy-request.store.ts';
export { privacyRequestFacts, privacyRequestView } from './privacy-request.view.ts';
export type { RunnerOptions } from './request-runner.ts';
export type { PrivacySteps } from './step-registry.ts';

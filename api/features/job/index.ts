/**
 * Purpose: the work for customers.
 * Not here: booking and cancelling, which make and end visits (visit).
 * Lifecycle: UNSCHEDULED, SCHEDULED, ACTIVE, COMPLETED, CANCELLED; its visits move it.
 * Invariants: the property is the customer's; summary and notes are encrypted under the customer's key.
 * Depends on: customer, property.
 */
export { JobResolver } from './job.resolver.ts';
export { JobService, lockedJob } from './job.service.ts';
export { jobStore } from './job.store.ts';
export { jobFacts, jobView } from './job.view.ts';

/**
 * Purpose: the people that the company visits, and where to reach them.
 * Not here: their addresses (property), their jobs (job).
 * Lifecycle: PROSPECT until the first job, then ACTIVE.
 * Invariants: names, notes and contact points are encrypted under the customer's key and found by keyed hashes.
 * Depends on: nothing above the store.
 */
export { CustomerResolver } from './customer.resolver.ts';
export { type CustomerCorrections, CustomerService, checkContactValue } from './customer.service.ts';
export { customerStore } from './customer.store.ts';
export { contactPointView, customerFacts, customerView } from './customer.view.ts';

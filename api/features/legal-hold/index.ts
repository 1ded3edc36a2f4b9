/**
 * Purpose: legal holds: that data of a person must be kept for a while, whatever they ask.
 * Not here: what a hold keeps (store/erasure), the requests that it kept back (privacy-request).
 * Lifecycle: from its creation until it is released or its end has come; then what it kept back comes up again, once.
 * Invariants: only compliance sets and releases holds; each is in the audit log; its reference is encrypted.
 * Depends on: audit.
 */
export { LegalHoldResolver } from './legal-hold.resolver.ts';
export { LegalHoldService, type Refile } from './legal-hold.service.ts';
export { legalHoldStore } from './legal-hold.store.ts';
export { legalHoldView } from './legal-hold.view.ts';

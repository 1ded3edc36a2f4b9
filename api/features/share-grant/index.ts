/**
 * Purpose: links with which customers follow one visit.
 * Not here: what they see (tracking), how a token becomes a viewer (token).
 * Lifecycle: until it expires, is revoked, or the visit ends or goes to another provider, whichever is first. After the visit it still fetches
 *   the copy that was asked for by it (token), until it expires or is revoked.
 * Invariants: 256 random bits, in the fragment of the link, stored hashed, shown once.
 * Depends on: visit.
 */
export { ShareGrantResolver } from './share-grant.resolver.ts';
export { ShareGrantService } from './share-grant.service.ts';
export { shareGrantStore } from './share-grant.store.ts';
export { shareGrantFacts, shareGrantView } from './share-grant.view.ts';

/**
 * Purpose: how one visit stands, as the customer behind it sees it: window, then the way, then the arrival.
 * Not here: who holds a link (share-grant); how exactly a position is shown (policies/precision.ts).
 * Lifecycle: a stream lasts until the visit is over, goes to somebody else, or its assignee clocks out.
 * Invariants: a position is shown only with the session that serves this visit.
 * Depends on: account, visit, sharing, watcher, position.
 */
export { endOf, type TrackingNeeds } from './following.ts';
export { TrackingResolver } from './tracking.resolver.ts';
export { TrackingService } from './tracking.service.ts';
export { type TrackingView, trackingView } from './tracking.view.ts';

/**
 * Purpose: takes positions in, keeps the current one in memory, and shows it to each viewer as exactly as they may know.
 * Not here: who may see it at all (policies/rules/position.ts), how exactly (policies/precision.ts), sessions (sharing).
 * Lifecycle: a position lives until the next one, 120 seconds, a pause or the end of its session, whichever is first.
 * Invariants: no position reaches the database, a log, a metric or an error; one slot for a provider.
 * Depends on: account, provider, property, sharing, watcher, eta.
 */
export { PositionBoard, type PositionListener, type Watched } from './position.board.ts';
export { PositionResolver } from './position.resolver.ts';
export { type PositionNeeds, PositionService } from './position.service.ts';
export type { PositionState, Reason } from './position.state.ts';
export { PositionStreams } from './position.stream.ts';
export { coarsely, type PositionView, positionView, precisionOf } from './position.view.ts';

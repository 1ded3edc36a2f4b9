/**
 * Purpose: all providers that a viewer may see, in one stream.
 * Not here: what is seen of each (position).
 * Lifecycle: a provider enters with their sharing session and is removed, with the reason, when it ends.
 * Invariants: events are made when they are asked for; a bounding box looks only at what the viewer may know.
 * Depends on: account, sharing, watcher, position.
 */
export { FleetFeed } from './fleet.feed.ts';
export { FleetResolver } from './fleet.resolver.ts';

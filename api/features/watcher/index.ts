/**
 * Purpose: who is watching a provider now, shown to that provider; and the record of it.
 * Not here: what they see (position, fleet, tracking); what it makes the device do (position).
 * Lifecycle: from a token's first stream on a provider to the end of its last.
 * Invariants: an entry is of a token and a provider; the record has times and no coordinates.
 * Depends on: nothing above the store.
 */
export { WatcherRegistry, type Watching } from './watcher.registry.ts';
export { WatcherResolver } from './watcher.resolver.ts';

/**
 * Purpose: `node(id)` and `nodes(ids)`: anything by its id.
 * Not here: any rule. What is found goes through the same checks as everywhere.
 * Lifecycle: none.
 * Invariants: an id of another account, and one that never was, look the same.
 * Depends on: every feature with rows.
 */
export { NodeResolver } from './node.resolver.ts';

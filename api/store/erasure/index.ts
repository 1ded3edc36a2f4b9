/**
 * Purpose: what becomes of every row that leads to a person when that person is erased, from the privacy maps and the foreign keys.
 * Not here: who may ask for it, in which order the stores are emptied, what is certified (the feature erasure).
 * Lifecycle: nothing is kept between calls; each can be ended at any point and made again.
 * Invariants: no row of another person is deleted; no foreign key is left without a row; rows under a hold stay whole.
 * Depends on: model, session, subject-rows, and the vault for the values to look for afterwards.
 */
export { countAll, countRows, type KeptRows, type TableCounts } from './count-rows.ts';
export { eraseRows } from './erase-rows.ts';
export { tableFate, unerasable } from './fate.ts';
export { type HeldRows, type Hold, heldRows } from './held-rows.ts';
export { joined } from './joined.ts';
export { childrenFirst, dangling, linksOf, linksTo } from './links.ts';
export { needleSearch } from './needle-search.ts';
export { gatherNeedles, type Needles, together } from './needles.ts';
export { findResidue, type Residue, type Search } from './residue.ts';
export { BATCH, type Erasing, erasing, neededBy } from './row-walk.ts';
export { tablesWithRows } from './rows-left.ts';

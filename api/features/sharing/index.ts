/**
 * Purpose: sharing sessions: for which visit a provider's position is shared, since when, and whether it is paused.
 * Not here: positions (position), shifts (shift), the mutations that pause (position, which answers with an instruction).
 * Lifecycle: opened by each departure; ACTIVE, PAUSED; ENDED with the visit, the assignment or the shift.
 * Invariants: one open session for a provider and for a visit (unique indexes); gates are versioned and never go back.
 * Depends on: provider, visit.
 */
export { GateCache } from './gate-cache.ts';
export { SharingService } from './sharing.service.ts';
export { sharingStore } from './sharing.store.ts';

/**
 * Purpose: a provider's time at work.
 * Not here: sharing, which needs an open shift (sharing).
 * Lifecycle: from clocking in to clocking out, both the provider's own acts.
 * Invariants: one open shift for a provider (unique index); clocking out ends sharing in the same transaction.
 * Depends on: provider, visit, sharing.
 */
export { ShiftResolver } from './shift.resolver.ts';
export { ShiftService } from './shift.service.ts';
export { shiftStore } from './shift.store.ts';
export { shiftView } from './shift.view.ts';

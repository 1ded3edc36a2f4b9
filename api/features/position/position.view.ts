import { coarsen } from '../../../policies/coarsening.ts';
import type { Precision } from '../../../policies/precision.ts';
import type { Sight } from '../../../policies/sight.ts';
import { governed } from '../../access/governed.ts';
import type { PositionState } from './position.state.ts';

/** How exactly the provider of the state is seen; null: not at all. */
export function precisionOf(sight: Sight, { gate }: PositionState, customerPrecision: Precision): Precision | null {
  return sight.precisionOf(gate.providerId, gate.session?.stage ?? null, customerPrecision);
}

/** A position as those who see so may know it. Where the stage shows them nothing, it is UNAVAILABLE because it has ARRIVED. */
export function positionView(sight: Sight, state: PositionState, customerPrecision: Precision) {
  const { gate, reading, eta } = state;
  const precision = precisionOf(sight, state, customerPrecision);
  const hidden = gate.session !== null && precision === null;
  const shown = reading && precision && coarsen(reading, precision);
  const facts = {
    accountId: gate.accountId,
    providerId: gate.providerId,
    visitId: gate.session?.visitId ?? null,
    stage: gate.session?.stage ?? null,
  };
  return governed('ProviderPosition', facts, {
    providerId: gate.providerId,
    visitId: facts.visitId,
    precision: reading ? precision : null,
    freshness: hidden ? ('UNAVAILABLE' as const) : state.freshness,
    unavailableReason: hidden ? ('ARRIVED' as const) : state.reason,
    point: shown ? { latitude: shown.latitude, longitude: shown.longitude } : null,
    accuracyM: shown ? shown.accuracyM : null,
    headingDeg: shown ? shown.headingDeg : null,
    speedMps: shown ? shown.speedMps : null,
    recordedAt: shown ? new Date(shown.recordedAtMs) : null,
    eta: !hidden && reading ? (eta?.minutes ?? null) : null,
    etaSource: !hidden && reading ? (eta?.source ?? null) : null,
  });
}

/**
 * All that a view shows, as text, if it is a coarse one; null for an exact one. A coarse view that has not changed is not
 * sent again: that something has moved within the cell, and when, is what it hides.
 */
export function coarsely(view: PositionView): string | null {
  return view.precision === null || view.precision === 'EXACT' ? null : JSON.stringify(view);
}

export type PositionView = ReturnType<typeof positionView>;

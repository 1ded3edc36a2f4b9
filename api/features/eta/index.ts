/**
 * Purpose: whole minutes until a provider arrives, from the positions of a trip as they come.
 * Not here: who may see the ETA (`policies/precision.ts`), when a session begins and ends (the sharing feature), freshness.
 * Lifecycle: the composition root makes one estimator. Each sharing session with a destination begins a trip, which observes every
 *   accepted position and ends with the session; the end of the process calls `close`.
 * Invariants: `observe` answers at once, without I/O. What is known of a trip (its last position, smoothed speed, route)
 *   lies in it alone, in memory, and goes with it; nothing of it reaches a disk, a log or an error.
 *   An estimate that did not come from the routing server says so in its source.
 * Depends on: kernel (clock, geo).
 */
export { type Eta, type EtaEstimator, type EtaSource, isSameEta, type Observation, type TripEta } from './eta.ts';
export { GreatCircleEtaEstimator, greatCircleEta } from './great-circle.ts';
export { type EtaModel, FITTED_MODEL } from './model.ts';
export type { OsrmFailure } from './osrm-client.ts';
export { OsrmEtaEstimator, type OsrmEtaOptions } from './osrm-estimator.ts';

/**
 * Purpose: whole minutes until a provider arrives, from the positions of a sharing session as they come.
 * Not here: who may see the ETA (`policies/precision.ts`), when a session begins and ends (the sharing feature), freshness.
 * Lifecycle: the composition root makes one estimator. The gate calls `observe` for every accepted position and keeps what
 *   that answers, the end of a session calls `forget`, the end of the process `close`.
 * Invariants: `observe` and `current` answer at once, without I/O. What is known of a session (its last position,
 *   smoothed speed, route) lies in memory only and is gone with `forget`; nothing of it reaches a disk, a log or an error.
 *   An estimate that did not come from the routing server says so in its source.
 * Depends on: kernel (clock, geo).
 */
export type { Eta, EtaEstimator, EtaSource, Observation } from './eta.ts';
export { GreatCircleEtaEstimator, greatCircleEta } from './great-circle.ts';
export { type EtaModel, FITTED_MODEL } from './model.ts';
export type { OsrmFailure } from './osrm-client.ts';
export { OsrmEtaEstimator, type OsrmEtaOptions } from './osrm-estimator.ts';

import { distanceM, type GeoPoint } from '../../kernel/geo.ts';

/**
 * How an estimate was found: GREAT_CIRCLE by the default; OSRM by a route of the routing server; OSRM_FALLBACK by the
 * default because the routing server has given no route, or none yet.
 */
export type EtaSource = 'GREAT_CIRCLE' | 'OSRM' | 'OSRM_FALLBACK';

/** An estimated time of arrival: whole minutes, rounded up, 0 only at the door. */
export interface Eta {
  readonly minutes: number;
  readonly source: EtaSource;
}

/** A position of a session, as far as an estimate looks at it. Metres per second, Unix milliseconds. */
export interface Observation extends GeoPoint {
  readonly speedMps: number | null;
  readonly recordedAtMs: number;
}

/** Estimates for many sessions at a time. Every call answers at once; nothing throws for lack of a routing server. */
export interface EtaEstimator {
  /** Takes in a session's newest position and answers the new estimate to `destination`, which may change on the way. */
  observe(sessionId: string, observation: Observation, destination: GeoPoint): Eta;
  /** The latest estimate; null for a session that was not observed or is forgotten. */
  current(sessionId: string): Eta | null;
  /** Drops all that is known of a session, and what is under way for it. Without effect on an unknown one. */
  forget(sessionId: string): void;
  /** Drops everything. */
  close(): void;
}

/** Within this of the destination one has arrived: a parked van, a wide building and the error of a phone's GPS. */
const ARRIVED_WITHIN_M = 75;

/** True if `from` is as good as at `to`. */
export function isArrived(from: GeoPoint, to: GeoPoint): boolean {
  return isArrivedAt(distanceM(from, to));
}

/** The same of the metres that are left. */
export function isArrivedAt(leftM: number): boolean {
  return leftM <= ARRIVED_WITHIN_M;
}

/** Seconds of a journey that is not over as whole minutes, at least 1: nobody is promised more than is known. */
export function wholeMinutes(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60));
}

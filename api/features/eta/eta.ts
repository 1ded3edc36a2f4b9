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

/** Whether two estimates say the same. */
export function isSameEta(one: Eta, other: Eta | null): boolean {
  return one.minutes === other?.minutes && one.source === other.source;
}

/** A position of a session, as far as an estimate looks at it. Metres per second, Unix milliseconds. */
export interface Observation extends GeoPoint {
  readonly speedMps: number | null;
  readonly recordedAtMs: number;
}

/** The estimates for one trip, from its positions as they come. Every call answers at once; nothing throws for lack of a routing server. */
export interface TripEta {
  /**
   * Takes in the newest position and answers the new estimate to `destination`, which may change on the way. What it keeps of the
   * observation it copies: that may be written over afterwards.
   */
  observe(observation: Observation, destination: GeoPoint): Eta;
  /** Gives up what is under way for it. Nothing is told of it after that. */
  end(): void;
}

export interface EtaEstimator {
  /** A trip begins. `onUpdate` is told of an estimate that has changed without a new position, because an answer came later. */
  begin(onUpdate: (eta: Eta) => void): TripEta;
  /** Gives up what is under way for any trip. */
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

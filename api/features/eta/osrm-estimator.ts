import type { Clock } from '../../kernel/clock.ts';
import { distanceM, type GeoPoint } from '../../kernel/geo.ts';
import {
  type Eta,
  type EtaEstimator,
  isArrived,
  isSameEta,
  type Observation,
  type TripEta,
  wholeMinutes,
} from './eta.ts';
import { greatCircleEta } from './great-circle.ts';
import { FITTED_MODEL } from './model.ts';
import { OsrmClient, type OsrmClientOptions, type OsrmFailure } from './osrm-client.ts';
import { SmoothedSpeed } from './smoothed-speed.ts';

export interface OsrmEtaOptions extends OsrmClientOptions {
  /** From one question for a trip to the next. In between, the route is scaled by the distance that is left. */
  readonly refreshMs?: number;
  /** Questions under way at once, over all trips. Beyond that a trip waits for its next position. */
  readonly maxConcurrent?: number;
  /** Told of each failure, by its kind alone: for a counter. */
  readonly onFailure?: (failure: OsrmFailure) => void;
}

/** In half a minute a city vehicle comes some 200 m: scaling holds that long. */
const DEFAULT_REFRESH_MS = 30_000;

/** OSRM answers in milliseconds on one thread per core: more at once would only queue there. */
const DEFAULT_MAX_CONCURRENT = 8;

/** A route that could not be refreshed for so many refresh intervals is given up for the fallback. */
const ROUTE_OUTLIVES_REFRESHES = 4;

/** A route as it was answered: seconds from a point that was `straightM` metres, in a straight line, from the destination. */
interface Route {
  readonly durationS: number;
  readonly straightM: number;
  readonly askedAtMs: number;
}

/**
 * Travel times of an OSRM server, scaled between its answers; the great circle's wherever it has none to give, with the
 * source OSRM_FALLBACK. Nobody waits for the server: `observe` answers from what is known and asks in the background.
 */
export class OsrmEtaEstimator implements EtaEstimator {
  readonly #shared: Shared;

  constructor(options: OsrmEtaOptions) {
    this.#shared = {
      client: new OsrmClient(options),
      clock: options.clock,
      refreshMs: options.refreshMs ?? DEFAULT_REFRESH_MS,
      maxConcurrent: options.maxConcurrent ?? DEFAULT_MAX_CONCURRENT,
      onFailure: options.onFailure ?? (() => {}),
      asking: new Set(),
    };
  }

  begin(onUpdate: (eta: Eta) => void): TripEta {
    return new OsrmTrip(this.#shared, onUpdate);
  }

  close(): void {
    for (const question of this.#shared.asking) question.abort();
  }
}

/** What the trips of an estimator have in common. */
interface Shared {
  readonly client: OsrmClient;
  readonly clock: Clock;
  readonly refreshMs: number;
  readonly maxConcurrent: number;
  readonly onFailure: (failure: OsrmFailure) => void;
  /** Gives up each question that is under way. */
  readonly asking: Set<AbortController>;
}

/** The way to one destination. */
interface Leg {
  readonly destination: GeoPoint;
  route: Route | null;
  /** When a route was last asked for, answered or not; null before that. */
  askedAtMs: number | null;
  /** Gives up the question under way. */
  asking: AbortController | null;
}

/** The newest of a trip. */
interface Newest {
  readonly position: GeoPoint;
  readonly leg: Leg;
}

class OsrmTrip implements TripEta {
  readonly #shared: Shared;
  readonly #onUpdate: (eta: Eta) => void;
  readonly #speed = new SmoothedSpeed(FITTED_MODEL);
  #newest: Newest | null = null;
  #eta: Eta | null = null;

  constructor(shared: Shared, onUpdate: (eta: Eta) => void) {
    this.#shared = shared;
    this.#onUpdate = onUpdate;
  }

  observe(observation: Observation, destination: GeoPoint): Eta {
    this.#speed.observe(observation);
    const { latitude, longitude } = observation;
    const newest = { position: { latitude, longitude }, leg: this.#legTo(destination) };
    this.#newest = newest;
    this.#eta = this.#estimate(newest);
    this.#askIfDue(newest);
    return this.#eta;
  }

  end(): void {
    this.#newest?.leg.asking?.abort();
    this.#newest = null;
    this.#speed.forget();
  }

  /** A new destination makes the route to the old one, and the question under way, worthless. */
  #legTo(destination: GeoPoint): Leg {
    const leg = this.#newest?.leg;
    if (leg && distanceM(leg.destination, destination) === 0) return leg;
    leg?.asking?.abort();
    return { destination, route: null, askedAtMs: null, asking: null };
  }

  #estimate({ position, leg: { destination, route } }: Newest): Eta {
    const { clock, refreshMs } = this.#shared;
    const usableUntilMs = route ? route.askedAtMs + ROUTE_OUTLIVES_REFRESHES * refreshMs : 0;
    if (!route || clock.now() > usableUntilMs) {
      return { ...greatCircleEta(position, destination, this.#speed.mps), source: 'OSRM_FALLBACK' };
    }
    if (isArrived(position, destination)) return { minutes: 0, source: 'OSRM' };
    const left = distanceM(position, destination) / route.straightM;
    return { minutes: wholeMinutes(route.durationS * left), source: 'OSRM' };
  }

  #askIfDue({ position, leg }: Newest): void {
    const { clock, refreshMs, maxConcurrent, asking } = this.#shared;
    const nowMs = clock.now();
    const due = leg.askedAtMs === null || nowMs - leg.askedAtMs >= refreshMs;
    if (!due || leg.asking || asking.size >= maxConcurrent) return;
    if (isArrived(position, leg.destination)) return;
    leg.askedAtMs = nowMs;
    void this.#ask(leg, position, nowMs);
  }

  /** Asks for a route from `from`, and tells of the estimate if the answer has changed it. Never rejects. */
  async #ask(leg: Leg, from: GeoPoint, askedAtMs: number): Promise<void> {
    const { client, asking, onFailure } = this.#shared;
    const question = new AbortController();
    leg.asking = question;
    asking.add(question);
    const answer = await client.route(from, leg.destination, question.signal);
    asking.delete(question);
    leg.asking = null;
    // The trip has ended, or goes elsewhere now: nobody wants the answer.
    if (question.signal.aborted || !this.#newest) return;
    if ('failure' in answer) {
      leg.route = null;
      onFailure(answer.failure);
    } else {
      // Not 0: one who has arrived is not asked about.
      const straightM = distanceM(from, leg.destination);
      leg.route = { durationS: answer.durationS, straightM, askedAtMs };
    }
    const before = this.#eta;
    const eta = this.#estimate(this.#newest);
    this.#eta = eta;
    if (!isSameEta(eta, before)) this.#onUpdate(eta);
  }
}

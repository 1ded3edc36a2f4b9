import type { Clock } from '../../kernel/clock.ts';
import { distanceM, type GeoPoint } from '../../kernel/geo.ts';
import { type Eta, type EtaEstimator, isArrived, type Observation, wholeMinutes } from './eta.ts';
import { greatCircleEta } from './great-circle.ts';
import { FITTED_MODEL } from './model.ts';
import { OsrmClient, type OsrmClientOptions, type OsrmFailure } from './osrm-client.ts';
import { type SmoothedSpeed, smoothSpeed } from './smoothed-speed.ts';

export interface OsrmEtaOptions extends OsrmClientOptions {
  /** From one question for a session to the next. In between, the route is scaled by the distance that is left. */
  readonly refreshMs?: number;
  /** Questions under way at once, over all sessions. Beyond that a session waits for its next position. */
  readonly maxConcurrent?: number;
  /** Told when an answer that came later has changed a session's estimate. */
  readonly onUpdate?: (sessionId: string, eta: Eta) => void;
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

interface Session {
  speed: SmoothedSpeed;
  position: Observation;
  destination: GeoPoint;
  route: Route | null;
  /** When it was last asked for, answered or not; null before that and after a change of destination. */
  askedAtMs: number | null;
  /** Gives up the question under way. */
  asking: AbortController | null;
  eta: Eta;
}

/**
 * Travel times of an OSRM server, scaled between its answers; the great circle's wherever it has none to give, with the
 * source OSRM_FALLBACK. Sessions never wait for the server: `observe` answers from what is known and asks in the background.
 */
export class OsrmEtaEstimator implements EtaEstimator {
  readonly #client: OsrmClient;
  readonly #clock: Clock;
  readonly #refreshMs: number;
  readonly #maxConcurrent: number;
  readonly #onUpdate: (sessionId: string, eta: Eta) => void;
  readonly #onFailure: (failure: OsrmFailure) => void;
  readonly #sessions = new Map<string, Session>();
  #underWay = 0;

  constructor(options: OsrmEtaOptions) {
    this.#client = new OsrmClient(options);
    this.#clock = options.clock;
    this.#refreshMs = options.refreshMs ?? DEFAULT_REFRESH_MS;
    this.#maxConcurrent = options.maxConcurrent ?? DEFAULT_MAX_CONCURRENT;
    this.#onUpdate = options.onUpdate ?? (() => {});
    this.#onFailure = options.onFailure ?? (() => {});
  }

  observe(sessionId: string, observation: Observation, destination: GeoPoint): Eta {
    const session = this.#take(sessionId, observation, destination);
    session.eta = this.#estimate(session);
    this.#askIfDue(sessionId, session);
    return session.eta;
  }

  current(sessionId: string): Eta | null {
    return this.#sessions.get(sessionId)?.eta ?? null;
  }

  forget(sessionId: string): void {
    this.#sessions.get(sessionId)?.asking?.abort();
    this.#sessions.delete(sessionId);
  }

  close(): void {
    for (const sessionId of [...this.#sessions.keys()]) this.forget(sessionId);
  }

  /** The session after the observation; a new destination makes its route, and the question under way, worthless. */
  #take(sessionId: string, position: Observation, destination: GeoPoint): Session {
    const known = this.#sessions.get(sessionId);
    const speed = smoothSpeed(known?.speed ?? null, position, FITTED_MODEL);
    if (known && distanceM(known.destination, destination) === 0) return Object.assign(known, { speed, position });
    known?.asking?.abort();
    const eta: Eta = { minutes: 0, source: 'OSRM_FALLBACK' };
    const session = { speed, position, destination, route: null, askedAtMs: null, asking: null, eta };
    this.#sessions.set(sessionId, session);
    return session;
  }

  #estimate(session: Session): Eta {
    const { position, destination, route, speed } = session;
    const usableUntilMs = route ? route.askedAtMs + ROUTE_OUTLIVES_REFRESHES * this.#refreshMs : 0;
    if (!route || this.#clock.now() > usableUntilMs) {
      return { ...greatCircleEta(position, destination, speed.speedMps), source: 'OSRM_FALLBACK' };
    }
    if (isArrived(position, destination)) return { minutes: 0, source: 'OSRM' };
    const left = distanceM(position, destination) / route.straightM;
    return { minutes: wholeMinutes(route.durationS * left), source: 'OSRM' };
  }

  #askIfDue(sessionId: string, session: Session): void {
    const nowMs = this.#clock.now();
    const due = session.askedAtMs === null || nowMs - session.askedAtMs >= this.#refreshMs;
    if (!due || session.asking || this.#underWay >= this.#maxConcurrent) return;
    if (isArrived(session.position, session.destination)) return;
    session.askedAtMs = nowMs;
    void this.#ask(sessionId, session, session.position);
  }

  /** Asks for a route from `from`, and tells of the estimate if the answer has changed it. Never rejects. */
  async #ask(sessionId: string, session: Session, from: GeoPoint): Promise<void> {
    const asking = new AbortController();
    session.asking = asking;
    const askedAtMs = this.#clock.now();
    this.#underWay++;
    const answer = await this.#client.route(from, session.destination, asking.signal);
    this.#underWay--;
    session.asking = null;
    // The session has ended, or goes elsewhere now: nobody wants the answer.
    if (asking.signal.aborted) return;
    if ('failure' in answer) {
      session.route = null;
      this.#onFailure(answer.failure);
    } else {
      // Not 0: one who has arrived is not asked about.
      const straightM = distanceM(from, session.destination);
      session.route = { durationS: answer.durationS, straightM, askedAtMs };
    }
    const before = session.eta;
    session.eta = this.#estimate(session);
    const changed = session.eta.minutes !== before.minutes || session.eta.source !== before.source;
    if (changed) this.#onUpdate(sessionId, session.eta);
  }
}

import type { Eta, EtaEstimator, Observation, TripEta } from '../../features/eta/index.ts';
import type { GeoPoint } from '../../kernel/geo.ts';

/** Trips by name, each with its newest estimate, as whoever drives them has them. */
export class Trips {
  readonly #estimator: EtaEstimator;
  readonly #onUpdate: (name: string, eta: Eta) => void;
  readonly #trips = new Map<string, TripEta>();
  readonly #newest = new Map<string, Eta>();

  constructor(estimator: EtaEstimator, onUpdate: (name: string, eta: Eta) => void = () => {}) {
    this.#estimator = estimator;
    this.#onUpdate = onUpdate;
  }

  /** Begins the trip if it is new. */
  observe(name: string, observation: Observation, destination: GeoPoint): Eta {
    const trip = this.#trips.get(name) ?? this.#begin(name);
    const eta = trip.observe(observation, destination);
    this.#newest.set(name, eta);
    return eta;
  }

  /** The latest estimate, observed or told. */
  current(name: string): Eta | undefined {
    return this.#newest.get(name);
  }

  end(name: string): void {
    this.#trips.get(name)?.end();
    this.#trips.delete(name);
  }

  close(): void {
    this.#estimator.close();
  }

  #begin(name: string): TripEta {
    const trip = this.#estimator.begin((eta) => {
      this.#newest.set(name, eta);
      this.#onUpdate(name, eta);
    });
    this.#trips.set(name, trip);
    return trip;
  }
}

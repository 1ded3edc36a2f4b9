import { distanceM, type GeoPoint } from '../../kernel/geo.ts';
import { type Eta, type EtaEstimator, isArrivedAt, type Observation, type TripEta, wholeMinutes } from './eta.ts';
import { type EtaModel, FITTED_MODEL } from './model.ts';
import { SmoothedSpeed } from './smoothed-speed.ts';

/** A crawl. Slower (a jam, a long light) is taken for passing: it would put the arrival hours away. */
const SLOWEST_MPS = 3;

/** 120 km/h, door to door. Faster is a fast stretch, not a journey. */
const FASTEST_MPS = 33;

/** The estimate from two points and a speed: 0 minutes at the door, else the way by road at that speed within bounds. */
export function greatCircleEta(from: GeoPoint, to: GeoPoint, speedMps: number, model: EtaModel = FITTED_MODEL): Eta {
  const leftM = distanceM(from, to);
  if (isArrivedAt(leftM)) return { minutes: 0, source: 'GREAT_CIRCLE' };
  const boundedMps = Math.min(FASTEST_MPS, Math.max(SLOWEST_MPS, speedMps));
  return { minutes: wholeMinutes((model.roadFactor * leftM) / boundedMps), source: 'GREAT_CIRCLE' };
}

/** Great-circle distance, a road factor and the smoothed speed. Needs nothing but memory. */
export class GreatCircleEtaEstimator implements EtaEstimator {
  readonly #model: EtaModel;

  constructor(model: EtaModel = FITTED_MODEL) {
    this.#model = model;
  }

  begin(): TripEta {
    return new GreatCircleTrip(this.#model);
  }

  close(): void {}
}

class GreatCircleTrip implements TripEta {
  readonly #model: EtaModel;
  readonly #speed: SmoothedSpeed;

  constructor(model: EtaModel) {
    this.#model = model;
    this.#speed = new SmoothedSpeed(model);
  }

  observe(observation: Observation, destination: GeoPoint): Eta {
    this.#speed.observe(observation);
    return greatCircleEta(observation, destination, this.#speed.mps, this.#model);
  }

  end(): void {
    this.#speed.forget();
  }
}

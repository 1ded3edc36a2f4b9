import { distanceM } from '../../kernel/geo.ts';
import type { Observation } from './eta.ts';
import type { EtaModel } from './model.ts';

/** No number: fields that hold numbers of one kind only are written in place. */
const NONE = Number.NaN;

/** An observation that is remembered. NaN where there is no speed. */
interface Fix {
  latitude: number;
  longitude: number;
  speedMps: number;
  recordedAtMs: number;
}

const NOTHING: Observation = { latitude: NONE, longitude: NONE, speedMps: null, recordedAtMs: NONE };

/** Longer steps weigh as this one: their ends are too far apart for the chord between them to say how fast one drove. */
const LONGEST_STEP_MS = 60_000;

/** Shorter steps are waited out: the error of two fixes would be more than the way between them. */
const SHORTEST_STEP_MS = 1_000;

/** Up to this long, what the device measured by Doppler at both ends says more than the way between the fixes. */
const DEVICE_SPEED_STEP_MS = 15_000;

/** 216 km/h. Beyond it a fix has jumped; no provider drives so. */
const PLAUSIBLE_SPEED_MPS = 60;

/**
 * The speed of a trip by exponential smoothing over time, from the prior on. Of the observations only the last one that counted is
 * remembered, and the next writes over it.
 */
export class SmoothedSpeed {
  readonly #model: EtaModel;
  readonly #last: Fix = { latitude: NONE, longitude: NONE, speedMps: NONE, recordedAtMs: NONE };
  #mps = NONE;

  constructor(model: EtaModel) {
    this.#model = model;
  }

  /** Metres per second; NaN before the first observation. */
  get mps(): number {
    return this.#mps;
  }

  /** Takes in one more observation. Out of order changes nothing. */
  observe(now: Observation): void {
    if (Number.isNaN(this.#mps)) {
      this.#mps = this.#model.priorSpeedMps;
      this.#remember(now);
      return;
    }
    const stepMs = now.recordedAtMs - this.#last.recordedAtMs;
    if (!(stepMs >= SHORTEST_STEP_MS)) return;
    const observedMps = observedSpeedMps(this.#last, now, stepMs);
    if (observedMps <= PLAUSIBLE_SPEED_MPS) {
      const weight = 1 - Math.exp(-Math.min(stepMs, LONGEST_STEP_MS) / this.#model.memoryMs);
      this.#mps += weight * (observedMps - this.#mps);
    }
    this.#remember(now);
  }

  /** As before the first observation: nothing of any stays. */
  forget(): void {
    this.#mps = NONE;
    this.#remember(NOTHING);
  }

  #remember({ latitude, longitude, speedMps, recordedAtMs }: Observation): void {
    this.#last.latitude = latitude;
    this.#last.longitude = longitude;
    this.#last.speedMps = speedMps ?? NONE;
    this.#last.recordedAtMs = recordedAtMs;
  }
}

function observedSpeedMps(from: Fix, to: Observation, stepMs: number): number {
  if (stepMs <= DEVICE_SPEED_STEP_MS && !Number.isNaN(from.speedMps) && to.speedMps !== null) {
    return (from.speedMps + to.speedMps) / 2;
  }
  return distanceM(from, to) / (stepMs / 1_000);
}

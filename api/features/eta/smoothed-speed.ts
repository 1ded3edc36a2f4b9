import { distanceM } from '../../kernel/geo.ts';
import type { Observation } from './eta.ts';
import type { EtaModel } from './model.ts';

/** What is remembered between two observations: the last one that counted, and the speed until then. */
export interface SmoothedSpeed {
  readonly speedMps: number;
  readonly last: Observation;
}

/** Longer steps weigh as this one: their ends are too far apart for the chord between them to say how fast one drove. */
const LONGEST_STEP_MS = 60_000;

/** Shorter steps are waited out: the error of two fixes would be more than the way between them. */
const SHORTEST_STEP_MS = 1_000;

/** Up to this long, what the device measured by Doppler at both ends says more than the way between the fixes. */
const DEVICE_SPEED_STEP_MS = 15_000;

/** 216 km/h. Beyond it a fix has jumped; no provider drives so. */
const PLAUSIBLE_SPEED_MPS = 60;

/** The speed after one more observation: exponential smoothing over time, from the prior on. Out of order changes nothing. */
export function smoothSpeed(before: SmoothedSpeed | null, now: Observation, model: EtaModel): SmoothedSpeed {
  if (before === null) return { speedMps: model.priorSpeedMps, last: now };
  const stepMs = now.recordedAtMs - before.last.recordedAtMs;
  if (!(stepMs >= SHORTEST_STEP_MS)) return before;
  const observedMps = observedSpeedMps(before.last, now, stepMs);
  if (!(observedMps <= PLAUSIBLE_SPEED_MPS)) return { speedMps: before.speedMps, last: now };
  const weight = 1 - Math.exp(-Math.min(stepMs, LONGEST_STEP_MS) / model.memoryMs);
  return { speedMps: before.speedMps + weight * (observedMps - before.speedMps), last: now };
}

function observedSpeedMps(from: Observation, to: Observation, stepMs: number): number {
  if (stepMs <= DEVICE_SPEED_STEP_MS && from.speedMps !== null && to.speedMps !== null) {
    return (from.speedMps + to.speedMps) / 2;
  }
  return distanceM(from, to) / (stepMs / 1_000);
}

import type { Precision } from './precision.ts';

/** One reading of a position: degrees on WGS84, metres, degrees clockwise from north, metres per second, Unix ms. */
export interface Reading {
  readonly latitude: number;
  readonly longitude: number;
  /** Radius in metres within which the device is; null if it did not say. */
  readonly accuracyM: number | null;
  readonly headingDeg: number | null;
  readonly speedMps: number | null;
  readonly recordedAtMs: number;
}

/** How a precision coarsens. What is not listed here is not changed (EXACT) or not shown at all (ETA_ONLY). */
interface Coarseness {
  /** Side of a cell on the ground, in metres. */
  readonly cellM: number;
  /** Decimals of the centre that is given out: far finer than the cell, so that rounding never leaves it. */
  readonly decimals: number;
  readonly timeStepMs: number;
  /** Null: not shown. */
  readonly headingStepDeg: number | null;
  readonly speedStepMps: number | null;
}

const COARSENESS: Readonly<Record<'STREET' | 'NEIGHBOURHOOD', Coarseness>> = {
  STREET: { cellM: 100, decimals: 5, timeStepMs: 10_000, headingStepDeg: 45, speedStepMps: 5 },
  NEIGHBOURHOOD: { cellM: 1_000, decimals: 4, timeStepMs: 60_000, headingStepDeg: null, speedStepMps: null },
};

/** Half of the earth's circumference in metres, on the sphere of mean radius 6,371,008.8 m. */
const HALF_CIRCUMFERENCE_M = Math.PI * 6_371_008.8;

/**
 * The reading as `precision` shows it, or null where it shows no point (ETA_ONLY). The same reading gives the same
 * answer, for everybody and for ever: nothing is random, so asking often tells no more than asking once.
 * All readings that share a cell and the steps of time, speed, heading and accuracy come out the same, byte for byte;
 * coarsening twice is coarsening once. Throws RangeError for what is no point on WGS84.
 *
 * The point becomes the centre of its cell. The accuracy becomes at least the side of the cell (above the half
 * diagonal of every cell, also of the wedges at the poles), doubled until it is not better than the device's.
 * The time is rounded down, speed and heading to the nearest step.
 */
export function coarsen(reading: Reading, precision: Precision): Reading | null {
  if (precision === 'ETA_ONLY') return null;
  if (precision === 'EXACT') return reading;
  const { cellM, decimals, timeStepMs, headingStepDeg, speedStepMps } = COARSENESS[precision];
  return {
    ...cellCentre(reading.latitude, reading.longitude, cellM, decimals),
    accuracyM: coarseAccuracyM(reading.accuracyM, cellM),
    headingDeg: toStep(reading.headingDeg, headingStepDeg, 360),
    speedMps: toStep(reading.speedMps, speedStepMps, Number.POSITIVE_INFINITY),
    recordedAtMs: Math.floor(reading.recordedAtMs / timeStepMs) * timeStepMs,
  };
}

/**
 * The centre of the cell. The grid is fixed: a whole number of bands of equal height from pole to pole, and in
 * each band a whole number of equal columns, counted from the band alone (as many as make a cell about square at the
 * band's middle latitude), so that no seam shows at the antimeridian and a cell is as large in Tromsø as in Nairobi.
 */
function cellCentre(latitude: number, longitude: number, cellM: number, decimals: number) {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw new RangeError('Not a point on WGS84.');
  const bands = Math.round(HALF_CIRCUMFERENCE_M / cellM);
  // The north pole itself belongs to the last band, as the south pole does to the first.
  const band = Math.min(bands - 1, Math.floor(((latitude + 90) / 180) * bands));
  const centreLatitude = ((band + 0.5) / bands) * 180 - 90;
  const parallelM = 2 * HALF_CIRCUMFERENCE_M * Math.cos((centreLatitude * Math.PI) / 180);
  const columns = Math.max(1, Math.round(parallelM / cellM));
  // 180 and -180 are one meridian: both open the first column.
  const column = Math.floor(((longitude + 180) / 360) * columns) % columns;
  return {
    latitude: rounded(centreLatitude, decimals),
    longitude: rounded(((column + 0.5) / columns) * 360 - 180, decimals),
  };
}

function coarseAccuracyM(accuracyM: number | null, cellM: number): number {
  let coarseM = cellM;
  while (accuracyM !== null && Number.isFinite(accuracyM) && coarseM < accuracyM) coarseM *= 2;
  return coarseM;
}

/** The nearest multiple of `step`, below `modulus` and never -0; null where there is no value or none is shown. */
function toStep(value: number | null, step: number | null, modulus: number): number | null {
  if (value === null || step === null) return null;
  return ((Math.round(value / step) * step) % modulus) + 0;
}

/** Rounded to that many decimals; never -0, which would print the same but not compare the same. */
function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) + 0;
}

import { type EtaModel, FITTED_MODEL, GreatCircleEtaEstimator, greatCircleEta } from '../../api/features/eta/index.ts';
import { type Fix, meanSpeedMps, type Trip } from './traces.ts';

/** One prediction held against what happened, in minutes. */
export interface Outcome {
  readonly predictedMin: number;
  readonly remainingMin: number;
}

/** How far predictions were off, in minutes. `biasMin` is above 0 where they were too late. */
export interface ErrorFigures {
  readonly count: number;
  readonly meanAbsoluteMin: number;
  readonly medianMin: number;
  readonly p90Min: number;
  readonly biasMin: number;
}

/** Predicts the minutes left at each fix of one trip, in order; it may look only at the fixes up to it. */
type Predictor = (trip: Trip, destination: Fix) => (fix: Fix) => number;

/** What the platform predicts: the default estimator, fed as the gate feeds it, by positions without a speed of the device. */
export function ours(model: EtaModel = FITTED_MODEL): Predictor {
  return (_trip, destination) => {
    const estimates = new GreatCircleEtaEstimator(model).begin();
    return (fix) => estimates.observe({ ...fix, speedMps: null }, destination).minutes;
  };
}

/** Baseline: 18 km/h as the crow flies, as one would guess before leaving. */
export const constantSpeed: Predictor = (_trip, destination) => (fix) =>
  greatCircleEta(fix, destination, 5, { ...FITTED_MODEL, roadFactor: 1 }).minutes;

/** Baseline that nobody can have: the mean speed of the whole trip, known from the start, with our road factor. */
export const knownMeanSpeed: Predictor = (trip, destination) => {
  const speedMps = meanSpeedMps(trip);
  return (fix) => greatCircleEta(fix, destination, speedMps).minutes;
};

/** Every fix but the last of every trip: the trip's last fix is the destination, and its time the arrival. */
export function outcomes(trips: readonly Trip[], predictor: Predictor): Outcome[] {
  return trips.flatMap((trip) => {
    const arrival = trip.fixes.at(-1)!;
    const predict = predictor(trip, arrival);
    return trip.fixes.slice(0, -1).map((fix) => ({
      predictedMin: predict(fix),
      remainingMin: (arrival.recordedAtMs - fix.recordedAtMs) / 60_000,
    }));
  });
}

/** The figures of the outcomes; NaN throughout for none. */
export function errorFigures(of: readonly Outcome[]): ErrorFigures {
  const offs = of.map(({ predictedMin, remainingMin }) => predictedMin - remainingMin);
  const sizes = offs.map(Math.abs).sort((a, b) => a - b);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    count: of.length,
    meanAbsoluteMin: mean(sizes),
    medianMin: quantile(sizes, 0.5),
    p90Min: quantile(sizes, 0.9),
    biasMin: mean(offs),
  };
}

/** The smallest value that at least the share `q` does not exceed (nearest rank). */
function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

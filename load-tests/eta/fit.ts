import { errorFigures, ours, outcomes } from './measure.ts';
import { headsForItsEnd, meanSpeedMps, readTrips } from './traces.ts';

const ROAD_FACTORS = [1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.4];
const MEMORIES_MS = [150_000, 300_000, 600_000, 1_200_000, 2_400_000];
/** Speeds are set to half a metre per second: the recordings do not tell more. */
const SPEED_STEP_MPS = 0.5;

/**
 * Prints what `FITTED_MODEL` in `api/features/eta/model.ts` comes from: `node dist/load-tests/eta/fit.js <all traces>
 * <traces to leave out>`. Only trips that are not left out and that head for their end are fitted on. The prior speed is
 * the median of their mean speeds; then road factor and memory are tried in all combinations.
 */
function main([all, leftOut]: readonly string[]): void {
  if (!all || !leftOut) {
    console.error('node dist/load-tests/eta/fit.js <all traces> <traces to leave out>');
    process.exitCode = 2;
    return;
  }
  const out = new Set(readTrips(leftOut).map(({ id }) => id));
  const trips = readTrips(all).filter((trip) => !out.has(trip.id));
  const heading = trips.filter(headsForItsEnd);
  const speeds = heading.map(meanSpeedMps).sort((a, b) => a - b);
  const medianMps = speeds[Math.floor(speeds.length / 2)]!;
  const priorSpeedMps = Math.round(medianMps / SPEED_STEP_MPS) * SPEED_STEP_MPS;
  console.log(`${trips.length} trips, ${heading.length} of them head for their end: median of the mean speeds`);
  console.log(`${medianMps.toFixed(2)} m/s, so the prior is ${priorSpeedMps} m/s. Mean absolute error, best first:`);
  const tried = ROAD_FACTORS.flatMap((roadFactor) =>
    MEMORIES_MS.map((memoryMs) => {
      const figures = errorFigures(outcomes(heading, ours({ roadFactor, priorSpeedMps, memoryMs })));
      return { roadFactor, memoryS: memoryMs / 1_000, errorMin: figures.meanAbsoluteMin, biasMin: figures.biasMin };
    }),
  );
  for (const { roadFactor, memoryS, errorMin, biasMin } of tried.sort((a, b) => a.errorMin - b.errorMin)) {
    const figures = `${errorMin.toFixed(3)} min, bias ${biasMin.toFixed(2).padStart(5)}`;
    console.log(`road factor ${roadFactor.toFixed(2)}, memory ${String(memoryS).padStart(4)} s: ${figures}`);
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

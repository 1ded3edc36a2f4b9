import { join, relative } from 'node:path';
import { constantSpeed, errorFigures, knownMeanSpeed, type Outcome, ours, outcomes } from './measure.ts';
import { headsForItsEnd, readTrips, type Trip } from './traces.ts';

const root = join(import.meta.dirname, '../../..');
const FIXTURE = join(root, 'api/test/fixtures/traces/chicago-60.csv.gz');

/** Real minutes until arrival: from, and up to below. */
const BUCKETS: readonly (readonly [number, number])[] = [
  [0, 2],
  [2, 5],
  [5, 10],
  [10, Number.POSITIVE_INFINITY],
];

const USAGE = `node dist/load-tests/eta/main.js [file]

The error of the default ETA on recorded traces, in minutes, against two baselines. Without a file: the part of the
recorded traces that the tests use. A file is CSV with the columns trip,time_s,latitude,longitude, gzipped or not.
`;

const minutes = (value: number) => value.toFixed(2).padStart(9);

/** One table: all fixes, then by how long the trip still took. */
function report(title: string, trips: readonly Trip[]): void {
  const [our, constant, known] = [ours(), constantSpeed, knownMeanSpeed].map((predictor) => outcomes(trips, predictor));
  console.log(`\n${title}: ${trips.length} trips, ${our!.length} fixes`);
  console.log('real minutes left   fixes  mean abs   median      p90     bias  | ratio to 5 m/s  to known mean speed');
  const rows = [[0, Number.POSITIVE_INFINITY] as const, ...BUCKETS];
  for (const [from, below] of rows) {
    const within = (of: readonly Outcome[]) =>
      errorFigures(of.filter(({ remainingMin }) => remainingMin >= from && remainingMin < below));
    const figures = within(our!);
    if (figures.count === 0) continue;
    const label = below < Number.POSITIVE_INFINITY ? `${from} to ${below}` : from === 0 ? 'all' : `${from} or more`;
    const ratios = [constant!, known!].map((of) => figures.meanAbsoluteMin / within(of).meanAbsoluteMin);
    console.log(
      label.padEnd(16) +
        String(figures.count).padStart(9) +
        [figures.meanAbsoluteMin, figures.medianMin, figures.p90Min, figures.biasMin].map(minutes).join('') +
        `  | ${ratios[0]!.toFixed(2).padStart(14)} ${ratios[1]!.toFixed(2).padStart(20)}`,
    );
  }
}

function main(args: readonly string[]): void {
  if (args.includes('--help') || args.length > 1) {
    console.log(USAGE);
    process.exitCode = args.includes('--help') ? 0 : 2;
    return;
  }
  const file = args[0] ?? FIXTURE;
  const trips = readTrips(file);
  console.log(`Error of the ETA in minutes on ${relative(process.cwd(), file)}; bias above 0: predicted too late.`);
  report('All trips', trips);
  report('Trips that head for their end', trips.filter(headsForItsEnd));
  report(
    'Rounds, which come back',
    trips.filter((trip) => !headsForItsEnd(trip)),
  );
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

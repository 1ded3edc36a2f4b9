import { type Client, request, type TypedDocument, type Viewer, WhereaboutsError } from '@whereabouts/office';
import { readArguments, readNumber } from '../arguments.ts';
import { openClient, readConnection } from '../connection.ts';
import { EXIT, Failure } from '../failure.ts';
import { drive, type Tally } from './drive.ts';
import { Progress } from './progress.ts';
import { readTrips } from './read-file.ts';
import { setStage } from './stage.ts';
import type { Problem, Trip } from './trip.ts';

/** Trips under way at once: enough for a lively map, few enough for the budget of one token. */
const PARALLEL = 16;
const MAX_PARALLEL = 100;
/** Faster than this, a trip is over before anybody has seen it. */
const MAX_SPEED = 100_000;

interface ReplayOptions {
  readonly url: string;
  readonly speed: number;
  readonly interrupted: AbortSignal;
  readonly progress: Progress;
}

/** `replay <file>`: its trips through the public API, each by a provider of its own. */
export async function replay(args: string[], interrupted: AbortSignal): Promise<number> {
  const { operand: path, values } = readArguments(args, 'file', {
    url: { type: 'string' },
    token: { type: 'string' },
    speed: { type: 'string' },
    trips: { type: 'string' },
    parallel: { type: 'string' },
    json: { type: 'boolean' },
  });
  const speed = readNumber('speed', values.speed, { otherwise: 1, min: 0.01, max: MAX_SPEED });
  const most = readNumber('trips', values.trips, {
    otherwise: Number.POSITIVE_INFINITY,
    min: 1,
    max: 1e6,
    whole: true,
  });
  const parallelBounds = { otherwise: PARALLEL, min: 1, max: MAX_PARALLEL, whole: true };
  const parallel = readNumber('parallel', values.parallel, parallelBounds);
  const { trips: all, problems } = readTrips(path);
  for (const problem of problems) process.stderr.write(`${path}:${problem.line}: ${sentenceOf(problem)}\n`);
  if (all.length === 0) return EXIT.BAD_INPUT;
  const connection = readConnection(values, 'dispatcher');
  const office = openClient(connection);
  await requireAdmin(office, interrupted);
  const trips = all.slice(0, most);
  const progress = new Progress(trips.length, values.json === true);
  await inParallel(trips, parallel, interrupted, (trip) =>
    play(office, trip, { url: connection.url, speed, interrupted, progress }),
  );
  progress.summary(problems);
  if (interrupted.aborted) return EXIT.INTERRUPTED;
  if (progress.failed > 0) return EXIT.FAILED;
  return problems.length > 0 ? EXIT.BAD_INPUT : EXIT.OK;
}

function sentenceOf({ trip, reason }: Problem): string {
  return trip === null ? `${reason}. Nothing is sent.` : `${reason}. Trip ${trip} is not sent.`;
}

/** In every audience's schema: who brings another kind of token learns so. */
const WHO = 'query { viewer { audience role } }' as TypedDocument<
  { readonly viewer: Pick<Viewer, 'audience' | 'role'> },
  Record<never, never>
>;

async function requireAdmin(office: Client, signal: AbortSignal): Promise<void> {
  const { audience, role } = (await request(office, WHO, {}, { signal })).viewer;
  if (audience === 'office' && role === 'ADMIN') return;
  throw new Failure(EXIT.UNAUTHENTICATED, 'a replay needs the token of an office ADMIN; this one is of another kind.');
}

/** Sends one trip. What goes wrong with it is told, and does not harm the others. */
async function play(office: Client, trip: Trip, { url, speed, interrupted, progress }: ReplayOptions): Promise<void> {
  const durationMs = ((trip.fixes.at(-1)!.timeS - trip.fixes[0]!.timeS) * 1000) / speed;
  let wasUnderWay = false;
  try {
    const stage = await setStage(office, trip, durationMs, interrupted);
    progress.begun(trip, stage);
    wasUnderWay = true;
    let tally: Tally | null = null;
    try {
      const phone = openClient({ url, token: stage.token });
      const onReport = (accepted: boolean) => progress.reported(accepted);
      tally = await drive(phone, stage.visitId, trip, { speed, signal: interrupted, onReport });
    } finally {
      await stage.strike(tally !== null);
    }
    progress.completed(trip, tally);
  } catch (error) {
    progress.broke(trip, interrupted.aborted ? 'interrupted; its visit is called off' : reasonOf(error), wasUnderWay);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof WhereaboutsError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

/** Runs at most `limit` at once, in order; begins no more once the signal is aborted. */
async function inParallel<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) {
      if (signal.aborted) return;
      await run(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

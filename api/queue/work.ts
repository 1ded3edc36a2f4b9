import type { JobWithMetadata } from 'pg-boss';
import type { JobPayload } from './payload.ts';

/** One attempt at a job. */
export interface JobAttempt<P extends JobPayload = JobPayload> {
  readonly payload: P;
  /** 1 at first; counts every attempt, also those that were lost with their process. */
  readonly attempt: number;
  /** Aborted when the server leaves, the time is over or the job is no longer ours: stop at a safe point, and throw. */
  readonly signal: AbortSignal;
}

/** Does the work: at least once, so a second run over what is done already must change nothing. */
export type JobHandler<P extends JobPayload = JobPayload> = (job: JobAttempt<P>) => Promise<void>;

export interface WorkOptions<P extends JobPayload = JobPayload> {
  /** How often a failed job is tried again: 8 unless told, over about 3 minutes. */
  readonly retries?: number;
  /** The wait before the first retry; each further one is twice as long, up to `longestRetryMs`. */
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  /** How many of these jobs this process works on at a time: 1 unless told. */
  readonly concurrency?: number;
  /** An attempt that takes longer than this has failed with TIMED_OUT: an hour unless told. */
  readonly longestMs?: number;
  /**
   * Hears of a job that nobody will try again, with the code of the last reason. Called once; again only if it threw or
   * its process died within it, so it too must bear a second run.
   */
  readonly onDead?: (payload: P, reason: string) => Promise<void>;
}

/** A kind of work, with every option decided. */
export interface Work extends Required<Omit<WorkOptions, 'onDead'>> {
  readonly name: string;
  readonly handler: (attempt: JobAttempt, job: JobWithMetadata<JobPayload>) => Promise<void>;
  readonly onDead: ((payload: JobPayload, reason: string) => Promise<void>) | null;
  /** For recurring work: one job in each stretch of this length since 1970, whoever sends it. */
  readonly everyMs: number | null;
}

const HOUR_MS = 3_600_000;
/** Ends in letters or digits, as the library wants it. */
const NAME = /^[a-z][a-z0-9-]{1,60}$/;

/** Throws for a name or a number that cannot be. */
export function decide(
  name: string,
  handler: Work['handler'],
  options: WorkOptions<never>,
  everyMs: number | null = null,
): Work {
  const { onDead = null, ...numbers } = options as WorkOptions;
  const work: Work = {
    ...{ retries: 8, firstRetryMs: 1_000, longestRetryMs: 60_000, concurrency: 1, longestMs: HOUR_MS },
    ...numbers,
    ...{ name, handler, onDead, everyMs },
  };
  if (!NAME.test(name)) throw new Error('The name of a kind of work has 2 to 61 characters: a-z, 0-9 and -.');
  const bounds: [number, number, number][] = [
    [work.retries, 0, 1_000],
    [work.firstRetryMs, 1, HOUR_MS],
    [work.longestRetryMs, work.firstRetryMs, HOUR_MS],
    [work.concurrency, 1, 100],
    [work.longestMs, 1, 12 * HOUR_MS],
    [everyMs ?? 1_000, 1_000, 366 * 24 * HOUR_MS],
  ];
  if (bounds.some(([value, least, most]) => !Number.isInteger(value) || value < least || value > most)) {
    throw new Error(`An option of the work ${name} is out of bounds.`);
  }
  if ((everyMs ?? 0) % 1_000 !== 0) throw new Error(`The work ${name} recurs every so many whole seconds.`);
  return work;
}

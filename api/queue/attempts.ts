import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import { backoffMs, type Failure, failureOf, NoRetry, reasonOf } from './failure.ts';
import type { JobPayload } from './payload.ts';
import type { Work } from './work.ts';

/** Says what came of attempts, and keeps what is to be known of one that failed. */
export class Attempts {
  readonly #boss: PgBoss;
  readonly #onError: (error: unknown) => void;
  readonly #onRetry: (name: string, delayMs: number) => void;
  readonly #running = new Set<string>();
  readonly #stopping = new AbortController();

  constructor(boss: PgBoss, onError: (error: unknown) => void, onRetry: (name: string, delayMs: number) => void) {
    this.#boss = boss;
    this.#onError = onError;
    this.#onRetry = onRetry;
  }

  /** The jobs that this process works on, by their id in the queue. */
  get running(): readonly string[] {
    return [...this.#running];
  }

  /** Asks every handler to stop. What they then leave undone is not held against the job. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Runs one attempt; never rejects. */
  async run(work: Work, job: JobWithMetadata<JobPayload>): Promise<JobResult> {
    this.#running.add(job.id);
    try {
      await this.#handle(work, job);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      return await this.#failed(work, job, error);
    } finally {
      this.#running.delete(job.id);
    }
  }

  async #handle(work: Work, job: JobWithMetadata<JobPayload>): Promise<void> {
    const late = new AbortController();
    const signal = AbortSignal.any([job.signal, this.#stopping.signal, late.signal]);
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new TimedOut());
        late.abort();
      }, work.longestMs);
      timer.unref();
    });
    try {
      const attempt = { payload: job.data ?? {}, attempt: job.retryCount + 1, signal };
      await Promise.race([work.handler(attempt, job), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #failed(work: Work, job: JobWithMetadata<JobPayload>, error: unknown): Promise<JobResult> {
    const before = failureOf(job.output).failures;
    if (this.#stopping.signal.aborted) return this.#again(work, job, { failures: before, reason: 'STOPPED' }, 0);
    this.#onError(error);
    const failure: Failure = { failures: before + 1, reason: reasonOf(error) };
    if (error instanceof NoRetry || failure.failures > work.retries) {
      return { id: job.id, status: 'deadletter', output: failure };
    }
    return this.#again(work, job, failure, backoffMs(failure.failures, work.firstRetryMs, work.longestRetryMs));
  }

  /** Puts the job back, if it is still ours. What cannot be written now shows as lost work a little later. */
  async #again(work: Work, job: JobWithMetadata<JobPayload>, failure: Failure, delayMs: number): Promise<JobResult> {
    try {
      const { affected } = (await this.#boss.fail(work.name, job, failure)) as { affected: number };
      if (affected) await this.#boss.update(work.name, undefined, { id: job.id, startAfter: delayMs / 1_000 });
      this.#onRetry(work.name, delayMs);
    } catch (error) {
      this.#onError(error);
    }
    // It is settled: this finds it no longer active, and changes nothing. If it is not, it has failed.
    return { id: job.id, status: 'failed', output: failure };
  }
}

/** An attempt took longer than its work allows. */
class TimedOut extends Error {
  override readonly name = 'TimedOut';
  readonly code = 'TIMED_OUT';
}

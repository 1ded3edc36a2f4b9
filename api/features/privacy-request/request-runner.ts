import { randomUUID } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import { FAILURE_REASONS, type FailureReason } from '../../../policies/privacy/request-states.ts';
import { AppError } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import type { PrivacyRequest, PrivacyStep as StepRow } from '../../model/privacy-request.ts';
import { type JobAttempt, NoRetry } from '../../queue/index.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import { type PrivacyStep, StepFailed, type StepResult } from '../privacy-step.ts';
import { claimWhenFree, Lease, LeaseLost } from './lease.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { REQUEST_WORK, type RequestJournal } from './request-journal.ts';
import { subjectOf } from './request-nature.ts';
import type { RequestPlan, RequestPlans } from './request-plan.ts';
import { StepBook } from './step-book.ts';
import type { PrivacySteps } from './step-registry.ts';
import { reasonWithPlaces, StepTrouble } from './step-trouble.ts';

/** What a job of `REQUEST_WORK` names. */
export type RequestJob = { readonly accountId: string; readonly requestId: string };

/** Says, at once and to whoever listens in this process, that the effect of a step begins or is there. Used by tests. */
const steps = channel('whereabouts:privacy-step');

/** While one waits for the disk or the database, another computes; more would only wait for each other. */
const AT_ONCE = 8;
/** Retries of a step that fails, over half a minute: what is wrong for longer wants somebody to look. */
const RETRIES = { retries: 6, firstRetryMs: 500, longestRetryMs: 16_000 } as const;

/** A request that this worker carries out from now on, with its steps. */
interface Claimed {
  readonly request: PrivacyRequest;
  readonly rows: readonly StepRow[];
}

export interface RunnerOptions {
  readonly retries?: number;
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  /** How many requests are carried out at once. */
  readonly concurrency?: number;
}

/** Carries requests out, step by step, each recorded when its effect is there, so that any process can go on after it. */
export class RequestRunner {
  readonly #parts: Parts;
  readonly #journal: RequestJournal;
  readonly #plans: RequestPlans;
  readonly #steps: PrivacySteps;

  constructor(parts: Parts, journal: RequestJournal, plans: RequestPlans, privacySteps: PrivacySteps) {
    this.#parts = parts;
    this.#journal = journal;
    this.#plans = plans;
    this.#steps = privacySteps;
  }

  /** Takes jobs from the queue. */
  employ(options: RunnerOptions = {}): void {
    this.#parts.queue.work<RequestJob>(REQUEST_WORK, (job) => this.#runOnce(job), {
      ...RETRIES,
      concurrency: AT_ONCE,
      ...options,
      onDead: ({ accountId, requestId }, reason) => this.#fail(accountId, requestId, failureOf(reason)),
    });
  }

  /**
   * A request that has failed for good is done with here: as a dead job it would be told of later, when somebody may have
   * had the request tried again already.
   */
  async #runOnce(job: JobAttempt<RequestJob>): Promise<void> {
    try {
      await this.run(job);
    } catch (error) {
      if (!(error instanceof HasFailed)) throw error;
      this.#parts.onError(error);
    }
  }

  /**
   * Carries a request out from its first step that is not done. Returns at once for one that waits for somebody or has
   * ended; waits while another worker has it. Rejects where it is to be tried again.
   */
  async run({
    payload: { accountId, requestId },
    signal,
  }: Pick<JobAttempt<RequestJob>, 'payload' | 'signal'>): Promise<void> {
    const worker = randomUUID();
    const claim = async () => {
      const plan = await this.#planOf(accountId, requestId);
      return this.#parts.sessionOf(accountId).transaction((session) => this.#claim(session, requestId, worker, plan));
    };
    const claimed = await claimWhenFree(claim, signal);
    if (!claimed) return;
    const { request, rows } = claimed;
    const lease = new Lease(this.#parts, request, worker);
    lease.keep();
    try {
      const book = new StepBook(this.#parts, lease, request, rows);
      for (const step of this.#steps[request.kind]) {
        signal.throwIfAborted();
        await this.#step(lease, book, request, step, signal);
      }
      await this.#session(request).transaction(async (session) => {
        await book.writeIn(session);
        await this.#journal.move(session, await lease.hold(session), 'COMPLETE', { operation: REQUEST_WORK });
      });
      lease.end();
    } catch (error) {
      // Whoever has it now goes on; this attempt is over, and nothing of it has failed.
      if (!(error instanceof LeaseLost)) throw error;
    } finally {
      await lease.release().catch(this.#parts.onError);
    }
  }

  /** What would be done with a request that has not begun. Outside a transaction, as it looks at files and the queue too. */
  async #planOf(accountId: string, requestId: string): Promise<RequestPlan | null> {
    const session = this.#parts.sessionOf(accountId);
    const request = await privacyRequestStore.find(session, requestId);
    return request?.state === 'SCHEDULED' && request.approvedAt ? this.#plans.of(session, request) : null;
  }

  /** The request for this worker; null if there is nothing to do now. */
  async #claim(
    session: Session,
    requestId: string,
    worker: string,
    plan: RequestPlan | null,
  ): Promise<Claimed | null | 'TAKEN'> {
    const request = await privacyRequestStore.lock(session, requestId);
    if (!request || (request.state !== 'SCHEDULED' && request.state !== 'RUNNING')) return null;
    const nowMs = this.#parts.clock.now();
    if (Lease.isTaken(request, worker, nowMs)) return 'TAKEN';
    if (request.state === 'SCHEDULED' && !(await this.#begin(session, request, plan))) return null;
    request.worker = worker;
    request.leasedUntil = Lease.until(nowMs);
    await session.flush();
    return { request, rows: await privacyRequestStore.stepsNow(session, requestId) };
  }

  /** Begins what is scheduled; false if it is to be approved again first. */
  async #begin(session: Session, request: PrivacyRequest, plan: RequestPlan | null): Promise<boolean> {
    const known = await privacyRequestStore.stepsNow(session, request.id);
    // Once it has begun, what is left to do is less than what was approved.
    const isNew = known.every(({ attempts }) => attempts === 0);
    if (isNew && request.approvedAt) {
      if (plan?.hash !== request.planHash || (plan?.preview?.blockers.length ?? 0) > 0) {
        Object.assign(request, { approvedBy: null, approvedAt: null, planHash: null, plan: null });
        await this.#journal.move(session, request, 'CHANGE_PLAN', { operation: REQUEST_WORK, reason: 'PLAN_CHANGED' });
        return false;
      }
    }
    if (known.length === 0) await this.#addSteps(session, request);
    await this.#journal.move(session, request, 'START', { operation: REQUEST_WORK });
    return true;
  }

  async #addSteps(session: Session, { id: requestId, accountId, kind }: PrivacyRequest): Promise<void> {
    const nowMs = this.#parts.clock.now();
    const steps = this.#steps[kind].map(({ name, store }, position) => {
      return {
        ...{ id: newId('PrivacyStep', nowMs), accountId, requestId, position, name, store, state: 'PENDING' },
        ...{ done: 0, total: null, attempts: 0, startedAt: null, finishedAt: null, reason: null },
        createdAt: new Date(nowMs),
      } as StepRow;
    });
    await privacyRequestStore.addSteps(session, steps);
  }

  /** Does a step that is not done yet, and notes what came of it. */
  async #step(lease: Lease, book: StepBook, request: PrivacyRequest, step: PrivacyStep, signal: AbortSignal) {
    const row = await book.open(step.name);
    if (row === undefined) throw new NoRetry('STORE_MISSING');
    if (row === null) return;
    const { id: requestId, accountId } = request;
    const of = { requestId, accountId, subject: subjectOf(request), planHash: request.planHash ?? null };
    const counted = (session: Session, by: number) => book.count(session, row, by);
    const job = { ...of, done: row.done, before: book.before, counted };
    let result: StepResult;
    try {
      if (steps.hasSubscribers) steps.publish({ step: step.name, phase: 'start' });
      result = await step.run(job, (done, total) => book.tell(row, done, total));
      await book.told();
      if (steps.hasSubscribers) steps.publish({ step: step.name, phase: 'done' });
    } catch (error) {
      signal.throwIfAborted();
      await this.#stepFailed(lease, book, row, error);
      throw error instanceof StepFailed ? new HasFailed(error.reason) : error;
    }
    book.close(row, step, result);
    if (result.outcome === 'DONE' || result.outcome === 'NOTHING_FOUND') return;
    await book.write();
    this.#parts.onError(new StepTrouble(requestId, step.name, new StepFailed(`STORE_${result.outcome}`)));
    if (result.outcome === 'UNAVAILABLE') throw new AppError('UNAVAILABLE', 'A store did not answer.');
    if (result.outcome === 'MISSING') throw await this.#missing(request);
  }

  /** Shows why a step could not be done; where no other try is of use, the request has failed. */
  async #stepFailed(lease: Lease, book: StepBook, row: StepRow, error: unknown): Promise<void> {
    this.#parts.onError(new StepTrouble(row.requestId, row.name, error));
    book.fail(row, reasonWithPlaces(error));
    await this.#session(row).transaction(async (session) => {
      await book.writeIn(session);
      if (error instanceof StepFailed) await this.#end(session, await lease.hold(session), error.reason);
    });
  }

  /** Ends a request of which a step cannot be done. There is nothing left to do for a person who has been erased. */
  async #end(session: Session, request: PrivacyRequest, reason: string): Promise<void> {
    if (reason === 'SUBJECT_ERASED' && request.kind !== 'ERASURE') {
      await this.#journal.move(session, request, 'CLOSE', { operation: REQUEST_WORK, reason });
    } else await this.#moveToFailed(session, request, failureOf(reason));
  }

  async #missing({ accountId, id }: PrivacyRequest): Promise<HasFailed> {
    await this.#fail(accountId, id, 'STORE_MISSING');
    return new HasFailed('STORE_MISSING');
  }

  /** A request that nobody carries out any more has failed. Doing it again changes nothing. */
  async #fail(accountId: string, requestId: string, reason: FailureReason): Promise<void> {
    await this.#parts.sessionOf(accountId).transaction(async (session) => {
      const request = await privacyRequestStore.lock(session, requestId);
      if (request?.state === 'RUNNING' || request?.state === 'SCHEDULED') {
        await this.#moveToFailed(session, request, reason);
      }
    });
  }

  async #moveToFailed(session: Session, request: PrivacyRequest, reason: FailureReason): Promise<void> {
    request.worker = null;
    request.leasedUntil = null;
    await this.#journal.move(session, request, 'FAIL', { operation: REQUEST_WORK, reason });
  }

  #session({ accountId }: Pick<PrivacyRequest, 'accountId'>): Session {
    return this.#parts.sessionOf(accountId);
  }
}

/** The request has failed, and says so already. */
class HasFailed extends NoRetry {}

/** Why a request has failed, from the code of the last failure: POISON_STEP for what the list does not name. */
function failureOf(reason: string): FailureReason {
  if (reason !== 'INTERNAL' && Object.hasOwn(FAILURE_REASONS, reason)) return reason as FailureReason;
  if (reason === 'ENOSPC') return 'DISK_FULL';
  return reason === 'UNAVAILABLE' ? 'STORE_UNAVAILABLE' : 'POISON_STEP';
}

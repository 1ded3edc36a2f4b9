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
import { isDone } from './progress.ts';
import { REQUEST_WORK, type RequestJournal } from './request-journal.ts';
import { subjectOf } from './request-nature.ts';
import type { RequestPlan, RequestPlans } from './request-plan.ts';
import type { PrivacySteps } from './step-registry.ts';

/** What a job of `REQUEST_WORK` names. */
export type RequestJob = { readonly accountId: string; readonly requestId: string };

/** Says, at once and to whoever listens in this process, that the effect of a step begins or is there. Used by tests. */
const steps = channel('whereabouts:privacy-step');

/** Progress is told so often at most: people read no faster, and each time is a row. */
const TELL_EVERY_MS = 500;
/** Retries of a step that fails, over half a minute: what is wrong for longer wants somebody to look. */
const RETRIES = { retries: 6, firstRetryMs: 500, longestRetryMs: 16_000 } as const;

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
    this.#parts.queue.work<RequestJob>(REQUEST_WORK, (job) => this.run(job), {
      ...RETRIES,
      concurrency: 4,
      ...options,
      onDead: ({ accountId, requestId }, reason) => this.#fail(accountId, requestId, failureOf(reason)),
    });
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
    const request = await claimWhenFree(claim, signal);
    if (!request) return;
    const lease = new Lease(this.#parts, request, worker);
    lease.keep();
    try {
      for (const step of this.#steps[request.kind]) {
        signal.throwIfAborted();
        await this.#step(lease, request, step, signal);
      }
      await this.#session(request).transaction(async (session) => {
        await this.#journal.move(session, await lease.hold(session), 'COMPLETE', { operation: REQUEST_WORK });
      });
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
  ): Promise<PrivacyRequest | null | 'TAKEN'> {
    const request = await privacyRequestStore.lock(session, requestId);
    if (!request || (request.state !== 'SCHEDULED' && request.state !== 'RUNNING')) return null;
    const nowMs = this.#parts.clock.now();
    if (Lease.isTaken(request, worker, nowMs)) return 'TAKEN';
    if (request.state === 'SCHEDULED' && !(await this.#begin(session, request, plan))) return null;
    request.worker = worker;
    request.leasedUntil = Lease.until(nowMs);
    return request;
  }

  /** Begins what is scheduled; false if it is to be approved again first. */
  async #begin(session: Session, request: PrivacyRequest, plan: RequestPlan | null): Promise<boolean> {
    const known = await privacyRequestStore.freshSteps(session, request.id);
    // Once it has begun, what is left to do is less than what was approved.
    const isNew = known.every(({ attempts }) => attempts === 0);
    if (isNew && request.approvedAt) {
      if (plan?.hash !== request.planHash || (plan?.preview?.blockers.length ?? 0) > 0) {
        Object.assign(request, { approvedBy: null, approvedAt: null, planHash: null, plan: null });
        await this.#journal.move(session, request, 'CHANGE_PLAN', { operation: REQUEST_WORK, reason: 'PLAN_CHANGED' });
        return false;
      }
    }
    if (known.length === 0) this.#addSteps(session, request);
    await this.#journal.move(session, request, 'START', { operation: REQUEST_WORK });
    return true;
  }

  #addSteps(session: Session, { id: requestId, accountId, kind }: PrivacyRequest): void {
    const nowMs = this.#parts.clock.now();
    this.#steps[kind].forEach(({ name, store }, position) => {
      privacyRequestStore.addStep(session, {
        ...{ id: newId('PrivacyStep', nowMs), accountId, requestId, position, name, store, state: 'PENDING' },
        ...{ done: 0, total: null, attempts: 0, startedAt: null, finishedAt: null, reason: null },
        createdAt: new Date(nowMs),
      } as StepRow);
    });
  }

  /** Does a step that is not done yet, and records what came of it. */
  async #step(lease: Lease, request: PrivacyRequest, step: PrivacyStep, signal: AbortSignal): Promise<void> {
    const { id: requestId, accountId } = request;
    const opened = await this.#session(request).transaction((session) => this.#open(session, lease, requestId, step));
    if (!opened) return;
    const job = { requestId, accountId, subject: subjectOf(request), planHash: request.planHash ?? null, ...opened };
    let result: StepResult;
    try {
      if (steps.hasSubscribers) steps.publish({ step: step.name, phase: 'start' });
      const progress = this.#progress(lease, request, step);
      result = await step.run(job, progress.tell);
      await progress.settled();
      if (steps.hasSubscribers) steps.publish({ step: step.name, phase: 'done' });
    } catch (error) {
      signal.throwIfAborted();
      await this.#stepFailed(lease, request, step, error);
      throw error instanceof StepFailed ? new NoRetry(error.reason) : error;
    }
    await this.#session(request).transaction((session) => this.#record(session, lease, step, result));
    if (result.outcome === 'UNAVAILABLE') throw new AppError('UNAVAILABLE', 'A store did not answer.');
    if (result.outcome === 'MISSING') throw await this.#missing(request);
  }

  /** Says that the step begins; null if it is done already. */
  async #open(session: Session, lease: Lease, requestId: string, step: PrivacyStep) {
    const request = await lease.hold(session);
    const rows = await privacyRequestStore.freshSteps(session, requestId);
    const row = rows.find(({ name }) => name === step.name);
    if (!row) throw new NoRetry('STORE_MISSING');
    if (isDone(row)) return null;
    row.state = 'RUNNING';
    row.reason = null;
    row.attempts += 1;
    row.startedAt ??= new Date(this.#parts.clock.now());
    await this.#journal.tell(session, request);
    const before = rows.filter(isDone).map(({ name, store, state, done }) => {
      return { name, store, outcome: state as 'DONE' | 'NOTHING_FOUND', count: done };
    });
    return { done: row.done, before };
  }

  async #record(session: Session, lease: Lease, step: PrivacyStep, result: StepResult): Promise<void> {
    const request = await lease.hold(session);
    const row = await this.#row(session, request, step);
    Object.assign(row, { state: result.outcome, done: result.count, finishedAt: new Date(this.#parts.clock.now()) });
    if (result.outcome === 'DONE') row.total = result.count;
    if (result.certificate !== undefined) request.certificate = result.certificate;
    await this.#journal.tell(session, request);
  }

  async #row(session: Session, request: PrivacyRequest, step: PrivacyStep): Promise<StepRow> {
    const rows = await privacyRequestStore.freshSteps(session, request.id);
    const row = rows.find(({ name }) => name === step.name);
    if (!row) throw new NoRetry('STORE_MISSING');
    return row;
  }

  /** Keeps how far a step is, now and then, in the order in which it was told. */
  #progress(lease: Lease, request: PrivacyRequest, step: PrivacyStep) {
    let lastMs = 0;
    let writing: Promise<void> = Promise.resolve();
    const write = (done: number, total: number | null) =>
      this.#session(request).transaction(async (session) => {
        const held = await lease.hold(session);
        const row = await this.#row(session, held, step);
        Object.assign(row, { done: Math.max(row.done, done), total });
        await this.#journal.tell(session, held);
      });
    return {
      tell: (done: number, total: number | null): Promise<void> => {
        const nowMs = performance.now();
        if (nowMs - lastMs < TELL_EVERY_MS) return writing;
        lastMs = nowMs;
        writing = writing.then(() => write(done, total));
        writing.catch(() => {});
        return writing;
      },
      settled: () => writing,
    };
  }

  /** Shows why a step could not be done; where no other try is of use, the request has failed. */
  async #stepFailed(lease: Lease, request: PrivacyRequest, step: PrivacyStep, error: unknown): Promise<void> {
    const reason = reasonOf(error);
    await this.#session(request).transaction(async (session) => {
      const held = await lease.hold(session);
      Object.assign(await this.#row(session, held, step), { state: 'FAILED', reason });
      if (error instanceof StepFailed) await this.#moveToFailed(session, held, failureOf(reason));
      else await this.#journal.tell(session, held);
    });
  }

  async #missing({ accountId, id }: PrivacyRequest): Promise<NoRetry> {
    await this.#fail(accountId, id, 'STORE_MISSING');
    return new NoRetry('STORE_MISSING');
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

const CODE = /^[A-Z][A-Z0-9_]{1,60}$/;

/** Why a step could not be done, as a code: messages of drivers hold values. */
function reasonOf(error: unknown): string {
  const { code, reason } = (error ?? {}) as { code?: unknown; reason?: unknown };
  const said = error instanceof StepFailed ? reason : code;
  if (said === 'ENOSPC') return 'DISK_FULL';
  return typeof said === 'string' && CODE.test(said) ? said : 'INTERNAL';
}

/** Why a request has failed, from the code of the last failure: POISON_STEP for what the list does not name. */
function failureOf(reason: string): FailureReason {
  if (reason !== 'INTERNAL' && Object.hasOwn(FAILURE_REASONS, reason)) return reason as FailureReason;
  if (reason === 'ENOSPC') return 'DISK_FULL';
  return reason === 'UNAVAILABLE' ? 'STORE_UNAVAILABLE' : 'POISON_STEP';
}

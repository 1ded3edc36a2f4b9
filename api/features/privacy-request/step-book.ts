import type { PrivacyRequest, PrivacyStep as StepRow } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import type { PrivacyStep, StepRecord, StepResult } from '../privacy-step.ts';
import { LEASE_MS, type Lease } from './lease.ts';
import { isDone, percentOf, progressOf } from './progress.ts';
import { requestProgressStore } from './request-progress.store.ts';

/** Progress is told so often at most: people read no faster, and each time is a row. */
const TELL_EVERY_MS = 500;
/** For so long nothing need be written before a step begins: within it, nobody else can have taken the request over. */
const SURE_MS = LEASE_MS / 3;

/**
 * How far the steps of a request are, in memory, by the worker that has the request: nobody else changes them. What would be
 * another thing after a crash is written before the next step begins; what a second run would find again may wait, half a second at most.
 */
export class StepBook {
  readonly #parts: Parts;
  readonly #lease: Lease;
  readonly #request: Pick<PrivacyRequest, 'id' | 'accountId'>;
  readonly #rows: StepRow[];
  readonly #unwritten = new Set<StepRow>();
  #percent: number;
  #certificate: string | null = null;
  #mayWait = false;
  #writtenMs = 0;
  #toldMs = 0;
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  /** `rows` are copied. */
  constructor(parts: Parts, lease: Lease, request: PrivacyRequest, rows: readonly StepRow[]) {
    this.#parts = parts;
    this.#lease = lease;
    this.#request = { id: request.id, accountId: request.accountId };
    this.#percent = request.percent;
    this.#rows = rows.map((row) => ({ ...row }));
  }

  /** What the steps that are done came to, in their order. */
  get before(): StepRecord[] {
    return this.#rows.filter(isDone).map(({ name, store, state, done }) => {
      return { name, store, outcome: state as 'DONE' | 'NOTHING_FOUND', count: done };
    });
  }

  /** Begins a step, and gives its row: null if it is done already, undefined if there is none. Throws LeaseLost. */
  async open(name: string): Promise<StepRow | null | undefined> {
    const row = this.#rows.find((each) => each.name === name);
    if (!row || isDone(row)) return row && null;
    Object.assign(row, {
      state: 'RUNNING',
      reason: null,
      attempts: row.attempts + 1,
      startedAt: row.startedAt ?? this.#now(),
    });
    this.#unwritten.add(row);
    this.#toldMs = 0;
    if (this.#mayWait && performance.now() - this.#writtenMs < SURE_MS) {
      // What takes longer is to be seen.
      this.#timer = setTimeout(() => void this.write().catch(() => {}), TELL_EVERY_MS);
      this.#timer.unref();
    } else await this.write();
    return row;
  }

  /** Notes how far a step is. The first time is written at once, as a crash may follow; then now and then. */
  tell(row: StepRow, done: number, total: number | null): Promise<void> {
    Object.assign(row, { done: Math.max(row.done, done), total });
    this.#unwritten.add(row);
    const nowMs = performance.now();
    if (nowMs - this.#toldMs < TELL_EVERY_MS) return this.#writing;
    this.#toldMs = nowMs;
    return this.write();
  }

  /** Settles when what was told of the step is written, before it is said to be done. */
  async told(row: StepRow): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
    if (this.#toldMs > 0 && this.#unwritten.has(row)) await this.write();
  }

  /** Notes what a step came to. It may wait to be written if a second run would come to the same. */
  close(row: StepRow, { isRepeatable }: PrivacyStep, result: StepResult): void {
    const { outcome, count, certificate } = result;
    const total = outcome === 'DONE' ? count : row.total;
    Object.assign(row, { state: outcome, done: count, total, finishedAt: this.#now() });
    if (certificate !== undefined) this.#certificate = certificate;
    this.#unwritten.add(row);
    this.#mayWait = isDone(row) && (isRepeatable === true || outcome === 'NOTHING_FOUND');
  }

  /** Notes that a step could not be done. */
  fail(row: StepRow, reason: string): void {
    clearTimeout(this.#timer);
    Object.assign(row, { state: 'FAILED', reason });
    this.#unwritten.add(row);
  }

  /** Writes what is not written yet, by one statement, if the request is this worker's still. Throws LeaseLost. */
  write(): Promise<void> {
    const session = this.#parts.sessionOf(this.#request.accountId);
    this.#writing = this.#writing.then(() => session.transaction((inner) => this.writeIn(inner)));
    this.#writing.catch(() => {});
    return this.#writing;
  }

  /** The same, in the transaction of the session. */
  async writeIn(session: Session): Promise<void> {
    if (this.#unwritten.size === 0) return;
    const steps = [...this.#unwritten];
    this.#unwritten.clear();
    this.#percent = percentOf('RUNNING', this.#rows, this.#percent);
    const nowMs = this.#parts.clock.now();
    const sequence = await requestProgressStore.advance(session, {
      ...{ requestId: this.#request.id, worker: this.#lease.worker, steps, nowMs, leasedUntilMs: nowMs + LEASE_MS },
      ...{ percent: this.#percent, certificate: this.#certificate },
      progress: progressOf({ state: 'RUNNING', reason: null, percent: this.#percent }, this.#rows),
    });
    if (sequence === null) throw this.#lease.lost();
    this.#writtenMs = performance.now();
    const { accountId, id: requestId } = this.#request;
    session.afterCommit(() => this.#parts.bus.publish('privacyRequestChanged', { accountId, requestId, sequence }));
  }

  #now(): Date {
    return new Date(this.#parts.clock.now());
  }
}

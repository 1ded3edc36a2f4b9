import type { Session } from '../store/session.ts';
import type { Subject } from '../store/subject-rows.ts';

/** What became of a step. What could not be looked at is said as such, never counted as done. */
export type StepOutcome = 'DONE' | 'NOTHING_FOUND' | 'UNAVAILABLE' | 'MISSING';

export interface StepResult {
  readonly outcome: StepOutcome;
  /** How many rows, files, jobs, keys or events it was about. */
  readonly count: number;
  /** The signed certificate, by the step that issues it: text to be stored with the request. */
  readonly certificate?: string;
}

/** What a step of an earlier place in the same request came to, as it was recorded. */
export interface StepRecord extends StepResult {
  readonly name: string;
  readonly store: string;
}

/** A request that is being carried out, as a step needs to know it. */
export interface StepJob {
  readonly requestId: string;
  readonly accountId: string;
  readonly subject: Subject;
  /** Hash of the plan that was approved; null where nothing had to be. */
  readonly planHash: string | null;
  /** What this step told or counted before it was interrupted; 0 for a first run. */
  readonly done: number;
  /**
   * Adds to what is kept as done, within the transaction that does it: so what an interrupted run did is counted, and once.
   * Missing where nobody keeps it.
   */
  readonly counted?: (session: Session, by: number) => Promise<void>;
  /** The steps that are done, in their order. */
  readonly before: readonly StepRecord[];
}

/** Tells how far a step is; `total` is null while it is not known. */
export type StepProgress = (done: number, total: number | null) => Promise<void> | void;

/**
 * One step of carrying out a request. It can be ended at any point and run again: what it has done it finds done. It
 * throws StepFailed where another try is of no use without a human, and anything else where it may be tried again.
 */
export interface PrivacyStep {
  /** `erasure.rows:visit`: unique in the registry. */
  readonly name: string;
  /** What it works on: database, keys, files, queue, cache, bus, ledger. */
  readonly store: string;
  /**
   * Whether a second run comes to the same result, given what the first told by its progress. Then the result may be written down
   * together with what follows; otherwise it is before the next step begins.
   */
  readonly isRepeatable?: boolean;
  run(job: StepJob, progress: StepProgress): Promise<StepResult>;
}

/** A step that cannot succeed as things are. `reason` is a code; `where` names places (`table.column`), never values. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
  readonly reason: string;
  readonly where: readonly string[];

  constructor(reason: string, where: readonly string[] = []) {
    super(`${reason}${where.length > 0 ? `: ${where.join(', ')}` : ''}`);
    this.reason = reason;
    this.where = where;
  }
}

import { StepFailed } from '../privacy-step.ts';

/** Where a failure is written down there is room for so much. */
const MAX_LENGTH = 250;
const CODE = /^[A-Z][A-Z0-9_]{1,60}$/;

/** Why a step could not be done, as a code: messages of drivers hold values. */
export function reasonOf(error: unknown): string {
  const { code, reason } = (error ?? {}) as { code?: unknown; reason?: unknown };
  const said = error instanceof StepFailed ? reason : code;
  if (said === 'ENOSPC') return 'DISK_FULL';
  return typeof said === 'string' && CODE.test(said) ? said : 'INTERNAL';
}

/** The same with the places it is about, as a step shows it: `REMAINS_FOUND: customer.name_hashes, files`. */
export function reasonWithPlaces(error: unknown): string {
  const where = error instanceof StepFailed ? error.where : [];
  return [reasonOf(error), ...(where.length > 0 ? [where.join(', ')] : [])].join(': ').slice(0, MAX_LENGTH);
}

/** A step that could not be done, for the log: which, of which request, why and where. No value of anybody. */
export class StepTrouble extends Error {
  override readonly name = 'StepTrouble';
  readonly code: string;
  /** What the log has of it. */
  readonly report: Readonly<Record<string, string | readonly string[]>>;

  constructor(requestId: string, step: string, error: unknown) {
    super('A step of a privacy request could not be done.');
    this.code = reasonOf(error);
    const where = error instanceof StepFailed ? error.where : [];
    this.report = { requestId, step, reason: this.code, where };
  }
}

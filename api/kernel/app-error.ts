import type { ErrorCode } from '../../schema/errors.ts';

/** Details that a client may see beside the code. Values must never be personal. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * The one error of the platform. `code` is from `schema/errors.ts`; `message` is for people and never carries a
 * personal value; `details` reach the client; `cause` reaches only the log.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** A refusal that a mutation reports in `userErrors` instead of throwing: `field` is the path in the input, or null. */
export class Refusal extends AppError {
  readonly field: readonly string[] | null;

  constructor(code: ErrorCode, message: string, field: readonly string[] | null = null) {
    super(code, message);
    this.field = field;
  }
}

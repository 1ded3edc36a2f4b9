import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { ErrorCode } from '../../schema/errors.ts';
import { AppError } from '../kernel/app-error.ts';
import { argumentMessage, parseMessage, validationMessage, valueMessage } from './graphql-messages.ts';

/** Where an error of graphql-js itself came up; it decides the code. */
export type Phase = 'parse' | 'validate' | 'coerce' | 'execute';

/** An error as clients get it: always with `code` and `requestId`. */
export interface PresentedError extends GraphQLFormattedError {
  readonly extensions: { readonly code: ErrorCode; readonly requestId: string } & Record<string, unknown>;
}

/** All that a client learns of an error that is not meant for it. */
export const INTERNAL_MESSAGE = 'Something went wrong on our side. The request id finds it in our log.';

/**
 * Any error as a client may see it, over either transport: an `AppError` with its code and details, an error of
 * graphql-js with the code of its phase and without values, and anything else as INTERNAL, its cause only in the log.
 * Never throws.
 */
export function presentError(
  error: unknown,
  requestId: string,
  logger: Logger,
  phase: Phase = 'execute',
): PresentedError {
  const root = rootOf(error);
  const where = error instanceof GraphQLError ? placeOf(error) : {};
  if (root instanceof AppError && root.code !== 'INTERNAL') {
    if (root.cause !== undefined)
      logger.warn({ requestId, code: root.code, cause: describeFailure(root.cause) }, 'refused');
    return { message: root.message, ...where, extensions: { ...root.details, code: root.code, requestId } };
  }
  if (root instanceof GraphQLError) {
    const known = knownGraphqlError(root, phase);
    if (known) return { message: known.message, ...where, extensions: { code: known.code, requestId } };
  }
  if (isUnreachable(root)) {
    logger.error({ requestId, failure: describeFailure(root) }, 'the database does not answer');
    const message = 'The database does not answer. Try again in a moment.';
    return { message, ...where, extensions: { code: 'UNAVAILABLE', requestId } };
  }
  logger.error({ requestId, failure: describeFailure(root) }, 'operation failed');
  return { message: INTERNAL_MESSAGE, ...where, extensions: { code: 'INTERNAL', requestId } };
}

/**
 * Codes with which a connection fails or breaks: of the system, and of PostgreSQL (class 08 of its appendix A, and 57P01
 * to 57P03, of a server that is going or coming).
 */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|08\w{3}|57P0[123])$/;

/** Whether the failure, or what caused it, is that the database could not be reached. */
function isUnreachable(failure: unknown, depth = 0): boolean {
  if (!(failure instanceof Error) || depth > MAX_CAUSES) return false;
  const { code, cause } = failure as { code?: unknown; cause?: unknown };
  if (failure.message === 'Connection terminated unexpectedly') return true;
  return (typeof code === 'string' && UNREACHABLE.test(code)) || isUnreachable(cause, depth + 1);
}

/** What stands below the layers that graphql-js wraps around an error which a resolver threw. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}

function placeOf(error: GraphQLError): {
  locations?: GraphQLError['locations'] & {};
  path?: GraphQLError['path'] & {};
} {
  return { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
}

function knownGraphqlError(error: GraphQLError, phase: Phase): { code: ErrorCode; message: string } | null {
  switch (phase) {
    case 'parse':
      return { code: 'GRAPHQL_PARSE_FAILED', message: parseMessage(error) };
    case 'validate':
      return { code: 'GRAPHQL_VALIDATION_FAILED', message: validationMessage(error) };
    case 'coerce':
      return { code: 'BAD_USER_INPUT', message: valueMessage(error.message) };
    case 'execute': {
      const message = argumentMessage(error);
      return message === null ? null : { code: 'BAD_USER_INPUT', message };
    }
  }
}

/** What the log may hold of a failure: messages of drivers and libraries carry values, so none of them is here. */
export interface FailureDescription {
  readonly name: string;
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: FailureDescription;
}

/** Frames beyond these are the event loop's. */
const MAX_FRAMES = 20;

/** Wrapped deeper than this, a cause says nothing more. */
const MAX_CAUSES = 4;

/** A failure by its class, its code if it looks like one, and the places in the code that it passed. No message. */
export function describeFailure(failure: unknown, depth = 0): FailureDescription {
  if (!(failure instanceof Error)) return { name: `not an error (${typeof failure})`, frames: [] };
  const code = (failure as { code?: unknown }).code;
  const { cause } = failure;
  return {
    name: identifierOr(failure.name, 'Error'),
    ...(typeof code === 'string' && /^\w{1,60}$/.test(code) && { code }),
    frames: framesOf(failure),
    ...(cause !== undefined && depth < MAX_CAUSES && { cause: describeFailure(cause, depth + 1) }),
  };
}

function identifierOr(text: string, otherwise: string): string {
  return /^\w{1,60}$/.test(text) ? text : otherwise;
}

/** `    at name (file:line:column)`; what does not look exactly so may be a line of a message. */
const FRAME =
  /^ {4}at (?:(?:async |new )*[\w$.<>#[\] ]{1,120} \((?:file:|node:|\/)[^\s()]+:\d+:\d+\)|(?:async )?(?:file:|node:|\/)[^\s()]+:\d+:\d+)$/;

function framesOf(failure: Error): string[] {
  const stack = failure.stack ?? '';
  // A message of several lines stands at the head of the stack; it must not pass for frames.
  const at = failure.message === '' ? 0 : stack.indexOf(failure.message);
  const tail = at < 0 ? '' : stack.slice(at + failure.message.length);
  return tail
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}

import type { Request, Response } from 'express';
import type { ErrorCode } from '../../schema/errors.ts';
import type { PresentedError } from './error-presenter.ts';
import { APPLICATION_JSON, GRAPHQL_RESPONSE_JSON, requestIdOf } from './exchange.ts';

/** The status of an answer whose operation was not run. */
const STATUS_BY_CODE: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  MAIL_FAILED: 503,
};

/** Any other refusal is the client's to mend. */
const BAD_REQUEST = 400;

/**
 * The HTTP status of an operation that gave `data`, or of one that was refused, by GraphQL over HTTP: with
 * `application/json` 200 for every well-formed request, so that clients tell our answers from a proxy's.
 */
export function statusOf(errors: readonly PresentedError[], hasData: boolean, prefersGraphqlResponse: boolean): number {
  const [first] = errors;
  if (hasData || !first) return 200;
  const { code } = first.extensions;
  if (code === 'BAD_REQUEST') return BAD_REQUEST;
  return prefersGraphqlResponse ? statusOfCode(code) : 200;
}

/** The status of a request that never became an operation. */
export function statusOfCode(code: ErrorCode): number {
  return STATUS_BY_CODE[code] ?? BAD_REQUEST;
}

/** The media type that the client takes of the two of GraphQL, or null if it takes neither. */
export function acceptedMediaType(request: Request): string | null {
  if (request.headers.accept === undefined) return APPLICATION_JSON;
  return request.accepts([APPLICATION_JSON, GRAPHQL_RESPONSE_JSON]) || null;
}

/** Answers with one error in GraphQL's own form, in the media type that the client takes, JSON if it takes neither. */
export function answerError(
  request: Request,
  response: Response,
  status: number,
  error: { readonly code: ErrorCode; readonly message: string },
): void {
  const { code, message } = error;
  const body = { errors: [{ message, extensions: { code, requestId: requestIdOf(response) } }] };
  response.status(status);
  response.setHeader('content-type', `${acceptedMediaType(request) ?? APPLICATION_JSON}; charset=utf-8`);
  response.end(JSON.stringify(body));
}

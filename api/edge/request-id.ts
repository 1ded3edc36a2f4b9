import { randomBytes } from 'node:crypto';

/**
 * A new id of one request or WebSocket operation: `req_` and 96 random bits. It stands in every error, in `x-request-id` and in
 * the log. Always our own: an id that a client could choose could carry anything into the log.
 */
export function newRequestId(): string {
  return `req_${randomBytes(12).toString('base64url')}`;
}

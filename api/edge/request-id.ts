import { randomFillSync } from 'node:crypto';

const ID_BYTES = 12;
/** Asking for random bytes costs more than making text of them: those of many ids are fetched at once. */
const pool = Buffer.alloc(ID_BYTES * 256);
let at = pool.length;

/**
 * A new id of one request or WebSocket operation: `req_` and 96 random bits. It stands in every error, in `x-request-id` and in
 * the log. Always our own: an id that a client could choose could carry anything into the log.
 */
export function newRequestId(): string {
  if (at === pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  at += ID_BYTES;
  return `req_${pool.toString('base64url', at - ID_BYTES, at)}`;
}

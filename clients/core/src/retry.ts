import type { RetryPolicy } from './client.ts';
import { NetworkError } from './errors.ts';
import { RateLimitedError, UnavailableError } from './generated/error-classes.ts';

/** Where the answer is not the server's: from here on the fault is a proxy's, and may pass. */
const FIRST_SERVER_FAULT = 500;

/** A random time up to a bound that doubles with every attempt ("full jitter"): clients that failed together come back apart. */
export function jitterMs({ baseDelayMs, maxDelayMs }: RetryPolicy, attempt: number): number {
  return Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** attempt);
}

/** WebSocket's registry: come back later. Our server says in the reason after how long, where it knows. */
const CLOSED_TRY_AGAIN_LATER = 1013;
const LATER = /^Try again in (\d+) ms$/;

/** For how long the close of a connection asks to stay away, in milliseconds; 0 if it asks for nothing. */
export function askedWaitMs(close: unknown): number {
  const { code, reason } = (close ?? {}) as { code?: unknown; reason?: unknown };
  if (code !== CLOSED_TRY_AGAIN_LATER || typeof reason !== 'string') return 0;
  return Number(LATER.exec(reason)?.[1] ?? 0);
}

/**
 * How long to wait before trying again after `error`, in milliseconds; null if it is not to be tried again. What was
 * throttled was not begun and may be repeated; what may have been carried out only if `repeatable`.
 */
export function waitAfter(error: unknown, attempt: number, policy: RetryPolicy, repeatable: boolean): number | null {
  if (attempt >= policy.attempts) return null;
  if (error instanceof RateLimitedError) {
    // A little longer than asked, and not all at once.
    const waitMs = error.retryAfterMs * (1 + Math.random() / 10);
    return error.retryAfterMs <= policy.maxThrottleMs ? waitMs : null;
  }
  const passes =
    error instanceof UnavailableError ||
    (error instanceof NetworkError && (error.status === null || error.status >= FIRST_SERVER_FAULT));
  return repeatable && passes ? jitterMs(policy, attempt) : null;
}

import { AppError } from '../kernel/app-error.ts';

/** What is kept of an attempt that failed: how often it has failed so far, and why, as a code. */
export interface Failure {
  readonly failures: number;
  readonly reason: string;
}

/** Codes of ours, of Node and of PostgreSQL, and names of classes: never text that could hold a value. */
const CODE = /^[A-Za-z0-9_]{1,60}$/;

/** Thrown by a handler that knows that another try is of no use. `reason` is a code. */
export class NoRetry extends Error {
  override readonly name = 'NoRetry';
  readonly reason: string;

  constructor(reason: string) {
    super(`no retry: ${CODE.test(reason) ? reason : 'INTERNAL'}`);
    this.reason = CODE.test(reason) ? reason : 'INTERNAL';
  }
}

/** Why something failed, as a code: the messages of drivers carry values. */
export function reasonOf(error: unknown): string {
  if (error instanceof NoRetry) return error.reason;
  if (error instanceof AppError) return error.code;
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && CODE.test(code)) return code;
  return typeof name === 'string' && CODE.test(name) && name !== 'Error' ? name : 'INTERNAL';
}

/** What an earlier attempt left in a job's `output`; nothing is left of one that was lost with its process. */
export function failureOf(output: unknown): Failure {
  const { failures, reason, value, message } = (output ?? {}) as Record<string, unknown>;
  if (typeof reason === 'string') return { failures: typeof failures === 'number' ? failures : 0, reason };
  // The library's own words, for what it ends by itself.
  const said = String((value as { message?: unknown } | undefined)?.message ?? message ?? '');
  if (said.includes('heartbeat')) return { failures: 0, reason: 'WORKER_LOST' };
  return { failures: 0, reason: /timed out|exceeded/.test(said) ? 'TIMED_OUT' : 'INTERNAL' };
}

/** How long to wait before the next try, after `failures` (1 or more) of them: doubles, up to `longestMs`. */
export const backoffMs = (failures: number, firstMs: number, longestMs: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));

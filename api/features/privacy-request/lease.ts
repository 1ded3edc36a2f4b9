import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../kernel/app-error.ts';
import type { PrivacyRequest } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import { privacyRequestStore } from './privacy-request.store.ts';

/** How long a request belongs to a worker that is not heard of any more: with the queue's own 8 s, work goes on within 15 s. */
export const LEASE_MS = 6_000;
/** Four beats in a lease, as a loaded machine may miss some. */
const BEAT_MS = 1_500;
const LOOK_AGAIN_MS = 250;

/** Another worker has taken the request over, or it has ended: whatever is still under way here stops, and records nothing. */
export class LeaseLost extends AppError {
  constructor() {
    super('CONFLICT', 'Another worker carries the request out, or it has ended.');
  }
}

/** The right to carry a request out, which one worker has at a time. It lasts while it is renewed. */
export class Lease {
  readonly #parts: Parts;
  readonly #request: Pick<PrivacyRequest, 'id' | 'accountId'>;
  readonly worker: string;
  #timer: NodeJS.Timeout | undefined;
  #over = false;

  constructor(parts: Parts, request: Pick<PrivacyRequest, 'id' | 'accountId'>, worker: string) {
    this.#parts = parts;
    this.#request = request;
    this.worker = worker;
  }

  /** Whether somebody else has the request now. */
  static isTaken({ worker, leasedUntil }: PrivacyRequest, by: string, nowMs: number): boolean {
    return worker != null && worker !== by && leasedUntil != null && leasedUntil.getTime() > nowMs;
  }

  /** Until when a lease lasts that is taken or renewed now. */
  static until(nowMs: number): Date {
    return new Date(nowMs + LEASE_MS);
  }

  /** Renews the lease until `release`. */
  keep(): void {
    this.#timer = setTimeout(() => {
      this.#renew()
        .catch(this.#parts.onError)
        .finally(() => {
          if (!this.#over) this.keep();
        });
    }, BEAT_MS);
    this.#timer.unref();
  }

  /** The request, locked, if it still belongs to this worker. Throws LeaseLost. */
  async hold(session: Session): Promise<PrivacyRequest> {
    const request = await privacyRequestStore.lock(session, this.#request.id);
    if (request?.state !== 'RUNNING' || request.worker !== this.worker) throw this.lost();
    return request;
  }

  /** What is to be thrown once the request is found to be somebody else’s. */
  lost(): LeaseLost {
    return new LeaseLost();
  }

  /** Ends the renewal, and lets others have the request at once if it is still this worker's. */
  async release(): Promise<void> {
    this.#over = true;
    clearTimeout(this.#timer);
    const now = new Date(this.#parts.clock.now());
    await privacyRequestStore.renewLease(this.#session(), this.#request.id, this.worker, now);
  }

  async #renew(): Promise<void> {
    const { id } = this.#request;
    const until = Lease.until(this.#parts.clock.now());
    if (!(await privacyRequestStore.renewLease(this.#session(), id, this.worker, until))) this.#over = true;
  }

  #session(): Session {
    return this.#parts.sessionOf(this.#request.accountId);
  }
}

/** Asks again until `claim` gives something but TAKEN. Rejects when the signal is aborted. */
export async function claimWhenFree<T>(claim: () => Promise<T | 'TAKEN'>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const claimed = await claim();
    if (claimed !== 'TAKEN') return claimed;
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
  }
}

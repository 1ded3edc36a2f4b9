import type { Clock } from '../kernel/clock.ts';

export interface AdmissionConfig {
  /** Sockets that are let in per second when more than that want to come. */
  readonly socketsPerSecond: number;
  /** Sockets that wait for their turn at most. */
  readonly maxWaiting: number;
}

/** A place in the queue. */
export interface Turn {
  /** Resolves when it is their turn, or once they have left. */
  readonly comes: Promise<void>;
  /** Gives the place up. */
  leave(): void;
}

/** What is let in at once after a quiet while, as a part of a second's worth: enough that nobody waits on an ordinary day. */
const BURST_PART = 0.1;
/** How often the queue is looked at: finer than this, a timer would cost more than it spreads. */
const TICK_MS = 10;

/**
 * Lets new sockets in at a steady rate, first come, first served, so that thousands who lost another server at once leave this one time for what
 * it has to do. A bucket of permits that fills with time; who finds none waits in a queue, and beyond its bound is told when to come back.
 */
export class Admission {
  readonly #clock: Clock;
  readonly #perMs: number;
  readonly #burst: number;
  readonly #maxWaiting: number;
  /** In the order of their coming. */
  readonly #waiting = new Set<() => void>();
  #permits: number;
  #filledMs: number;
  #cancelTick: (() => void) | null = null;

  constructor(clock: Clock, { socketsPerSecond, maxWaiting }: AdmissionConfig) {
    this.#clock = clock;
    this.#perMs = socketsPerSecond / 1_000;
    this.#burst = Math.max(1, socketsPerSecond * BURST_PART);
    this.#maxWaiting = maxWaiting;
    this.#permits = this.#burst;
    this.#filledMs = clock.now();
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** How long those who wait now take to be let in, in ms: what who found no place is told. */
  get retryAfterMs(): number {
    return Math.ceil(this.#waiting.size / this.#perMs);
  }

  /** Takes a place; null if there is none left. */
  enter(): Turn | null {
    this.#fill();
    if (this.#waiting.size === 0 && this.#permits >= 1) {
      this.#permits -= 1;
      return { comes: Promise.resolve(), leave: () => {} };
    }
    if (this.#waiting.size >= this.#maxWaiting) return null;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    this.#cancelTick ??= this.#clock.after(TICK_MS, () => this.#tick());
    const leave = () => {
      this.#waiting.delete(resolve);
      resolve();
    };
    return { comes: promise, leave };
  }

  /** Nobody waits any longer. */
  stop(): void {
    this.#cancelTick?.();
    this.#cancelTick = null;
    for (const letIn of this.#waiting) letIn();
    this.#waiting.clear();
  }

  /** A loop that was held up makes up for no more than the bucket holds. */
  #fill(): void {
    const nowMs = this.#clock.now();
    const passedMs = Math.max(0, nowMs - this.#filledMs);
    this.#filledMs = nowMs;
    this.#permits = Math.min(this.#burst, this.#permits + passedMs * this.#perMs);
  }

  #tick(): void {
    this.#fill();
    for (const letIn of this.#waiting) {
      if (this.#permits < 1) break;
      this.#permits -= 1;
      this.#waiting.delete(letIn);
      letIn();
    }
    this.#cancelTick = this.#waiting.size > 0 ? this.#clock.after(TICK_MS, () => this.#tick()) : null;
  }
}

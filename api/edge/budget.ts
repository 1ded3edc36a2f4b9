import type { Clock } from '../kernel/clock.ts';

/** What `extensions.cost` says: points asked for, left, at most, and coming back per second. Whole points. */
export interface CostReport {
  readonly requested: number;
  readonly remaining: number;
  readonly limit: number;
  readonly restorePerSecond: number;
}

/** The outcome of asking for points. */
export interface Charge {
  readonly granted: boolean;
  readonly report: CostReport;
  /** How long until the same charge can be granted; 0 if it was. */
  readonly retryAfterMs: number;
}

export interface BudgetConfig {
  readonly burstPoints: number;
  readonly pointsPerSecond: number;
}

interface Bucket {
  points: number;
  atMs: number;
}

/** Full buckets are forgotten when so many tokens are held, and each time as many again have come. */
const SWEEP_EVERY = 1_000;

/** A token bucket per access token: it starts full, is spent by operations and refills with time. In this process only. */
export class Budgets {
  readonly #config: BudgetConfig;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();
  #sweepAt = SWEEP_EVERY;

  constructor(config: BudgetConfig, clock: Clock) {
    this.#config = config;
    this.#clock = clock;
  }

  /** The most that a token can save up. */
  get burstPoints(): number {
    return this.#config.burstPoints;
  }

  /** Tokens whose budget is not full, give or take those not swept yet. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Takes `points` from the budget of `tokenId` if they are there, all or none. `points` at most the burst. */
  charge(tokenId: string, points: number): Charge {
    const bucket = this.#refilled(tokenId);
    const granted = bucket.points >= points;
    if (granted) bucket.points -= points;
    const lackingMs = granted ? 0 : Math.ceil(((points - bucket.points) / this.#config.pointsPerSecond) * 1000);
    return { granted, report: this.#report(bucket, points), retryAfterMs: lackingMs };
  }

  /** What `tokenId` has, without taking anything. */
  look(tokenId: string, requested: number): CostReport {
    return this.#report(this.#refilled(tokenId), requested);
  }

  #report(bucket: Bucket, requested: number): CostReport {
    const { burstPoints, pointsPerSecond } = this.#config;
    return { requested, remaining: Math.floor(bucket.points), limit: burstPoints, restorePerSecond: pointsPerSecond };
  }

  #refilled(tokenId: string): Bucket {
    const nowMs = this.#clock.now();
    let bucket = this.#buckets.get(tokenId);
    if (!bucket) {
      bucket = { points: this.#config.burstPoints, atMs: nowMs };
      this.#buckets.set(tokenId, bucket);
      if (this.#buckets.size >= this.#sweepAt) this.#forgetFull(nowMs);
    }
    bucket.points = this.#pointsAt(bucket, nowMs);
    bucket.atMs = nowMs;
    return bucket;
  }

  #pointsAt(bucket: Bucket, nowMs: number): number {
    // A clock that was set back gives nothing and takes nothing.
    const restored = (Math.max(0, nowMs - bucket.atMs) / 1000) * this.#config.pointsPerSecond;
    return Math.min(this.#config.burstPoints, bucket.points + restored);
  }

  /** A full bucket is the same as none. The newest is kept: its owner is about to spend. */
  #forgetFull(nowMs: number): void {
    const newest = [...this.#buckets.keys()].at(-1);
    for (const [tokenId, bucket] of this.#buckets) {
      if (tokenId !== newest && this.#pointsAt(bucket, nowMs) >= this.#config.burstPoints)
        this.#buckets.delete(tokenId);
    }
    this.#sweepAt = this.#buckets.size + SWEEP_EVERY;
  }
}

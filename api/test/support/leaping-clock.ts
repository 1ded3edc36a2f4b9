import { type Clock, systemClock } from '../../kernel/clock.ts';

interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/** The machine's clock, which a test can also put forward: for a whole server, which works on meanwhile. */
export class LeapingClock implements Clock {
  readonly #timers = new Map<Timer, () => void>();
  #aheadMs = 0;

  now(): number {
    return systemClock.now() + this.#aheadMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { dueMs: this.now() + Math.max(0, delayMs), run };
    this.#timers.set(
      timer,
      systemClock.after(delayMs, () => this.#fire(timer)),
    );
    return () => {
      this.#timers.get(timer)?.();
      this.#timers.delete(timer);
    };
  }

  /** Puts it forward, and runs what falls due by that in the order of its time. What is begun by that has to wait. */
  leap(ms: number): void {
    this.#aheadMs += ms;
    const nowMs = this.now();
    const due = [...this.#timers.keys()].filter(({ dueMs }) => dueMs <= nowMs);
    for (const timer of due.sort((a, b) => a.dueMs - b.dueMs)) this.#fire(timer);
  }

  #fire(timer: Timer): void {
    const cancel = this.#timers.get(timer);
    if (!cancel) return;
    cancel();
    this.#timers.delete(timer);
    timer.run();
  }
}

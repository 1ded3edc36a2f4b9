import type { Turn } from '../fanout/turn.ts';
import type { Clock } from '../kernel/clock.ts';

/** What is looked after. */
export interface Beating {
  /** Once per period: something is to leave along with frames. */
  beat(): void;
  /** Later: what has not, leaves now. */
  settle(): void;
}

/** Sockets are spread over so many ticks of a period, so that the pings of thousands do not fall into one. */
const SLOTS = 16;
/** For so many ticks a slot waits for frames. The rest of the period is there for the answers. */
const WAITING = SLOTS / 2;

/**
 * One timer for the keep-alive of all sockets: a wheel of slots, one of which is served at each tick. When frames leave, on whichever sockets, all of the
 * slot follow that had none: they are answered at once then, and to be woken for each answer would cost more than the writes.
 */
export class KeepAliveWheel {
  readonly #slots: readonly Set<Beating>[] = Array.from({ length: SLOTS }, () => new Set());
  readonly #clock: Clock;
  readonly #turn: Turn;
  readonly #tickMs: number;
  #cancel: (() => void) | null = null;
  #served = 0;
  #next = 0;
  /** Slots that wait for frames, in the order of their ticks. */
  #waiting: Set<Beating>[] = [];

  constructor(clock: Clock, turn: Turn, periodMs: number) {
    this.#clock = clock;
    this.#turn = turn;
    this.#tickMs = periodMs / SLOTS;
  }

  /** Looks after `member` until the returned function is called. */
  add(member: Beating): () => void {
    const slot = this.#slots[this.#next]!;
    this.#next = (this.#next + 1) % SLOTS;
    slot.add(member);
    this.#cancel ??= this.#clock.after(this.#tickMs, () => this.#tick());
    return () => slot.delete(member);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #tick(): void {
    this.#cancel = this.#clock.after(this.#tickMs, () => this.#tick());
    if (this.#waiting.length === WAITING) this.#settle(this.#waiting.shift()!);
    const slot = this.#slots[this.#served]!;
    this.#served = (this.#served + 1) % SLOTS;
    for (const member of slot) member.beat();
    // Who waits already has asked for all.
    if (this.#waiting.push(slot) > 1) return;
    this.#turn.afterFrames(() => this.#settleAll());
  }

  #settleAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const slot of waiting) this.#settle(slot);
  }

  #settle(slot: ReadonlySet<Beating>): void {
    for (const member of slot) member.settle();
  }
}

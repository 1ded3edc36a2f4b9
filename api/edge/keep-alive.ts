import type { Clock } from '../kernel/clock.ts';

/** What is looked after. */
export interface Beating {
  /** Once per period. */
  beat(): void;
  /** Half a period later. */
  offBeat(): void;
}

/** Sockets are spread over so many ticks of a period, so that the pings of thousands do not fall into one. */
const SLOTS = 16;

/** One timer for the keep-alive of all sockets: a wheel of slots, one of which is served at each tick. */
export class KeepAliveWheel {
  readonly #slots: readonly Set<Beating>[] = Array.from({ length: SLOTS }, () => new Set());
  readonly #clock: Clock;
  readonly #tickMs: number;
  #cancel: (() => void) | null = null;
  #turn = 0;
  #next = 0;

  constructor(clock: Clock, periodMs: number) {
    this.#clock = clock;
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
    for (const member of this.#slots[this.#turn]!) member.beat();
    for (const member of this.#slots[(this.#turn + SLOTS / 2) % SLOTS]!) member.offBeat();
    this.#turn = (this.#turn + 1) % SLOTS;
  }
}

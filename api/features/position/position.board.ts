import type { Bus, Following } from '../../events/bus.ts';
import type { PositionReading } from '../../events/events.ts';
import { comesAfter } from '../../events/sequence.ts';
import type { Clock } from '../../kernel/clock.ts';

/** A position is LIVE until this old. Devices report every 5 s while somebody watches: six may be lost. */
export const LIVE_FOR_MS = 30_000;
/** Then STALE until this old, and then gone. Older ones are not taken either (TOO_OLD). */
export const HELD_FOR_MS = 120_000;

/** For so long is followed whom somebody asked about once: who asks again finds the position here. */
const FOLLOWED_FOR_MS = 5_000;

type Listener = (providerId: string) => void;

interface Slot {
  reading: PositionReading;
  cancelTimer: () => void;
}

/**
 * The current position of each provider: one slot, replaced by the next reading, gone with its time and with its
 * sharing session. This is the only place where positions are, and it is memory.
 */
export class PositionBoard {
  readonly #clock: Clock;
  readonly #bus: Bus;
  /** Whom somebody has asked about lately. */
  readonly #asked = new Map<string, Following>();
  readonly #slots = new Map<string, Slot>();
  readonly #byProvider = new Map<string, Set<Listener>>();
  readonly #byAccount = new Map<string, Set<Listener>>();

  constructor(clock: Clock, bus: Bus) {
    this.#clock = clock;
    this.#bus = bus;
  }

  /** The position that is held, if it is young enough. */
  get(providerId: string): PositionReading | null {
    const reading = this.#slots.get(providerId)?.reading;
    return reading && this.#clock.now() - reading.recordedAtMs <= HELD_FOR_MS ? reading : null;
  }

  /** Makes sure that `get` knows of the provider what any process does, for some seconds. */
  prepare(providerId: string): Promise<void> {
    const asked = this.#asked.get(providerId);
    if (asked) return asked.ready;
    const following = this.#bus.follow('positionMoved', providerId);
    this.#asked.set(providerId, following);
    this.#clock.after(FOLLOWED_FOR_MS, () => {
      this.#asked.delete(providerId);
      following.stop();
    });
    return following.ready;
  }

  /** Hears of the provider wherever they report, until what it returns is called. */
  follow(providerId: string): () => void {
    return this.#bus.follow('positionMoved', providerId).stop;
  }

  /** Takes a reading, unless one that is as new is held: the bus may repeat and reorder. Whether it was taken; says nothing to listeners. */
  put(reading: PositionReading): boolean {
    const slot = this.#slots.get(reading.providerId);
    if (slot && !comesAfter(reading, slot.reading)) return false;
    if (slot) {
      slot.reading = reading;
    } else {
      const fresh: Slot = { reading, cancelTimer: () => {} };
      this.#slots.set(reading.providerId, fresh);
      this.#age(fresh);
    }
    return true;
  }

  /** Forgets the position of a provider, whatever it was. Says nothing to listeners. */
  drop(providerId: string): void {
    this.#slots.get(providerId)?.cancelTimer();
    this.#slots.delete(providerId);
  }

  /** Calls `listen` whenever what can be seen of the provider may have changed, in any process; returns what stops it. */
  onProvider(providerId: string, listen: Listener): () => void {
    const stopListening = add(this.#byProvider, providerId, listen);
    const stopFollowing = this.follow(providerId);
    return () => {
      stopListening();
      stopFollowing();
    };
  }

  /** The same for those providers of an account who are followed, or report here. */
  onAccount(accountId: string, listen: Listener): () => void {
    return add(this.#byAccount, accountId, listen);
  }

  /** Tells listeners that what can be seen of the provider may have changed. */
  changed(accountId: string, providerId: string): void {
    for (const listen of this.#byProvider.get(providerId) ?? []) listen(providerId);
    for (const listen of this.#byAccount.get(accountId) ?? []) listen(providerId);
  }

  /** Wakes when the slot turns STALE and when it is to go. One timer for a slot, however often it is replaced. */
  #age(slot: Slot): void {
    const { accountId, providerId, recordedAtMs } = slot.reading;
    const ageMs = this.#clock.now() - recordedAtMs;
    if (ageMs > HELD_FOR_MS) {
      this.#slots.delete(providerId);
      this.changed(accountId, providerId);
      return;
    }
    const untilMs = (ageMs > LIVE_FOR_MS ? HELD_FOR_MS : LIVE_FOR_MS) - ageMs + 1;
    slot.cancelTimer = this.#clock.after(untilMs, () => {
      const nowStale = this.#clock.now() - slot.reading.recordedAtMs > LIVE_FOR_MS;
      this.#age(slot);
      if (nowStale && this.#slots.has(providerId)) this.changed(accountId, providerId);
    });
  }
}

function add(map: Map<string, Set<Listener>>, key: string, listen: Listener): () => void {
  const listeners = map.get(key) ?? new Set();
  map.set(key, listeners.add(listen));
  return () => {
    listeners.delete(listen);
    if (listeners.size === 0 && map.get(key) === listeners) map.delete(key);
  };
}

import type { Bus, Following } from '../../events/bus.ts';
import type { PositionReading } from '../../events/events.ts';
import { HeldPosition } from '../../events/held-position.ts';
import { comesAfter } from '../../events/sequence.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { GeoPoint } from '../../kernel/geo.ts';
import type { Eta, TripEta } from '../eta/index.ts';

/** A position is LIVE until this old. Devices report every 5 s while somebody watches: six may be lost. */
export const LIVE_FOR_MS = 30_000;
/** Then STALE until this old, and then gone. Older ones are not taken either (TOO_OLD). */
export const HELD_FOR_MS = 120_000;

/**
 * So often it is looked whose position turns stale, or is to go, before the next look. Only they get a timer: nearly all have reported anew
 * by then, and a timer for each would wake the process for each.
 */
const LOOK_EVERY_MS = 1_000;

/** For so long is followed whom somebody asked about once: who asks again finds the position here. */
const FOLLOWED_FOR_MS = 5_000;

/** Hears that what can be seen of a provider may have changed. */
export interface PositionListener {
  poke(): void;
}

/** Where a sharing session leads, and when the provider will be there. */
export interface Journey {
  readonly sessionId: string;
  /** Null if it is erased, a promise while it is being read. */
  destination: Promise<void> | GeoPoint | null;
  readonly trip: TripEta;
  eta: Eta | null;
}

/** What is held of a provider, at hand. */
export interface Place {
  /** The position, if it is young enough: the place itself, which the next reading writes over. */
  reading(nowMs: number): PositionReading | null;
  /** Where the provider is on the way to in the session; null if nothing was said of that. */
  journey(sessionId: string): Journey | null;
}

/** A place for who looks at it again and again, until `stop` is called: to find things is most of the price of a look. */
export interface Watched {
  readonly place: Place;
  stop(): void;
}

/** All that is held of a provider, in one place: nearly every report finds it cold. */
class Slot implements Place {
  held: HeldPosition | null = null;
  /** Whether the position is known to be stale. */
  isStale = false;
  /** When the position turns stale or, if it is, is to go, in Unix ms. */
  turnsAtMs = 0;
  way: Journey | null = null;
  readonly listeners = new Set<PositionListener>();
  cancelTimer: () => void = () => {};

  reading(nowMs: number): PositionReading | null {
    return this.held && nowMs - this.held.recordedAtMs <= HELD_FOR_MS ? this.held : null;
  }

  journey(sessionId: string): Journey | null {
    return this.way?.sessionId === sessionId ? this.way : null;
  }
}

/**
 * The current position of each provider: one, replaced by the next reading, gone with its time and with its sharing
 * session. This is the only place where positions are, and it is memory.
 */
export class PositionBoard {
  readonly #clock: Clock;
  readonly #bus: Bus;
  /** Whom somebody has asked about lately. */
  readonly #asked = new Map<string, Following>();
  readonly #slots = new Map<string, Slot>();
  /** When it is looked next whose position turns; null while no position is held. */
  #nextLookMs: number | null = null;

  constructor(clock: Clock, bus: Bus) {
    this.#clock = clock;
    this.#bus = bus;
  }

  /** What is held of a provider at this moment; null if nothing is. */
  place(providerId: string): Place | null {
    return this.#slots.get(providerId) ?? null;
  }

  /** The position of a provider, if one that is young enough is held. */
  get(providerId: string): PositionReading | null {
    return this.place(providerId)?.reading(this.#clock.now()) ?? null;
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

  /** Takes a reading, unless one that is as new is held: the bus may repeat and reorder. Whether it was taken; says nothing to listeners. */
  put(reading: PositionReading): boolean {
    const slot = this.#slot(reading.providerId);
    if (slot.held && !comesAfter(reading, slot.held)) return false;
    if (slot.held) slot.held.take(reading);
    else slot.held = new HeldPosition(reading);
    this.#age(slot, slot.held);
    return slot.held !== null;
  }

  /** Forgets the position of a provider, whatever it was. Says nothing to listeners. */
  drop(providerId: string): void {
    const slot = this.#slots.get(providerId);
    if (slot) this.#empty(providerId, slot);
  }

  /** Where a provider is on the way to in the session; null if nothing was said of that. */
  journey(providerId: string, sessionId: string): Journey | null {
    return this.place(providerId)?.journey(sessionId) ?? null;
  }

  /** The provider is on that way from now on; null: on none. Returns the one that they were on. */
  travel(providerId: string, journey: Journey | null): Journey | null {
    const slot = journey ? this.#slot(providerId) : this.#slots.get(providerId);
    const left = slot?.way ?? null;
    if (slot) {
      slot.way = journey;
      this.#forsake(providerId, slot);
    }
    return left;
  }

  /** Pokes the listener whenever what can be seen of the provider may have changed, in any process. */
  watch(providerId: string, listener: PositionListener): Watched {
    const slot = this.#slot(providerId);
    slot.listeners.add(listener);
    const following = this.#bus.follow('positionMoved', providerId);
    return {
      place: slot,
      stop: () => {
        slot.listeners.delete(listener);
        this.#forsake(providerId, slot);
        following.stop();
      },
    };
  }

  /** Tells listeners that what can be seen of the provider may have changed. */
  changed(providerId: string): void {
    for (const listener of this.#slots.get(providerId)?.listeners ?? []) listener.poke();
  }

  #slot(providerId: string): Slot {
    const known = this.#slots.get(providerId);
    if (known) return known;
    const slot = new Slot();
    this.#slots.set(providerId, slot);
    return slot;
  }

  #empty(providerId: string, slot: Slot): void {
    slot.cancelTimer();
    slot.held?.wipe();
    slot.held = null;
    this.#forsake(providerId, slot);
  }

  /** A slot with nothing in it goes. Only the one that is there: who listened to an earlier one may leave it late. */
  #forsake(providerId: string, slot: Slot): void {
    const isEmpty = !slot.held && !slot.way && slot.listeners.size === 0;
    if (isEmpty && this.#slots.get(providerId) === slot) this.#slots.delete(providerId);
  }

  /** Finds out how old the position in the slot is, and when it turns. One that is to go goes. */
  #age(slot: Slot, { providerId, recordedAtMs }: PositionReading): void {
    const ageMs = this.#clock.now() - recordedAtMs;
    if (ageMs > HELD_FOR_MS) {
      this.#empty(providerId, slot);
      this.changed(providerId);
      return;
    }
    slot.isStale = ageMs > LIVE_FOR_MS;
    slot.turnsAtMs = recordedAtMs + (slot.isStale ? HELD_FOR_MS : LIVE_FOR_MS) + 1;
    if (this.#nextLookMs === null) this.#look();
    else if (slot.turnsAtMs < this.#nextLookMs) this.#wait(slot);
  }

  #look(): void {
    const nextMs = this.#clock.now() + LOOK_EVERY_MS;
    this.#nextLookMs = null;
    for (const slot of this.#slots.values()) {
      if (!slot.held) continue;
      this.#nextLookMs = nextMs;
      if (slot.turnsAtMs < nextMs) this.#wait(slot);
    }
    if (this.#nextLookMs !== null) this.#clock.after(LOOK_EVERY_MS, () => this.#look());
  }

  #wait(slot: Slot): void {
    slot.cancelTimer();
    slot.cancelTimer = this.#clock.after(Math.max(0, slot.turnsAtMs - this.#clock.now()), () => this.#turn(slot));
  }

  /** Tells that the position in the slot has turned, unless a newer one has come. */
  #turn(slot: Slot): void {
    const { held, isStale } = slot;
    if (!held || this.#clock.now() < slot.turnsAtMs) return;
    this.#age(slot, held);
    if (slot.isStale && !isStale && slot.held) this.changed(held.providerId);
  }
}

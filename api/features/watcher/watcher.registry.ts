import type { Viewer } from '../../access/viewer.ts';
import type { Bus } from '../../events/bus.ts';
import type { Watching } from '../../events/events.ts';
import { tellEach } from '../../events/listeners.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Watch } from '../../model/watch.ts';
import type { Session } from '../../store/session.ts';
import { watcherStore } from './watcher.store.ts';
import { WatchersElsewhere } from './watchers-elsewhere.ts';

export type { Watching };

interface Seat {
  readonly watching: Watching;
  streams: number;
}

interface Ended {
  readonly accountId: string;
  readonly id: string;
  readonly endedAt: Date;
}

/** Who asks for a position once counts as a watcher for so long: whoever asks again and again is one. */
const GLANCE_MS = 5_000;
/** How long after a failed writing it is tried again. */
const RETRY_DELAY_MS = 5_000;
/** Beginnings, and ends, that wait to be written: some 200 bytes each. */
const MOST_UNWRITTEN = 20_000;
/** How long ends and beginnings of watching gather before they are written together. */
const WRITE_DELAY_MS = 250;

/**
 * Who is watching whom, in memory: one entry for a token and a provider, however many streams it has open, here and by way of other
 * processes. Those of this one are also recorded in the database, from when to when and never where.
 */
export class WatcherRegistry {
  readonly #clock: Clock;
  readonly #sessionOf: (accountId: string) => Session;
  readonly #onError: (error: unknown) => void;
  readonly #byProvider = new Map<string, Map<string, Seat>>();
  /** Of each provider the tokens that watch, and by way of how many processes: a report asks how many they are. */
  readonly #tokens = new Map<string, Map<string, number>>();
  readonly #listeners = new Set<(providerId: string) => void>();
  readonly #elsewhere: WatchersElsewhere;
  #begun: Watch[] = [];
  #ended: Ended[] = [];
  readonly #glances = new Map<string, { stop: () => void; cancelTimer: () => void }>();
  /** One at a time: a database that hangs has so much in hand, and no more. */
  #writing: Promise<void> | null = null;
  #armed = false;

  constructor(clock: Clock, sessionOf: (accountId: string) => Session, onError: (error: unknown) => void, bus: Bus) {
    this.#clock = clock;
    this.#sessionOf = sessionOf;
    this.#onError = onError;
    const own = () =>
      [...this.#byProvider.values()].flatMap((seats) => [...seats.values()].map((seat) => seat.watching));
    const onChange = (watching: Watching, by: 1 | -1) => this.#changed(watching, by);
    this.#elsewhere = new WatchersElsewhere({ bus, clock, own, onChange });
  }

  /** Calls `listen` with the provider whenever somebody begins or ceases to watch them; returns what stops it. */
  onChange(listen: (providerId: string) => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** Those who are watching a provider, the longest first. */
  of(providerId: string): Watching[] {
    const here = [...(this.#byProvider.get(providerId)?.values() ?? [])].map((seat) => seat.watching);
    const byToken = new Map<string, Watching>();
    // Who watches by way of two processes watches once, since the earlier.
    for (const watching of [...here, ...(this.#elsewhere.of(providerId) ?? [])].sort((a, b) => a.sinceMs - b.sinceMs)) {
      if (!byToken.has(watching.tokenId)) byToken.set(watching.tokenId, watching);
    }
    return [...byToken.values()];
  }

  count(providerId: string): number {
    return this.#tokens.get(providerId)?.size ?? 0;
  }

  /** The viewer begins to watch the provider (of the user `userId`); the returned function ends it, once. */
  watch(viewer: Viewer, providerId: string, userId: string): () => void {
    // A provider who looks at their own position is not watched.
    if (viewer.providerId === providerId) return () => {};
    const seats = this.#byProvider.get(providerId) ?? new Map<string, Seat>();
    this.#byProvider.set(providerId, seats);
    const seat = seats.get(viewer.tokenId) ?? this.#sit(viewer, providerId, userId, seats);
    seat.streams += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      seat.streams -= 1;
      if (seat.streams === 0) this.#leave(seat, seats);
    };
  }

  /** The viewer has looked at the provider once: they count as a watcher for some seconds. */
  glance(viewer: Viewer, providerId: string, userId: string): void {
    const key = `${viewer.tokenId} ${providerId}`;
    const known = this.#glances.get(key);
    known?.cancelTimer();
    const stop = known?.stop ?? this.watch(viewer, providerId, userId);
    const cancelTimer = this.#clock.after(GLANCE_MS, () => {
      this.#glances.delete(key);
      stop();
    });
    this.#glances.set(key, { stop, cancelTimer });
  }

  /** Resolves when all that has happened is recorded, or could not be. */
  async flush(): Promise<void> {
    await this.#writing;
    await this.#write();
  }

  #sit(viewer: Viewer, providerId: string, userId: string, seats: Map<string, Seat>): Seat {
    const sinceMs = this.#clock.now();
    const { accountId, tokenId, audience } = viewer;
    const label = viewer.label ?? null;
    const id = newId('Watch', sinceMs);
    const seat: Seat = { watching: { id, accountId, providerId, tokenId, audience, label, sinceMs }, streams: 0 };
    seats.set(tokenId, seat);
    keep(this.#begun, { id, accountId, providerId, userId, audience, tokenId, startedAt: new Date(sinceMs) } as never);
    this.#arm(WRITE_DELAY_MS);
    this.#elsewhere.begun(seat.watching);
    this.#changed(seat.watching, 1);
    return seat;
  }

  #leave({ watching }: Seat, seats: Map<string, Seat>): void {
    seats.delete(watching.tokenId);
    if (seats.size === 0) this.#byProvider.delete(watching.providerId);
    keep(this.#ended, { accountId: watching.accountId, id: watching.id, endedAt: new Date(this.#clock.now()) });
    this.#arm(WRITE_DELAY_MS);
    this.#elsewhere.ended(watching);
    this.#changed(watching, -1);
  }

  /** Somebody begins or ceases to watch by way of one process. */
  #changed({ providerId, tokenId }: Watching, by: 1 | -1): void {
    const tokens = this.#tokens.get(providerId) ?? new Map<string, number>();
    this.#tokens.set(providerId, tokens);
    const ways = (tokens.get(tokenId) ?? 0) + by;
    if (ways > 0) tokens.set(tokenId, ways);
    else tokens.delete(tokenId);
    if (tokens.size === 0) this.#tokens.delete(providerId);
    tellEach(this.#listeners, providerId);
  }

  /** What comes in meanwhile waits until this has ended, however long the database takes. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().then((isDone) => {
      this.#writing = null;
      if (this.#begun.length + this.#ended.length > 0) this.#arm(isDone ? WRITE_DELAY_MS : RETRY_DELAY_MS);
    });
    return this.#writing;
  }

  /** Whether all could be written. */
  async #writeAll(): Promise<boolean> {
    const begun = this.#begun;
    const ended = this.#ended;
    this.#begun = [];
    this.#ended = [];
    let isDone = true;
    const accountIds = new Set([...begun, ...ended].map((row) => row.accountId));
    const own = <Row extends { accountId: string }>(rows: readonly Row[], accountId: string) =>
      rows.filter((row) => row.accountId === accountId);
    for (const accountId of accountIds) {
      const [ownBegun, ownEnded] = [own(begun, accountId), own(ended, accountId)];
      try {
        await this.#record(accountId, ownBegun, ownEnded);
      } catch (error) {
        this.#onError(error);
        this.#begun = [...ownBegun, ...this.#begun].slice(-MOST_UNWRITTEN);
        this.#ended = [...ownEnded, ...this.#ended].slice(-MOST_UNWRITTEN);
        isDone = false;
      }
    }
    return isDone;
  }

  /** Can be done again: a beginning that is there already stays, an end gets the time at which it was. */
  async #record(accountId: string, begun: readonly Watch[], ended: readonly Ended[]): Promise<void> {
    const session = this.#sessionOf(accountId);
    if (begun.length > 0) await watcherStore.started(session, begun);
    if (ended.length > 0) await watcherStore.ended(session, ended);
  }

  #arm(delayMs: number): void {
    if (this.#armed) return;
    this.#armed = true;
    this.#clock.after(delayMs, () => {
      this.#armed = false;
      void this.#write();
    });
  }
}

/** Adds to what waits to be written; beyond the bound the oldest is given up. */
function keep<Row>(waiting: Row[], row: Row): void {
  waiting.push(row);
  if (waiting.length > MOST_UNWRITTEN) waiting.shift();
}

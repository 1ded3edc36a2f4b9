import type { Sight } from '../../../policies/sight.ts';
import { shownAsIs } from '../../access/projection.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Gate, GateSession } from '../../events/events.ts';
import type { Snapshot } from '../../events/latest-stream.ts';
import type { Feed, FeedListener } from '../../events/shared-source.ts';
import { type BoundingBox, isInside } from '../../kernel/geo.ts';
import type { Parts } from '../parts.ts';
import {
  coarsely,
  type PositionBoard,
  type PositionListener,
  type PositionService,
  type PositionView,
  type Reason,
  type Watched,
} from '../position/index.ts';
import type { GateCache } from '../sharing/index.ts';
import type { WatcherRegistry } from '../watcher/index.ts';

export interface FleetNeeds {
  readonly board: PositionBoard;
  readonly gates: GateCache;
  readonly watchers: WatcherRegistry;
  readonly positions: PositionService;
}

interface Removed {
  readonly providerId: string;
  readonly reason: Reason;
}

export interface FleetEvent {
  readonly positions: readonly PositionView[];
  readonly removed: readonly Removed[];
}

export interface FleetOptions {
  readonly accountId: string;
  readonly sight: Sight;
  /** Events are at least so far apart. */
  readonly minIntervalMs: number;
  /** What happens is told after so long, even if nothing else happens. */
  readonly maxIntervalMs: number;
  readonly box: BoundingBox | null;
  /** Whether the position of a provider exists for those who look, while they serve a visit. */
  mayWatch(gate: Gate, session: GateSession): boolean;
}

/** For so long those who have missed it are told that somebody who was erased is on the map no more. */
const FORGOTTEN_AFTER_MS = 120_000;

/** Somebody who is or was under way. What is to be seen of them pokes them: `onPoke` is that of all members. */
class Member implements PositionListener {
  readonly providerId: string;
  readonly userId: string;
  /** The newest; null once nothing is there of them any more. */
  gate: Gate | null;
  /** There while they are under way and may be watched. */
  watched: Watched | null = null;
  /** Null unless they are on the map; what was shown of them, if it was coarse. */
  shown: { readonly coarse: string | null } | null = null;
  /** Why they are on the map no more, if they were. */
  removed: Reason | null = null;
  isChanged = false;
  /** Whether somebody was given more of them than the news have told: then these tell it in any case. */
  isAhead = false;
  readonly #onPoke: (member: Member) => void;

  constructor(gate: Gate, onPoke: (member: Member) => void) {
    this.providerId = gate.providerId;
    this.userId = gate.userId;
    this.gate = gate;
    this.#onPoke = onPoke;
  }

  poke(): void {
    this.#onPoke(this);
  }
}

/** How those are shown of whom an exact position is. */
const EXACTLY = { coarse: null } as const;

/** A viewer of the fleet, and what ends that they count as a watcher of each provider under way. */
interface Attendee {
  readonly viewer: Viewer;
  readonly stops: Map<string, () => void>;
}

/**
 * All providers of an account that some viewers may see, in one feed for all of them. It remembers which have changed, not the
 * changes: news are made when they are asked for, from the state as it is then.
 */
export class FleetFeed implements Feed<FleetEvent> {
  readonly #needs: FleetNeeds;
  readonly #parts: Parts;
  readonly #options: FleetOptions;
  readonly #listener: FeedListener;
  readonly #attendees = new Set<Attendee>();
  /** Everybody who was under way since the feed began. */
  readonly #members = new Map<string, Member>();
  readonly #onPoke = (member: Member): void => this.#mark(member);
  #changed: Member[] = [];
  readonly #stop: (() => void)[];
  #first = true;
  /** Whether the listener knows that there is news, and has not asked for them yet. */
  #isTold = false;
  #isOver = false;
  #sentMs = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | null = null;

  /** The gates of all who are under way are in memory by now. */
  constructor(parts: Parts, needs: FleetNeeds, options: FleetOptions, listener: FeedListener) {
    this.#parts = parts;
    this.#needs = needs;
    this.#options = options;
    this.#listener = listener;
    const { accountId } = options;
    this.#stop = [
      needs.gates.onChange(({ gate }) => {
        if (gate.accountId === accountId) this.#follow(gate);
      }),
      needs.gates.onGone((providerId) => this.#forget(providerId)),
    ];
    for (const gate of needs.gates.all()) if (gate.accountId === accountId && gate.session) this.#follow(gate);
  }

  /** All who are to be seen. */
  current(): FleetEvent {
    return this.#whole(false);
  }

  /** Those who have left the map are told once more: who has missed that would go on showing them. */
  missed(): FleetEvent {
    return this.#whole(true);
  }

  news(): Snapshot<FleetEvent> {
    const positions: PositionView[] = [];
    const removed: Removed[] = [];
    const changed = this.#changed;
    this.#changed = [];
    this.#isTold = false;
    // It was set for what is told now.
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    for (const member of changed) {
      member.isChanged = false;
      const view = this.#look(member);
      if (typeof view === 'string') {
        if (!member.shown && !member.isAhead) continue;
        member.shown = null;
        member.removed = view;
        removed.push({ providerId: member.providerId, reason: view });
      } else {
        const coarse = coarsely(view);
        if (coarse === null || member.isAhead || coarse !== member.shown?.coarse) positions.push(view);
        member.shown = coarse === null ? EXACTLY : { coarse };
        member.removed = null;
      }
      member.isAhead = false;
    }
    if (!this.#first && positions.length === 0 && removed.length === 0) return null;
    this.#first = false;
    this.#sentMs = this.#parts.clock.now();
    return { value: shownAsIs({ positions, removed }) };
  }

  /** The viewer looks from now on, and counts as a watcher of whoever is under way; returns what ends it. */
  attend(viewer: Viewer): () => void {
    const attendee: Attendee = { viewer, stops: new Map() };
    this.#attendees.add(attendee);
    for (const member of this.#members.values()) if (member.watched) this.#watch(attendee, member);
    return () => {
      this.#attendees.delete(attendee);
      for (const stopWatching of attendee.stops.values()) stopWatching();
    };
  }

  close(): void {
    this.#isOver = true;
    this.#cancelTimer?.();
    for (const stop of this.#stop) stop();
    for (const { watched } of this.#members.values()) watched?.stop();
  }

  #follow(gate: Gate): void {
    const { providerId, session } = gate;
    const serving = session?.stage === 'EN_ROUTE' || session?.stage === 'ON_SITE';
    const isWatched = serving && this.#options.mayWatch(gate, session);
    let member = this.#members.get(providerId);
    if (!member) {
      if (!isWatched) return;
      member = new Member(gate, this.#onPoke);
      this.#members.set(providerId, member);
    }
    member.gate = gate;
    if (isWatched && member.watched) return;
    if (isWatched) {
      member.watched = this.#needs.board.watch(providerId, member);
      for (const attendee of this.#attendees) this.#watch(attendee, member);
    } else this.#unfollow(member);
    this.#mark(member);
  }

  #unfollow(member: Member): void {
    member.watched?.stop();
    member.watched = null;
    for (const { stops } of this.#attendees) {
      stops.get(member.providerId)?.();
      stops.delete(member.providerId);
    }
  }

  /** Nothing is there of the provider any more. That they have left the map is told; then nothing is known of them here. */
  #forget(providerId: string): void {
    const member = this.#members.get(providerId);
    if (!member) return;
    member.gate = null;
    this.#unfollow(member);
    this.#mark(member);
    this.#parts.clock.after(FORGOTTEN_AFTER_MS, () => this.#members.delete(providerId));
  }

  #watch({ viewer, stops }: Attendee, { providerId, userId }: Member): void {
    stops.set(providerId, this.#needs.watchers.watch(viewer, providerId, userId));
  }

  #mark(member: Member): void {
    if (member.isChanged || (!member.watched && !member.shown)) return;
    member.isChanged = true;
    this.#changed.push(member);
    if (this.#isTold) return;
    const { minIntervalMs, maxIntervalMs } = this.#options;
    const sinceMs = this.#parts.clock.now() - this.#sentMs;
    if (!this.#cancelTimer) {
      // By the timer also where the time has come already: what happens in one tick makes one event.
      this.#cancelTimer = this.#parts.clock.after(Math.max(0, maxIntervalMs - sinceMs), () => this.#tell());
    } else if (sinceMs >= minIntervalMs) {
      // Whoever moves now takes the others along: for a process, to wake up costs more than to tell.
      // After this step, for which there may be more to come.
      this.#isTold = true;
      queueMicrotask(() => this.#tell());
    }
  }

  #tell(): void {
    this.#isTold = true;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (!this.#isOver) this.#listener.poke();
  }

  #whole(withRemoved: boolean): FleetEvent {
    const positions: PositionView[] = [];
    const removed: Removed[] = [];
    for (const member of this.#members.values()) {
      const view = member.watched || member.shown ? this.#look(member) : 'NOT_CLOCKED_IN';
      if (typeof view !== 'string') {
        positions.push(view);
        // The news have yet to come to this, and may come to something else.
        if (member.isChanged || !member.shown) {
          member.isAhead = true;
          this.#mark(member);
        }
      }
      if (withRemoved && member.removed) removed.push({ providerId: member.providerId, reason: member.removed });
    }
    return shownAsIs({ positions, removed });
  }

  /** What is to be seen of somebody now, or why nothing is. */
  #look(member: Member): PositionView | Reason {
    // Who was erased before it was heard that their visit was over is not there to be looked at.
    if (!member.gate) return 'NOT_CLOCKED_IN';
    const view = this.#needs.positions.viewBy(this.#options.sight, member.gate, member.watched?.place ?? null);
    return this.#reasonToHide(view, member) ?? view;
  }

  /** Why a provider is not on the map; null if they are. The box is held against what those who look may know. */
  #reasonToHide(view: PositionView, { shown }: Member): Reason | null {
    if (view.freshness === 'UNAVAILABLE') return view.unavailableReason ?? 'NO_RECENT_POSITION';
    const { box } = this.#options;
    if (!box) return null;
    // Without a point (paused, or the bus is silent) one stays where one was last seen: inside, if shown.
    const inside = view.point ? isInside(box, view.point) : shown !== null;
    return inside ? null : 'OUT_OF_BOX';
  }
}

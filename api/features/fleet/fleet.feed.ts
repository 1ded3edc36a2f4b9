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
  type PositionService,
  type PositionView,
  type Reason,
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
  readonly minIntervalMs: number;
  readonly box: BoundingBox | null;
  /** Whether the position of a provider exists for those who look, while they serve a visit. */
  mayWatch(gate: Gate, session: GateSession): boolean;
}

/** Somebody who is or was under way. */
interface Member {
  readonly providerId: string;
  readonly userId: string;
  /** There while they are under way and may be watched. */
  stopFollowing: (() => void) | null;
  /** Null unless they are on the map; what was shown of them, if it was coarse. */
  shown: { readonly coarse: string | null } | null;
  /** Why they are on the map no more, if they were. */
  removed: Reason | null;
  isChanged: boolean;
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
  #changed: Member[] = [];
  readonly #stop: (() => void)[];
  #first = true;
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
      needs.board.onAccount(accountId, (providerId) => this.#mark(this.#members.get(providerId))),
      needs.gates.onChange((gate) => {
        if (gate.accountId === accountId) this.#follow(gate);
      }),
    ];
    for (const gate of needs.gates.all()) if (gate.accountId === accountId && gate.session) this.#follow(gate);
  }

  /** All who are on the map. Who comes to it, or leaves it, does so with the news. */
  current(): FleetEvent {
    return this.#whole(false);
  }

  /** Those who have left are told once more: who has missed that would go on showing them. */
  missed(): FleetEvent {
    return this.#whole(true);
  }

  news(): Snapshot<FleetEvent> {
    const positions: PositionView[] = [];
    const removed: Removed[] = [];
    const changed = this.#changed;
    this.#changed = [];
    // It was set for what is told now.
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    for (const member of changed) {
      member.isChanged = false;
      const view = this.#look(member);
      if (typeof view === 'string') {
        if (!member.shown) continue;
        member.shown = null;
        member.removed = view;
        removed.push({ providerId: member.providerId, reason: view });
      } else {
        const coarse = coarsely(view);
        if (coarse === null || coarse !== member.shown?.coarse) positions.push(view);
        member.shown = coarse === null ? EXACTLY : { coarse };
        member.removed = null;
      }
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
    for (const member of this.#members.values()) if (member.stopFollowing) this.#watch(attendee, member);
    return () => {
      this.#attendees.delete(attendee);
      for (const stopWatching of attendee.stops.values()) stopWatching();
    };
  }

  close(): void {
    this.#cancelTimer?.();
    for (const stop of this.#stop) stop();
    for (const { stopFollowing } of this.#members.values()) stopFollowing?.();
  }

  #follow(gate: Gate): void {
    const { providerId, userId, session } = gate;
    const serving = session?.stage === 'EN_ROUTE' || session?.stage === 'ON_SITE';
    const isWatched = serving && this.#options.mayWatch(gate, session);
    let member = this.#members.get(providerId);
    if (!member) {
      if (!isWatched) return;
      member = { providerId, userId, stopFollowing: null, shown: null, removed: null, isChanged: false };
      this.#members.set(providerId, member);
    }
    if (isWatched && member.stopFollowing) return;
    if (isWatched) {
      member.stopFollowing = this.#needs.board.follow(providerId);
      for (const attendee of this.#attendees) this.#watch(attendee, member);
    } else {
      member.stopFollowing?.();
      member.stopFollowing = null;
      for (const { stops } of this.#attendees) {
        stops.get(providerId)?.();
        stops.delete(providerId);
      }
    }
    this.#mark(member);
  }

  #watch({ viewer, stops }: Attendee, { providerId, userId }: Member): void {
    stops.set(providerId, this.#needs.watchers.watch(viewer, providerId, userId));
  }

  #mark(member: Member | undefined): void {
    if (!member || member.isChanged || (!member.stopFollowing && !member.shown)) return;
    member.isChanged = true;
    this.#changed.push(member);
    if (this.#cancelTimer) return;
    // Always by a timer, even where the interval is over: what happens in one tick then makes one event.
    const waitMs = Math.max(0, this.#sentMs + this.#options.minIntervalMs - this.#parts.clock.now());
    this.#cancelTimer = this.#parts.clock.after(waitMs, () => {
      this.#cancelTimer = null;
      this.#listener.poke();
    });
  }

  #whole(withRemoved: boolean): FleetEvent {
    const positions: PositionView[] = [];
    const removed: Removed[] = [];
    for (const member of this.#members.values()) {
      const view = member.shown && this.#look(member);
      if (view && typeof view !== 'string') positions.push(view);
      if (withRemoved && member.removed) removed.push({ providerId: member.providerId, reason: member.removed });
    }
    return shownAsIs({ positions, removed });
  }

  /** What is to be seen of somebody now, or why nothing is. */
  #look(member: Member): PositionView | Reason {
    const view = this.#needs.positions.viewIfKnown(this.#options.sight, member.providerId);
    // Who was erased before it was heard that their visit was over is not there to be looked at.
    return view ? (this.#reasonToHide(view, member) ?? view) : 'NOT_CLOCKED_IN';
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

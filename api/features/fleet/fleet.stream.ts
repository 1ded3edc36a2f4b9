import { type Sight, sightOf } from '../../../policies/sight.ts';
import type { Context } from '../../access/context.ts';
import { shownAsIs } from '../../access/projection.ts';
import type { Gate } from '../../events/events.ts';
import { LatestStream } from '../../events/latest-stream.ts';
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

export interface FleetEvent {
  readonly positions: readonly PositionView[];
  readonly removed: readonly { providerId: string; reason: Reason }[];
}

export interface FleetOptions {
  readonly minIntervalMs: number;
  readonly box: BoundingBox | null;
}

/**
 * All providers of an account that one viewer may see, in one stream. It remembers which have changed, not the changes:
 * an event is made when the reader asks for it, from the state as it is then.
 */
export class FleetStream {
  readonly stream: LatestStream<FleetEvent>;
  readonly #context: Context;
  readonly #needs: FleetNeeds;
  readonly #parts: Parts;
  readonly #options: FleetOptions;
  readonly #sight: Sight;
  readonly #watching = new Map<string, () => void>();
  readonly #changed = new Set<string>();
  /** Who is on the viewer's map, and what was shown of them if it was coarse. */
  readonly #shown = new Map<string, string | null>();
  readonly #stop: (() => void)[];
  #first = true;
  #sentMs = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | null = null;

  constructor(context: Context, parts: Parts, needs: FleetNeeds, options: FleetOptions) {
    this.#context = context;
    this.#parts = parts;
    this.#needs = needs;
    this.#options = options;
    this.#sight = sightOf(context.viewer);
    const { accountId } = context.viewer;
    this.stream = new LatestStream(
      () => this.#look(),
      () => this.#end(),
    );
    this.#stop = [
      needs.board.onAccount(accountId, (providerId) => this.#mark(providerId)),
      needs.gates.onChange((gate) => {
        if (gate.accountId === accountId) this.#watch(gate);
      }),
    ];
  }

  /** Begins with the providers of these gates. */
  begin(gates: readonly Gate[]): void {
    for (const gate of gates) {
      this.#watch(gate);
      this.#mark(gate.providerId);
    }
  }

  #watch(gate: Gate): void {
    const { providerId, userId, accountId } = gate;
    const serving = gate.session?.stage === 'EN_ROUTE' || gate.session?.stage === 'ON_SITE';
    const facts = { accountId, providerId, visitId: gate.session?.visitId ?? null, stage: gate.session?.stage ?? null };
    if (serving && this.#context.access.canRead('ProviderPosition', facts)) {
      if (this.#watching.has(providerId)) return;
      const stopFollowing = this.#needs.board.follow(providerId);
      const stopWatching = this.#needs.watchers.watch(this.#context.viewer, providerId, userId);
      this.#watching.set(providerId, () => {
        stopFollowing();
        stopWatching();
      });
    } else {
      this.#watching.get(providerId)?.();
      this.#watching.delete(providerId);
    }
    this.#mark(providerId);
  }

  #mark(providerId: string): void {
    if (!this.#watching.has(providerId) && !this.#shown.has(providerId)) return;
    this.#changed.add(providerId);
    if (this.#cancelTimer) return;
    // Always by a timer, even where the interval is over: what happens in one tick then makes one event.
    const waitMs = Math.max(0, this.#sentMs + this.#options.minIntervalMs - this.#parts.clock.now());
    this.#cancelTimer = this.#parts.clock.after(waitMs, () => {
      this.#cancelTimer = null;
      this.stream.poke();
    });
  }

  #look(): { value: FleetEvent } | null {
    const positions: PositionView[] = [];
    const removed: { providerId: string; reason: Reason }[] = [];
    for (const providerId of this.#changed) {
      // Who was erased before the reader heard that their visit was over is not there to be looked at.
      const view = this.#needs.gates.known(providerId) && this.#needs.positions.view(this.#sight, providerId);
      const reason = view ? this.#reasonToHide(view) : 'NOT_CLOCKED_IN';
      if (view && !reason) {
        const shown = coarsely(view);
        if (shown === null || shown !== this.#shown.get(providerId)) positions.push(view);
        this.#shown.set(providerId, shown);
      } else if (reason && this.#shown.delete(providerId)) {
        removed.push({ providerId, reason });
      }
    }
    this.#changed.clear();
    if (!this.#first && positions.length === 0 && removed.length === 0) return null;
    this.#first = false;
    this.#sentMs = this.#parts.clock.now();
    return { value: shownAsIs({ positions, removed }) };
  }

  /** Why a provider is not on this viewer's map; null if they are. The box is held against what the viewer may know. */
  #reasonToHide(view: PositionView): Reason | null {
    if (view.freshness === 'UNAVAILABLE') return view.unavailableReason ?? 'NO_RECENT_POSITION';
    const { box } = this.#options;
    if (!box) return null;
    // Without a point (paused, or the bus is silent) one stays where one was last seen: inside, if shown.
    const inside = view.point ? isInside(box, view.point) : this.#shown.has(view.providerId);
    return inside ? null : 'OUT_OF_BOX';
  }

  #end(): void {
    this.#cancelTimer?.();
    for (const stop of this.#stop) stop();
    for (const stopWatching of this.#watching.values()) stopWatching();
  }
}

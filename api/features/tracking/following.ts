import type { Viewer } from '../../access/viewer.ts';
import type { VisitChange } from '../../events/events.ts';
import type { Snapshot } from '../../events/latest-stream.ts';
import type { Feed, FeedListener } from '../../events/shared-source.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AccountSettings } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import type { PositionBoard, PositionService } from '../position/index.ts';
import type { GateCache } from '../sharing/index.ts';
import { FINAL_STAGES } from '../visit/index.ts';
import type { WatcherRegistry } from '../watcher/index.ts';
import type { TrackingView } from './tracking.view.ts';

export interface TrackingNeeds {
  readonly board: PositionBoard;
  readonly gates: GateCache;
  readonly settings: AccountSettings;
  readonly watchers: WatcherRegistry;
  readonly positions: PositionService;
}

/** Why the following of a visit is over after a change, or null if it goes on. */
export function endOf(before: VisitChange, after: VisitChange): string | null {
  if (FINAL_STAGES.includes(after.stage)) return after.stage;
  if (before.assigneeId !== null && before.assigneeId !== after.assigneeId) return 'REASSIGNED';
  if (before.stage === 'EN_ROUTE' && after.stage === 'DISPATCHED') return 'CLOCKED_OUT';
  return null;
}

export const streamEnded = (reason: string) =>
  new AppError('STREAM_ENDED', 'There is nothing more to follow.', { details: { reason } });

/** Somebody who follows, and what ends that they count as a watcher of the assignee. */
interface Follower {
  readonly viewer: Viewer;
  stopWatching: () => void;
}

const NOTHING = () => {};

/** One visit that is followed, by any number of viewers who see the same of it. */
export class Following implements Feed<TrackingView> {
  readonly #parts: Parts;
  readonly #needs: TrackingNeeds;
  readonly #view: (visit: VisitChange) => TrackingView;
  readonly #listener: FeedListener;
  readonly #followers = new Set<Follower>();
  readonly #stop: readonly (() => void)[];
  #visit: VisitChange;
  #stopBoard: () => void = NOTHING;
  #isPoking = false;
  #isOver = false;

  /** `view` makes what they see of the visit; `onClose` hears when nobody follows any more. */
  constructor(
    parts: Parts,
    needs: TrackingNeeds,
    view: (visit: VisitChange) => TrackingView,
    visit: VisitChange,
    listener: FeedListener,
    onClose: () => void,
  ) {
    this.#parts = parts;
    this.#needs = needs;
    this.#view = view;
    this.#visit = visit;
    this.#listener = listener;
    this.#stop = [
      onClose,
      parts.bus.on('visitChanged', (change) => {
        if (change.visitId === visit.visitId) this.learn(change);
      }),
      // Who clocks out on site leaves the visit in its stage: only their gate tells.
      needs.gates.onChange(({ gate, before }) => {
        const served = before?.session?.visitId === visit.visitId;
        if (served && !gate.session && gate.lastEnd === 'CLOCKED_OUT') this.#fail('CLOCKED_OUT');
      }),
    ];
    this.#follow();
  }

  get visit(): VisitChange {
    return this.#visit;
  }

  current(): TrackingView {
    return this.#view(this.#visit);
  }

  news(): Snapshot<TrackingView> {
    return { value: this.current() };
  }

  close(): void {
    this.#isOver = true;
    this.#stopBoard();
    for (const stop of this.#stop) stop();
    for (const follower of this.#followers) follower.stopWatching();
    this.#followers.clear();
  }

  /** Takes a state of the visit, unless a newer one is known. */
  learn(change: VisitChange): void {
    const before = this.#visit;
    if (this.#isOver || change.version <= before.version) return;
    this.#visit = change;
    const reason = endOf(before, change);
    if (reason) {
      this.#fail(reason);
      return;
    }
    this.#follow();
    this.#poke();
  }

  /** The viewer follows from now on, and counts as a watcher while a position is shared; returns what ends it. */
  attend(viewer: Viewer): () => void {
    const follower: Follower = { viewer, stopWatching: NOTHING };
    this.#followers.add(follower);
    this.#watch(follower);
    return () => {
      this.#followers.delete(follower);
      follower.stopWatching();
    };
  }

  #fail(reason: string): void {
    this.#listener.fail(streamEnded(reason));
  }

  /** A step changes the gate and the visit, told one after the other: the reader gets the state after both. */
  #poke(): void {
    if (this.#isPoking) return;
    this.#isPoking = true;
    queueMicrotask(() => {
      this.#isPoking = false;
      if (!this.#isOver) this.#listener.poke();
    });
  }

  /** Watches the assignee of the moment, which makes their device report, while they are on the way. */
  #watch(follower: Follower): void {
    const { assigneeId, stage } = this.#visit;
    follower.stopWatching();
    const userId = assigneeId && this.#needs.gates.known(assigneeId)?.userId;
    const watched = !this.#isOver && stage === 'EN_ROUTE' && assigneeId && userId;
    follower.stopWatching = watched ? this.#needs.watchers.watch(follower.viewer, assigneeId, userId) : NOTHING;
  }

  /** Listens to the assignee of the moment. */
  #follow(): void {
    this.#stopBoard();
    this.#stopBoard = NOTHING;
    const { assigneeId } = this.#visit;
    if (assigneeId) {
      if (!this.#needs.gates.known(assigneeId)) this.#prepare(assigneeId);
      this.#stopBoard = this.#needs.board.watch(assigneeId, { poke: () => this.#poke() }).stop;
    }
    for (const follower of this.#followers) this.#watch(follower);
  }

  #prepare(assigneeId: string): void {
    const { accountId } = this.#visit;
    this.#needs.positions.prepare(this.#parts.sessionOf(accountId), accountId, assigneeId).then(
      () => {
        // All may have left meanwhile: then nothing is followed any more.
        if (this.#isOver) return;
        if (this.#visit.assigneeId === assigneeId && this.#needs.gates.known(assigneeId)) this.#follow();
        this.#poke();
      },
      () => this.#listener.fail(new AppError('UNAVAILABLE', 'The provider could not be read.')),
    );
  }
}

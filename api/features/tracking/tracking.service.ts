import type { Context } from '../../access/context.ts';
import type { VisitChange } from '../../events/events.ts';
import { LatestStream } from '../../events/latest-stream.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AccountSettings } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import type { PositionBoard, PositionService } from '../position/index.ts';
import type { GateCache } from '../sharing/index.ts';
import { FINAL_STAGES, visitChange, visitFacts, visitStore } from '../visit/index.ts';
import type { WatcherRegistry } from '../watcher/index.ts';
import { trackingView } from './tracking.view.ts';

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

/** What is shared of one visit: its stage, and who is on the way, while they are. */
export class TrackingService {
  readonly #parts: Parts;
  readonly #needs: TrackingNeeds;
  readonly #followings = new Set<Following>();

  constructor(parts: Parts, needs: TrackingNeeds) {
    this.#parts = parts;
    this.#needs = needs;
    parts.bus.onResync(() => this.#resync());
  }

  /** How a visit stands now; null if there is none that the viewer may follow. */
  async current(context: Context, visitId: string) {
    const visit = await this.#allowed(context, visitId);
    if (visit?.assigneeId && visit.stage === 'EN_ROUTE') this.#needs.positions.glance(context.viewer, visit.assigneeId);
    return visit && this.view(context, visit);
  }

  /**
   * The states of a visit: now and at every change. It fails with STREAM_ENDED when the visit is over or goes to
   * somebody else, or its assignee has clocked out. The viewer counts as a watcher while a position is shared.
   */
  async stream(context: Context, visitId: string): Promise<AsyncIterable<VisitChange>> {
    // Listening begins before reading, so that no change falls between.
    let missed: VisitChange | null = null;
    let learn = (change: VisitChange) => {
      missed = change;
    };
    const stopVisits = this.#parts.bus.on('visitChanged', (change) => {
      if (change.visitId === visitId) learn(change);
    });
    try {
      const found = await this.#allowed(context, visitId);
      if (!found) throw new AppError('NOT_FOUND', 'There is no such visit.');
      if (FINAL_STAGES.includes(found.stage)) throw ended(found.stage);
      const following: Following = new Following(
        context,
        this.#needs,
        () => {
          stopVisits();
          this.#followings.delete(following);
        },
        found,
      );
      this.#followings.add(following);
      learn = (change) => following.learn(change);
      if (missed) learn(missed);
      return following.stream;
    } catch (error) {
      stopVisits();
      throw error;
    }
  }

  view({ viewer }: Context, visit: VisitChange) {
    const state =
      visit.assigneeId && this.#needs.gates.known(visit.assigneeId)
        ? this.#needs.positions.state(visit.assigneeId)
        : null;
    return trackingView(viewer, visit, state, this.#needs.settings.customerPrecision(visit.accountId));
  }

  /** Reads the visits that are followed anew: one may have ended unheard. */
  async #resync(): Promise<void> {
    const byAccount = Map.groupBy(this.#followings, ({ visit }) => visit.accountId);
    for (const [accountId, followings] of byAccount) {
      const ids = [...new Set(followings.map(({ visit }) => visit.visitId))];
      const visits = await visitStore.findMany(this.#parts.sessionOf(accountId), ids);
      const changes = new Map(visits.map((visit) => [visit.id, visitChange(visit)]));
      for (const following of followings) {
        const change = changes.get(following.visit.visitId);
        if (change) following.learn(change);
      }
    }
  }

  async #allowed(context: Context, visitId: string): Promise<VisitChange | null> {
    const visit = await visitStore.find(context.session, visitId);
    if (!visit || !context.access.canRead('Visit', visitFacts(visit))) return null;
    context.access.require('track', 'Visit', visitFacts(visit));
    await this.#needs.settings.load(context.session, visit.accountId);
    if (visit.assigneeId) await this.#needs.positions.prepare(context, visit.assigneeId);
    return visitChange(visit);
  }
}

const ended = (reason: string) =>
  new AppError('STREAM_ENDED', 'There is nothing more to follow.', { details: { reason } });

/** One viewer who follows one visit. */
class Following {
  readonly stream: LatestStream<VisitChange>;
  readonly #context: Context;
  readonly #needs: TrackingNeeds;
  #visit: VisitChange;
  #stopAssignee: () => void = () => {};
  #poking = false;
  #over = false;

  constructor(context: Context, needs: TrackingNeeds, stopVisits: () => void, visit: VisitChange) {
    this.#context = context;
    this.#needs = needs;
    this.#visit = visit;
    this.stream = new LatestStream(
      () => ({ value: this.#visit }),
      () => {
        this.#over = true;
        stopVisits();
        stopGates();
        this.#stopAssignee();
      },
    );
    // Who clocks out on site leaves the visit in its stage: only their gate tells.
    const stopGates = needs.gates.onChange((gate, before) => {
      const served = before?.session?.visitId === this.#visit.visitId;
      if (served && !gate.session && gate.lastEnd === 'CLOCKED_OUT') this.#end('CLOCKED_OUT');
    });
    this.#follow();
  }

  get visit(): VisitChange {
    return this.#visit;
  }

  learn(change: VisitChange): void {
    const before = this.#visit;
    if (change.version <= before.version) return;
    this.#visit = change;
    const reason = endOf(before, change);
    if (reason) {
      this.#end(reason);
      return;
    }
    this.#follow();
    this.#poke();
  }

  /** A step changes the gate and the visit, told one after the other: the reader gets the state after both. */
  #poke(): void {
    if (this.#poking) return;
    this.#poking = true;
    queueMicrotask(() => {
      this.#poking = false;
      this.stream.poke();
    });
  }

  #end(reason: string): void {
    this.stream.fail(ended(reason));
  }

  /** Listens to the assignee of the moment; watches them, which makes their device report, while they are on the way. */
  #follow(): void {
    this.#stopAssignee();
    const { assigneeId, stage } = this.#visit;
    if (!assigneeId) {
      this.#stopAssignee = () => {};
      return;
    }
    const { board, gates, watchers, positions } = this.#needs;
    if (!gates.known(assigneeId)) {
      positions.prepare(this.#context, assigneeId).then(
        () => {
          // The reader may have left meanwhile: then nothing is followed any more.
          if (!this.#over && this.#visit.assigneeId === assigneeId && gates.known(assigneeId)) this.#follow();
          this.#poke();
        },
        () => this.stream.fail(new AppError('UNAVAILABLE', 'The provider could not be read.')),
      );
    }
    const stopBoard = board.onProvider(assigneeId, () => this.#poke());
    const userId = gates.known(assigneeId)?.userId;
    const stopWatching =
      stage === 'EN_ROUTE' && userId ? watchers.watch(this.#context.viewer, assigneeId, userId) : () => {};
    this.#stopAssignee = () => {
      stopBoard();
      stopWatching();
    };
  }
}

import { type Sight, sightOf } from '../../../policies/sight.ts';
import type { Context } from '../../access/context.ts';
import type { VisitChange } from '../../events/events.ts';
import { type FeedListener, Shareable } from '../../events/shared-source.ts';
import { AppError } from '../../kernel/app-error.ts';
import { fewAtOnce } from '../../store/few-at-once.ts';
import type { Parts } from '../parts.ts';
import { FINAL_STAGES, visitChange, visitFacts, visitStore } from '../visit/index.ts';
import { Following, streamEnded, type TrackingNeeds } from './following.ts';
import { type TrackingView, trackingView } from './tracking.view.ts';

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
    return visit && this.#view(sightOf(context.viewer), visit);
  }

  /**
   * The states of a visit: now and at every change. It fails with STREAM_ENDED when the visit is over or goes to
   * somebody else, or its assignee has clocked out. The viewer counts as a watcher while a position is shared.
   */
  async stream(context: Context, visitId: string): Promise<Shareable<TrackingView>> {
    const { viewer } = context;
    // Listening begins before reading, so that no change falls between.
    let missed: VisitChange | null = null;
    const stop = this.#parts.bus.on('visitChanged', (change) => {
      if (change.visitId === visitId) missed = change;
    });
    try {
      const found = await this.#allowed(context, visitId);
      if (!found) throw new AppError('NOT_FOUND', 'There is no such visit.');
      if (FINAL_STAGES.includes(found.stage)) throw streamEnded(found.stage);
      const { accountId } = found;
      const sight = sightOf(viewer);
      const view = (visit: VisitChange) => this.#view(sight, visit);
      return new Shareable({
        known: { VisitTracking: { accountId, visitId }, ProviderPosition: { accountId, visitId } },
        name: sight.key,
        open: (listener) => this.#open(view, found, listener),
        attend: (following: Following) => {
          stop();
          following.learn(found);
          if (missed) following.learn(missed);
          return following.attend(viewer);
        },
        forsake: stop,
      });
    } catch (error) {
      stop();
      throw error;
    }
  }

  #view(sight: Sight, visit: VisitChange): TrackingView {
    const state =
      visit.assigneeId && this.#needs.gates.known(visit.assigneeId)
        ? this.#needs.positions.state(visit.assigneeId)
        : null;
    return trackingView(sight, visit, state, this.#needs.settings.customerPrecision(visit.accountId));
  }

  #open(view: (visit: VisitChange) => TrackingView, visit: VisitChange, listener: FeedListener): Following {
    const following: Following = new Following(this.#parts, this.#needs, view, visit, listener, () =>
      this.#followings.delete(following),
    );
    this.#followings.add(following);
    return following;
  }

  /** Reads the visits that are followed anew: one may have ended unheard. */
  async #resync(): Promise<void> {
    const byAccount = Map.groupBy(this.#followings, ({ visit }) => visit.accountId);
    await fewAtOnce(byAccount, async ([accountId, followings]) => {
      const ids = [...new Set(followings.map(({ visit }) => visit.visitId))];
      const visits = await visitStore.findMany(this.#parts.sessionOf(accountId), ids);
      const changes = new Map(visits.map((visit) => [visit.id, visitChange(visit)]));
      for (const following of followings) {
        const change = changes.get(following.visit.visitId);
        if (change) following.learn(change);
      }
    });
  }

  async #allowed(context: Context, visitId: string): Promise<VisitChange | null> {
    const { session } = context;
    const visit = await visitStore.find(session, visitId);
    if (!visit || !context.access.canRead('Visit', visitFacts(visit))) return null;
    context.access.require('track', 'Visit', visitFacts(visit));
    await this.#needs.settings.load(visit.accountId);
    if (visit.assigneeId) await this.#needs.positions.prepare(session, visit.accountId, visit.assigneeId);
    return visitChange(visit);
  }
}

import type { Context } from '../../access/context.ts';
import type { SessionEnd } from '../../events/events.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import type { Provider } from '../../model/provider.ts';
import type { Visit } from '../../model/visit.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import { type ProviderService, providerStore } from '../provider/index.ts';
import { ACTIVE_STAGES, type VisitTransition, visitStore } from '../visit/index.ts';
import { sharingStore } from './sharing.store.ts';

/** How a session ends when its visit comes to a stage. */
const END_BY_STAGE: Partial<Record<Visit['stage'], SessionEnd>> = {
  COMPLETED: 'COMPLETED',
  NO_ACCESS: 'NO_ACCESS',
  CANCELLED: 'CANCELLED',
};

/** Sharing sessions: when a provider's position is shared, for which visit, and when not. */
export class SharingService {
  readonly #parts: Parts;
  readonly #providers: ProviderService;

  constructor(parts: Parts, providers: ProviderService) {
    this.#parts = parts;
    this.#providers = providers;
  }

  /** Takes part in every change of a visit: setting out opens a session, the end of the visit or of the assignment ends it. */
  onVisit = async (transition: VisitTransition, session: Session): Promise<void> => {
    const { visit, assigneeBefore } = transition;
    const reassigned = assigneeBefore !== null && assigneeBefore !== (visit.assigneeId ?? null);
    if (visit.stage === 'EN_ROUTE' && transition.from !== 'EN_ROUTE') {
      await this.#open(session, visit);
    } else if (assigneeBefore && (reassigned || END_BY_STAGE[visit.stage])) {
      await this.end(session, assigneeBefore, visit.id, reassigned ? 'REASSIGNED' : END_BY_STAGE[visit.stage]!);
    } else if (visit.assigneeId && ACTIVE_STAGES.includes(visit.stage)) {
      await this.changing(session, visit.assigneeId, async () => {});
    }
  };

  /** Ends the provider's session, if it is open and serves the visit. */
  async end(session: Session, providerId: string, visitId: string, reason: SessionEnd): Promise<void> {
    await this.changing(session, providerId, () => this.close(session, providerId, visitId, reason));
  }

  /** The same (of any visit, if null is given) as a part of what `changing` runs: one gate tells all of it, and none a half. */
  async close(session: Session, providerId: string, visitId: string | null, reason: SessionEnd): Promise<void> {
    const open = await sharingStore.open(session, providerId);
    if (!open || (visitId && open.visitId !== visitId)) return;
    open.state = 'ENDED';
    open.endReason = reason;
    open.endedAt = new Date(this.#parts.clock.now());
  }

  /** The provider stops sharing for a while, by their own act. Throws NO_ACTIVE_VISIT, SHARING_PAUSED, FORBIDDEN. */
  pause(context: Context, named?: string | null): Promise<Provider> {
    return this.#toggle(context, named, 'PAUSED');
  }

  /** The provider shares again. Positions from before this moment are not taken. Throws NO_ACTIVE_VISIT, FORBIDDEN. */
  resume(context: Context, named?: string | null): Promise<Provider> {
    return this.#toggle(context, named, 'ACTIVE');
  }

  /**
   * Runs `change` with the provider's row locked, and tells everybody the gate that results, once it is committed.
   * Every change of a shift, a session or the stage of an active visit goes through here, so gates are told in order.
   */
  async changing(session: Session, providerId: string, change: (provider: Provider) => Promise<void>): Promise<void> {
    const provider = await providerStore.lock(session, providerId);
    if (!provider) throw new Refusal('NOT_FOUND', 'There is no such provider.', ['providerId']);
    await change(provider);
    provider.gateVersion += 1;
    await session.flush();
    const gate = await sharingStore.gate(session, provider);
    session.afterCommit(() => this.#parts.bus.publish('gateChanged', gate));
  }

  #toggle(context: Context, named: string | null | undefined, state: 'ACTIVE' | 'PAUSED'): Promise<Provider> {
    return context.session.transaction(async (session) => {
      const provider = await this.#providers.actor(context, session, 'pause', named);
      await this.changing(session, provider.id, async () => {
        const open = await sharingStore.open(session, provider.id);
        if (!open) throw new Refusal('NO_ACTIVE_VISIT', 'Nothing is shared: no visit is under way.');
        if (open.state === state) return;
        open.state = state;
        if (state === 'ACTIVE') open.activeSince = new Date(this.#parts.clock.now());
      });
      return provider;
    });
  }

  async #open(session: Session, visit: Visit): Promise<void> {
    const assigneeId = visit.assigneeId;
    if (!assigneeId) throw new Refusal('NOT_ASSIGNED', 'Nobody is assigned to the visit.');
    await this.changing(session, assigneeId, async (provider) => {
      const gate = await sharingStore.gate(session, provider);
      if (!gate.shiftOpen) throw new Refusal('NOT_CLOCKED_IN', 'The provider has no open shift.');
      const busy = await visitStore.activeOf(session, provider.id);
      if (busy && busy.id !== visit.id) {
        throw new Refusal('ANOTHER_VISIT_ACTIVE', `The provider has another visit ${busy.stage}.`);
      }
      const now = new Date(this.#parts.clock.now());
      sharingStore.insert(session, {
        id: newId('SharingSession', now.getTime()),
        accountId: visit.accountId,
        visitId: visit.id,
        providerId: provider.id,
        userId: provider.userId,
        state: 'ACTIVE',
        endReason: null,
        startedAt: now,
        activeSince: now,
        endedAt: null,
      } as never);
    });
  }
}

import type { Context } from '../../access/context.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import type { Shift } from '../../model/shift.ts';
import type { Parts } from '../parts.ts';
import type { ProviderService } from '../provider/index.ts';
import type { SharingService } from '../sharing/index.ts';
import { nextStage, type VisitService, visitStore } from '../visit/index.ts';
import { shiftStore } from './shift.store.ts';

/** A visit that begins under one's hands is met by the second look; more often only if somebody sets out without end. */
const CLOCK_OUT_ATTEMPTS = 5;

/** A provider's time at work: their own act to begin and to end. */
export class ShiftService {
  readonly #parts: Parts;
  readonly #providers: ProviderService;
  readonly #visits: VisitService;
  readonly #sharing: SharingService;

  constructor(parts: Parts, providers: ProviderService, visits: VisitService, sharing: SharingService) {
    this.#parts = parts;
    this.#providers = providers;
    this.#visits = visits;
    this.#sharing = sharing;
  }

  /** Begins a shift. Throws ALREADY_CLOCKED_IN, NOT_FOUND, FORBIDDEN. */
  clockIn(context: Context, named?: string | null): Promise<Shift> {
    return context.session.transaction(async (session) => {
      const { id: providerId, accountId, userId } = await this.#providers.actor(context, session, 'clock', named);
      let shift!: Shift;
      await this.#sharing.changing(session, providerId, async () => {
        if (await shiftStore.open(session, providerId)) {
          throw new Refusal('ALREADY_CLOCKED_IN', 'The provider has an open shift.');
        }
        const startedAt = new Date(this.#parts.clock.now());
        const id = newId('Shift', startedAt.getTime());
        shift = shiftStore.insert(session, { id, accountId, providerId, userId, startedAt, endedAt: null } as never);
      });
      return shift;
    });
  }

  /**
   * Ends the shift and, at once, all sharing; a visit that was EN_ROUTE goes back to DISPATCHED. Throws NOT_CLOCKED_IN,
   * NOT_FOUND, FORBIDDEN, and CONFLICT if visits begin as fast as it can look.
   */
  async clockOut(context: Context, named?: string | null): Promise<Shift> {
    for (let attempt = 0; attempt < CLOCK_OUT_ATTEMPTS; attempt++) {
      const shift = await this.#clockOut(context, named);
      if (shift) return shift;
    }
    throw new Refusal('CONFLICT', 'A visit began meanwhile.');
  }

  /** Null, with nothing changed, if a visit began between looking for one and locking the provider. */
  async #clockOut(context: Context, named?: string | null): Promise<Shift | null> {
    try {
      return await context.session.transaction(async (session) => {
        const { id: providerId } = await this.#providers.actor(context, session, 'clock', named);
        const active = await visitStore.activeOf(session, providerId);
        // Locks go job, visit, provider: the visit first, although it may turn out to have moved on meanwhile.
        const visit = active && (await this.#visits.locked(session, active.id));
        let shift!: Shift;
        await this.#sharing.changing(session, providerId, async () => {
          const now = await visitStore.activeOf(session, providerId);
          if (now && now.id !== active?.id) throw new VisitBegan();
          const open = await shiftStore.open(session, providerId);
          if (!open) throw new Refusal('NOT_CLOCKED_IN', 'The provider has no open shift.');
          open.endedAt = new Date(this.#parts.clock.now());
          shift = open;
          await this.#sharing.close(session, providerId, null, 'CLOCKED_OUT');
        });
        if (visit?.stage === 'EN_ROUTE' && visit.assigneeId === providerId) {
          await this.#visits.move(session, visit, nextStage('revert', visit.stage));
        }
        return shift;
      });
    } catch (error) {
      if (error instanceof VisitBegan) return null;
      throw error;
    }
  }
}

/** Rolls a clocking out back, to be tried again with the visit that has begun. */
class VisitBegan extends Error {}

import type { JobCancelInput } from '../../../schema/types/job.ts';
import type { JobScheduleInput, VisitAssignInput } from '../../../schema/types/visit.ts';
import type { Context } from '../../access/context.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import { expectVersion, optionalText } from '../../kernel/input.ts';
import type { Job } from '../../model/job.ts';
import { type Visit, visitPrivacy } from '../../model/visit.ts';
import type { Session } from '../../store/session.ts';
import { jobFacts, lockedJob } from '../job/index.ts';
import type { Parts } from '../parts.ts';
import { providerFacts, providerStore } from '../provider/index.ts';
import type { VisitService } from './visit.service.ts';
import { nextStage } from './visit.stages.ts';
import { visitStore } from './visit.store.ts';
import { visitChange } from './visit.view.ts';

/** Longer than this is not a window in which somebody waits at home. */
const MAX_WINDOW_MS = 7 * 24 * 3_600_000;

/** What the office does: booking, assigning, calling off. */
export class PlanningService {
  readonly #parts: Parts;
  readonly #visits: VisitService;

  constructor(parts: Parts, visits: VisitService) {
    this.#parts = parts;
    this.#visits = visits;
  }

  /** Books a visit for a job that is not over. Throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT, INVALID_TRANSITION. */
  schedule(context: Context, input: JobScheduleInput): Promise<{ job: Job; visit: Visit }> {
    return context.session.transaction(async (session) => {
      const job = await lockedJob(session, input.jobId);
      context.access.require('schedule', 'Job', jobFacts(job));
      expectVersion(job, input.expectedVersion);
      if (job.state === 'CANCELLED' || job.state === 'COMPLETED') {
        throw new Refusal('INVALID_TRANSITION', `A job that is ${job.state} cannot become SCHEDULED.`, ['jobId']);
      }
      const { start, end } = input.arrivalWindow;
      if (end <= start || end.getTime() - start.getTime() > MAX_WINDOW_MS) {
        throw new Refusal('INVALID_INPUT', 'The window must end after it starts, at most 7 days later.', [
          'arrivalWindow',
        ]);
      }
      const assigneeId = input.assigneeId
        ? await this.#assignee(context, session, input.assigneeId, 'assigneeId')
        : null;
      const visit = await this.#insert(session, job, input, assigneeId);
      if (job.state === 'UNSCHEDULED') job.state = 'SCHEDULED';
      session.afterCommit(() => this.#parts.bus.publish('visitChanged', visitChange(visit)));
      return { job, visit };
    });
  }

  /** Calls a job off, with all its open visits. Throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_TRANSITION. */
  cancelJob(context: Context, input: JobCancelInput): Promise<Job> {
    return context.session.transaction(async (session) => {
      const job = await lockedJob(session, input.jobId);
      context.access.require('cancel', 'Job', jobFacts(job));
      expectVersion(job, input.expectedVersion);
      if (job.state === 'CANCELLED' || job.state === 'COMPLETED') {
        throw new Refusal('INVALID_TRANSITION', `A job that is ${job.state} cannot become CANCELLED.`, ['jobId']);
      }
      job.state = 'CANCELLED';
      const open = await visitStore.lockOpenOfJob(session, job.id);
      // Moving a visit locks its provider: in the same order everywhere, so that two jobs never wait for each other.
      const assigneeOf = ({ assigneeId }: Visit) => assigneeId ?? '';
      for (const visit of open.sort((a, b) => (assigneeOf(a) < assigneeOf(b) ? -1 : 1))) {
        await this.#visits.move(session, visit, 'CANCELLED');
      }
      return job;
    });
  }

  /**
   * Says who goes. A visit whose assignee was on the way goes back to DISPATCHED, or to BOOKED when nobody goes.
   * Throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_TRANSITION.
   */
  assign(context: Context, input: VisitAssignInput): Promise<Visit> {
    return context.session.transaction(async (session) => {
      const visit = await this.#visits.allowed(context, session, 'assign', input);
      const assigneeId = input.providerId
        ? await this.#assignee(context, session, input.providerId, 'providerId')
        : null;
      if (!['BOOKED', 'DISPATCHED', 'EN_ROUTE'].includes(visit.stage)) {
        const to = assigneeId ? 'DISPATCHED' : 'BOOKED';
        throw new Refusal(
          'INVALID_TRANSITION',
          `A visit that is ${visit.stage} cannot become ${to} for somebody else.`,
        );
      }
      if (assigneeId === (visit.assigneeId ?? null)) return visit;
      const reverted = visit.stage === 'EN_ROUTE' ? nextStage('revert', visit.stage) : visit.stage;
      await this.#visits.move(session, visit, assigneeId ? reverted : 'BOOKED', assigneeId);
      return visit;
    });
  }

  async #assignee(context: Context, session: Session, id: string, field: string): Promise<string> {
    const provider = await providerStore.find(session, id);
    if (provider && context.access.canRead('Provider', providerFacts(provider))) return provider.id;
    throw new Refusal('NOT_FOUND', 'There is no such provider.', [field]);
  }

  async #insert(session: Session, job: Job, input: JobScheduleInput, assigneeId: string | null): Promise<Visit> {
    const now = new Date(this.#parts.clock.now());
    const { id: jobId, accountId, customerId, propertyId } = job;
    const identity = { id: newId('Visit', now.getTime()), accountId, jobId, customerId, propertyId };
    const notes = optionalText(input.notes, 5_000, ['notes']);
    const visit = visitStore.insert(session, {
      ...identity,
      ...(await this.#parts.personal.sealed(visitPrivacy, identity, { notes })),
      assigneeId,
      stage: 'BOOKED',
      windowStart: input.arrivalWindow.start,
      windowEnd: input.arrivalWindow.end,
      stageChangedAt: now,
      createdAt: now,
    });
    await session.flush();
    return visit;
  }
}

import type { Action, VisitStage } from '../../../policies/facts.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { VisitFilter, VisitStepInput } from '../../../schema/types/visit.ts';
import type { Context } from '../../access/context.ts';
import { fieldsLookedAt } from '../../access/schema-policy.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { expectVersion } from '../../kernel/input.ts';
import type { Visit } from '../../model/visit.ts';
import type { Page } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import { jobStore } from '../job/index.ts';
import type { Parts } from '../parts.ts';
import { FINAL_STAGES, nextStage, type VisitAct } from './visit.stages.ts';
import { visitStore } from './visit.store.ts';
import { visitChange, visitFacts } from './visit.view.ts';

/** A change of a visit, before it is committed. */
export interface VisitTransition {
  /** As it is after the change. */
  readonly visit: Visit;
  readonly from: VisitStage;
  readonly assigneeBefore: string | null;
}

/** Takes part in a change of a visit, in the same transaction. Throws a Refusal to forbid it. */
export type VisitHook = (transition: VisitTransition, session: Session) => Promise<void>;

/**
 * The steps of a visit. What a step means for sharing, links and whoever follows is told to hooks, which run in the
 * same transaction. Locks are taken in the order job, visit, provider, everywhere, so that two writers never wait for
 * each other.
 */
export class VisitService {
  readonly #parts: Parts;
  readonly #hooks: VisitHook[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Lets `hook` take part in every change from now on. */
  onTransition(hook: VisitHook): void {
    this.#hooks.push(hook);
  }

  /** A page of the visits that the viewer may read. */
  page(
    { session, access }: Context,
    filter: VisitFilter | null,
    order: 'CREATED' | 'WINDOW',
    args: PageArgs,
  ): Promise<Page<Visit>> {
    const given = Object.entries(filter ?? {}).filter(([, value]) => value != null);
    const lookedAt = fieldsLookedAt('VisitFilter', filter);
    return visitStore.page(session, access, Object.fromEntries(given), lookedAt, order, args);
  }

  /** Takes the next step of a visit. Throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_TRANSITION, and what hooks throw. */
  step(context: Context, act: Exclude<VisitAct, 'revert'>, input: VisitStepInput): Promise<Visit> {
    return context.session.transaction(async (session) => {
      const visit = await this.allowed(context, session, act, input);
      if (act === 'dispatch' && !visit.assigneeId) {
        throw new Refusal('NOT_ASSIGNED', 'Nobody is assigned to the visit.');
      }
      await this.move(session, visit, nextStage(act, visit.stage));
      return visit;
    });
  }

  /** The visit and its job, locked, if the viewer may do `act` to it. Throws NOT_FOUND, FORBIDDEN, CONFLICT. */
  async allowed(context: Context, session: Session, act: Action, input: VisitStepInput): Promise<Visit> {
    const visit = await this.locked(session, input.visitId);
    // In the same words, and at the same field, as where there is none.
    if (!context.access.canRead('Visit', visitFacts(visit))) throw noSuchVisit();
    context.access.require(act, 'Visit', visitFacts(visit));
    expectVersion(visit, input.expectedVersion);
    return visit;
  }

  /** The visit, locked after its job. Throws NOT_FOUND. */
  async locked(session: Session, id: string): Promise<Visit> {
    const seen = await visitStore.find(session, id);
    if (!seen) throw noSuchVisit();
    if (seen.jobId) await jobStore.lock(session, seen.jobId);
    return (await visitStore.lock(session, id))!;
  }

  /** Brings a locked visit to a stage and an assignee, with all that follows from it. */
  async move(session: Session, visit: Visit, stage: VisitStage, assigneeId = visit.assigneeId ?? null): Promise<void> {
    const transition = { visit, from: visit.stage, assigneeBefore: visit.assigneeId ?? null };
    if (stage !== visit.stage) visit.stageChangedAt = new Date(this.#parts.clock.now());
    visit.stage = stage;
    visit.assigneeId = assigneeId;
    for (const hook of this.#hooks) await hook(transition, session);
    await session.flush();
    await this.#moveJob(session, visit);
    session.afterCommit(() => this.#parts.bus.publish('visitChanged', visitChange(visit)));
  }

  /** The state of a job follows from its visits. */
  async #moveJob(session: Session, visit: Visit): Promise<void> {
    const job = visit.jobId && (await jobStore.lock(session, visit.jobId));
    if (!job || job.state === 'CANCELLED') return;
    const stages = (await visitStore.ofJob(session, job.id)).map((each) => each.stage);
    const open = stages.filter((stage) => !FINAL_STAGES.includes(stage));
    const begun = stages.some((stage) => ['EN_ROUTE', 'ON_SITE', 'COMPLETED', 'NO_ACCESS'].includes(stage));
    if (open.length > 0) job.state = begun ? 'ACTIVE' : 'SCHEDULED';
    else job.state = stages.includes('COMPLETED') ? 'COMPLETED' : 'UNSCHEDULED';
  }
}

function noSuchVisit(): Refusal {
  return new Refusal('NOT_FOUND', 'There is no such visit.', ['visitId']);
}

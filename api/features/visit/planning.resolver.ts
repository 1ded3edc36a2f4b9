import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Job, JobCancelInput, JobCancelPayload } from '../../../schema/types/job.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import {
  JobScheduleInput,
  JobSchedulePayload,
  VisitAssignInput,
  VisitConnection,
  VisitPayload,
} from '../../../schema/types/visit.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { connection } from '../../store/page.ts';
import { jobView } from '../job/index.ts';
import type { Parts } from '../parts.ts';
import type { PlanningService } from './planning.service.ts';
import type { VisitService } from './visit.service.ts';
import { visitView } from './visit.view.ts';

/** What visits add to jobs. */
@Resolver(() => Job)
export class PlanningResolver {
  readonly #planning: PlanningService;
  readonly #visits: VisitService;
  readonly #parts: Parts;

  constructor(planning: PlanningService, visits: VisitService, parts: Parts) {
    this.#planning = planning;
    this.#visits = visits;
    this.#parts = parts;
  }

  @FieldResolver(() => VisitConnection, { nullable: true, description: 'Its visits that may be read, oldest first.' })
  async visits(@Root() { id }: Job, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const rows = await this.#visits.page(context, { jobId: id }, 'CREATED', page);
    return connection(rows, (row) => visitView(row, this.#parts.personal));
  }

  @Mutation(() => JobSchedulePayload, { description: 'Books a visit for a job.' })
  jobSchedule(
    @Arg('input', () => JobScheduleInput, { description: 'When, and who.' }) input: JobScheduleInput,
    @Ctx() context: Context,
  ) {
    return outcome<JobSchedulePayload>({ job: null, visit: null }, async () => {
      const { job, visit } = await this.#planning.schedule(context, input);
      const { personal } = this.#parts;
      return { job: jobView(job, personal) as never, visit: visitView(visit, personal) as never };
    });
  }

  @Mutation(() => JobCancelPayload, { description: 'Calls a job off, with all its open visits.' })
  jobCancel(
    @Arg('input', () => JobCancelInput, { description: 'Which job.' }) input: JobCancelInput,
    @Ctx() context: Context,
  ) {
    return outcome<JobCancelPayload>({ job: null }, async () => ({
      job: jobView(await this.#planning.cancelJob(context, input), this.#parts.personal) as never,
    }));
  }

  @Mutation(() => VisitPayload, { description: 'Says who goes.' })
  visitAssign(
    @Arg('input', () => VisitAssignInput, { description: 'Who.' }) input: VisitAssignInput,
    @Ctx() context: Context,
  ) {
    return outcome<VisitPayload>({ visit: null }, async () => ({
      visit: visitView(await this.#planning.assign(context, input), this.#parts.personal) as never,
    }));
  }
}

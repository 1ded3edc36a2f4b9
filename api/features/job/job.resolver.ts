import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Customer } from '../../../schema/types/customer.ts';
import { Job, JobConnection, JobCreateInput, JobCreatePayload, JobFilter } from '../../../schema/types/job.ts';
import { Property } from '../../../schema/types/property.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { connection } from '../../store/page.ts';
import { customerStore, customerView } from '../customer/index.ts';
import type { Parts } from '../parts.ts';
import { propertyStore, propertyView } from '../property/index.ts';
import type { JobService } from './job.service.ts';
import { jobStore } from './job.store.ts';
import { type JobView, jobView } from './job.view.ts';

@Resolver(() => Job)
export class JobResolver {
  readonly #jobs: JobService;
  readonly #parts: Parts;

  constructor(jobs: JobService, parts: Parts) {
    this.#jobs = jobs;
    this.#parts = parts;
  }

  @Query(() => Job, { nullable: true, description: 'A job, or null if there is none that may be read.' })
  async job(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { session }: Context) {
    const row = await jobStore.find(session, id);
    return row && jobView(row, this.#parts.personal);
  }

  @Query(() => JobConnection, { description: 'The jobs that may be read, oldest first.' })
  async jobs(
    @Arg('filter', () => JobFilter, { nullable: true, description: 'Which of them.' }) filter: JobFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return connection(await this.#jobs.page(context, filter, page), (row) => jobView(row, this.#parts.personal));
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'For whom.' })
  async customer(@Root() { customerId }: JobView, @Ctx() { session }: Context) {
    const row = await customerStore.find(session, customerId);
    return row && customerView(row, this.#parts.personal);
  }

  @FieldResolver(() => Property, { nullable: true, description: 'Where.' })
  async property(@Root() { propertyId }: JobView, @Ctx() { session }: Context) {
    const row = await propertyStore.find(session, propertyId);
    return row && propertyView(row, this.#parts.personal);
  }

  @Mutation(() => JobCreatePayload, { description: 'Adds a job, UNSCHEDULED.' })
  jobCreate(
    @Arg('input', () => JobCreateInput, { description: 'What.' }) input: JobCreateInput,
    @Ctx() context: Context,
  ) {
    return outcome<JobCreatePayload>({ job: null }, async () => ({
      job: jobView(await this.#jobs.create(context, input), this.#parts.personal) as never,
    }));
  }
}

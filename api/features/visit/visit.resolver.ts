import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Customer } from '../../../schema/types/customer.ts';
import { VisitOrder } from '../../../schema/types/enums.ts';
import { Job } from '../../../schema/types/job.ts';
import { Property } from '../../../schema/types/property.ts';
import { Provider } from '../../../schema/types/provider.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import { Visit, VisitConnection, VisitFilter, VisitPayload, VisitStepInput } from '../../../schema/types/visit.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { connection } from '../../store/page.ts';
import { customerStore, customerView } from '../customer/index.ts';
import { jobStore, jobView } from '../job/index.ts';
import type { Parts } from '../parts.ts';
import { propertyStore, propertyView } from '../property/index.ts';
import { providerStore, providerView } from '../provider/index.ts';
import type { VisitService } from './visit.service.ts';
import type { VisitAct } from './visit.stages.ts';
import { visitStore } from './visit.store.ts';
import { type VisitView, visitView } from './visit.view.ts';

const StepInput = () => Arg('input', () => VisitStepInput, { description: 'Which visit.' });

@Resolver(() => Visit)
export class VisitResolver {
  readonly #visits: VisitService;
  readonly #parts: Parts;

  constructor(visits: VisitService, parts: Parts) {
    this.#visits = visits;
    this.#parts = parts;
  }

  @Query(() => Visit, { nullable: true, description: 'A visit, or null if there is none that may be read.' })
  async visit(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { session }: Context) {
    const row = await visitStore.find(session, id);
    return row && visitView(row, this.#parts.personal);
  }

  @Query(() => VisitConnection, { description: 'The visits that may be read.' })
  async visits(
    @Arg('filter', () => VisitFilter, { nullable: true, description: 'Which of them.' }) filter: VisitFilter | null,
    @Arg('orderBy', () => VisitOrder, { nullable: true, description: 'In which order; CREATED unless given.' })
    order: keyof typeof VisitOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const rows = await this.#visits.page(context, filter, order ?? 'CREATED', page);
    return connection(rows, (row) => visitView(row, this.#parts.personal));
  }

  @FieldResolver(() => Job, { nullable: true, description: 'The job that it is part of.' })
  async job(@Root() { jobId }: VisitView, @Ctx() { session }: Context) {
    const row = jobId && (await jobStore.find(session, jobId));
    return row ? jobView(row, this.#parts.personal) : null;
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'At whom.' })
  async customer(@Root() { customerId }: VisitView, @Ctx() { session }: Context) {
    const row = customerId && (await customerStore.find(session, customerId));
    return row ? customerView(row, this.#parts.personal) : null;
  }

  @FieldResolver(() => Property, { nullable: true, description: 'Where.' })
  async property(@Root() { propertyId }: VisitView, @Ctx() { session }: Context) {
    const row = propertyId && (await propertyStore.find(session, propertyId));
    return row ? propertyView(row, this.#parts.personal) : null;
  }

  @FieldResolver(() => Provider, { nullable: true, description: 'Who goes.' })
  async assignee(@Root() { assigneeId }: VisitView, @Ctx() { session }: Context) {
    const row = assigneeId && (await providerStore.find(session, assigneeId));
    return row ? providerView(row, this.#parts.personal) : null;
  }

  @Mutation(() => VisitPayload, { description: 'Tells the assignee to go: BOOKED to DISPATCHED.' })
  visitDispatch(@StepInput() input: VisitStepInput, @Ctx() context: Context) {
    return this.#step(context, 'dispatch', input);
  }

  @Mutation(() => VisitPayload, { description: 'The assignee sets out: DISPATCHED to EN_ROUTE. Sharing begins.' })
  visitDepart(@StepInput() input: VisitStepInput, @Ctx() context: Context) {
    return this.#step(context, 'depart', input);
  }

  @Mutation(() => VisitPayload, { description: 'The assignee is there: EN_ROUTE to ON_SITE.' })
  visitArrive(@StepInput() input: VisitStepInput, @Ctx() context: Context) {
    return this.#step(context, 'arrive', input);
  }

  @Mutation(() => VisitPayload, { description: 'The work is done: ON_SITE to COMPLETED. Sharing and links end.' })
  visitComplete(@StepInput() input: VisitStepInput, @Ctx() context: Context) {
    return this.#step(context, 'complete', input);
  }

  @Mutation(() => VisitPayload, { description: 'Nobody opened: ON_SITE to NO_ACCESS. Sharing and links end.' })
  visitNoAccess(@StepInput() input: VisitStepInput, @Ctx() context: Context) {
    return this.#step(context, 'noAccess', input);
  }

  @Mutation(() => VisitPayload, { description: 'Calls an open visit off. Sharing and links end.' })
  visitCancel(@StepInput() input: VisitStepInput, @Ctx() context: Context) {
    return this.#step(context, 'cancel', input);
  }

  #step(context: Context, act: Exclude<VisitAct, 'revert'>, input: VisitStepInput) {
    return outcome<VisitPayload>({ visit: null }, async () => ({
      visit: visitView(await this.#visits.step(context, act, input), this.#parts.personal) as never,
    }));
  }
}

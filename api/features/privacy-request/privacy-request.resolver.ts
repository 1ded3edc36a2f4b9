import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { PrivacySubjectInput } from '../../../schema/types/privacy.ts';
import {
  DataCategory,
  PrivacyAgent,
  PrivacyContact,
  PrivacyCorrection,
  PrivacyCounts,
  PrivacyPackage,
  PrivacyPlan,
  PrivacyRequest,
  PrivacyRequestConnection,
  PrivacyRequestFilter,
  PrivacyRequestProgress,
  PrivacyStep,
} from '../../../schema/types/privacy-request.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { connection } from '../../store/page.ts';
import type { Parts } from '../parts.ts';
import type { RequestQuery } from './privacy-request.query.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { type PrivacyRequestView, privacyRequestView } from './privacy-request.view.ts';
import type { ProgressStreams } from './progress.stream.ts';
import { countsOf, stepView } from './progress.ts';

/** Requests as they are read. */
@Resolver(() => PrivacyRequest)
export class PrivacyRequestResolver {
  readonly #query: RequestQuery;
  readonly #streams: ProgressStreams;
  readonly #parts: Parts;

  constructor(query: RequestQuery, streams: ProgressStreams, parts: Parts) {
    this.#query = query;
    this.#streams = streams;
    this.#parts = parts;
  }

  get streams(): ProgressStreams {
    return this.#streams;
  }

  @Query(() => PrivacyRequest, { nullable: true, description: 'A request, or null if there is none that may be read.' })
  async privacyRequest(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { session }: Context) {
    const row = await privacyRequestStore.find(session, id);
    return row && privacyRequestView(row, this.#parts.clock.now());
  }

  @Query(() => PrivacyRequestConnection, {
    description: 'The requests that may be read, those first that are due first.',
  })
  async privacyRequests(
    @Arg('filter', () => PrivacyRequestFilter, { nullable: true, description: 'Which of them.' })
    filter: PrivacyRequestFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const found = await this.#query.page(context, filter, page);
    return connection(found, (row) => privacyRequestView(row, this.#parts.clock.now()));
  }

  @Query(() => [DataCategory], {
    description: 'What a copy of a person’s data would contain, by counts. Empty if nothing is held of such a person.',
  })
  dataCategories(
    @Arg('subject', () => PrivacySubjectInput, {
      nullable: true,
      description: 'The person; the one of the token unless told.',
    })
    subject: PrivacySubjectInput | null,
    @Ctx() context: Context,
  ) {
    return this.#query.categories(context, subject);
  }

  @Subscription(() => PrivacyRequestProgress, {
    description: 'How a request stands, then each of its changes. It ends with the request.',
    subscribe: ({ context, args }) =>
      (context as Context).resolver(PrivacyRequestResolver).streams.open(context as Context, args['id']) as never,
  })
  privacyRequestProgress(
    @Arg('id', () => ID, { description: 'The request.' }) _id: string,
    @Root() progress: PrivacyRequestProgress,
  ): PrivacyRequestProgress {
    return progress;
  }

  @FieldResolver(() => [PrivacyStep], {
    nullable: true,
    description: 'Its steps, in their order; empty until it has begun.',
  })
  async steps(@Root() { id }: PrivacyRequestView, @Ctx() { session }: Context) {
    return (await privacyRequestStore.steps(session, id)).map(stepView);
  }

  @FieldResolver(() => PrivacyCounts, { nullable: true, description: 'How much of it is done.' })
  async counts(@Root() { id }: PrivacyRequestView, @Ctx() { session }: Context) {
    return countsOf(await privacyRequestStore.steps(session, id));
  }

  @FieldResolver(() => PrivacyPlan, {
    nullable: true,
    description: 'What an erasure would do as things are; what was approved, once it was. Null for other requests.',
  })
  async preview(@Root() { row }: PrivacyRequestView, @Ctx() { session }: Context) {
    return (await this.#query.plan(session, row))?.preview ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The hash of what would be done, for `privacyRequestApprove`.',
  })
  async planHash(@Root() { row }: PrivacyRequestView, @Ctx() { session }: Context) {
    return (await this.#query.plan(session, row))?.hash ?? null;
  }

  @FieldResolver(() => PrivacyPackage, {
    nullable: true,
    description: 'The package of an export, while it can be fetched.',
  })
  package(@Root() { row }: PrivacyRequestView) {
    return this.#query.package(row);
  }

  @FieldResolver(() => [PrivacyContact], {
    nullable: true,
    description: 'Contact points on file, masked: a code can go to an e-mail address.',
  })
  contacts(@Root() { row }: PrivacyRequestView, @Ctx() { session }: Context) {
    return this.#query.contacts(session, row);
  }

  @FieldResolver(() => PrivacyAgent, { nullable: true, description: 'Who asks in the person’s stead.' })
  async agent(@Root() { row }: PrivacyRequestView) {
    return (await this.#query.detail(row))?.agent ?? null;
  }

  @FieldResolver(() => [PrivacyCorrection], { nullable: true, description: 'What is to be corrected.' })
  async corrections(@Root() { row }: PrivacyRequestView) {
    const corrections = (await this.#query.detail(row))?.corrections ?? [];
    return corrections.map(({ field, id, value }) => ({ field, id: id === '' ? null : id, value }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Words of whoever filed it.' })
  async note(@Root() { row }: PrivacyRequestView) {
    return (await this.#query.detail(row))?.note ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Words of whoever decided it.' })
  async decision(@Root() { row }: PrivacyRequestView) {
    return (await this.#query.detail(row))?.decision ?? null;
  }
}

import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { sightOf } from '../../../policies/sight.ts';
import {
  PositionReportBatchInput,
  PositionReportInput,
  PositionReportPayload,
  ProviderPosition,
  ReportingInstruction,
  SharingPayload,
} from '../../../schema/types/position.ts';
import { Provider, ProviderActInput } from '../../../schema/types/provider.ts';
import type { UserError } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { outcome, userErrorOf } from '../../access/outcome.ts';
import type { Gate } from '../../events/events.ts';
import { Refusal } from '../../kernel/app-error.ts';
import type { SharingService } from '../sharing/index.ts';
import type { PositionService } from './position.service.ts';
import type { PositionStreams } from './position.stream.ts';
import type { PositionView } from './position.view.ts';

const ActInput = () => Arg('input', () => ProviderActInput, { nullable: true, description: 'Whose.' });
const ProviderId = () => Arg('providerId', () => ID, { description: 'The provider.' });

@Resolver(() => Provider)
export class PositionResolver {
  readonly #positions: PositionService;
  readonly #streams: PositionStreams;
  readonly #sharing: SharingService;

  constructor(positions: PositionService, streams: PositionStreams, sharing: SharingService) {
    this.#positions = positions;
    this.#streams = streams;
    this.#sharing = sharing;
  }

  get streams(): PositionStreams {
    return this.#streams;
  }

  @Query(() => ProviderPosition, {
    nullable: true,
    description: 'Where a provider is now, as exactly as you may know.',
  })
  async providerPosition(@ProviderId() providerId: string, @Ctx() context: Context) {
    const { session, viewer } = context;
    if (!(await this.#positions.prepare(session, viewer.accountId, providerId))) return null;
    this.#positions.glance(viewer, providerId);
    return this.#positions.view(sightOf(viewer, providerId), providerId);
  }

  @FieldResolver(() => ProviderPosition, { nullable: true, description: 'Where they are now.' })
  async position(@Root() { id }: Provider, @Ctx() context: Context) {
    return this.providerPosition(id, context);
  }

  @Subscription(() => ProviderPosition, {
    name: 'providerPosition',
    nullable: true,
    description: 'Where a provider is: now, and at every change.',
    subscribe: ({ context, args }) =>
      (context as Context)
        .resolver(PositionResolver)
        .streams.ofProvider(context as Context, args['providerId']) as never,
  })
  providerPositionChanged(@ProviderId() _id: string, @Root() view: PositionView) {
    return view;
  }

  @Query(() => ReportingInstruction, { nullable: true, description: 'What your app is to do now.' })
  async reportingInstruction(@Ctx() context: Context) {
    return this.#positions.instruction(await this.#positions.ownGate(context));
  }

  @Subscription(() => ReportingInstruction, {
    name: 'reportingInstruction',
    nullable: true,
    description: 'What your app is to do: now, and whenever that changes.',
    subscribe: ({ context }) =>
      (context as Context).resolver(PositionResolver).streams.ofInstruction(context as Context) as never,
  })
  reportingInstructionChanged(@Root() gate: Gate) {
    return this.#positions.instruction(gate);
  }

  @Mutation(() => PositionReportPayload, { description: 'Reports where you are. What is not accepted is not kept.' })
  positionReport(
    @Arg('input', () => PositionReportInput, { description: 'The reading.' }) input: PositionReportInput,
    @Ctx() context: Context,
  ) {
    return this.#report(context, (gate) => this.#positions.report(context, gate, input));
  }

  @Mutation(() => PositionReportPayload, {
    description: 'Reports what was saved offline. Only the newest valid one is kept.',
  })
  positionReportBatch(
    @Arg('input', () => PositionReportBatchInput, { description: 'The readings.' }) input: PositionReportBatchInput,
    @Ctx() context: Context,
  ) {
    return this.#report(context, (gate) => this.#positions.reportBatch(context, gate, input.reports));
  }

  @Mutation(() => SharingPayload, { description: 'Stops sharing your position for a while.' })
  sharingPause(@ActInput() input: ProviderActInput | null, @Ctx() context: Context) {
    return this.#share(context, () => this.#sharing.pause(context, input?.providerId));
  }

  @Mutation(() => SharingPayload, { description: 'Shares your position again, from now on.' })
  sharingResume(@ActInput() input: ProviderActInput | null, @Ctx() context: Context) {
    return this.#share(context, () => this.#sharing.resume(context, input?.providerId));
  }

  /** Answers at once where nothing has to be read: reports are most of what a server is asked. */
  #report(context: Context, take: (gate: Gate) => void): PositionReportPayload | Promise<PositionReportPayload> {
    const warming = this.#positions.warming(context);
    return warming ? warming.then(() => this.#reported(context, take)) : this.#reported(context, take);
  }

  /** Whatever became of the report, the answer says what to do next. */
  #reported(context: Context, take: (gate: Gate) => void): PositionReportPayload {
    const userErrors: UserError[] = [];
    let gate: Gate | null = null;
    try {
      gate = this.#positions.ownGateNow(context);
      take(gate);
    } catch (error) {
      userErrors.push(userErrorOf(error));
    }
    const reportingInstruction = gate && this.#positions.instruction(gate);
    return { accepted: userErrors.length === 0, userErrors, reportingInstruction };
  }

  #share(context: Context, change: () => Promise<unknown>): Promise<SharingPayload> {
    return outcome<SharingPayload>({ reportingInstruction: null }, async () => {
      await change();
      // Brings the gate into memory, if there is one.
      await this.#positions.warming(context);
      return { reportingInstruction: this.#instructionNow(context) };
    });
  }

  #instructionNow(context: Context): ReportingInstruction | null {
    try {
      return this.#positions.instruction(this.#positions.ownGateNow(context));
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

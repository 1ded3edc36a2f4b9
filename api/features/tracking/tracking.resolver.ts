import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { VisitTracking } from '../../../schema/types/tracking.ts';
import { Visit } from '../../../schema/types/visit.ts';
import type { Context } from '../../access/context.ts';
import type { TrackingService } from './tracking.service.ts';
import type { TrackingView } from './tracking.view.ts';

const VisitId = () => Arg('visitId', () => ID, { description: 'The visit.' });

@Resolver(() => Visit)
export class TrackingResolver {
  readonly #tracking: TrackingService;

  constructor(tracking: TrackingService) {
    this.#tracking = tracking;
  }

  get service(): TrackingService {
    return this.#tracking;
  }

  @Query(() => VisitTracking, { nullable: true, description: 'How a visit stands now.' })
  visitTracking(@VisitId() visitId: string, @Ctx() context: Context) {
    return this.#tracking.current(context, visitId);
  }

  @FieldResolver(() => VisitTracking, { nullable: true, description: 'How it stands now.' })
  tracking(@Root() { id }: Visit, @Ctx() context: Context) {
    return this.#tracking.current(context, id);
  }

  @Subscription(() => VisitTracking, {
    name: 'visitTracking',
    nullable: true,
    description: 'How a visit stands: now, and at every change. It ends with the visit, the assignment or the shift.',
    subscribe: ({ context, args }) =>
      (context as Context).resolver(TrackingResolver).service.stream(context as Context, args['visitId']) as never,
  })
  visitTrackingChanged(@VisitId() _id: string, @Root() view: TrackingView) {
    return view;
  }
}

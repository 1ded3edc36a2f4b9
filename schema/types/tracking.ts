import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EtaSource, Freshness, TrackingTier, UnavailableReason, VisitStage } from './enums.ts';
import { ProviderPosition } from './position.ts';
import { TimeWindow } from './shared.ts';

@ObjectType({ description: 'How a visit stands, as its customer sees it.' })
export class VisitTracking {
  @Field(() => ID, { description: 'The visit.' })
  visitId!: string;
  @Field(() => VisitStage, { description: 'Its stage.' })
  stage!: keyof typeof VisitStage;
  @Field(() => TrackingTier, { description: 'How much is shared at this stage.' })
  tier!: keyof typeof TrackingTier;
  @Field(() => TimeWindow, { nullable: true, description: 'When the provider is to arrive.' })
  arrivalWindow!: TimeWindow | null;
  @Field(() => ProviderPosition, {
    nullable: true,
    description: 'Where the provider is; null if that is not shared now.',
  })
  position!: ProviderPosition | null;
  @Field(() => Freshness, { description: 'Whether the position can be relied on.' })
  freshness!: keyof typeof Freshness;
  @Field(() => UnavailableReason, { nullable: true, description: 'Why there is no position, if there is none.' })
  unavailableReason!: keyof typeof UnavailableReason | null;
  @Field(() => Int, { nullable: true, description: 'Whole minutes until arrival, 0 at the door.' })
  eta!: number | null;
  @Field(() => EtaSource, { nullable: true, description: 'How `eta` was found.' })
  etaSource!: keyof typeof EtaSource | null;
}

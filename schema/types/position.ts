import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { EtaSource, Freshness, LocationAccuracy, Precision, ReportingMode, UnavailableReason } from './enums.ts';
import { Point, UserError } from './shared.ts';

@ObjectType({ description: 'Where a provider is now, as exactly as this viewer may know. Never a history.' })
export class ProviderPosition {
  @Field(() => ID, { description: 'The provider.' })
  providerId!: string;
  @Field(() => ID, { nullable: true, description: 'The visit that the position serves; null if none.' })
  visitId!: string | null;
  @Field(() => Precision, { nullable: true, description: 'How exact the values are; null when there are none.' })
  precision!: keyof typeof Precision | null;
  @Field(() => Freshness, { description: 'Whether it can be relied on.' })
  freshness!: keyof typeof Freshness;
  @Field(() => UnavailableReason, { nullable: true, description: 'Why there is no position, if there is none.' })
  unavailableReason!: keyof typeof UnavailableReason | null;
  @Field(() => Point, { nullable: true, description: 'Where.' })
  point!: Point | null;
  @Field(() => Float, { nullable: true, description: 'Radius in metres within which the provider is.' })
  accuracyM!: number | null;
  @Field(() => Float, { nullable: true, description: 'Degrees clockwise from north, 0 to 360.' })
  headingDeg!: number | null;
  @Field(() => Float, { nullable: true, description: 'Metres per second.' })
  speedMps!: number | null;
  @Field(() => DateTime, { nullable: true, description: 'When the device took it.' })
  recordedAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Whole minutes until arrival at the visit, 0 at the door.' })
  eta!: number | null;
  @Field(() => EtaSource, { nullable: true, description: 'How `eta` was found.' })
  etaSource!: keyof typeof EtaSource | null;
}

@ObjectType({ description: 'A provider who left the stream of positions.' })
export class RemovedPosition {
  @Field(() => ID, { description: 'The provider.' })
  providerId!: string;
  @Field(() => UnavailableReason, { description: 'Why.' })
  reason!: keyof typeof UnavailableReason;
}

@ObjectType({ description: 'What changed among the providers that the viewer may see, since the event before.' })
export class FleetPositions {
  @Field(() => [ProviderPosition], { description: 'The new current positions, at most one for each provider.' })
  positions!: ProviderPosition[];
  @Field(() => [RemovedPosition], { description: 'The providers that are to be taken off the map.' })
  removed!: RemovedPosition[];
}

@InputType({ description: 'A rectangle on the map. It may cross the antimeridian: then west is greater than east.' })
export class BoundingBoxInput {
  @Field(() => Float, { description: 'Degrees, -90 to 90.' })
  south!: number;
  @Field(() => Float, { description: 'Degrees, -180 to 180.' })
  west!: number;
  @Field(() => Float, { description: 'Degrees, -90 to 90, not below south.' })
  north!: number;
  @Field(() => Float, { description: 'Degrees, -180 to 180.' })
  east!: number;
}

@ObjectType({ description: "What the provider's app is to do now." })
export class ReportingInstruction {
  @Field(() => ID, { description: 'The provider.' })
  providerId!: string;
  @Field(() => ReportingMode, { description: 'Whether to report, and how eagerly.' })
  mode!: keyof typeof ReportingMode;
  @Field(() => Int, { description: 'Milliseconds between reports; 0 with STOP.' })
  intervalMs!: number;
  @Field(() => Int, { description: 'Metres to move before the next report; 0 with STOP.' })
  distanceM!: number;
  @Field(() => LocationAccuracy, { description: 'How hard the device should try.' })
  accuracy!: keyof typeof LocationAccuracy;
}

@InputType({ description: 'One reading of the device. Nothing of it is kept longer than it is the current one.' })
export class PositionReportInput {
  @Field(() => Float, { description: 'Degrees north on WGS84, -90 to 90.' })
  latitude!: number;
  @Field(() => Float, { description: 'Degrees east on WGS84, -180 to 180.' })
  longitude!: number;
  @Field(() => Float, { nullable: true, description: 'Radius of 68 % confidence in metres, 0 to 5,000.' })
  accuracyM?: number | null;
  @Field(() => Float, { nullable: true, description: 'Degrees clockwise from north, 0 to 360.' })
  headingDeg?: number | null;
  @Field(() => Float, { nullable: true, description: 'Metres per second, 0 or more.' })
  speedMps?: number | null;
  @Field(() => DateTime, { description: 'When the device took it: at most 120 s ago, at most 60 s ahead.' })
  recordedAt!: Date;
  @Field(() => Int, { nullable: true, description: 'Charge of the device, 0 to 100.' })
  batteryPercent?: number | null;
}

@InputType({ description: 'What a device saved while it was offline.' })
export class PositionReportBatchInput {
  @Field(() => [PositionReportInput], { description: 'In any order, 1 to 100. Only the newest valid one is kept.' })
  reports!: PositionReportInput[];
}

@ObjectType({ description: 'The outcome of a report.' })
export class PositionReportPayload {
  @Field(() => Boolean, { description: 'Whether it became the current position. If not, nothing of it was kept.' })
  accepted!: boolean;
  @Field(() => ReportingInstruction, { nullable: true, description: 'What to do next.' })
  reportingInstruction!: ReportingInstruction | null;
  @Field(() => [UserError], { description: 'Why it was not accepted.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The outcome of pausing or resuming.' })
export class SharingPayload {
  @Field(() => ReportingInstruction, { nullable: true, description: 'What to do next.' })
  reportingInstruction!: ReportingInstruction | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

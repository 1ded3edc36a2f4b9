import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { VisitStage } from './enums.ts';
import { Job } from './job.ts';
import { connectionOf, Node, TimeWindow, TimeWindowInput, UserError } from './shared.ts';

@ObjectType({ implements: Node, description: 'One going of a provider to a customer.' })
export class Visit extends Node {
  @Field(() => VisitStage, { nullable: true, description: 'Its stage.' })
  stage!: keyof typeof VisitStage | null;
  @Field(() => TimeWindow, { nullable: true, description: 'When the provider is to arrive.' })
  arrivalWindow!: TimeWindow | null;
  @Field(() => String, { nullable: true, description: 'Notes for the visit.' })
  notes!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When the stage last changed.' })
  stageChangedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When the row was made.' })
  createdAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Grows with every change; send it as `expectedVersion`.' })
  version!: number | null;
}

export const VisitConnection = connectionOf(() => Visit, 'Visit');

@InputType({ description: 'Which visits to list. All given conditions must hold.' })
export class VisitFilter {
  @Field(() => [VisitStage], { nullable: true, description: 'In one of these stages.' })
  stage?: (keyof typeof VisitStage)[] | null;
  @Field(() => ID, { nullable: true, description: 'Assigned to this provider.' })
  assigneeId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of this customer.' })
  customerId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of this job.' })
  jobId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'The window ends after this.' })
  windowFrom?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'The window starts before this.' })
  windowUntil?: Date | null;
}

@InputType({ description: 'Books a visit for a job.' })
export class JobScheduleInput {
  @Field(() => ID, { description: 'The job.' })
  jobId!: string;
  @Field(() => TimeWindowInput, { description: 'When the provider is to arrive.' })
  arrivalWindow!: TimeWindowInput;
  @Field(() => ID, { nullable: true, description: 'Who goes; may be decided later by `visitAssign`.' })
  assigneeId?: string | null;
  @Field(() => String, { nullable: true, description: 'Notes for the visit, at most 5,000 characters.' })
  notes?: string | null;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the job has another version by now.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The outcome of `jobSchedule`.' })
export class JobSchedulePayload {
  @Field(() => Job, { nullable: true, description: 'The job after the change.' })
  job!: Job | null;
  @Field(() => Visit, { nullable: true, description: 'The new visit, BOOKED.' })
  visit!: Visit | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@InputType({ description: 'Who goes.' })
export class VisitAssignInput {
  @Field(() => ID, { description: 'The visit.' })
  visitId!: string;
  @Field(() => ID, { nullable: true, description: 'The provider, or null for nobody.' })
  providerId?: string | null;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the row has another version by now.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Which visit takes its next step.' })
export class VisitStepInput {
  @Field(() => ID, { description: 'The visit.' })
  visitId!: string;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the row has another version by now.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The outcome of a step of a visit.' })
export class VisitPayload {
  @Field(() => Visit, { nullable: true, description: 'The visit after the change.' })
  visit!: Visit | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

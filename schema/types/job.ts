import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { JobState } from './enums.ts';
import { connectionOf, Node, UserError } from './shared.ts';

@ObjectType({ implements: Node, description: 'Work for a customer, done in one or more visits.' })
export class Job extends Node {
  @Field(() => JobState, { nullable: true, description: 'Its state.' })
  state!: keyof typeof JobState | null;
  @Field(() => String, { nullable: true, description: 'What is to be done, in a line; null once erased.' })
  summary!: string | null;
  @Field(() => String, { nullable: true, description: 'Notes of the office.' })
  notes!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When the row was made.' })
  createdAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Grows with every change; send it as `expectedVersion`.' })
  version!: number | null;
}

export const JobConnection = connectionOf(() => Job, 'Job');

@InputType({ description: 'Which jobs to list. All given conditions must hold.' })
export class JobFilter {
  @Field(() => [JobState], { nullable: true, description: 'In one of these states.' })
  state?: (keyof typeof JobState)[] | null;
  @Field(() => ID, { nullable: true, description: 'Of this customer.' })
  customerId?: string | null;
}

@InputType({ description: 'A new job.' })
export class JobCreateInput {
  @Field(() => ID, { description: 'For whom.' })
  customerId!: string;
  @Field(() => ID, { description: 'Where: a property of that customer.' })
  propertyId!: string;
  @Field(() => String, { description: 'What is to be done, 1 to 200 characters.' })
  summary!: string;
  @Field(() => String, { nullable: true, description: 'Notes of the office, at most 5,000 characters.' })
  notes?: string | null;
}

@InputType({ description: 'Which job.' })
export class JobCancelInput {
  @Field(() => ID, { description: 'The job.' })
  jobId!: string;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the row has another version by now.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The outcome of `jobCreate`.' })
export class JobCreatePayload {
  @Field(() => Job, { nullable: true, description: 'The new job, UNSCHEDULED.' })
  job!: Job | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The outcome of `jobCancel`.' })
export class JobCancelPayload {
  @Field(() => Job, { nullable: true, description: 'The job after the change.' })
  job!: Job | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

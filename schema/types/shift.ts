import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { Node, UserError } from './shared.ts';

@ObjectType({ implements: Node, description: "A provider's time at work, from clocking in to clocking out." })
export class Shift extends Node {
  @Field(() => DateTime, { description: 'When they clocked in.' })
  startedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When they clocked out; null while at work.' })
  endedAt!: Date | null;
}

@ObjectType({ description: 'The outcome of clocking in or out.' })
export class ShiftPayload {
  @Field(() => Shift, { nullable: true, description: 'The shift.' })
  shift!: Shift | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

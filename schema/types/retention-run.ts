import 'reflect-metadata';
import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { describe, enumOf } from './enums.ts';
import { connectionOf, Node } from './shared.ts';

export const RetentionKeptGround = enumOf('LEGAL_HOLD', 'REFERENCED');
registerEnumType(RetentionKeptGround, {
  name: 'RetentionKeptGround',
  description: 'Why something stays although its time is over.',
  valuesConfig: describe({
    LEGAL_HOLD: 'A legal hold keeps it.',
    REFERENCED: 'Something that stays cannot do without it.',
  }),
});

@ObjectType({ description: 'What stayed of a concept although its time was over.' })
export class RetentionKept {
  @Field(() => RetentionKeptGround, { description: 'Why.' })
  ground!: keyof typeof RetentionKeptGround;
  @Field(() => ID, { nullable: true, description: 'The legal hold; null for another ground.' })
  legalHoldId!: string | null;
  @Field(() => Int, { description: 'How many.' })
  rows!: number;
}

@ObjectType({ description: 'What became of the rows of a concept whose time was over.' })
export class RetentionOfConcept {
  @Field(() => String, { description: 'The concept, such as `visit`.' })
  concept!: string;
  @Field(() => Int, { description: 'How many went.' })
  gone!: number;
  // One entry for each ground, and few sweeps meet any.
  @Extensions({ cost: { listSize: 2 } })
  @Field(() => [RetentionKept], { description: 'How many stayed, and why.' })
  kept!: RetentionKept[];
}

@ObjectType({ implements: Node, description: 'One sweep of what had been kept long enough.' })
export class RetentionRun extends Node {
  @Field(() => DateTime, { nullable: true, description: 'When it began.' })
  startedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it goes on.' })
  finishedAt!: Date | null;
  @Field(() => [RetentionOfConcept], { nullable: true, description: 'What went and what stayed.' })
  concepts!: RetentionOfConcept[] | null;
}

export const RetentionRunConnection = connectionOf(() => RetentionRun, 'RetentionRun');

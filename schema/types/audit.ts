import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { Audience, describe, enumOf, Role } from './enums.ts';
import { connectionOf, Node } from './shared.ts';

@ObjectType({ description: 'A count, a code or an id that belongs to an entry of the audit log.' })
export class AuditDetail {
  @Field(() => String, { description: 'What it is.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'The value, as text.' })
  value!: string | null;
}

@ObjectType({
  implements: Node,
  description: 'Who did or read what, and when. It holds no personal value, and never changes.',
})
export class AuditEntry extends Node {
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
  @Field(() => String, {
    description: 'What kind of thing: `read`, `change`, `privacy-request`, `download` and others.',
  })
  event!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The user who did it; null for the platform itself, an app or a link.',
  })
  userId!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The key or link with which it was done; null for the platform itself.',
  })
  tokenId!: string | null;
  @Field(() => Audience, { nullable: true, description: 'Whom that token speaks for.' })
  audience!: keyof typeof Audience | null;
  @Field(() => String, { description: 'The root fields of the operation, or the step.' })
  operation!: string;
  @Field(() => String, { nullable: true, description: 'The kind of rows.' })
  type!: string | null;
  @Field(() => [ID], { description: 'Which rows, at most 500.' })
  rowIds!: readonly string[];
  @Field(() => [String], { description: 'Which of their fields were read, or which stored properties were changed.' })
  fields!: readonly string[];
  @Field(() => [AuditDetail], { description: 'Counts and codes.' })
  detail!: AuditDetail[];
  @Field(() => String, { nullable: true, description: 'Finds the request in the log of the server.' })
  requestId!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The batch of the chain that it is sealed in; null for some seconds.',
  })
  batch!: number | null;
}

export const AuditEntryConnection = connectionOf(() => AuditEntry, 'AuditEntry');

export const DataReader = enumOf('OFFICE', 'COMPLIANCE', 'PROVIDER', 'CUSTOMER', 'APP', 'PLATFORM');
registerEnumType(DataReader, {
  name: 'DataReader',
  description: 'Who read or changed data of a person, as far as that person is told: never by name.',
  valuesConfig: describe({
    OFFICE: 'Somebody of the office.',
    COMPLIANCE: 'A compliance officer.',
    PROVIDER: 'Somebody who comes to customers.',
    CUSTOMER: 'The holder of a link.',
    APP: 'An app that the company installed.',
    PLATFORM: 'The platform itself, at its background work.',
  }),
});

@ObjectType({ description: 'That data of the person who asks were read or changed.' })
export class DataAccess {
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
  @Field(() => DataReader, { nullable: true, description: 'By whom.' })
  by!: keyof typeof DataReader | null;
  @Field(() => Role, { nullable: true, description: 'The role of whoever it was, if they have one that is known yet.' })
  role!: keyof typeof Role | null;
  @Field(() => String, { nullable: true, description: 'What kind of thing: `read`, `change` and others.' })
  event!: string | null;
  @Field(() => String, { nullable: true, description: 'The root fields of the operation, or the step.' })
  operation!: string | null;
  @Field(() => String, { nullable: true, description: 'The kind of rows.' })
  type!: string | null;
  @Field(() => [String], { nullable: true, description: 'Which fields were read, or which properties were changed.' })
  fields!: readonly string[] | null;
}

export const DataAccessConnection = connectionOf(() => DataAccess, 'DataAccess');

@InputType({ description: 'Which entries of the audit log to list. All given conditions must hold.' })
export class AuditEntryFilter {
  @Field(() => ID, { nullable: true, description: 'About this row: a customer, a user or any other.' })
  subjectId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Done by this user.' })
  userId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Done with this key or link.' })
  tokenId?: string | null;
  @Field(() => String, { nullable: true, description: 'Of this kind, such as `read`.' })
  event?: string | null;
  @Field(() => String, { nullable: true, description: 'By exactly these root fields, or this step.' })
  operation?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'At this instant or later.' })
  from?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Before this instant.' })
  until?: Date | null;
}

export const AuditProblemKind = enumOf(
  'ALTERED',
  'REMOVED',
  'INSERTED',
  'FORGED',
  'BATCH_ALTERED',
  'BATCH_REMOVED',
  'CHECKPOINT_ALTERED',
  'CHECKPOINT_REMOVED',
);
registerEnumType(AuditProblemKind, {
  name: 'AuditProblemKind',
  description: 'What is wrong with the audit log.',
  valuesConfig: describe({
    ALTERED: 'The entry says something else than when it was sealed.',
    REMOVED: 'The entry was sealed, and is gone before its time.',
    INSERTED: 'The entry stands in a batch that was sealed without it.',
    FORGED: 'The entry is not what the server wrote: it was altered or inserted before it was sealed.',
    BATCH_ALTERED: 'The record of the batch says something else than its checkpoint.',
    BATCH_REMOVED: 'The record of the batch is gone.',
    CHECKPOINT_ALTERED: 'The checkpoint is not the one that was signed, or does not follow the one before.',
    CHECKPOINT_REMOVED: 'The checkpoint of the batch is gone.',
  }),
});

@ObjectType({ description: 'Something that is wrong with the audit log.' })
export class AuditProblem {
  @Field(() => AuditProblemKind, { description: 'What.' })
  kind!: keyof typeof AuditProblemKind;
  @Field(() => ID, { nullable: true, description: 'With which entry; null where it is about a whole batch.' })
  entryId!: string | null;
  @Field(() => Int, { nullable: true, description: 'In which batch; null where that is not known, or not sealed yet.' })
  batch!: number | null;
}

@ObjectType({
  description: 'A part of the audit log, held against the signed checkpoints that lie outside the database.',
})
export class AuditVerification {
  @Field(() => Int, { description: 'How many batches were looked at.' })
  checkedBatches!: number;
  @Field(() => Int, { description: 'How many entries were looked at.' })
  checkedEntries!: number;
  @Field(() => Int, { description: 'How many entries are not sealed yet; known with the last part, 0 before.' })
  unsealedEntries!: number;
  @Field(() => [AuditProblem], { description: 'What is wrong; empty if nothing is.' })
  problems!: readonly AuditProblem[];
  @Field(() => Int, { description: 'The number of the last checkpoint that was looked at: send it as `after`.' })
  through!: number;
  @Field(() => Int, { description: 'How many checkpoints there are.' })
  checkpoints!: number;
  @Field(() => String, {
    nullable: true,
    description:
      'The hash of the last batch that was looked at. Kept elsewhere, it shows later that nothing before it was exchanged.',
  })
  head!: string | null;
  @Field(() => Boolean, { description: 'Whether this was the last part.' })
  isComplete!: boolean;
}

import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { describe, enumOf } from './enums.ts';
import { PrivacySubjectInput, PrivacySubjectKind } from './privacy.ts';
import { connectionOf, Node, UserError } from './shared.ts';

export const LegalHoldGround = enumOf('LITIGATION', 'REGULATOR', 'TAX', 'CONTRACT', 'OTHER');
registerEnumType(LegalHoldGround, {
  name: 'LegalHoldGround',
  description: 'Why data must be kept, whatever the person asks.',
  valuesConfig: describe({
    LITIGATION: 'A claim that is made, or to be expected.',
    REGULATOR: 'An authority investigates.',
    TAX: 'The law of taxes.',
    CONTRACT: 'A contract with the person is not settled.',
    OTHER: 'Another ground, which the reference names.',
  }),
});

@ObjectType({ implements: Node, description: 'That data of a person must be kept for a while.' })
export class LegalHold extends Node {
  @Field(() => PrivacySubjectKind, { nullable: true, description: 'What the person is to the company.' })
  subjectKind!: keyof typeof PrivacySubjectKind | null;
  @Field(() => ID, { nullable: true, description: 'The id of the customer or of the user.' })
  subjectId!: string | null;
  @Field(() => LegalHoldGround, { nullable: true, description: 'Why.' })
  ground!: keyof typeof LegalHoldGround | null;
  @Field(() => String, { nullable: true, description: 'The case it is for; null if none was named, or once erased.' })
  reference!: string | null;
  @Field(() => [String], { nullable: true, description: 'The concepts that are held; all if empty.' })
  concepts!: string[] | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when.' })
  createdAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null if it does not.' })
  endsAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was released; null if it was not.' })
  releasedAt!: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it holds now.' })
  active!: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Grows with every change; send it as `expectedVersion`.' })
  version!: number | null;
}

export const LegalHoldConnection = connectionOf(() => LegalHold, 'LegalHold');

@InputType({ description: 'Which legal holds to list. All given conditions must hold.' })
export class LegalHoldFilter {
  @Field(() => ID, { nullable: true, description: 'Only those on this customer or user.' })
  subjectId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that hold now, or only those that ended.' })
  active?: boolean | null;
}

@InputType({ description: 'A new legal hold.' })
export class LegalHoldCreateInput {
  @Field(() => PrivacySubjectInput, { description: 'Whose data is to be kept.' })
  subject!: PrivacySubjectInput;
  @Field(() => LegalHoldGround, { description: 'Why.' })
  ground!: keyof typeof LegalHoldGround;
  @Field(() => String, { nullable: true, description: 'The case it is for, at most 500 characters; needed for OTHER.' })
  reference?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'The concepts to hold, such as `visit` or `job`, as `dataCategories` names them; all unless given.',
  })
  concepts?: string[] | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; never unless given.' })
  endsAt?: Date | null;
}

@ObjectType({ description: 'The outcome of `legalHoldCreate`.' })
export class LegalHoldCreatePayload {
  @Field(() => LegalHold, { nullable: true, description: 'The new hold.' })
  legalHold!: LegalHold | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@InputType({ description: 'Which hold to release.' })
export class LegalHoldReleaseInput {
  @Field(() => ID, { description: 'The hold.' })
  legalHoldId!: string;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the hold has another version by now.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The outcome of `legalHoldRelease`.' })
export class LegalHoldReleasePayload {
  @Field(() => LegalHold, { nullable: true, description: 'The hold after the change.' })
  legalHold!: LegalHold | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

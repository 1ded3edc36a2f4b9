import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime, Day } from '../scalars.ts';
import { Audience, Precision, Region, Role } from './enums.ts';
import { connectionOf, Node, UserError } from './shared.ts';

@ObjectType({ implements: Node, description: 'A company. It owns everything below it.' })
export class Account extends Node {
  @Field(() => String, { description: 'The name of the company.' })
  name!: string;
  @Field(() => String, { description: 'IANA time zone, such as Europe/Paris.' })
  timeZone!: string;
  @Field(() => Region, { nullable: true, description: 'Where its data is kept.' })
  region!: keyof typeof Region | null;
  @Field(() => Precision, { nullable: true, description: 'How exactly customers see a provider who is on the way.' })
  customerPrecision!: keyof typeof Precision | null;
  @Field(() => [String], {
    nullable: true,
    description:
      'Local dates (YYYY-MM-DD) on which nobody works, beside weekends; deadlines of privacy requests heed them.',
  })
  holidays!: readonly string[] | null;
}

@ObjectType({ implements: Node, description: 'A person who works for the account.' })
export class User extends Node {
  @Field(() => String, { nullable: true, description: 'The full name; null once erased.' })
  name!: string | null;
  @Field(() => [Role], { nullable: true, description: 'What they do.' })
  roles!: readonly (keyof typeof Role)[] | null;
  @Field(() => String, { nullable: true, description: 'Where they can be reached; null if unknown or erased.' })
  email!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether their data may only be stored (GDPR art. 18): then the rest is for themself and compliance.',
  })
  restricted!: boolean | null;
}

export const UserConnection = connectionOf(() => User, 'User');

@InputType({ description: 'A new person of the account. Providers are made by `providerCreate`.' })
export class UserCreateInput {
  @Field(() => String, { description: 'The name, 1 to 200 characters.' })
  name!: string;
  @Field(() => [Role], { description: 'At least one of ADMIN, DISPATCHER, AGENT, COMPLIANCE_OFFICER.' })
  roles!: (keyof typeof Role)[];
  @Field(() => String, { nullable: true, description: 'An e-mail address, to which one-time codes go.' })
  email?: string | null;
  @Field(() => Day, {
    nullable: true,
    description: 'Their date of birth, only to refuse who is under 13: it is looked at and never kept.',
  })
  dateOfBirth?: string | null;
}

@ObjectType({ description: 'The outcome of `userCreate`.' })
export class UserCreatePayload {
  @Field(() => User, { nullable: true, description: 'The person.' })
  user!: User | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Who is asking, as the token says.' })
export class Viewer {
  @Field(() => Audience, { description: 'Whom the token speaks for; it chooses the schema.' })
  audience!: keyof typeof Audience;
  @Field(() => Role, { nullable: true, description: 'The role of the token; null for apps and links.' })
  role!: keyof typeof Role | null;
  @Field(() => [String], { description: 'The scopes of an app; empty for everybody else.' })
  scopes!: readonly string[];
  @Field(() => DateTime, { nullable: true, description: 'When the token ends; null if it does not.' })
  expiresAt!: Date | null;
  @Field(() => ID, { nullable: true, description: 'The visit that a link opens; null for everybody else.' })
  visitId!: string | null;
}

@InputType({ description: 'What to change of the account. What is absent stays.' })
export class AccountUpdateInput {
  @Field(() => Precision, { nullable: true, description: 'How exactly customers see a provider who is on the way.' })
  customerPrecision?: keyof typeof Precision | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Takes the place of all holidays: local dates (YYYY-MM-DD), at most 500.',
  })
  holidays?: string[] | null;
}

@ObjectType({ description: 'The outcome of `accountUpdate`.' })
export class AccountUpdatePayload {
  @Field(() => Account, { nullable: true, description: 'The account after the change.' })
  account!: Account | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

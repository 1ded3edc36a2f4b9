import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, Day } from '../scalars.ts';
import { ContactPointKind, CustomerKind } from './enums.ts';
import { connectionOf, Node, UserError } from './shared.ts';

@ObjectType({ implements: Node, description: 'An address at which a customer can be reached.' })
export class ContactPoint extends Node {
  @Field(() => ContactPointKind, { description: 'What it is.' })
  kind!: keyof typeof ContactPointKind;
  @Field(() => String, { nullable: true, description: 'The address or number; null once erased.' })
  value!: string | null;
}

@ObjectType({ implements: Node, description: 'A person or household that the company visits.' })
export class Customer extends Node {
  @Field(() => String, { nullable: true, description: 'The name; null once erased.' })
  name!: string | null;
  @Field(() => CustomerKind, { nullable: true, description: 'How far the relation has come.' })
  kind!: keyof typeof CustomerKind | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether their data may only be stored (GDPR art. 18): then the rest is for compliance alone.',
  })
  restricted!: boolean | null;
  @Field(() => String, { nullable: true, description: 'Notes of the office.' })
  notes!: string | null;
  @Field(() => [ContactPoint], { nullable: true, description: 'Where to reach them, oldest first.' })
  contactPoints!: ContactPoint[] | null;
  @Field(() => DateTime, { nullable: true, description: 'When the row was made.' })
  createdAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Grows with every change; send it as `expectedVersion`.' })
  version!: number | null;
}

export const CustomerConnection = connectionOf(() => Customer, 'Customer');

@InputType({ description: 'Which customers to list. All given conditions must hold.' })
export class CustomerFilter {
  @Field(() => String, { nullable: true, description: 'Beginnings of words of the name; 2 to 100 characters.' })
  name?: string | null;
  @Field(() => CustomerKind, { nullable: true, description: 'Only this kind.' })
  kind?: keyof typeof CustomerKind | null;
  @Field(() => String, { nullable: true, description: 'Has exactly this e-mail address, in any case.' })
  email?: string | null;
  @Field(() => String, { nullable: true, description: 'Has exactly this phone number.' })
  phone?: string | null;
}

@InputType({ description: 'An address at which a customer can be reached.' })
export class ContactPointInput {
  @Field(() => ContactPointKind, { description: 'What it is.' })
  kind!: keyof typeof ContactPointKind;
  @Field(() => String, { description: 'An e-mail address, or a phone number in E.164 form (+33123456789).' })
  value!: string;
}

@InputType({ description: 'A new customer.' })
export class CustomerCreateInput {
  @Field(() => String, { description: 'The name, 1 to 200 characters.' })
  name!: string;
  @Field(() => CustomerKind, { nullable: true, description: 'PROSPECT unless given.' })
  kind?: keyof typeof CustomerKind | null;
  @Field(() => [ContactPointInput], { nullable: true, description: 'Where to reach them, at most 20.' })
  contactPoints?: ContactPointInput[] | null;
  @Field(() => String, { nullable: true, description: 'Notes of the office, at most 5,000 characters.' })
  notes?: string | null;
  @Field(() => Day, {
    nullable: true,
    description: 'Their date of birth, only to refuse who is under 13: it is looked at and never kept.',
  })
  dateOfBirth?: string | null;
}

@InputType({ description: 'What to change of a customer. What is absent stays; null empties.' })
export class CustomerUpdateInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the row has another version by now.' })
  expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'The name, 1 to 200 characters. It cannot be emptied.' })
  name?: string | null;
  @Field(() => CustomerKind, { nullable: true, description: 'The kind. It cannot be emptied.' })
  kind?: keyof typeof CustomerKind | null;
  @Field(() => [ContactPointInput], { nullable: true, description: 'Takes the place of all contact points.' })
  contactPoints?: ContactPointInput[] | null;
  @Field(() => String, { nullable: true, description: 'Notes of the office, at most 5,000 characters.' })
  notes?: string | null;
  @Field(() => Day, {
    nullable: true,
    description: 'Their date of birth, only to refuse who is under 13: it is looked at and never kept.',
  })
  dateOfBirth?: string | null;
}

@ObjectType({ description: 'The outcome of `customerCreate`.' })
export class CustomerCreatePayload {
  @Field(() => Customer, { nullable: true, description: 'The new customer.' })
  customer!: Customer | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The outcome of `customerUpdate`.' })
export class CustomerUpdatePayload {
  @Field(() => Customer, { nullable: true, description: 'The customer after the change.' })
  customer!: Customer | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Day } from '../scalars.ts';
import { connectionOf, Node, UserError } from './shared.ts';

@ObjectType({ implements: Node, description: 'A person who is sent to customers: the working profile of a user.' })
export class Provider extends Node {
  @Field(() => String, { nullable: true, description: 'The name that customers see; null once erased.' })
  displayName!: string | null;
  @Field(() => String, { nullable: true, description: 'The full name; null once erased.' })
  fullName!: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether a shift is open.' })
  clockedIn!: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether their data may only be stored (GDPR art. 18): then the name is for themself and compliance.',
  })
  restricted!: boolean | null;
}

export const ProviderConnection = connectionOf(() => Provider, 'Provider');

@InputType({ description: 'Which providers to list. All given conditions must hold.' })
export class ProviderFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only those with, or without, an open shift.' })
  clockedIn?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Beginnings of words of the name; 2 to 100 characters.' })
  name?: string | null;
}

@InputType({ description: 'A new provider, with the user behind it.' })
export class ProviderCreateInput {
  @Field(() => String, { description: 'The full name, 1 to 200 characters.' })
  fullName!: string;
  @Field(() => String, { nullable: true, description: 'What customers see; by default the first word of the name.' })
  displayName?: string | null;
  @Field(() => String, { nullable: true, description: 'Where they can be written to: one-time codes go there.' })
  email?: string | null;
  @Field(() => Day, {
    nullable: true,
    description: 'Their date of birth, only to refuse who is under 13: it is looked at and never kept.',
  })
  dateOfBirth?: string | null;
}

@ObjectType({ description: 'The outcome of `providerCreate`.' })
export class ProviderCreatePayload {
  @Field(() => Provider, { nullable: true, description: 'The new provider.' })
  provider!: Provider | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@InputType({ description: 'Whose act it is.' })
export class ProviderActInput {
  @Field(() => ID, { nullable: true, description: "The provider; by default, and at most, the token's own." })
  providerId?: string | null;
}

import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { connectionOf, Node, UserError } from './shared.ts';

@ObjectType({ implements: Node, description: 'A link with which a customer follows one visit.' })
export class ShareGrant extends Node {
  @Field(() => DateTime, { nullable: true, description: 'When it was made.' })
  createdAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ends at the latest; it ends with the visit too.' })
  expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: Date | null;
}

export const ShareGrantConnection = connectionOf(() => ShareGrant, 'ShareGrant');

@InputType({ description: 'A new link for the customer of a visit.' })
export class ShareGrantCreateInput {
  @Field(() => ID, { description: 'The visit.' })
  visitId!: string;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends at the latest; 24 hours after the window unless given, at most 30 days.',
  })
  expiresAt?: Date | null;
}

@ObjectType({ description: 'The outcome of `shareGrantCreate`.' })
export class ShareGrantCreatePayload {
  @Field(() => ShareGrant, { nullable: true, description: 'The grant.' })
  shareGrant!: ShareGrant | null;
  @Field(() => String, { nullable: true, description: 'The link to give to the customer. It is shown this once.' })
  link!: string | null;
  @Field(() => String, { nullable: true, description: 'The token in the link, for apps that follow without a page.' })
  token!: string | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@InputType({ description: 'Which link.' })
export class ShareGrantRevokeInput {
  @Field(() => ID, { description: 'The grant.' })
  shareGrantId!: string;
}

@ObjectType({ description: 'The outcome of `shareGrantRevoke`.' })
export class ShareGrantRevokePayload {
  @Field(() => ShareGrant, { nullable: true, description: 'The grant after the change.' })
  shareGrant!: ShareGrant | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

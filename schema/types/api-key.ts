import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { Audience, Role } from './enums.ts';
import { connectionOf, Node, UserError } from './shared.ts';

@ObjectType({ implements: Node, description: 'A token for a server, an app or a device. Its secret is stored hashed.' })
export class ApiKey extends Node {
  @Field(() => String, { nullable: true, description: 'What the account calls it.' })
  label!: string | null;
  @Field(() => Audience, { nullable: true, description: 'Whom it speaks for.' })
  audience!: keyof typeof Audience | null;
  @Field(() => Role, { nullable: true, description: 'The role, for office, compliance and provider keys.' })
  role!: keyof typeof Role | null;
  @Field(() => [String], { nullable: true, description: 'The scopes, for partner keys.' })
  scopes!: readonly string[] | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was made.' })
  createdAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ends; null if it does not.' })
  expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: Date | null;
}

export const ApiKeyConnection = connectionOf(() => ApiKey, 'ApiKey');

@InputType({ description: 'A new key.' })
export class ApiKeyCreateInput {
  @Field(() => String, { description: 'What to call it, 1 to 100 characters. The watched provider sees it.' })
  label!: string;
  @Field(() => Audience, { description: 'Whom it speaks for. Customers get links instead.' })
  audience!: keyof typeof Audience;
  @Field(() => Role, { nullable: true, description: 'For office keys: ADMIN, DISPATCHER or AGENT.' })
  role?: keyof typeof Role | null;
  @Field(() => [String], {
    nullable: true,
    description: 'For partner keys: positions:read, positions:read:coarse, eta:read, visits:read.',
  })
  scopes?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'For provider keys: whose.' })
  providerId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'For office and compliance keys: the person who works with it, and has the role.',
  })
  userId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ends; never unless given.' })
  expiresAt?: Date | null;
}

@ObjectType({ description: 'The outcome of `apiKeyCreate`.' })
export class ApiKeyCreatePayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key.' })
  apiKey!: ApiKey | null;
  @Field(() => String, { nullable: true, description: 'The token. It is shown this once.' })
  token!: string | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@InputType({ description: 'Which key.' })
export class ApiKeyRevokeInput {
  @Field(() => ID, { description: 'The key.' })
  apiKeyId!: string;
}

@ObjectType({ description: 'The outcome of `apiKeyRevoke`.' })
export class ApiKeyRevokePayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key after the change.' })
  apiKey!: ApiKey | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { type BuildSchemaOptions, buildSchema } from 'type-graphql';
import type { Delivery } from '../../policies/operations.ts';
import { AppError } from '../kernel/app-error.ts';
import { operationOf, POLICY } from './schema-policy.ts';

const ROOT_DESCRIPTIONS = {
  Query: 'What can be asked.',
  Mutation: 'What can be done. Expected failures come in `userErrors` of the payload.',
  Subscription: 'What can be watched. A stream starts with the current state, then tells of changes.',
};

/** Stands at the end of what a subscription says of itself. */
const DELIVERY_WORDS: Readonly<Record<Delivery, string>> = {
  latest: 'Delivered `latest`: a slow reader skips to the newest.',
  every: 'Delivered `every`: nothing is skipped; who falls too far behind gets STREAM_ENDED with SLOW_READER.',
};

/** type-graphql asks for one even where no subscription uses it; ours bring their own sources. */
const NO_PUB_SUB = {
  publish: (): never => {
    throw new AppError('INTERNAL', "type-graphql's PubSub is not used");
  },
  subscribe: (): never => {
    throw new AppError('INTERNAL', "type-graphql's PubSub is not used: the subscription needs its own source");
  },
};

/**
 * The whole schema of these resolver classes, for no audience yet: unguarded, never to be executed. Fields without a
 * resolver of their own are left to graphql's default resolver: type-graphql's costs 5 % of a query of 25,000 fields.
 */
export async function fullSchemaOf(
  options: Pick<BuildSchemaOptions, 'resolvers' | 'container' | 'orphanedTypes'>,
): Promise<GraphQLSchema> {
  leavePlainFieldsToTheDefaultResolver();
  // type-graphql's check is an introspection of all of it, a tenth of a second of each start: what is served is checked for
  // each audience, and the whole by a test.
  const schema = await buildSchema({ ...options, validate: false, skipCheck: true, pubSub: NO_PUB_SUB });
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (root) root.description ??= ROOT_DESCRIPTIONS[root.name as keyof typeof ROOT_DESCRIPTIONS];
  }
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const { delivery } = operationOf(`Subscription.${field.name}`, POLICY);
    // One that says nothing else must be seen to be missing.
    if (field.description) field.description += ` ${DELIVERY_WORDS[delivery]}`;
  }
  return schema;
}

/** type-graphql has `simpleResolvers` per class only; set in its own registry, no class can be forgotten. */
function leavePlainFieldsToTheDefaultResolver(): void {
  const { TypeGraphQLMetadataStorage: registry } = globalThis as {
    TypeGraphQLMetadataStorage?: { objectTypes: { simpleResolvers?: boolean }[] };
  };
  if (!registry) throw new Error('type-graphql keeps its registry elsewhere than it did');
  for (const type of registry.objectTypes) type.simpleResolvers = true;
}

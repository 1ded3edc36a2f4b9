import 'reflect-metadata';
import { type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Facts, ViewerFacts } from '../../../policies/facts.ts';
import type { Rules } from '../../../policies/say.ts';
import { Account } from '../../../schema/types/account.ts';
import { Customer, CustomerConnection, CustomerFilter } from '../../../schema/types/customer.ts';
import { VisitOrder } from '../../../schema/types/enums.ts';
import { Job } from '../../../schema/types/job.ts';
import { FleetPositions } from '../../../schema/types/position.ts';
import { Provider } from '../../../schema/types/provider.ts';
import { Node } from '../../../schema/types/shared.ts';
import { VisitTracking } from '../../../schema/types/tracking.ts';
import { Visit, VisitConnection, VisitFilter, VisitPayload, VisitStepInput } from '../../../schema/types/visit.ts';
import { accessBy, accessFor } from '../access.ts';
import { fullSchemaOf } from '../full-schema.ts';
import { governed } from '../governed.ts';
import { POLICY, type SchemaPolicy } from '../schema-policy.ts';
import type { AccessContext } from '../viewer.ts';

/** What the resolvers answer, by root field: a value, or what makes one of the context. The tests put it there. */
export type Answers = Readonly<Record<string, unknown>>;

export interface CompanyContext extends AccessContext {
  readonly answers: Answers;
}

function answer(context: CompanyContext, name: string): unknown {
  const value = context.answers[name];
  return typeof value === 'function' ? value(context) : value;
}

/** Resolvers over the platform's own types, without a database: they answer what a test tells them to. */
@Resolver()
class CompanyResolver {
  @Query(() => Node, { nullable: true, description: 'A row by its id.' })
  node(@Ctx() context: CompanyContext) {
    return answer(context, 'node');
  }
  @Query(() => [Node], { nullable: 'itemsAndList', description: 'Rows by their ids.' })
  nodes(@Ctx() context: CompanyContext) {
    return answer(context, 'nodes');
  }
  @Query(() => Account, { description: "The viewer's account; it cannot be null here." })
  account(@Ctx() context: CompanyContext) {
    return answer(context, 'account');
  }
  @Query(() => Visit, { nullable: true, description: 'A visit.' })
  visit(@Ctx() context: CompanyContext) {
    return answer(context, 'visit');
  }
  @Query(() => VisitConnection, { description: 'Visits.' })
  visits(
    @Ctx() context: CompanyContext,
    @Arg('filter', () => VisitFilter, { nullable: true, description: 'Which.' }) _filter?: VisitFilter,
    @Arg('orderBy', () => VisitOrder, { nullable: true, description: 'In which order.' })
    _orderBy?: keyof typeof VisitOrder,
  ) {
    return answer(context, 'visits');
  }
  @Query(() => CustomerConnection, { description: 'Customers.' })
  customers(
    @Ctx() context: CompanyContext,
    @Arg('filter', () => CustomerFilter, { nullable: true, description: 'Which.' }) _filter?: CustomerFilter,
  ) {
    return answer(context, 'customers');
  }
  @Query(() => Provider, { nullable: true, description: 'A provider.' })
  provider(@Ctx() context: CompanyContext) {
    return answer(context, 'provider');
  }
  @Mutation(() => VisitPayload, { description: 'Sets out.' })
  visitDepart(
    @Ctx() context: CompanyContext,
    @Arg('input', () => VisitStepInput, { description: 'Which visit.' }) _input: VisitStepInput,
  ) {
    return answer(context, 'visitDepart');
  }
  @Subscription(() => FleetPositions, {
    description: 'Positions.',
    subscribe: ({ context }) => answer(context as CompanyContext, 'fleetPositions') as AsyncIterable<unknown>,
  })
  fleetPositions(@Root() event: unknown) {
    return event;
  }
  @Subscription(() => VisitTracking, {
    nullable: true,
    description: 'A visit on its way.',
    subscribe: ({ context }) => answer(context as CompanyContext, 'visitTracking') as AsyncIterable<unknown>,
  })
  visitTracking(@Root() event: unknown) {
    return event;
  }
}

@Resolver(() => Visit)
class VisitFields {
  @FieldResolver(() => Customer, { nullable: true, description: 'For whom.' })
  customer(@Root() visit: { customer?: unknown }) {
    return visit.customer;
  }
  @FieldResolver(() => Job, { nullable: true, description: 'As part of what.' })
  job(@Root() visit: { job?: unknown }) {
    return visit.job;
  }
  @FieldResolver(() => Provider, { nullable: true, description: 'Who goes.' })
  assignee(@Root() visit: { assignee?: unknown }) {
    return visit.assignee;
  }
}

/** The full schema of the company, built once. */
export const companySchema: GraphQLSchema = await fullSchemaOf({ resolvers: [CompanyResolver, VisitFields] });

/** The platform's policy, with other rules where a test brings some. */
export function policyWith(rules: readonly Rules[]): SchemaPolicy {
  return { ...POLICY, rules };
}

export const OFFICE: ViewerFacts = {
  audience: 'office',
  accountId: 'acc_1',
  role: 'DISPATCHER',
  scopes: [],
  userId: 'usr_1',
  providerId: null,
  visitId: null,
  customerId: null,
};
export const PROVIDER: ViewerFacts = { ...OFFICE, audience: 'provider', role: 'PROVIDER', providerId: 'prv_1' };
export const CUSTOMER: ViewerFacts = { ...OFFICE, audience: 'customer', role: null, userId: null, visitId: 'vis_1' };
export const PARTNER: ViewerFacts = { ...OFFICE, audience: 'partner', role: null, userId: null, scopes: ['eta:read'] };

/** The facts of a visit of `acc_1` that `prv_1` is on the way to, with what a test changes of them. */
export const visitFacts = (changes: Partial<Facts<'Visit'>> = {}): Facts<'Visit'> => ({
  id: 'vis_1',
  accountId: 'acc_1',
  customerId: 'cus_1',
  jobId: 'job_1',
  restricted: false,
  stage: 'EN_ROUTE',
  assigneeId: 'prv_1',
  ...changes,
});

/** A visit as a resolver returns it. */
export function visitView(changes: Partial<Facts<'Visit'>> = {}, more: object = {}) {
  const facts = visitFacts(changes);
  return governed('Visit', facts, { id: facts.id, stage: facts.stage, notes: 'Ring twice', version: 3, ...more });
}

/** A position as a resolver returns it, of a provider of `acc_1`. */
export function positionView(providerId: string, accountId = 'acc_1', more: object = {}) {
  const facts = { accountId, providerId, visitId: 'vis_1', stage: 'EN_ROUTE' } as const;
  return governed('ProviderPosition', facts, { providerId, visitId: 'vis_1', freshness: 'LIVE', eta: 5, ...more });
}

export function contextFor(viewer: ViewerFacts, answers: Answers, rules?: readonly Rules[]): CompanyContext {
  const access = rules ? accessBy(rules, viewer) : accessFor(viewer);
  const token = { tokenId: 'key_1', expiresAtMs: null };
  return { viewer: { ...viewer, ...token }, access, requestId: 'req_1', answers };
}

/** Validates and executes against an audience's schema. Throws the first validation error. */
export async function ask(schema: GraphQLSchema, query: string, context: CompanyContext): Promise<ExecutionResult> {
  const document = parse(query);
  const [invalid] = validate(schema, document);
  if (invalid) throw invalid;
  return execute({ schema, document, contextValue: context });
}

/** The codes of the errors of a result, by path; in place of a code, the message of an error that is not of ours. */
export function codesOf({ errors = [] }: ExecutionResult): Record<string, string> {
  return Object.fromEntries(
    errors.map(({ path, originalError, message }) => [
      (path ?? []).join('.'),
      (originalError as { code?: string } | undefined)?.code ?? message,
    ]),
  );
}

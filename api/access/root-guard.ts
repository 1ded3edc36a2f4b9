import type { GraphQLFieldConfig, GraphQLFieldResolver } from 'graphql';
import type { Audience } from '../../policies/facts.ts';
import type { Operation, StreamOperation } from '../../policies/operations.ts';
import type { ReaderStream } from '../events/reader-stream.ts';
import { AppError } from '../kernel/app-error.ts';
import type { RecordingAccess } from './access.ts';
import { type FieldGuards, guardPlainField } from './field-guard.ts';
import { factsOf } from './governed.ts';
import type { Change } from './operation-record.ts';
import { isThenable } from './output-guard.ts';
import type { AccessContext } from './viewer.ts';

type Config = GraphQLFieldConfig<unknown, AccessContext>;
type Resolve = GraphQLFieldResolver<unknown, AccessContext>;

/** A root field: what it does, and for whom this schema is. */
export type Root = { readonly field: string; readonly audience: Audience } & (
  | { readonly type: 'Query' | 'Mutation'; readonly operation: Operation }
  | { readonly type: 'Subscription'; readonly operation: StreamOperation }
);
type SubscriptionRoot = Extract<Root, { readonly type: 'Subscription' }>;

/** A root field behind its act: refused to a viewer who may do that to no row; a mutation must ask about the row. */
export function guardRootField(root: Root, config: Config, guards: FieldGuards): Config {
  const guarded = guardPlainField(root.field, config, guards);
  if (root.type === 'Subscription') return guardSubscription(root, guarded, config, guards);
  const inner = guarded.resolve;
  if (!inner) throw new Error(`${root.type}.${root.field} has no resolver`);
  const resolve = root.type === 'Mutation' ? askingThePolicy(root, inner) : inner;
  return {
    ...guarded,
    resolve: (source, args, context, info) => {
      enter(root, context);
      context.record?.entered(root.field);
      return resolve(source, args, context, info);
    },
  };
}

/** The source is guarded like a resolver; the arguments are judged once, the events each as they come out. */
function guardSubscription(
  root: SubscriptionRoot,
  guarded: Config,
  config: Config,
  { args: judge, output }: FieldGuards,
): Config {
  const { subscribe } = config;
  if (!subscribe) throw new Error(`Subscription.${root.field} has no source`);
  const inner = guarded.resolve;
  return {
    ...guarded,
    // An event that is the row itself needs no resolver: it is judged as it is, and at once.
    ...(output &&
      inner && {
        resolve: (event, args, context, info) =>
          factsOf(event) ? output(event, context) : inner(event, args, context, info),
      }),
    subscribe: async (source, args, context, info) => {
      enter(root, context);
      context.record?.entered(root.field);
      judge?.(args, context);
      return requireDelivery(root, await subscribe(source, args, context, info));
    },
  };
}

/** The source, if it delivers as is declared: else a reader would lose what counts, or we hold what does not. */
function requireDelivery({ field, operation }: SubscriptionRoot, source: unknown): unknown {
  const { delivery } = operation;
  if ((source as Partial<ReaderStream<unknown>> | null)?.delivery === delivery) return source;
  throw new AppError('INTERNAL', `Subscription.${field} is declared \`${delivery}\`, and its source is not`);
}

/**
 * An act that no row allows is FORBIDDEN. Reading is not: there what may not be read is as if it did not exist, row by
 * row.
 */
function enter({ audience, operation: { action, type } }: Root, { access }: AccessContext): void {
  if (access.audience !== audience) throw new AppError('INTERNAL', 'This schema is for another audience');
  if (action !== 'read' && !access.canOnSome(action, type)) throw new AppError('FORBIDDEN', 'You may not do this.');
}

/**
 * A mutation gets an access of its own that remembers what was asked. If it reports success without having been
 * allowed its own act, it forgot to ask: INTERNAL.
 */
function askingThePolicy(root: Root, inner: Resolve): Resolve {
  const change: Change = { field: root.field, action: root.operation.action, type: root.operation.type };
  return (source, args, context, info) => {
    const access = context.access.recording();
    const { record } = context;
    const own: AccessContext = record?.changing(context, change, access) ?? { ...context, access };
    const done = (settled: unknown): unknown => {
      requireAsked(root, access, settled);
      if (!(settled instanceof Error || isRefused(settled))) record?.changed(change, access);
      return settled;
    };
    const result: unknown = inner(source, args, own, info);
    return isThenable(result) ? result.then(done) : done(result);
  };
}

function requireAsked({ field, operation }: Root, access: RecordingAccess, result: unknown): void {
  if (result instanceof Error || access.hasAllowed(operation.action, operation.type) || isRefused(result)) return;
  throw new AppError('INTERNAL', `Mutation.${field} did not ask whether it may ${operation.action} ${operation.type}`);
}

/** Whether a payload says why nothing was done. */
function isRefused(payload: unknown): boolean {
  const errors = (payload as { userErrors?: unknown } | null | undefined)?.userErrors;
  return Array.isArray(errors) && errors.length > 0;
}

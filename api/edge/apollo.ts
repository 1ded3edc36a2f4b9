import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type DocumentNode, type GraphQLFormattedError, type GraphQLSchema, parse } from 'graphql';
import type { Logger } from 'pino';
import { AppError } from '../kernel/app-error.ts';
import type { PresentedError } from './error-presenter.ts';
import { currentExchange, type Exchange } from './exchange.ts';
import { statusOf } from './http-answers.ts';
import type { Operations, PresentedResult } from './operation.ts';

/** What Apollo hands from the HTTP handler to its plugin. */
export interface ApolloContext {
  readonly exchange: Exchange;
}

/** HTTP has no streams of ours. */
const KINDS_OVER_HTTP = ['query', 'mutation'] as const;

/** Stands in for a document that was refused: Apollo asks for one before it lets a plugin answer. */
const REFUSED: DocumentNode = parse('{ __typename }');

/**
 * An Apollo server for one audience, started. Apollo is the HTTP layer: methods, media types, CSRF prevention, no
 * batches, the form of a request. What it would parse, validate, execute and format itself goes by its plugin hooks through
 * `operations`, which serve WebSockets too. Its reporting and signal handling are off, whatever the environment says.
 */
export async function startApollo(
  schema: GraphQLSchema,
  operations: Operations,
  logger: Logger,
): Promise<ApolloServer<ApolloContext>> {
  const server = new ApolloServer<ApolloContext>({
    schema,
    nodeEnv: 'production',
    introspection: true,
    allowBatchedHttpRequests: false,
    // A browser sends `authorization` to another site only after a preflight: it proves what the check wants proven.
    csrfPrevention: { requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'] },
    persistedQueries: false,
    // The public way past Apollo's own parser and validation: a document from the store has been through both.
    documentStore: {
      get: async () => documentOf(currentExchange.getStore()),
      set: async () => {},
      delete: async () => {},
    },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted) => formatApolloError(formatted, operations),
    logger: quietLogger(logger),
    plugins: [
      onePath(operations),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return server;
}

/** Answers every request by `operations`. */
function onePath(operations: Operations): ApolloServerPlugin<ApolloContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveSource({ request, contextValue: { exchange }, source }) {
          const { viewer, requestId } = exchange;
          const { operationName, variables } = request;
          const wanted = { query: source, operationName, variables };
          exchange.prepared = operations.prepare(viewer, requestId, wanted, KINDS_OVER_HTTP);
        },
        async parsingDidStart() {
          throw new Error('Apollo is not to parse: its limits are not ours');
        },
        async responseForOperation({ contextValue: { exchange } }) {
          const { prepared } = exchange;
          if (!prepared) throw new Error('Apollo came to run an operation that was not prepared');
          const result = prepared.ok
            ? await operations.run(prepared)
            : { errors: prepared.errors, extensions: { cost: prepared.cost } };
          return answerOf(result, prepared.ok ? 0 : prepared.retryAfterMs, exchange);
        },
      };
    },
  };
}

/** What Apollo asks for before it lets the plugin answer, and where it looks whether a GET carries a mutation. */
function documentOf(exchange: Exchange | undefined): DocumentNode {
  return exchange?.prepared?.ok ? exchange.prepared.document : REFUSED;
}

function answerOf(result: PresentedResult, retryAfterMs: number, exchange: Exchange) {
  const headers = new HeaderMap();
  if (retryAfterMs > 0) headers.set('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  const status = statusOf(result.errors ?? [], 'data' in result, exchange.prefersGraphqlResponse);
  return { http: { status, headers }, body: { kind: 'single' as const, singleResult: result } };
}

/** Apollo's refusals of what is not a GraphQL request; their messages are fixed. All else is unknown. */
function formatApolloError(formatted: GraphQLFormattedError, operations: Operations): PresentedError {
  const requestId = currentExchange.getStore()?.requestId ?? 'unknown';
  const code = formatted.extensions?.['code'];
  const isRefusal = code === 'BAD_REQUEST' || code === 'PERSISTED_QUERY_NOT_SUPPORTED';
  const error = isRefusal ? new AppError('BAD_REQUEST', formatted.message.trim()) : new Error('Apollo failed');
  return operations.present(error, requestId);
}

/** Apollo logs with messages of errors in the text; only that there was something reaches our log. */
function quietLogger(logger: Logger) {
  const say = (level: 'debug' | 'info' | 'warn' | 'error') => () => logger[level]('a message of the HTTP layer');
  return { debug: () => {}, info: () => {}, warn: say('warn'), error: say('error') };
}

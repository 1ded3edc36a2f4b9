import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { AUDIENCES, type Audience } from '../../policies/facts.ts';
import type { ErrorCode } from '../../schema/errors.ts';
import { MAX_BODY_BYTES } from '../../schema/limits.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import { type ApolloContext, startApollo } from './apollo.ts';
import { bearerToken } from './bearer.ts';
import { APPLICATION_JSON, currentExchange, type Exchange, GRAPHQL_RESPONSE_JSON, requestIdOf } from './exchange.ts';
import { acceptedMediaType, answerError, statusOfCode } from './http-answers.ts';
import type { Operations } from './operation.ts';
import type { EdgePorts } from './ports.ts';
import { withSignals } from './privacy-signals.ts';

/**
 * GraphQL over HTTP at `path`: method, media types, token, body, then the Apollo server of the viewer's audience. A
 * body is read only for a known token.
 */
export async function graphqlOverHttp(
  path: string,
  ports: EdgePorts,
  operations: Operations,
  logger: Logger,
  clock: Clock,
): Promise<Router> {
  const router = express.Router();
  router.all(
    path,
    onlyGetAndPost,
    onlyKnownMediaTypes,
    authenticated(ports, operations, clock),
    express.json({ limit: MAX_BODY_BYTES, type: 'application/json', strict: false }),
    await byAudience(ports, operations, logger),
  );
  router.use(path, unreadableBody(operations));
  return router;
}

const onlyGetAndPost: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'POST') return next();
  response.setHeader('allow', 'GET, POST, OPTIONS');
  answerError(request, response, 405, {
    code: 'BAD_REQUEST',
    message: 'GraphQL is asked by POST, or by GET for queries.',
  });
};

/** Before anything runs: an answer that the client cannot read must not have changed anything. */
const onlyKnownMediaTypes: RequestHandler = (request, response, next) => {
  if (!acceptedMediaType(request)) {
    const message = `The answer is \`${APPLICATION_JSON}\` or \`${GRAPHQL_RESPONSE_JSON}\`; \`accept\` has neither.`;
    return answerError(request, response, 406, { code: 'BAD_REQUEST', message });
  }
  if (request.method === 'POST' && !request.is('application/json')) {
    const message = 'A request by POST is `application/json`.';
    return answerError(request, response, 415, { code: 'BAD_REQUEST', message });
  }
  next();
};

/** Lets in who brings a valid token, and leaves the exchange in `locals`. No other header names a user. */
export function authenticated(
  ports: EdgePorts,
  operations: Operations,
  clock: Clock,
  by: 'authenticate' | 'authenticateToFetch' = 'authenticate',
): RequestHandler {
  return async (request, response, next) => {
    const requestId = requestIdOf(response);
    const token = bearerToken(request.headers.authorization);
    try {
      const known = token === null ? null : await ports[by](token);
      if (!known) throw new AppError('UNAUTHENTICATED', 'A valid token is needed: `Authorization: Bearer …`.');
      const viewer = await withSignals(ports, clock, known, request.headers);
      const prefersGraphqlResponse = acceptedMediaType(request) === GRAPHQL_RESPONSE_JSON;
      const exchange: Exchange = { viewer, requestId, prefersGraphqlResponse };
      Object.assign(response.locals, { exchange });
    } catch (error) {
      const { message, extensions } = operations.present(error, requestId);
      if (extensions.code === 'UNAUTHENTICATED') response.setHeader('www-authenticate', challenge(token));
      return answerError(request, response, statusOfCode(extensions.code), { code: extensions.code, message });
    }
    next();
  };
}

/** RFC 6750: the kind of fault is named only to who brought a token. */
function challenge(token: string | null): string {
  return token === null ? 'Bearer realm="whereabouts"' : 'Bearer realm="whereabouts", error="invalid_token"';
}

async function byAudience(ports: EdgePorts, operations: Operations, logger: Logger): Promise<RequestHandler> {
  const handlers = new Map<Audience, RequestHandler>();
  for (const audience of AUDIENCES) {
    const server = await startApollo(ports.schemaFor(audience), operations, logger);
    const context = async ({ res }: { res: { locals: object } }): Promise<ApolloContext> => res.locals as ApolloContext;
    handlers.set(audience, expressMiddleware(server, { context }));
  }
  return (request, response, next) => {
    const { exchange } = response.locals as ApolloContext;
    const handler = handlers.get(exchange.viewer.audience);
    if (!handler) throw new Error('a viewer has an audience that there is not');
    return currentExchange.run(exchange, () => handler(request, response, next));
  };
}

const BODY_FAULTS: Readonly<Record<string, { status: number; code: ErrorCode; message: string }>> = {
  'entity.too.large': {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: `The body is larger than ${MAX_BODY_BYTES} bytes.`,
  },
  'entity.parse.failed': { status: 400, code: 'BAD_REQUEST', message: 'The body is not JSON.' },
  'encoding.unsupported': { status: 415, code: 'BAD_REQUEST', message: 'The body has an unknown encoding.' },
  'charset.unsupported': { status: 415, code: 'BAD_REQUEST', message: 'The body is not in UTF-8.' },
  'request.aborted': { status: 400, code: 'BAD_REQUEST', message: 'The body broke off.' },
  'request.size.invalid': { status: 400, code: 'BAD_REQUEST', message: 'The body has not the length that it claims.' },
};

/** Says what is wrong with a body. The parser's own message quotes it, so that is not passed on. */
function unreadableBody(operations: Operations): ErrorRequestHandler {
  return (error: { type?: unknown }, request, response, next) => {
    const fault = typeof error.type === 'string' ? BODY_FAULTS[error.type] : undefined;
    if (!fault) return next(error);
    operations.present(new AppError(fault.code, fault.message), requestIdOf(response));
    // What is left of the body is not worth receiving.
    if (fault.status === 413) response.setHeader('connection', 'close');
    answerError(request, response, fault.status, fault);
  };
}

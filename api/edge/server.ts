import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { Turn } from '../fanout/turn.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { Budgets } from './budget.ts';
import type { EdgeConfig } from './config.ts';
import { presentError } from './error-presenter.ts';
import { requestIdOf } from './exchange.ts';
import { EXPORTS_PATH, exportDownloads } from './export-download.ts';
import { alive, ready } from './health.ts';
import { authenticated, graphqlOverHttp } from './http.ts';
import { answerError } from './http-answers.ts';
import { crossOrigin, safeHeaders } from './http-headers.ts';
import { authenticatingInTime } from './in-time.ts';
import { createMetrics, type EdgeMetrics } from './metrics.ts';
import { Operations } from './operation.ts';
import { pages } from './page.ts';
import type { EdgePorts } from './ports.ts';
import { GPC_PATH, PRIVACY_PATH, privacy } from './privacy.ts';
import { answerSignals } from './privacy-signals.ts';
import { KEYS_PATH, publicKeys } from './public-keys.ts';
import { WebSockets } from './web-sockets.ts';

/** Receiving a request's head and body: a phone on a bad line, but no one who only holds the connection. */
const HEADERS_TIMEOUT_MS = 10_000;
const RECEIVE_TIMEOUT_MS = 30_000;

/** Above the 60 s of common load balancers, so that it is they who close an idle connection. */
const IDLE_CONNECTION_MS = 65_000;

/**
 * Connections that wait in the kernel to be taken, which bounds it by `net.core.somaxconn`. Those beyond are not refused but left to try again
 * after 1, 3, 7 and 15 s: with Node's 511 a crowd that comes at once is there late, whatever the server has left to do.
 */
const BACKLOG = 16_384;

/** How often a draining server looks for HTTP connections that have become idle. */
const IDLE_CHECK_MS = 50;

/** The server's outside: listens, serves, and leaves in good order. */
export interface Edge {
  /** What is counted; other parts may add to it. */
  readonly metrics: EdgeMetrics;
  /** Listens on `port` (0: any that is free) of `host`. Rejects if it cannot. */
  listen(port: number, host: string): Promise<void>;
  /** Where it listens. Throws before it does. */
  readonly address: { readonly host: string; readonly port: number };
  /** WebSockets open now. */
  readonly socketCount: number;
  /** Groups of subscriptions that are executed once for all of them. */
  readonly cohortCount: number;
  /**
   * Leaves: readiness fails first, then sockets close with 1012 spread over some seconds, requests in flight finish and
   * their connections close. Settles when nothing is open. Calling it again waits for the same.
   */
  drain(): Promise<void>;
}

/** Builds the edge over the rest of the server. Throws if the page is configured and not built, or a schema is invalid. */
export async function createEdge(
  given: EdgePorts,
  config: EdgeConfig,
  logger: Logger,
  clock: Clock = systemClock,
): Promise<Edge> {
  const metrics = createMetrics();
  const budgets = new Budgets(config.budget, clock);
  const { requestTimeoutMs } = config;
  const ports = authenticatingInTime(given, clock, requestTimeoutMs);
  const turn = new Turn();
  const operations = new Operations({ ports, budgets, metrics, logger, clock, turn, requestTimeoutMs });
  metrics.observeCohorts(() => operations.cohortCount);
  const sockets = new WebSockets({ ports, operations, config, metrics, logger, clock, turn });
  const state = { isDraining: false };
  const app = await createApp(ports, config, operations, budgets, metrics, logger, clock, state);
  const server = createServer(app);
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = RECEIVE_TIMEOUT_MS;
  server.keepAliveTimeout = IDLE_CONNECTION_MS;
  server.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head));
  let leaving: Promise<void> | null = null;
  return {
    metrics,
    listen: (port, host) => listen(server, port, host),
    get address() {
      return addressOf(server);
    },
    get socketCount() {
      return sockets.count;
    },
    get cohortCount() {
      return operations.cohortCount;
    },
    drain() {
      leaving ??= leave(server, sockets, metrics, config, clock, state);
      return leaving;
    },
  };
}

async function createApp(
  ports: EdgePorts,
  config: EdgeConfig,
  operations: Operations,
  budgets: Budgets,
  metrics: EdgeMetrics,
  logger: Logger,
  clock: Clock,
  state: { readonly isDraining: boolean },
): Promise<Express> {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(safeHeaders, answerSignals, closeWhenDraining(state));
  app.get('/healthz', alive);
  app.get(
    '/readyz',
    ready(ports, () => state.isDraining),
  );
  app.get('/metrics', (request, response) => metrics.serve(request, response));
  app.get(KEYS_PATH, publicKeys(ports.publicKeys));
  app.all(['/healthz', '/readyz', '/metrics', KEYS_PATH], methodNotAllowed);
  if (config.privacy !== null) {
    app.use(privacy(config.privacy));
    app.all([PRIVACY_PATH, GPC_PATH], methodNotAllowed);
  }
  app.use(EXPORTS_PATH, crossOrigin(config), authenticated(ports, operations, clock, 'authenticateToFetch'));
  app.use(exportDownloads(ports.openPackage, budgets));
  app.use(config.path, crossOrigin(config));
  if (config.pageDir !== null) app.use(pages(config.pageDir, config.path));
  app.use(await graphqlOverHttp(config.path, ports, operations, logger, clock));
  app.use(notFound, failed(logger));
  return app;
}

/** A client that keeps its connection would come back to a server that is about to be gone. */
function closeWhenDraining(state: { readonly isDraining: boolean }): RequestHandler {
  return (_request, response, next) => {
    if (state.isDraining) response.setHeader('connection', 'close');
    next();
  };
}

const methodNotAllowed: RequestHandler = (request, response) => {
  response.setHeader('allow', 'GET, HEAD');
  answerError(request, response, 405, { code: 'BAD_REQUEST', message: 'Only GET is answered here.' });
};

const notFound: RequestHandler = (request, response) => {
  answerError(request, response, 404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' });
};

function failed(logger: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { message, extensions } = presentError(error, requestIdOf(response), logger);
    if (response.headersSent) return next(error);
    answerError(request, response, extensions.code === 'UNAVAILABLE' ? 503 : 500, { code: extensions.code, message });
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function addressOf(server: Server): { host: string; port: number } {
  const address = server.address() as AddressInfo | null;
  if (!address) throw new Error('the server does not listen');
  return { host: address.address, port: address.port };
}

async function leave(
  server: Server,
  sockets: WebSockets,
  metrics: EdgeMetrics,
  config: EdgeConfig,
  clock: Clock,
  state: { isDraining: boolean },
): Promise<void> {
  state.isDraining = true;
  sockets.refuseMore();
  await new Promise<void>((resolve) => clock.after(config.drain.noticeMs, resolve));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const cut = setTimeout(() => server.closeAllConnections(), config.drain.requestsMs);
  await Promise.all([sockets.drain(config.drain.spreadMs), closed]);
  clearInterval(idle);
  clearTimeout(cut);
  await metrics.close();
}

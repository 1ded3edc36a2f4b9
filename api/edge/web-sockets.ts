import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import { CloseCode, type Context, handleProtocols, makeServer, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Turn } from '../fanout/turn.ts';
import type { Clock } from '../kernel/clock.ts';
import { Admission } from './admission.ts';
import { bearerToken } from './bearer.ts';
import type { EdgeConfig } from './config.ts';
import { CLOSE_CODES, Connection, type ConnectionParts, SocketRefusal } from './connection.ts';
import { describeFailure, presentError } from './error-presenter.ts';
import { KeepAliveWheel } from './keep-alive.ts';
import type { EdgeMetrics } from './metrics.ts';
import type { Operations } from './operation.ts';
import { isAllowedOrigin } from './origins.ts';
import type { EdgePorts, Viewer } from './ports.ts';
import { answerTo, SIGNALS_HEADER, signalsOf, withSignals } from './privacy-signals.ts';
import { newRequestId } from './request-id.ts';
import { Session, type SubscribeArgs } from './session.ts';
import { inTurn } from './upgrade-queue.ts';

/** How long the other side may take to answer a close before it is cut. */
const CLOSE_TIMEOUT_MS = 3_000;

export interface WebSocketParts {
  readonly ports: EdgePorts;
  readonly operations: Operations;
  readonly config: EdgeConfig;
  readonly metrics: EdgeMetrics;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly turn: Turn;
}

/** What the hooks of graphql-ws find beside its own context. */
interface SocketState {
  readonly connection: Connection;
  /** The headers of the request that asked for the upgrade, until the viewer is known. */
  headers: IncomingHttpHeaders;
  session: Session | null;
  /** Ends the wait for `connection_init`; null once that is over. */
  cancelInitWait: (() => void) | null;
  stopWatching: (() => void) | null;
  isClosed: boolean;
}

type SocketContext = Context<Record<string, unknown> | undefined, SocketState>;

/**
 * GraphQL over WebSocket: the protocol is graphql-ws's `makeServer`, the sockets are ours (`Connection`), so that one
 * place owns every write. Checks Origin at the upgrade, the token at `connection_init`, and takes only subscriptions.
 */
export class WebSockets {
  readonly #parts: WebSocketParts;
  readonly #connectionParts: ConnectionParts;
  readonly #wheel: KeepAliveWheel;
  readonly #server: WebSocketServer;
  readonly #protocol: Server<SocketState>;
  readonly #admission: Admission;
  readonly #open = new Set<Connection>();
  readonly #countByToken = new Map<string, number>();
  #isDraining = false;

  constructor(parts: WebSocketParts) {
    this.#parts = parts;
    const { clock, config, logger, turn } = parts;
    const { stalledSocketMs, maxMessagesWhileStalled } = config;
    this.#connectionParts = { clock, logger, turn, stalledSocketMs, maxMessagesWhileStalled };
    this.#wheel = new KeepAliveWheel(clock, turn, config.keepAliveMs);
    this.#admission = new Admission(clock, config.admission);
    parts.metrics.observeWaiting(() => this.#admission.waiting);
    // Compression costs 230 KB a connection and would put ws between us and the socket.
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: config.maxMessageBytes,
      autoPong: false,
      // One message a turn: what `complete` sets going has ended before the next message, which may use its id again.
      allowSynchronousEvents: false,
      closeTimeout: CLOSE_TIMEOUT_MS,
      handleProtocols,
    } as ConstructorParameters<typeof WebSocketServer>[0]);
    this.#server.on('headers', (headers, request) => {
      const signals = signalsOf(request.headers);
      if (signals) headers.push(`${SIGNALS_HEADER}: ${answerTo(signals)}`);
    });
    this.#protocol = this.#makeProtocol();
  }

  /** Sockets that are open. */
  get count(): number {
    return this.#open.size;
  }

  /** Takes over a connection whose request asks for an upgrade, or refuses it by a plain HTTP answer. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', destroy);
    if (this.#isRefused(request, socket)) return;
    const isWaiting = inTurn(this.#admission, socket, head, (sent) => {
      if (!this.#isRefused(request, socket)) this.#upgrade(request, socket, sent);
    });
    // Said in the words of the protocol, since a page in a browser sees nothing of an answer in HTTP.
    if (!isWaiting) this.#server.handleUpgrade(request, socket, head, (ws) => this.#sendAway(ws));
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      this.#accept(new Connection(ws, request.socket, this.#connectionParts), ws, request.headers);
    });
  }

  #sendAway(ws: WebSocket): void {
    ws.on('error', () => {});
    ws.close(CLOSE_CODES.tryAgainLater, `Try again in ${this.#admission.retryAfterMs} ms`);
  }

  #isRefused(request: IncomingMessage, socket: Duplex): boolean {
    const refusal = this.#refusalOf(request);
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy());
    }
    return refusal !== null;
  }

  /** Takes no more sockets: who asks for one is told to come back, and finds another instance. */
  refuseMore(): void {
    this.#isDraining = true;
  }

  /** Closes the open sockets with 1012, spread over `spreadMs`. Settles when all are gone. */
  async drain(spreadMs: number): Promise<void> {
    this.refuseMore();
    // Who still waits is let through, to be told.
    this.#admission.stop();
    const { clock } = this.#parts;
    const all = [...this.#open];
    all.forEach((connection, index) => {
      clock.after((spreadMs * index) / all.length, () => {
        connection.close(CLOSE_CODES.serviceRestart, 'Service restart', 'drain');
      });
    });
    await this.#allGone();
    this.#wheel.stop();
  }

  #whenGone: (() => void)[] = [];

  #allGone(): Promise<void> {
    if (this.#open.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenGone.push(resolve));
  }

  #refusalOf({ url = '', headers }: IncomingMessage): string | null {
    if (this.#isDraining) return '503 Service Unavailable';
    if (url.split('?')[0] !== this.#parts.config.path) return '404 Not Found';
    return isAllowedOrigin(headers, this.#parts.config) ? null : '403 Forbidden';
  }

  #accept(
    connection: Connection,
    ws: { once(event: 'close', run: (code: number, reason: Buffer) => void): void },
    headers: IncomingHttpHeaders,
  ): void {
    const { metrics, logger } = this.#parts;
    const state: SocketState = {
      connection,
      headers,
      session: null,
      cancelInitWait: this.#parts.clock.after(this.#parts.config.connectionInitTimeoutMs, () => {
        connection.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
      }),
      stopWatching: null,
      isClosed: false,
    };
    const stopKeepAlive = this.#wheel.add(connection);
    this.#open.add(connection);
    metrics.socketOpened();
    const closed = this.#protocol.opened(connection, state);
    ws.once('close', (code, reason) => {
      state.isClosed = true;
      state.cancelInitWait?.();
      stopKeepAlive();
      this.#open.delete(connection);
      metrics.socketClosed(connection.closeCause);
      this.#leave(state);
      closed(code, String(reason)).catch((error: unknown) => {
        logger.error({ failure: describeFailure(error) }, 'a WebSocket did not close cleanly');
      });
      if (this.#open.size === 0) for (const gone of this.#whenGone.splice(0)) gone();
    });
  }

  #leave({ session, stopWatching }: SocketState): void {
    stopWatching?.();
    if (!session) return;
    const { tokenId } = session.viewer;
    const left = (this.#countByToken.get(tokenId) ?? 1) - 1;
    if (left > 0) this.#countByToken.set(tokenId, left);
    else this.#countByToken.delete(tokenId);
  }

  #makeProtocol(): Server<SocketState> {
    return makeServer<Record<string, unknown> | undefined, SocketState>({
      // Its own timer would stay with the socket: ours is gone when the socket has said who it is.
      connectionInitWaitTimeout: 0,
      onConnect: (context) => this.#connect(context),
      onSubscribe: (context, id, payload) => {
        const answer = sessionOf(context).subscribe(id, payload);
        // graphql-ws holds the message while the operation runs; nobody reads the text again.
        Object.assign(payload, { query: '' });
        return answer;
      },
      subscribe: (args) => (args as SubscribeArgs).stream,
      onNext: (context, id, _payload, _args, result) => sessionOf(context).next(id, result as ExecutionResult) as never,
      onError: (context, id, _payload, errors) => sessionOf(context).errors(id, errors),
      onComplete: (context, id) => sessionOf(context).completed(id),
    });
  }

  /** Knows the viewer by the token of `connection_init`, or closes the socket by throwing. */
  async #connect(context: SocketContext): Promise<true> {
    const { connectionParams, extra } = context;
    extra.cancelInitWait?.();
    extra.cancelInitWait = null;
    // The token stays nowhere.
    Object.assign(context, { connectionParams: undefined });
    const known = await this.#viewerOf(connectionParams?.['authorization']);
    const viewer = await withSignals(this.#parts.ports, this.#parts.clock, known, extra.headers);
    extra.headers = {};
    if (extra.isClosed) return true;
    const count = this.#countByToken.get(viewer.tokenId) ?? 0;
    if (count >= this.#parts.config.maxSocketsPerToken) {
      throw new SocketRefusal(CLOSE_CODES.tryAgainLater, 'Too many sockets with this token', 'limit');
    }
    this.#countByToken.set(viewer.tokenId, count + 1);
    const { operations, clock, config, ports } = this.#parts;
    const session = new Session(extra.connection, viewer, {
      operations,
      clock,
      maxSubscriptions: config.maxSubscriptionsPerSocket,
      shares: config.sharesSubscriptions,
      lostTokenGraceMs: config.lostTokenGraceMs,
    });
    extra.session = session;
    extra.stopWatching = ports.onViewerLost(viewer, (reason) => void session.lose(reason));
    return true;
  }

  async #viewerOf(authorization: unknown): Promise<Viewer> {
    const { ports, logger } = this.#parts;
    const token = bearerToken(authorization);
    let viewer: Viewer | null;
    try {
      viewer = token === null ? null : await ports.authenticate(token);
    } catch (error) {
      presentError(error, newRequestId(), logger);
      throw new SocketRefusal(CLOSE_CODES.tryAgainLater, 'Not available', 'failure');
    }
    if (!viewer) throw new SocketRefusal(CLOSE_CODES.unauthorized, 'Unauthorized', 'unauthorized');
    return viewer;
  }
}

/** Listens for as long as the socket lives, so it holds nothing of the request. */
function destroy(this: Duplex): void {
  this.destroy();
}

function sessionOf({ extra }: SocketContext): Session {
  if (!extra.session) throw new Error('an operation came before the viewer was known');
  return extra.session;
}

import { createClient as createSocket, type Client as Socket } from 'graphql-ws/client';
import type { Client } from './client.ts';
import type { TypedDocument, VariablesAnd } from './document.ts';
import { errorFrom, NetworkError, type ServerError } from './errors.ts';
import { ERROR_CLASSES } from './generated/error-classes.ts';
import { type Answer, resultOf } from './request.ts';
import { askedWaitMs, jitterMs, waitAfter } from './retry.ts';
import { type Keep, WaitingEvents } from './waiting-events.ts';

export interface SubscribeOptions<Result> {
  /** What becomes of events while the reader is busy; `every` unless given. */
  readonly keep?: Keep<Result> | undefined;
}

/** How often the connection is tried when nothing comes over it: phones change networks without telling. */
const PING_EVERY_MS = 12_000;
/** An answer takes a round trip; without one for so long, the connection is dead. */
const PONG_WITHIN_MS = 6_000;

/** graphql-ws: the token is unknown, expired or revoked. */
const CLOSED_UNAUTHORIZED = 4401;

/** The connection of a client, with a number that grows with each new one. */
interface Connection {
  readonly socket: Socket;
  count: number;
}

/** One for each client, over which all its streams go; open only while there is one. */
const connections = new WeakMap<Client, Connection>();

/**
 * The events of a subscription: the current state, then every change. A lost connection is made anew for as long as the stream
 * is read, and the state then comes again. Leaving the loop ends it at the server.
 *
 * Throws, after the events before it: StreamEndedError when the server ends the stream, with the `reason`; UnauthenticatedError for a token that is
 * not, or no longer, valid; a WhereaboutsError of another code when the server refuses the operation. Throttling is waited out.
 */
export function subscribe<Result, Variables>(
  client: Client,
  document: TypedDocument<Result, Variables>,
  ...[variables, options]: VariablesAnd<Variables, SubscribeOptions<Result>>
): AsyncIterableIterator<Result, undefined, undefined> {
  return open(client, document, variables, options?.keep ?? 'every', (data) => data as Result);
}

/** The same for one field of the result, as the generated functions give it. */
export function subscribeTo<Result, Variables, Field extends keyof Result>(
  client: Client,
  document: TypedDocument<Result, Variables>,
  field: Field,
  variables: Variables,
  keep: Keep<Result[Field]>,
): AsyncIterableIterator<Result[Field], undefined, undefined> {
  return open(client, document, variables, keep, (data) => (data as Result)[field]);
}

function open<T>(
  client: Client,
  query: string,
  variables: unknown,
  keep: Keep<T>,
  pick: (data: unknown) => T,
): AsyncIterableIterator<T, undefined, undefined> {
  const operation = { query, variables: variables as Record<string, unknown> | undefined };
  const events: WaitingEvents<T> = new WaitingEvents<T>(keep, () =>
    follow(client, operation, {
      push: (data, isFirst) => events.push(pick(data), isFirst),
      fail: (error) => events.fail(error),
      complete: () => events.complete(),
    }),
  );
  return events;
}

interface Sink {
  push(data: unknown, isFirst: boolean): void;
  fail(error: unknown): void;
  complete(): void;
}

/** Closes the connection of a client, and ends its streams. Not needed where they have ended. */
export async function disconnect(client: Client): Promise<void> {
  const connection = connections.get(client);
  connections.delete(client);
  await connection?.socket.dispose();
}

/** Sends what a subscription yields to `events`, through lost connections and throttling. Returns what stops it. */
function follow(
  client: Client,
  operation: { query: string; variables: Record<string, unknown> | undefined },
  events: Sink,
): () => void {
  const connection = connectionOf(client);
  let heardOver = 0;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave: () => void = () => {};
  const begin = () => {
    heardOver = 0;
    leave = connection.socket.subscribe(operation, {
      next(answer) {
        const isFirst = heardOver !== connection.count;
        heardOver = connection.count;
        attempt = 0;
        try {
          events.push(resultOf(client, answer as Answer), isFirst);
        } catch (error) {
          events.fail(error);
        }
      },
      error(reason) {
        const error = failureOf(reason);
        // An operation that the server has answered by itself; what befell the connection, graphql-ws has retried.
        const waitMs = error instanceof NetworkError ? null : waitAfter(error, attempt++, client.retry, true);
        if (waitMs === null) events.fail(error);
        else timer = setTimeout(begin, waitMs);
      },
      complete: () => events.complete(),
    });
  };
  begin();
  return () => {
    clearTimeout(timer);
    leave();
  };
}

/** What graphql-ws reports: the errors that the server answered with, the close of a connection, or an error of this side. */
function failureOf(reason: unknown): Error {
  if (Array.isArray(reason)) return errorFrom(ERROR_CLASSES, reason as readonly ServerError[]);
  const { code } = reason as { code?: unknown };
  if (code === CLOSED_UNAUTHORIZED) {
    const message = 'The token is unknown, expired or revoked.';
    return errorFrom(ERROR_CLASSES, [{ message, extensions: { code: 'UNAUTHENTICATED' } }]);
  }
  if (typeof code === 'number') return new NetworkError(`The connection was closed for good (${code}).`);
  return reason instanceof Error ? reason : new NetworkError('The connection failed.', null, reason);
}

function connectionOf(client: Client): Connection {
  const known = connections.get(client);
  if (known) return known;
  const WebSocketImpl = client.webSocket ?? (globalThis as { WebSocket?: unknown }).WebSocket;
  if (!WebSocketImpl) throw new NetworkError('There is no WebSocket here: pass one to createClient as `webSocket`.');
  let silence: ReturnType<typeof setTimeout> | undefined;
  let askedUntilMs = 0;
  const waitMs = (attempt: number) => Math.max(0, askedUntilMs - Date.now()) + jitterMs(client.retry, attempt);
  const socket = createSocket({
    url: client.wsUrl,
    webSocketImpl: WebSocketImpl,
    connectionParams: async () => ({ authorization: `Bearer ${await client.token()}` }),
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (attempt) => new Promise((resolve) => setTimeout(resolve, waitMs(attempt))),
    keepAlive: PING_EVERY_MS,
    on: {
      connected: () => {
        connection.count++;
      },
      ping: (received) => {
        if (!received) silence = setTimeout(() => socket.terminate(), PONG_WITHIN_MS);
      },
      pong: () => clearTimeout(silence),
      closed: (close) => {
        clearTimeout(silence);
        askedUntilMs = Date.now() + Math.min(askedWaitMs(close), client.retry.maxThrottleMs);
      },
    },
  });
  const connection: Connection = { socket, count: 0 };
  connections.set(client, connection);
  return connection;
}

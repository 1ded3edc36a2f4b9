import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import { type Client, createClient } from 'graphql-ws';

/** WebSocket close code of the server for a token that is unknown, expired or revoked. */
const CLOSED_UNAUTHORIZED = 4401;

/** What the page needs of the API: a fetcher for the editor, and an end to it. */
export interface Connection {
  readonly fetcher: Fetcher;
  /** Closes the socket, if one is open. */
  dispose(): void;
}

/**
 * A connection for one token. Queries and mutations go over HTTP, subscriptions over a WebSocket that opens with the
 * first of them. `onRefused` is called when the server refuses the token.
 */
export function connect(token: string, onRefused: () => void): Connection {
  const path = location.pathname;
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`,
    connectionParams: { authorization: `Bearer ${token}` },
    on: {
      closed: (event) => {
        if ((event as CloseEvent).code === CLOSED_UNAUTHORIZED) onRefused();
      },
    },
  });
  return {
    fetcher: (params) =>
      isSubscription(params) ? subscription(client, params) : request(path, token, params, onRefused),
    dispose: () => void client.dispose(),
  };
}

/** Read from the text itself: the document that the editor hands along lags behind its typing. */
function isSubscription({ query, operationName }: FetcherParams): boolean {
  try {
    return getOperationAST(parse(query), operationName ?? undefined)?.operation === 'subscription';
  } catch {
    // The server says what is wrong with it.
    return false;
  }
}

async function request(path: string, token: string, params: FetcherParams, onRefused: () => void) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(params),
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
  if (response.status === 401) onRefused();
  return response.json();
}

/**
 * The events of a subscription, by hand: an async generator that waits for its next event cannot be stopped. The end of a
 * stream is a list of errors, which is shown as the last result.
 */
function subscription(client: Client, params: FetcherParams): AsyncIterableIterator<ExecutionResult> {
  // The editor's types ask for errors as the server has them; it only ever prints them.
  const events = client.iterate({
    query: params.query,
    operationName: params.operationName ?? null,
    variables: params.variables as Record<string, unknown> | undefined,
  }) as unknown as AsyncGenerator<ExecutionResult, undefined>;
  const iterator: AsyncIterableIterator<ExecutionResult> = {
    next: () => events.next().catch((error: unknown) => ({ value: lastResultOf(error), done: false })),
    return: () => events.return(undefined),
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

function lastResultOf(error: unknown): ExecutionResult {
  if (Array.isArray(error)) return { errors: error };
  throw new Error(
    error instanceof CloseEvent ? `The connection was closed (${error.code}).` : 'The connection failed.',
  );
}

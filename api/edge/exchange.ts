import { AsyncLocalStorage } from 'node:async_hooks';
import type { Response } from 'express';
import type { ReadyOperation, RefusedOperation } from './operation.ts';
import type { Viewer } from './ports.ts';

/** One HTTP request to GraphQL, from its authentication to its answer. */
export interface Exchange {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Whether the client prefers `application/graphql-response+json`, whose statuses speak of the operation. */
  readonly prefersGraphqlResponse: boolean;
  /** The operation, once it has been read and checked. */
  prepared?: ReadyOperation | RefusedOperation;
}

/** The exchange that the running code serves. Apollo's `formatError` is told of nothing else. */
export const currentExchange = new AsyncLocalStorage<Exchange>();

export const APPLICATION_JSON = 'application/json';
export const GRAPHQL_RESPONSE_JSON = 'application/graphql-response+json';

/** What Express keeps of a request for us: its id, from the first handler on. */
export function requestIdOf(response: Response): string {
  return (response.locals as { requestId: string }).requestId;
}

import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { AppError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CostReport } from './budget.ts';
import { CLOSE_CODES, type Connection } from './connection.ts';
import type { PresentedError } from './error-presenter.ts';
import type { Operations, PresentedResult } from './operation.ts';
import type { OperationStream } from './operation-stream.ts';
import type { Viewer } from './ports.ts';
import { newRequestId } from './request-id.ts';

/** Only subscriptions come by WebSocket. */
const KINDS_OVER_WEBSOCKET = ['subscription'] as const;

/** A message of graphql-ws's `subscribe`, as it has checked it. */
export interface SubscribePayload {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

interface RunningOperation {
  readonly requestId: string;
  readonly cost: CostReport;
  readonly stream: OperationStream<ExecutionResult>;
  /** `extensions.cost` goes with the first event. */
  isCostTold: boolean;
}

/** What graphql-ws carries from the check of an operation to its start. */
export interface SubscribeArgs extends ExecutionArgs {
  readonly stream: OperationStream<ExecutionResult>;
}

/** An error that has been presented already, on its way through graphql-ws, which knows only its own class. */
class AnsweredError extends GraphQLError {
  readonly presented: PresentedError;

  constructor(presented: PresentedError) {
    super(presented.message);
    this.presented = presented;
  }
}

export interface SessionParts {
  readonly operations: Operations;
  readonly clock: Clock;
  readonly maxSubscriptions: number;
  /** Whether subscriptions that get the same are executed once. */
  readonly shares: boolean;
  readonly lostTokenGraceMs: number;
}

/** What one socket has running for its viewer, from `connection_init` to its close. */
export class Session {
  readonly connection: Connection;
  readonly viewer: Viewer;
  readonly #parts: SessionParts;
  readonly #running = new Map<string, RunningOperation>();
  #lostBecause: string | null = null;

  constructor(connection: Connection, viewer: Viewer, parts: SessionParts) {
    this.connection = connection;
    this.viewer = viewer;
    this.#parts = parts;
  }

  /** Checks, charges and starts a subscription; or the errors that answer it, none of which harms the others. */
  subscribe(id: string, payload: SubscribePayload): SubscribeArgs | readonly GraphQLError[] {
    const requestId = newRequestId();
    const refusal = this.#refusalOf(id);
    if (refusal) return [new AnsweredError(this.#parts.operations.present(refusal, requestId))];
    const ready = this.#parts.operations.prepare(this.viewer, requestId, payload, KINDS_OVER_WEBSOCKET);
    if (!ready.ok) return ready.errors.map((error) => new AnsweredError(withCost(error, ready.cost)));
    const seat = this.#parts.shares ? { writer: this.connection.writer, operationId: id } : null;
    const stream = this.#parts.operations.start(ready, seat);
    this.#running.set(id, { requestId, cost: ready.cost, stream, isCostTold: false });
    // Both are set, so that graphql-ws does not look for defaults; the stream has its own.
    return {
      schema: ready.schema,
      document: ready.document,
      operationName: payload.operationName ?? null,
      contextValue: null,
      rootValue: null,
      stream,
    };
  }

  /** An event as it goes over the wire; the first says what the subscription cost. */
  next(id: string, result: ExecutionResult): PresentedResult {
    const running = this.#running.get(id);
    if (!running) return this.#parts.operations.presentResult(result, newRequestId());
    const presented = this.#parts.operations.presentResult(result, running.requestId);
    if (running.isCostTold) return presented;
    running.isCostTold = true;
    return { ...presented, extensions: { cost: running.cost } };
  }

  /** The errors that end an operation, or answer one that was refused, as they go over the wire. */
  errors(id: string, errors: readonly GraphQLError[]): readonly PresentedError[] {
    const requestId = this.#running.get(id)?.requestId ?? newRequestId();
    return errors.map((error) => {
      if (error instanceof AnsweredError) return error.presented;
      // graphql-ws wraps whatever a stream rejects with; an error of graphql-js inside knows its place in the document.
      const inner = error.originalError instanceof GraphQLError ? error.originalError : error;
      return this.#parts.operations.present(inner, requestId);
    });
  }

  /** graphql-ws has done with an operation; its id may be used again. */
  completed(id: string): void {
    this.#running.delete(id);
  }

  /**
   * The token is no longer valid: every operation ends with STREAM_ENDED and `reason`, then the socket closes with 4401,
   * within the grace even if its reader is slow.
   */
  async lose(reason: string): Promise<void> {
    if (this.#lostBecause !== null) return;
    this.#lostBecause = reason;
    for (const { stream } of this.#running.values()) stream.fail(streamEnded(reason));
    // The frames are written in microtasks; behind a stalled event only once that has gone.
    await nextTurn();
    await this.#flushedOrLate();
    await nextTurn();
    this.connection.close(CLOSE_CODES.unauthorized, 'Unauthorized', 'unauthorized');
  }

  #refusalOf(id: string): AppError | null {
    if (this.#lostBecause !== null) return streamEnded(this.#lostBecause);
    // graphql-ws would mistake the end of the old operation for that of the new.
    if (this.#running.has(id)) return new AppError('BAD_REQUEST', 'The operation of this id is still ending.');
    if (this.#running.size < this.#parts.maxSubscriptions) return null;
    const details = { maxSubscriptions: this.#parts.maxSubscriptions };
    const message = `At most ${this.#parts.maxSubscriptions} subscriptions run on one socket.`;
    return new AppError('BAD_REQUEST', message, { details });
  }

  #flushedOrLate(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(this.#parts.lostTokenGraceMs, resolve);
      this.connection.flushed().then(() => {
        cancel();
        resolve();
      });
    });
  }
}

function streamEnded(reason: string): AppError {
  return new AppError('STREAM_ENDED', 'The stream is over: its token is no longer valid.', { details: { reason } });
}

/** Errors over WebSocket have no result around them that could carry the cost. */
function withCost(error: PresentedError, cost: unknown): PresentedError {
  return { ...error, extensions: { ...error.extensions, cost } };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

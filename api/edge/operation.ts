import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import type { Logger } from 'pino';
import { Shareable } from '../events/shared-source.ts';
import type { MemberSeat } from '../fanout/member.ts';
import type { Turn } from '../fanout/turn.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Budgets, Charge, CostReport } from './budget.ts';
import { costOf } from './cost.ts';
import { Documents } from './documents.ts';
import { Ending } from './ending.ts';
import { type Phase, type PresentedError, presentError } from './error-presenter.ts';
import { inTime } from './in-time.ts';
import type { EdgeMetrics, OperationKind } from './metrics.ts';
import { type Events, ExecutedEvents, OpeningSource, OperationStream } from './operation-stream.ts';
import type { EdgePorts, Viewer } from './ports.ts';
import { SharedOperations } from './shared-operations.ts';
import { coerceVariables } from './variables.ts';

/** What a client asks for, as either transport carries it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation that has passed every check and has been paid for. */
export interface ReadyOperation {
  readonly ok: true;
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly request: OperationRequest;
  /** Those of the request, coerced, with defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: CostReport;
}

/** An operation that is not run, and what its client is told. `retryAfterMs` is 0 unless waiting helps. */
export interface RefusedOperation {
  readonly ok: false;
  readonly errors: readonly PresentedError[];
  readonly cost: CostReport;
  readonly retryAfterMs: number;
}

/** A result as it goes over the wire. Without `data` nothing was run. */
export interface PresentedResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly PresentedError[];
  readonly extensions?: Record<string, unknown>;
}

export interface OperationParts {
  readonly ports: EdgePorts;
  readonly budgets: Budgets;
  readonly metrics: EdgeMetrics;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Of the sockets on which they write. */
  readonly turn: Turn;
  readonly requestTimeoutMs: number;
}

/** What an operation that is refused before its cost is known is charged: it was read, after all. */
const REFUSAL_POINTS = 1;

/**
 * The one way of an operation, whichever transport brought it: budget, parsing, validation, limits, variables, cost,
 * run, errors. Nothing here knows of HTTP or sockets.
 */
export class Operations {
  readonly #parts: OperationParts;
  readonly #documents = new Documents();
  readonly #shared: SharedOperations;

  constructor(parts: OperationParts) {
    this.#parts = parts;
    const { ports, turn } = parts;
    this.#shared = new SharedOperations(ports, turn, (result, requestId) => this.presentResult(result, requestId));
  }

  /** Cohorts of subscriptions that are executed once for all. */
  get cohortCount(): number {
    return this.#shared.count;
  }

  /** Checks and charges `request`. Never throws. `kinds`: what the transport takes. */
  prepare(
    viewer: Viewer,
    requestId: string,
    request: OperationRequest,
    kinds: readonly OperationKind[],
  ): ReadyOperation | RefusedOperation {
    let kind: OperationKind = 'unknown';
    try {
      this.#demandSomeBudget(viewer);
      const schema = this.#parts.ports.schemaFor(viewer.audience);
      const checked = this.#documents.check(schema, request.query);
      if (!checked.ok) return this.#refuse(viewer, requestId, checked.errors, checked.phase);
      const operation = operationOf(checked.document, request.operationName);
      kind = operation.operation;
      // graphql-js lets such a document pass, and fails when it runs it.
      if (!schema.getRootType(operation.operation)) throw absent(kind);
      if (!kinds.includes(kind)) throw unsupported(kind, kinds);
      const variables = coerceVariables(schema, operation, request.variables ?? {});
      if (!variables.ok) return this.#refuse(viewer, requestId, variables.errors, 'coerce', kind);
      const cost = this.#charge(viewer, costOf(schema, checked.document, operation, variables.values));
      const { document } = checked;
      return { ok: true, viewer, requestId, schema, document, operation, request, variables: variables.values, cost };
    } catch (error) {
      return this.#refuse(viewer, requestId, [error], 'execute', kind);
    }
  }

  /** Runs a query or mutation to its end. Never rejects. */
  async run(ready: ReadyOperation): Promise<PresentedResult> {
    const { viewer, requestId, operation } = ready;
    const startedMs = performance.now();
    const ending = new Ending();
    const args = this.#argsOf(ready, ending);
    const result = await this.#within(async () => execute(args))
      .then((executed) => this.#leaving(args, executed))
      .catch((error: unknown): ExecutionResult => ({ errors: [error as GraphQLError] }))
      .finally(() => ending.end());
    const outcome = result.errors ? 'error' : 'ok';
    this.#parts.metrics.operation(operation.operation, viewer.audience, outcome, performance.now() - startedMs);
    return { ...this.presentResult(result, requestId), extensions: { ...result.extensions, cost: ready.cost } };
  }

  /**
   * Opens a subscription. The stream is there at once, so that it can be ended while it opens; one that cannot be
   * opened fails. Those that may see the same share a source and an execution where `seat` says where frames can be
   * written; without it each is executed by itself.
   */
  start(ready: ReadyOperation, seat: MemberSeat | null = null): OperationStream<ExecutionResult> {
    const { metrics } = this.#parts;
    const ending = new Ending();
    metrics.subscriptionStarted();
    return new OperationStream(new OpeningSource(this.#open(ready, seat, ending)), () => {
      ending.end();
      metrics.subscriptionEnded();
    });
  }

  /** The events of a subscription. Rejects if it cannot be opened, or not in time. */
  async #open(ready: ReadyOperation, seat: MemberSeat | null, ending: Ending): Promise<Events> {
    const startedMs = performance.now();
    let outcome: 'ok' | 'error' = 'error';
    const args = this.#argsOf(ready, ending);
    const opening = Promise.resolve().then(() => this.#events(ready, args, seat));
    try {
      const opened = await this.#within(() => opening);
      outcome = 'ok';
      return opened;
    } catch (error) {
      // Should it open after all, nobody is there for it.
      opening.then(
        (late) => void late.return(),
        () => {},
      );
      throw error;
    } finally {
      const { audience } = ready.viewer;
      this.#parts.metrics.operation('subscription', audience, outcome, performance.now() - startedMs);
    }
  }

  async #events(ready: ReadyOperation, args: ExecutionArgs, seat: MemberSeat | null): Promise<Events> {
    const source = await createSourceEventStream(args);
    if (!isSource(source)) throw source.errors?.[0] ?? new Error('a subscription gave neither events nor errors');
    if (seat && source instanceof Shareable) {
      const member = this.#joined(ready, args, source, seat);
      if (member) return member;
    }
    return new ExecutedEvents(source, async (event) =>
      this.#leaving(args, await execute({ ...args, rootValue: event })),
    );
  }

  #joined(ready: ReadyOperation, args: ExecutionArgs, shareable: Shareable<unknown>, seat: MemberSeat): Events | null {
    try {
      // Nothing that is shared is recorded by viewer but that they have asked.
      this.#leaving(args, {});
      return this.#shared.join(ready, args.contextValue as object, shareable, seat);
    } catch (error) {
      shareable.source.forsake?.();
      throw error;
    }
  }

  /** A result with its errors presented. */
  presentResult(result: ExecutionResult, requestId: string): PresentedResult {
    return {
      ...('data' in result && { data: result.data ?? null }),
      ...(result.errors && { errors: result.errors.map((error) => this.present(error, requestId)) }),
    };
  }

  /** Any error as its client may see it; counted. */
  present(error: unknown, requestId: string, phase: Phase = 'execute'): PresentedError {
    const presented = presentError(error, requestId, this.#parts.logger, phase);
    this.#parts.metrics.error(presented.extensions.code);
    return presented;
  }

  #argsOf(ready: ReadyOperation, ending: Ending): ExecutionArgs {
    const { schema, document, request, viewer, requestId } = ready;
    return {
      schema,
      document,
      operationName: request.operationName ?? null,
      variableValues: request.variables ?? null,
      contextValue: this.#parts.ports.createContext(viewer, requestId, ending),
    };
  }

  /** The result, unless what it shows could not be recorded. */
  #leaving({ contextValue }: ExecutionArgs, result: ExecutionResult): ExecutionResult {
    this.#parts.ports.executed?.(contextValue as object);
    return result;
  }

  #within<T>(run: () => Promise<T>): Promise<T> {
    return inTime(this.#parts.clock, this.#parts.requestTimeoutMs, run);
  }

  /** So that a token without budget cannot have documents parsed for nothing. */
  #demandSomeBudget(viewer: Viewer): void {
    const { budgets } = this.#parts;
    if (budgets.look(viewer.tokenId, REFUSAL_POINTS).remaining >= REFUSAL_POINTS) return;
    throw new OverBudget(budgets.charge(viewer.tokenId, REFUSAL_POINTS));
  }

  #charge(viewer: Viewer, points: number): CostReport {
    const charge = this.#parts.budgets.charge(viewer.tokenId, points);
    if (points > charge.report.limit) throw tooDear(points, charge.report.limit);
    if (!charge.granted) throw new OverBudget(charge);
    return charge.report;
  }

  #refuse(
    viewer: Viewer,
    requestId: string,
    errors: readonly unknown[],
    phase: Phase,
    kind: OperationKind = 'unknown',
  ): RefusedOperation {
    const presented = errors.map((error) => this.present(error, requestId, phase));
    this.#parts.metrics.operation(kind, viewer.audience, 'refused', 0);
    const [first] = errors;
    if (first instanceof OverBudget) {
      return { ok: false, errors: presented, cost: first.charge.report, retryAfterMs: first.charge.retryAfterMs };
    }
    const { report } = this.#parts.budgets.charge(viewer.tokenId, REFUSAL_POINTS);
    return { ok: false, errors: presented, cost: report, retryAfterMs: 0 };
  }
}

/** RATE_LIMITED, with how long to wait. */
class OverBudget extends AppError {
  readonly charge: Charge;

  constructor(charge: Charge) {
    const details = { retryAfterMs: charge.retryAfterMs };
    super('RATE_LIMITED', 'The budget of this token is used up. It comes back with time.', { details });
    this.charge = charge;
  }
}

/** Not RATE_LIMITED: waiting would not help. */
function tooDear(points: number, limit: number): AppError {
  const message = `The operation costs ${points} points; one may cost at most ${limit}. Ask for smaller pages.`;
  return new AppError('GRAPHQL_VALIDATION_FAILED', message, { details: { requested: points, limit } });
}

function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (operation) return operation;
  throw new AppError(
    'BAD_REQUEST',
    name
      ? 'The document has no operation of the name that `operationName` gives.'
      : 'The document has several operations, or none; `operationName` says which to run.',
  );
}

function unsupported(kind: OperationKind, kinds: readonly OperationKind[]): AppError {
  const elsewhere = kind === 'subscription' ? 'over WebSocket' : 'over HTTP';
  const details = { supported: kinds };
  return new AppError('OPERATION_NOT_SUPPORTED', `A ${kind} is taken ${elsewhere}, not here.`, { details });
}

function absent(kind: OperationKind): AppError {
  return new AppError('GRAPHQL_VALIDATION_FAILED', `There is no ${kind} in this schema.`);
}

function isSource(result: AsyncIterable<unknown> | ExecutionResult): result is AsyncIterable<unknown> {
  return Symbol.asyncIterator in result;
}

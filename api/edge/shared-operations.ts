import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  print,
  stripIgnoredCharacters,
} from 'graphql';
import type { Feed, FeedListener, Shareable, SharedSource } from '../events/shared-source.ts';
import type { CohortWork } from '../fanout/cohort.ts';
import { Cohorts } from '../fanout/cohorts.ts';
import { oneByte } from '../fanout/frame.ts';
import type { MemberSeat } from '../fanout/member.ts';
import type { Turn } from '../fanout/turn.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Events } from './operation-stream.ts';
import type { EdgePorts, Projection, SharingViewers } from './ports.ts';
import { newRequestId } from './request-id.ts';

/** A subscription that has passed every check. */
export interface SharedRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly request: {
    readonly operationName?: string | null | undefined;
    readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  };
  /** Its variables, coerced, with defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A result as it goes over the wire, its errors under that request id. */
export type Present = (result: ExecutionResult, requestId: string) => object;

/**
 * Subscriptions that ask the same and may see the same: with the same normalised document, operation name, canonical
 * variables, source and class of viewers. They share one source, one execution and one serialisation for each event.
 */
export class SharedOperations {
  readonly #ports: EdgePorts;
  readonly #present: Present;
  readonly #cohorts: Cohorts;

  constructor(ports: EdgePorts, turn: Turn, present: Present) {
    this.#ports = ports;
    this.#present = present;
    this.#cohorts = new Cohorts(turn);
  }

  /** How many cohorts there are. */
  get count(): number {
    return this.#cohorts.count;
  }

  /** The events of a subscription as one of many; null if it cannot be shared and is to be executed by itself. */
  join(
    { schema, document, request, variables }: SharedRequest,
    context: object,
    { source }: Shareable<unknown>,
    seat: MemberSeat,
  ): Events | null {
    const viewers = this.#ports.viewerClassOf?.(context, schema, document, source.known);
    const given = canonical(variables);
    if (!viewers || given === null) return null;
    const operationName = request.operationName ?? null;
    const key = JSON.stringify([viewers.key, source.name, normalised(document), operationName, given]);
    const work = () => {
      const projection = viewers.projection?.(operationName) ?? null;
      const args = { schema, document, operationName, variableValues: request.variables ?? null };
      return new SharedWork({ source, viewers, projection, args, present: this.#present });
    };
    return this.#cohorts.join(key, seat, work, (feed) => source.attend(feed)) as Events;
  }
}

interface SharedParts {
  readonly source: SharedSource<unknown>;
  readonly viewers: SharingViewers;
  readonly projection: Projection | null;
  readonly args: ExecutionArgs;
  readonly present: Present;
}

/** What a cohort does for all of its members. What only executing needs is made when something is executed. */
class SharedWork implements CohortWork<unknown> {
  readonly #source: SharedSource<unknown>;
  readonly #viewers: SharingViewers;
  readonly #projection: Projection | null;
  readonly #args: ExecutionArgs;
  readonly #present: Present;
  #requestId: string | null = null;

  constructor({ source, viewers, projection, args, present }: SharedParts) {
    this.#source = source;
    this.#viewers = viewers;
    this.#projection = projection;
    this.#args = args;
    this.#present = present;
  }

  open(listener: FeedListener): Feed<unknown> {
    return this.#source.open(listener);
  }

  execute(state: unknown): ExecutionResult | Promise<ExecutionResult> {
    const data = this.#projection?.(state);
    return data ? { data: JSON.parse(data) } : this.#run(state);
  }

  payload(state: unknown): string | Promise<string> {
    const data = this.#projection?.(state);
    if (data) return `{"data":${data}}`;
    const result = this.#run(state);
    return result instanceof Promise ? result.then((settled) => this.#serialise(settled)) : this.#serialise(result);
  }

  #run(rootValue: unknown): ExecutionResult | Promise<ExecutionResult> {
    this.#args.contextValue ??= this.#viewers.contextFor(this.#id);
    return execute({ ...this.#args, rootValue }) as ExecutionResult | Promise<ExecutionResult>;
  }

  #serialise(result: ExecutionResult): string {
    return oneByte(JSON.stringify(this.#present(result, this.#id)));
  }

  get #id(): string {
    this.#requestId ??= newRequestId();
    return this.#requestId;
  }
}

/** The variables as text that is the same for the same values; null for values that JSON cannot hold. */
function canonical(variables: Readonly<Record<string, unknown>>): string | null {
  try {
    return canonicalJson(variables);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const texts = new WeakMap<DocumentNode, string>();

/** The document without what means nothing: white space, commas, comments. */
function normalised(document: DocumentNode): string {
  let text = texts.get(document);
  if (text === undefined) {
    text = stripIgnoredCharacters(print(document));
    texts.set(document, text);
  }
  return text;
}

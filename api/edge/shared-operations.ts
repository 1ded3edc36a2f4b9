import { type DocumentNode, type ExecutionResult, execute, print, stripIgnoredCharacters } from 'graphql';
import type { Shareable } from '../events/shared-source.ts';
import { Cohorts } from '../fanout/cohorts.ts';
import { oneByte } from '../fanout/frame.ts';
import type { MemberSeat } from '../fanout/member.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { PresentedResult, ReadyOperation } from './operation.ts';
import type { Events } from './operation-stream.ts';
import type { EdgePorts } from './ports.ts';
import { newRequestId } from './request-id.ts';

/**
 * Subscriptions that ask the same and may see the same: with the same normalised document, operation name, canonical
 * variables, source and class of viewers. They share one source, one execution and one serialisation for each event.
 */
export class SharedOperations {
  readonly #ports: EdgePorts;
  readonly #present: (result: ExecutionResult, requestId: string) => PresentedResult;
  readonly #cohorts = new Cohorts();

  constructor(ports: EdgePorts, present: (result: ExecutionResult, requestId: string) => PresentedResult) {
    this.#ports = ports;
    this.#present = present;
  }

  /** How many cohorts there are. */
  get count(): number {
    return this.#cohorts.count;
  }

  /** The events of a subscription as one of many; null if it cannot be shared and is to be executed by itself. */
  join(
    { schema, document, request, variables }: ReadyOperation,
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
      const requestId = newRequestId();
      const contextValue = viewers.contextFor(requestId);
      const projection = viewers.projection?.(operationName);
      const args = { schema, document, operationName, variableValues: request.variables ?? null, contextValue };
      return {
        open: source.open.bind(source),
        execute: (state: unknown): ExecutionResult | Promise<ExecutionResult> => {
          const data = projection?.(state);
          return data
            ? { data }
            : (execute({ ...args, rootValue: state }) as ExecutionResult | Promise<ExecutionResult>);
        },
        serialise: (result: object) => oneByte(JSON.stringify(this.#present(result, requestId))),
      };
    };
    return this.#cohorts.join(key, seat, work, (feed) => source.attend(feed)) as Events;
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

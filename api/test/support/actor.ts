import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { within } from './within.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
export type Json = any;

/** A GraphQL answer as it came: status, data and errors. */
export interface Answer {
  readonly status: number;
  readonly data: Json;
  readonly errors: { message: string; path?: (string | number)[]; extensions: Json }[];
  readonly extensions: Json;
}

/** A stream as a test reads it: one event at a time, each within a time. */
export interface Watching {
  /** The next event's `data`. Rejects with the error frame's first error, as `StreamError`, or when nothing comes. */
  next(withinMs?: number): Promise<Json>;
  /** The next event for which `matches`; those before are passed over. */
  until(matches: (data: Json) => boolean, withinMs?: number): Promise<Json>;
  /** For `expectNothing`. */
  readonly events: AsyncIterator<Json>;
  /** Rejects unless the stream ends, with an error frame, within the time; gives its `extensions`. */
  ended(withinMs?: number): Promise<Json>;
  stop(): void;
}

/** An error frame, which ends a stream. */
export class StreamError extends Error {
  readonly extensions: Json;

  constructor(message: string, extensions: Json) {
    super(message);
    this.extensions = extensions;
  }
}

const WAIT_MS = 3_000;

/** Somebody with a token, who uses the public API as a client would. */
export class Actor {
  readonly token: string;
  readonly httpUrl: string;
  readonly #wsUrl: string;
  #sockets: ReturnType<typeof createClient>[] = [];

  constructor(server: { httpUrl: string; wsUrl: string }, token: string) {
    this.httpUrl = server.httpUrl;
    this.#wsUrl = server.wsUrl;
    this.token = token;
  }

  /** Asks, and gives the answer whatever it is. */
  async ask(query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(this.httpUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Partial<Answer>;
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [], extensions: body.extensions };
  }

  /** Asks, and gives the data; throws if there is any error. */
  async data(query: string, variables: object = {}): Promise<Json> {
    const { data, errors } = await this.ask(query, variables);
    if (errors.length > 0) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Does a mutation with one `input` and gives its payload; throws on errors and on `userErrors`. */
  async does(mutation: string, input: object | null, selection: string): Promise<Json> {
    const payload = await this.tries(mutation, input, selection);
    if (payload.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(payload.userErrors)}`);
    return payload;
  }

  /** Does a mutation with one `input` and gives its payload with its `userErrors`; throws on errors. */
  async tries(mutation: string, input: object | null, selection = ''): Promise<Json> {
    const type = INPUT_TYPES[mutation] ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const [declared, given] = input ? [`($input: ${type}!)`, '(input: $input)'] : ['', ''];
    const query = `mutation ${declared} { ${mutation}${given} { ${selection} userErrors { field code message } } }`;
    return (await this.data(query, input ? { input } : {}))[mutation];
  }

  /** Subscribes over a socket of its own. */
  watch(query: string, variables: Record<string, unknown> = {}): Watching {
    const client = createClient({
      url: this.#wsUrl,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${this.token}` },
    });
    this.#sockets.push(client);
    return watching(client.iterate({ query, variables }), () => void client.dispose());
  }

  /** Closes every socket. */
  leave(): void {
    for (const client of this.#sockets) void client.dispose();
    this.#sockets = [];
  }
}

/** Mutations whose input type is shared, so that its name does not follow from theirs. */
const INPUT_TYPES: Record<string, string> = {
  visitDispatch: 'VisitStepInput',
  visitDepart: 'VisitStepInput',
  visitArrive: 'VisitStepInput',
  visitComplete: 'VisitStepInput',
  visitNoAccess: 'VisitStepInput',
  visitCancel: 'VisitStepInput',
  shiftClockIn: 'ProviderActInput',
  shiftClockOut: 'ProviderActInput',
  sharingPause: 'ProviderActInput',
  sharingResume: 'ProviderActInput',
};

function watching(source: AsyncIterableIterator<Json>, stop: () => void): Watching {
  const events: AsyncIterator<Json> = {
    async next() {
      try {
        const result = await source.next();
        if (result.done) return result;
        if (result.value.errors) throw result.value.errors;
        return { value: result.value.data, done: false };
      } catch (error) {
        const first = Array.isArray(error) ? error[0] : null;
        throw first ? new StreamError(first.message, first.extensions) : error;
      }
    },
  };
  const next = async (withinMs = WAIT_MS): Promise<Json> => {
    const result = await within(withinMs, events.next(), 'an event of the stream');
    if (result.done) throw new Error('the stream ended without an error frame');
    return result.value;
  };
  return {
    events,
    next,
    stop,
    async until(matches, withinMs = WAIT_MS) {
      const endMs = performance.now() + withinMs;
      for (;;) {
        const data = await next(Math.max(1, endMs - performance.now()));
        if (matches(data)) return data;
      }
    },
    async ended(withinMs = WAIT_MS) {
      const endMs = performance.now() + withinMs;
      for (;;) {
        try {
          await next(Math.max(1, endMs - performance.now()));
        } catch (error) {
          if (error instanceof StreamError) return error.extensions;
          throw error;
        }
      }
    },
  };
}

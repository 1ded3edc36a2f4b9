/** How failures that pass are waited out. */
export interface RetryPolicy {
  /** How often a request or the start of a stream is tried again; 0 for never. 5 unless given. */
  readonly attempts: number;
  /** The first wait is a random time up to this, each further one up to twice the one before. 250 ms unless given. */
  readonly baseDelayMs: number;
  /** No wait for a connection is longer than this, unless a crowded server asks for more. 10 s unless given. */
  readonly maxDelayMs: number;
  /** RATE_LIMITED is waited out if it asks for no more than this; a crowded server's asking for up to this. 60 s unless given. */
  readonly maxThrottleMs: number;
}

export interface ClientOptions {
  /** Where GraphQL is served: `https://…/graphql`; in a page also a path of its own server. */
  readonly url: string;
  /** The same for streams; `url` with `ws` in place of `http` unless given. */
  readonly wsUrl?: string | undefined;
  /** The token, or what gives one: asked before each request and each connection. */
  readonly token: string | (() => string | Promise<string>);
  /** In place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** In place of the global `WebSocket`, which Node has from 22 on: for Node 20 pass that of the package `ws`. */
  readonly webSocket?: unknown;
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** How long one attempt of a request may take; 30 s unless given. */
  readonly timeoutMs?: number | undefined;
  /**
   * What to do about single fields that this token may not read, while the rest came: `null` (unless given) leaves them
   * null, `throw` throws ForbiddenError, which holds the rest in `data`.
   */
  readonly forbiddenFields?: 'null' | 'throw' | undefined;
}

/** Whom to ask, and as whom. Plain data: nothing is open until something is asked. */
export interface Client {
  readonly url: string;
  readonly wsUrl: string;
  readonly token: () => string | Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  readonly webSocket: unknown;
  readonly retry: RetryPolicy;
  readonly timeoutMs: number;
  readonly forbiddenFields: 'null' | 'throw';
}

/** A client of the server at `url`, for one token. Throws TypeError if that is no address. */
export function createClient(options: ClientOptions): Client {
  const { url, token, retry } = options;
  return {
    url,
    wsUrl: options.wsUrl ?? new URL(url, globalThis.location?.href).href.replace(/^http/, 'ws'),
    token: typeof token === 'function' ? token : () => token,
    // Called as a plain function: a browser's `fetch` refuses another `this`.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    webSocket: options.webSocket,
    retry: { attempts: 5, baseDelayMs: 250, maxDelayMs: 10_000, maxThrottleMs: 60_000, ...retry },
    timeoutMs: options.timeoutMs ?? 30_000,
    forbiddenFields: options.forbiddenFields ?? 'null',
  };
}

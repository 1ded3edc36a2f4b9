/** One error as the server sends it, in an answer or in an `error` message of a stream. */
export interface ServerError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

interface Circumstances {
  readonly errors?: readonly ServerError[];
  readonly data?: unknown;
  readonly cause?: unknown;
}

/** Any failure of a request or stream. Each code of the server has a class of its own; switch on either. */
export class WhereaboutsError extends Error {
  /** What went wrong, for programs: a code of the server, perhaps one newer than this client, or NETWORK. */
  readonly code: string;
  /** Finds the failure in the server's log; null if the server never answered. */
  readonly requestId: string | null;
  /** The field in the answer, from the root; null if the failure is of the whole. */
  readonly path: readonly (string | number)[] | null;
  /** What else the server says of it, by name. */
  readonly details: Readonly<Record<string, unknown>>;
  /** All errors of the answer; this one is the first. */
  readonly errors: readonly ServerError[];
  /** What came despite the error, null where it struck; undefined if nothing did. */
  readonly data: unknown;

  constructor(code: string, message: string, { errors = [], data, cause }: Circumstances = {}) {
    super(message, cause === undefined ? undefined : { cause });
    const { code: _code, requestId, ...details } = errors[0]?.extensions ?? {};
    // From the code: bundlers shorten the names of classes.
    this.name = `${code.toLowerCase().replace(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase())}Error`;
    this.code = code;
    this.requestId = typeof requestId === 'string' ? requestId : null;
    this.path = errors[0]?.path ?? null;
    this.details = details;
    this.errors = errors;
    this.data = data;
  }
}

/** The server was not reached, or what answered in its place is not it. Its code is NETWORK. */
export class NetworkError extends WhereaboutsError {
  /** The HTTP status of what answered; null if nothing did. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null, cause?: unknown) {
    super('NETWORK', message, { cause });
    this.status = status;
  }
}

type ErrorClass = new (code: string, message: string, circumstances: Circumstances) => WhereaboutsError;

/** The error that an answer's `errors` make: of the class of the first one's code, WhereaboutsError if that is unknown. */
export function errorFrom(
  classes: Readonly<Record<string, ErrorClass>>,
  errors: readonly ServerError[],
  data?: unknown,
): WhereaboutsError {
  const code = String(errors[0]?.extensions?.['code'] ?? 'INTERNAL');
  const Class = Object.hasOwn(classes, code) ? classes[code]! : WhereaboutsError;
  return new Class(code, errors[0]?.message ?? 'The server says nothing of the failure.', { errors, data });
}

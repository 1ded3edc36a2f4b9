import type { Client } from './client.ts';
import type { TypedDocument, VariablesAnd } from './document.ts';
import { errorFrom, NetworkError, type ServerError } from './errors.ts';
import { ERROR_CLASSES } from './generated/error-classes.ts';
import { pause } from './pause.ts';
import { waitAfter } from './retry.ts';

export interface RequestOptions {
  /** Ends the request, or the wait before it is tried again; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** An answer, or one event of a stream, as it travels. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly ServerError[];
}

/**
 * The result of a query or mutation. Throttling is waited out; a failure of the network is tried again for queries only, as a
 * mutation may have been carried out. Expected refusals of a mutation stay in `userErrors` of its payload. Throws a
 * WhereaboutsError of the class of the code, NetworkError, or the signal's reason.
 */
export async function request<Result, Variables>(
  client: Client,
  document: TypedDocument<Result, Variables>,
  ...[variables, options]: VariablesAnd<Variables, RequestOptions>
): Promise<Result> {
  const signal = options?.signal;
  // Seen as a mutation where in doubt: then it is sent once.
  const repeatable = !/\bmutation\b/.test(document);
  for (let attempt = 0; ; attempt++) {
    try {
      return resultOf(client, await send(client, { query: document, variables }, signal)) as Result;
    } catch (error) {
      const waitMs = signal?.aborted ? null : waitAfter(error, attempt, client.retry, repeatable);
      if (waitMs === null) throw error;
      await pause(waitMs, signal);
    }
  }
}

/** What an answer or event gives; throws the error of its first code, fields that may not be read aside. */
export function resultOf({ forbiddenFields }: Client, { data, errors = [] }: Answer): unknown {
  const isOneField = ({ path, extensions }: ServerError) => path && extensions?.['code'] === 'FORBIDDEN';
  const fatal = errors.filter((error) => data == null || forbiddenFields === 'throw' || !isOneField(error));
  if (fatal.length > 0 || data == null) throw errorFrom(ERROR_CLASSES, fatal, data ?? undefined);
  return data;
}

async function send(client: Client, body: unknown, signal: AbortSignal | undefined): Promise<Answer> {
  const token = await client.token();
  // By hand: `AbortSignal.any` is younger than the browsers and the Node that this is for.
  const ending = new AbortController();
  const leave = () => ending.abort(signal?.reason);
  const timer = setTimeout(() => ending.abort(), client.timeoutMs);
  if (signal?.aborted) leave();
  else signal?.addEventListener('abort', leave);
  let response: Response;
  let text: string;
  try {
    response = await client.fetch(client.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(body),
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: ending.signal,
    });
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    const isLate = ending.signal.aborted;
    throw new NetworkError(
      isLate ? `No answer within ${client.timeoutMs} ms.` : 'The server was not reached.',
      null,
      cause,
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  }
  return answerFrom(response, text);
}

function answerFrom({ status, headers }: Response, text: string): Answer {
  const answer = parsed(text);
  if (!answer || !('data' in answer || Array.isArray(answer.errors))) {
    throw new NetworkError(`What answered (status ${status}) is not the server.`, status);
  }
  const first = answer.errors?.[0];
  const retryAfterS = Number(headers.get('retry-after') ?? Number.NaN);
  if (!first || first.extensions?.['retryAfterMs'] !== undefined || Number.isNaN(retryAfterS)) return answer;
  return { ...answer, errors: [{ ...first, extensions: { ...first.extensions, retryAfterMs: retryAfterS * 1000 } }] };
}

function parsed(text: string): Answer | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Answer | null) : null;
  } catch {
    return null;
  }
}

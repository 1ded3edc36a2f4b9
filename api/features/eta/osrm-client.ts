import type { Clock } from '../../kernel/clock.ts';
import type { GeoPoint } from '../../kernel/geo.ts';

/** Why there is no route. UNREACHABLE: no connection or a broken one; REFUSED: an HTTP status that is no answer of OSRM's. */
export type OsrmFailure = 'TIMEOUT' | 'UNREACHABLE' | 'REFUSED' | 'NO_ROUTE' | 'INVALID_ANSWER';

/** The fastest route's travel time in seconds, 0 or more; or why there is none. */
export type OsrmAnswer = { readonly durationS: number } | { readonly failure: OsrmFailure };

export interface OsrmClientOptions {
  /** Where the operator's OSRM listens, such as `http://127.0.0.1:5000`; a path before `/route` is kept. */
  readonly baseUrl: string;
  /** The name of the profile in the URL. OSRM serves one data set whatever the name; some proxies choose by it. */
  readonly profile?: string;
  /** From asking to the last byte of the answer. */
  readonly timeoutMs?: number;
  readonly clock: Clock;
}

/** Longer than any route of a city takes (some milliseconds), shorter than the wait for the next position. */
export const DEFAULT_TIMEOUT_MS = 2_000;

/** An answer without geometry has about 700 bytes; what sends more than this is no OSRM. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** OSRM's codes that mean: understood, but no way leads there. */
const NO_ROUTE_CODES: readonly unknown[] = ['NoRoute', 'NoSegment'];

/**
 * Asks an OSRM server for routes by its HTTP API (https://project-osrm.org/docs/v5.24.0/api/, route service v1).
 * The two points travel in the request's URL, for that is OSRM's API: the server, and every proxy and access log before
 * it, is the operator's own to keep from writing them down. Nothing here writes or throws them: a failure is a word.
 * Redirects are not followed, so the points go nowhere else.
 */
export class OsrmClient {
  readonly #prefix: string;
  readonly #timeoutMs: number;
  readonly #clock: Clock;

  /** Throws RangeError for a base URL that is not http or https, or that carries credentials, a query or a fragment. */
  constructor(options: OsrmClientOptions) {
    const url = URL.canParse(options.baseUrl) ? new URL(options.baseUrl) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
      throw new RangeError("The routing server's address must be an http or https URL without credentials or query.");
    }
    const profile = encodeURIComponent(options.profile ?? 'driving');
    this.#prefix = `${url.href.replace(/\/+$/, '')}/route/v1/${profile}/`;
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.#clock = options.clock;
  }

  /** The travel time, or why there is none. Never rejects. `signal` gives up early: then it is TIMEOUT. */
  async route(from: GeoPoint, to: GeoPoint, signal: AbortSignal): Promise<OsrmAnswer> {
    const late = new AbortController();
    const cancelTimer = this.#clock.after(this.#timeoutMs, () => late.abort());
    const either = AbortSignal.any([signal, late.signal]);
    try {
      const response = await fetch(`${this.#prefix}${inUrl(from)};${inUrl(to)}?overview=false`, {
        headers: { accept: 'application/json' },
        redirect: 'error',
        signal: either,
      });
      return read(response.status, await boundedText(response));
    } catch {
      // What fetch throws may name the URL: it ends here.
      return { failure: either.aborted ? 'TIMEOUT' : 'UNREACHABLE' };
    } finally {
      cancelTimer();
    }
  }
}

/** OSRM wants longitude first. Six decimals are 0.1 m; exponents, which it cannot read, do not occur. */
function inUrl(point: GeoPoint): string {
  return `${point.longitude.toFixed(6)},${point.latitude.toFixed(6)}`;
}

/** The body as text, or null once it is larger than any answer of OSRM's; the rest is then not read. */
async function boundedText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What the answer says. OSRM answers 200 with code Ok, or 400 with the code of what is wrong. */
function read(status: number, text: string | null): OsrmAnswer {
  if (status !== 200 && status !== 400) return { failure: 'REFUSED' };
  const answer = parsed(text);
  if (NO_ROUTE_CODES.includes(answer?.code)) return { failure: 'NO_ROUTE' };
  if (status !== 200) return { failure: 'REFUSED' };
  const durationS: unknown = answer?.code === 'Ok' ? answer.routes?.[0]?.duration : undefined;
  if (typeof durationS !== 'number' || !(durationS >= 0 && durationS <= LONGEST_ROUTE_S)) {
    return { failure: 'INVALID_ANSWER' };
  }
  return { durationS };
}

/** Two weeks: longer than any road on earth takes. */
const LONGEST_ROUTE_S = 14 * 24 * 3_600;

/** What we look at of an answer; everything may be missing or of another kind. */
interface PossibleAnswer {
  readonly code?: unknown;
  readonly routes?: readonly ({ readonly duration?: unknown } | null)[] | null;
}

function parsed(text: string | null): PossibleAnswer | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as PossibleAnswer | null) : null;
  } catch {
    return null;
  }
}

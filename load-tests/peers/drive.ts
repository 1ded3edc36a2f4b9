import { setInterval, setTimeout as sleep } from 'node:timers/promises';

// What every server of the benchmark is driven by, in its own process: the same events at the same times.

/** What a server does with an event of a provider, by the provider's number. */
export type Emit = (provider: number, recordedAtMs: number) => unknown;

/** What was emitted: how many events, and when the last one of each provider was recorded, in Unix ms. */
export interface Driven {
  readonly events: number;
  readonly lastMs: readonly number[];
}

/**
 * Emits an event of every provider `rateHz` times a second, spread evenly over the interval as phones are, for `seconds`, and in any
 * case one of each: a server that reads something before the first event of a provider has then done so.
 */
export async function drive(emit: Emit, providers: number, rateHz: number, seconds: number): Promise<Driven> {
  const intervalMs = 1_000 / rateHz;
  const lastMs = new Array<number>(providers).fill(0);
  const startMs = performance.now();
  const endMs = seconds * 1_000;
  // They take turns: what is due is found without looking at all of them, which would be more work than some of the servers have.
  let events = 0;
  const dueMs = () => (intervalMs * (events + 0.5)) / providers;
  const isLeft = () => dueMs() < endMs || events < providers;
  // An interval costs the process less than a timer for each slot: what drives is measured along with what is driven.
  for await (const _ of setInterval(told.slotMs)) {
    const nowMs = performance.now() - startMs;
    while (dueMs() <= nowMs && isLeft()) {
      const i = events % providers;
      // A clock that stands still for two events would make the later one look like the earlier.
      lastMs[i] = Math.max(lastMs[i]! + 1, Date.now());
      await emit(i, lastMs[i]!);
      events += 1;
    }
    if (nowMs >= endMs && !isLeft()) break;
  }
  return { events, lastMs };
}

/** A position with what the product shows of one. */
export interface Position {
  readonly providerId: string;
  readonly visitId: string;
  readonly precision: string;
  readonly freshness: string;
  readonly unavailableReason: null;
  readonly point: { readonly latitude: number; readonly longitude: number };
  readonly accuracyM: number;
  readonly headingDeg: number;
  readonly speedMps: number;
  readonly recordedAt: string;
  readonly eta: number;
  readonly etaSource: string;
}

/** Where a provider is who goes `stepDeg` north in each millisecond of a second: in steps of 1e-7 degrees, as phones say it. */
export function pointOf(provider: number, recordedAtMs: number, stepDeg: number): Position['point'] {
  const inSteps = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
  return {
    latitude: inSteps(45.757803 + (recordedAtMs % 1_000) * stepDeg),
    longitude: inSteps(4.832003 + provider / 1e4),
  };
}

/** Ids as long as those of the product. */
export const idOf = (provider: number): string => `prv_${String(provider).padStart(22, '0')}`;

export function positionOf(provider: number, recordedAtMs: number): Position {
  return {
    providerId: idOf(provider),
    visitId: idOf(provider).replace('prv', 'vis'),
    precision: 'EXACT',
    freshness: 'LIVE',
    unavailableReason: null,
    point: pointOf(provider, recordedAtMs, 1e-6),
    accuracyM: 5,
    headingDeg: 10,
    speedMps: 8,
    recordedAt: new Date(recordedAtMs).toISOString(),
    eta: 7,
    etaSource: 'STRAIGHT_LINE',
  };
}

/** The contract of the peers, for those who are given it as text. */
export const TYPE_DEFS = `
  type Point { latitude: Float!, longitude: Float! }
  type ProviderPosition {
    providerId: ID!, visitId: ID, precision: String, freshness: String!, unavailableReason: String, point: Point, accuracyM: Float,
    headingDeg: Float, speedMps: Float, recordedAt: String, eta: Int, etaSource: String
  }
  type Query { ready: Boolean! }
  type Subscription { providerPosition(providerId: ID!): ProviderPosition }
`;

/** What a server of the benchmark is told by its environment. */
export const told = {
  providers: Number(process.env['PROVIDERS']),
  keepAliveMs: Number(process.env['KEEP_ALIVE_MS']),
  /** Events go out in slots of so long: what becomes due in one goes out together. */
  slotMs: Number(process.env['SLOT_MS']),
};

/** What a server says of itself when it listens. */
export interface Ready {
  readonly port: number;
  readonly path: string;
  readonly providerIds: readonly string[];
  /** What `connection_init` carries. */
  readonly payload: object;
  /** Tokens of the providers, where reports need them. */
  readonly reporters?: readonly string[];
}

export type Ask = { ask: 'memory' } | { ask: 'drive'; rateHz: number; seconds: number };
export type Answer = { ready: Ready } | { rssBytes: number } | Driven;

/** Says that the server is ready, and does from then on what its parent asks; ends with its parent. */
export function obey(ready: Partial<Ready> & { port: number }, emit: Emit): void {
  const say = (answer: Answer): void => void process.send?.(answer);
  process.on('disconnect', () => process.exit(0));
  process.on('message', async (asked: Ask) => {
    if (asked.ask === 'drive') return say(await drive(emit, told.providers, asked.rateHz, asked.seconds));
    // Twice: what the first finds to be finalised, the second frees.
    for (let i = 0; i < 2; i++) {
      global.gc?.();
      await sleep(50);
    }
    say({ rssBytes: process.memoryUsage.rss() });
  });
  const providerIds = Array.from({ length: told.providers }, (_, i) => idOf(i));
  say({ ready: { path: '/graphql', payload: {}, providerIds, ...ready } });
}

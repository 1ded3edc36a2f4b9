import type { Usage } from './process-sampler.ts';

/** One threshold of a run and whether it held. */
export interface Judged {
  readonly metric: string;
  readonly threshold: string;
  readonly passed: boolean;
}

/** What `handleSummary` of k6 gives, as far as it is read here. */
export interface K6Summary {
  readonly metrics: Readonly<
    Record<
      string,
      {
        readonly values: Readonly<Record<string, number>>;
        readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
      }
    >
  >;
  /** The times of the run, in Unix ms. */
  readonly setup_data: { readonly measureFromMs: number; readonly finalAtMs: number };
}

/** Every threshold that k6 judged, in the order of their names. */
export function judgedByK6({ metrics }: K6Summary): Judged[] {
  return Object.entries(metrics)
    .flatMap(([metric, { thresholds = {} }]) =>
      Object.entries(thresholds).map(([threshold, { ok }]) => ({ metric, threshold, passed: ok })),
    )
    .sort((a, b) => (a.metric < b.metric ? -1 : 1));
}

/**
 * The server's memory against its bound, while everybody is connected: from the least in the first tenth of that time to the least in the last,
 * since garbage comes and goes in between.
 */
export function judgedGrowth(
  samples: readonly Usage[],
  { measureFromMs, finalAtMs }: K6Summary['setup_data'],
  grownMb: number,
): Judged {
  const rssMb = samples.filter(({ atMs }) => atMs >= measureFromMs && atMs <= finalAtMs).map((usage) => usage.rssMb);
  const tenth = Math.max(1, Math.floor(rssMb.length / 10));
  const grown = Math.min(...rssMb.slice(-tenth)) - Math.min(...rssMb.slice(0, tenth));
  return { metric: 'server memory', threshold: `grown<${grownMb} MB`, passed: grown < grownMb };
}

/** Thresholds that a run demanded and that nobody judged count as failed: a metric that was never there proves nothing. */
export function demanded(judged: readonly Judged[], thresholds: Readonly<Record<string, readonly string[]>>): Judged[] {
  const missing = Object.entries(thresholds).flatMap(([metric, texts]) =>
    texts
      .filter((text) => !judged.some((one) => one.metric === metric && one.threshold === text))
      .map((threshold) => ({ metric, threshold: `${threshold} (not measured)`, passed: false })),
  );
  return [...judged, ...missing];
}

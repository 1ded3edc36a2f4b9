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
}

/** Every threshold that k6 judged, in the order of their names. */
export function judgedByK6({ metrics }: K6Summary): Judged[] {
  return Object.entries(metrics)
    .flatMap(([metric, { thresholds = {} }]) =>
      Object.entries(thresholds).map(([threshold, { ok }]) => ({ metric, threshold, passed: ok })),
    )
    .sort((a, b) => (a.metric < b.metric ? -1 : 1));
}

/** The server's memory against its bound: from the mean of the first tenth of the samples to that of the last. */
export function judgedGrowth(rssMb: readonly number[], grownMb: number): Judged {
  const tenth = Math.max(1, Math.floor(rssMb.length / 10));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const grown = rssMb.length === 0 ? Number.NaN : mean(rssMb.slice(-tenth)) - mean(rssMb.slice(0, tenth));
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

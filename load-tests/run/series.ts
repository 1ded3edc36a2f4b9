/** Latencies of one second of a run. */
export interface SecondOfLatency {
  /** Seconds since the run began. */
  readonly second: number;
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * The value below or at which `share` (0 to 1) of the values lie, by the nearest rank: always one of them. NaN for none.
 * `sorted` is in ascending order.
 */
export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1]!;
}

/** The middle of the values, or the mean of the two in the middle; NaN for none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const LINE = /@(\w+) (\d+) ([\d.,]+)/;

/** What the virtual users printed about each second, by the name of the series: second of Unix time, milliseconds. */
export function readSamples(console: string): Map<string, Map<number, number[]>> {
  const series = new Map<string, Map<number, number[]>>();
  for (const line of console.split('\n')) {
    const [, name, second, values] = LINE.exec(line) ?? [];
    if (!name || !values) continue;
    const seconds = series.get(name) ?? new Map<number, number[]>();
    series.set(name, seconds);
    const list = seconds.get(Number(second)) ?? [];
    seconds.set(Number(second), list);
    for (const value of values.split(',')) list.push(Number(value));
  }
  return series;
}

/** The latencies of each second from the first to the last of them, counted from `startMs`; a second without any has a count of 0. */
export function perSecond(seconds: ReadonlyMap<number, readonly number[]>, startMs: number): SecondOfLatency[] {
  if (seconds.size === 0) return [];
  const from = Math.min(...seconds.keys());
  const to = Math.max(...seconds.keys());
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const sorted = (seconds.get(from + i) ?? []).toSorted((a, b) => a - b);
    return {
      second: from + i - Math.floor(startMs / 1_000),
      count: sorted.length,
      p50: percentile(sorted, 0.5),
      p95: percentile(sorted, 0.95),
      p99: percentile(sorted, 0.99),
      max: percentile(sorted, 1),
    };
  });
}

/** The list begun with another one each time: rounds go through what they compare in turns, so that none always follows the same. */
export const turned = <T>(list: readonly T[], by: number): T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];

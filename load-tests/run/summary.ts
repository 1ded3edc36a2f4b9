import type { Judged, K6Summary } from './judged.ts';
import type { RunPlan } from './plan.ts';
import { type Usage, type UsageOfSecond, usagePerSecond } from './process-sampler.ts';
import { type Machine, thisMachine } from './record.ts';
import { perSecond, readSamples, type SecondOfLatency } from './series.ts';

/** What a run came to; written as JSON and as a page. */
export interface Summary {
  readonly scenario: string;
  readonly startedAt: string;
  readonly passed: boolean;
  readonly plan: RunPlan;
  readonly machine: Machine & { readonly k6: string };
  /** Every figure by what it is; what a scenario has not is absent. */
  readonly figures: Readonly<Record<string, number>>;
  readonly thresholds: readonly Judged[];
  /** Report to receipt, per second. */
  readonly latency: readonly SecondOfLatency[];
  /** Answers to reports, per second. */
  readonly reports: readonly SecondOfLatency[];
  readonly server: readonly UsageOfSecond[];
}

export interface Measured {
  readonly plan: RunPlan;
  readonly startMs: number;
  readonly endMs: number;
  readonly k6: K6Summary;
  readonly k6Version: string;
  /** What the virtual users printed. */
  readonly console: string;
  readonly usage: readonly Usage[];
  readonly thresholds: readonly Judged[];
}

/** Trends of k6 that are worth a line, and how they are called there. */
const TRENDS = {
  latency_ms: 'report to receipt',
  first_report_ms: 'answer to the first report of a provider',
  report_ms: 'answer to a report',
  query_ms: 'answer to a query',
  back_ms: 'back after a reset',
};

function trendsOf({ metrics }: K6Summary): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [name, title] of Object.entries(TRENDS)) {
    const values = metrics[name]?.values;
    if (!values?.['count']) continue;
    for (const key of ['med', 'p(95)', 'p(99)', 'max']) figures[`${title}, ${key}, ms`] = values[key]!;
  }
  return figures;
}

/** Puts together what was measured. */
export function summaryOf(measured: Measured): Summary {
  const { plan, startMs, endMs, k6, usage } = measured;
  const samples = readSamples(measured.console);
  const latency = perSecond(samples.get('latency') ?? new Map(), startMs);
  const reports = perSecond(samples.get('report') ?? new Map(), startMs);
  const [first, last] = [usage[0], usage.at(-1)];
  const figures: Record<string, number> = { ...trendsOf(k6) };
  for (const name of ['deliveries', 'reports']) {
    const count = k6.metrics[name]?.values['count'];
    if (count) figures[name] = count;
  }
  if (first && last) {
    figures['server: processor time, s'] = (last.cpuMs - first.cpuMs) / 1_000;
    figures['server: most memory, MB'] = Math.max(...usage.map(({ rssMb }) => rssMb));
  }
  figures['seconds'] = (endMs - startMs) / 1_000;
  return {
    scenario: plan.scenario,
    startedAt: new Date(startMs).toISOString(),
    passed: measured.thresholds.every(({ passed }) => passed),
    plan,
    machine: { ...thisMachine(), k6: measured.k6Version },
    figures,
    thresholds: measured.thresholds,
    latency,
    reports,
    server: usagePerSecond(usage, startMs),
  };
}

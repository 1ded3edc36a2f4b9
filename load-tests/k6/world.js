// What the run is about: who there is, from the file that the runner prepared, and how much, from the environment.
import { SharedArray } from 'k6/data';

const world = new SharedArray('world', () => [JSON.parse(open(__ENV.WORLD))])[0];
const thresholds = JSON.parse(open('../thresholds.json'));

export const { httpUrl, wsUrl, providers, tokens } = world;

const number = (name, otherwise) => Number(__ENV[name] ?? otherwise);

export const plan = {
  scenario: __ENV.SCENARIO,
  providers: number('PROVIDERS', 1),
  subscribers: number('SUBSCRIBERS', 100),
  rateHz: number('RATE_HZ', 1),
  /** Until everybody is connected; nothing is measured before. */
  connectMs: number('CONNECT_MS', 5_000),
  measureMs: number('MEASURE_MS', 10_000),
  /** After the last report, until everybody must have it. */
  graceMs: number('GRACE_MS', 5_000),
  batch: number('BATCH', 1),
  isSmoke: __ENV.SMOKE === '1',
  /** What a run plants to show that its checks fail: `leak` or `missed`. */
  plant: __ENV.PLANT ?? '',
};

/** Sockets of one virtual user: a JavaScript engine each would be too dear, one for all would be one core. */
export const SOCKETS_PER_VU = 100;

export function thresholdsOf(scenario) {
  return { ...thresholds.correctness, ...(plan.isSmoke ? {} : thresholds.times[scenario]) };
}

/** The scenarios of k6 that hold the subscribers, and those that report. */
export const subscriberVus = Math.ceil(plan.subscribers / SOCKETS_PER_VU);
export const reporterVus = Math.min(20, plan.providers);

export const runMs = plan.connectMs + plan.measureMs + plan.graceMs;

/** A scenario of k6: each of `vus` runs `exec` once, until it has nothing left to do. */
export const once = (exec, vus) => ({
  executor: 'per-vu-iterations',
  exec,
  vus,
  iterations: 1,
  maxDuration: `${Math.ceil(runMs / 1_000) + 60}s`,
  gracefulStop: '5s',
});

export function optionsOf(scenarios) {
  return {
    scenarios,
    thresholds: thresholdsOf(plan.scenario),
    summaryTrendStats: ['count', 'avg', 'min', 'med', 'p(90)', 'p(95)', 'p(99)', 'p(99.9)', 'max'],
    setupTimeout: '60s',
  };
}

/** The times of the run, in Unix ms: the same for all virtual users. */
export function timetable() {
  const startMs = Date.now() + 500;
  const measureFromMs = startMs + plan.connectMs;
  const finalAtMs = measureFromMs + plan.measureMs;
  return { startMs, measureFromMs, finalAtMs, endMs: finalAtMs + plan.graceMs };
}

export function handleSummary(data) {
  return { [__ENV.SUMMARY]: JSON.stringify(data), stdout: '' };
}

// What every scenario counts. The names are those of thresholds.json.
import { Counter, Trend } from 'k6/metrics';

export const latency = new Trend('latency_ms', true);
/** The first report of each provider finds nothing in the server's memory; `report_ms` are the others. */
export const firstReportTime = new Trend('first_report_ms', true);
export const reportTime = new Trend('report_ms', true);
export const queryTime = new Trend('query_ms', true);
export const backTime = new Trend('back_ms', true);
export const deliveries = new Counter('deliveries');
export const reports = new Counter('reports');
export const leaks = new Counter('leaks');
export const missed = new Counter('missed');
export const outOfOrder = new Counter('out_of_order');
export const neverStarted = new Counter('never_started');
export const brokenStreams = new Counter('broken_streams');
export const refusedReports = new Counter('refused_reports');

const perSecond = new Map();

/** Keeps a latency for the chart: the runner reads one line per second and virtual user from the console. */
export function sample(series, atMs, ms) {
  const second = Math.floor(atMs / 1_000);
  const key = `${series} ${second}`;
  const values = perSecond.get(key);
  if (values) values.push(ms);
  else perSecond.set(key, [ms]);
}

export function flushSamples() {
  for (const [key, values] of perSecond) console.log(`@${key} ${values.join(',')}`);
  perSecond.clear();
}

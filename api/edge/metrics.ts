import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Meter } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Audience } from '../../policies/facts.ts';
import type { ErrorCode } from '../../schema/errors.ts';

export type OperationKind = 'query' | 'mutation' | 'subscription' | 'unknown';
export type Outcome = 'ok' | 'error' | 'refused';

/** Why a socket was closed by us, as a label. */
export type CloseCause = 'client' | 'unauthorized' | 'protocol' | 'stalled' | 'dead' | 'limit' | 'drain' | 'failure';

/** What the edge counts. Labels come from closed sets: no id, no name, no position, nothing that a client wrote. */
export interface EdgeMetrics {
  /** For other parts that want to count something; the same rule of labels holds. */
  readonly meter: Meter;
  operation(kind: OperationKind, audience: Audience, outcome: Outcome, tookMs: number): void;
  error(code: ErrorCode): void;
  /** `count` says how many sockets wait to come in. */
  observeWaiting(count: () => number): void;
  /** `count` says how many cohorts there are. */
  observeCohorts(count: () => number): void;
  socketOpened(): void;
  socketClosed(cause: CloseCause): void;
  subscriptionStarted(): void;
  subscriptionEnded(): void;
  /** Answers with the state of all metrics in Prometheus' text format. */
  serve(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/** Bounds of the duration histogram: a cached read takes about 1 ms, the limit of a request is 15 s. */
const DURATION_BOUNDS_S = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** Metrics by OpenTelemetry, kept in this process and read by Prometheus. */
export function createMetrics(): EdgeMetrics {
  const exporter = new PrometheusExporter({
    preventServerStart: true,
    withoutTargetInfo: true,
    withoutScopeInfo: true,
  });
  const provider = new MeterProvider({ readers: [exporter] });
  const meter = provider.getMeter('whereabouts');
  const operations = meter.createCounter('graphql_operations', {
    description: 'Operations taken, by kind and outcome',
  });
  const duration = meter.createHistogram('graphql_operation_duration_seconds', {
    description: 'Run time of operations; of subscriptions, until they have started',
    advice: { explicitBucketBoundaries: DURATION_BOUNDS_S },
  });
  const errors = meter.createCounter('graphql_errors', { description: 'Errors that clients were sent, by code' });
  const sockets = meter.createUpDownCounter('websocket_connections', { description: 'Open WebSockets' });
  const closes = meter.createCounter('websocket_closes', { description: 'Closed WebSockets, by cause' });
  const waiting = meter.createObservableGauge('websocket_waiting', { description: 'WebSockets that wait to come in' });
  const subscriptions = meter.createUpDownCounter('graphql_subscriptions', { description: 'Running subscriptions' });
  const cohorts = meter.createObservableGauge('graphql_cohorts', { description: 'Groups of subscriptions run as one' });
  watchProcess(meter);
  return {
    meter,
    operation(kind, audience, outcome, tookMs) {
      operations.add(1, { kind, audience, outcome });
      duration.record(tookMs / 1000, { kind });
    },
    error: (code) => errors.add(1, { code }),
    observeWaiting: (count) => waiting.addCallback((result) => result.observe(count())),
    observeCohorts: (count) => cohorts.addCallback((result) => result.observe(count())),
    socketOpened: () => sockets.add(1),
    socketClosed(cause) {
      sockets.add(-1);
      closes.add(1, { cause });
    },
    subscriptionStarted: () => subscriptions.add(1),
    subscriptionEnded: () => subscriptions.add(-1),
    serve: (request, response) => exporter.getMetricsRequestHandler(request, response),
    close: () => provider.shutdown(),
  };
}

/** How busy the event loop is, and the memory in use. Both are read when they are asked for: a sampler would wake an idle process. */
function watchProcess(meter: Meter): void {
  let last = performance.eventLoopUtilization();
  const busy = meter.createObservableGauge('nodejs_eventloop_utilization', {
    description: 'Part of the time since the last reading in which the event loop was busy, 0 to 1',
  });
  busy.addCallback((result) => {
    const now = performance.eventLoopUtilization();
    result.observe(performance.eventLoopUtilization(now, last).utilization);
    last = now;
  });
  const memory = meter.createObservableGauge('process_resident_memory_bytes', { description: 'Memory in use' });
  memory.addCallback((result) => result.observe(process.memoryUsage.rss()));
}

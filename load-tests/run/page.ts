import { type Chart, escapeHtml, svgOf } from './chart.ts';
import type { Summary } from './summary.ts';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:800px;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
table{border-collapse:collapse;margin:1rem 0}td,th{padding:.2rem .8rem .2rem 0;text-align:left;border-bottom:1px solid #ddd}
svg{width:100%;height:auto;margin:.5rem 0 1.5rem}svg text{font-size:12px;fill:#444}.title{font-weight:600}.grid{stroke:#e4e4e4}
.line{fill:none;stroke-width:1.8}.failed{color:#b00020;font-weight:600}`;

const number = (value: number | null | undefined): string =>
  value == null || !Number.isFinite(value) ? '–' : value.toLocaleString('en', { maximumFractionDigits: 1 });

const rows = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');

function chartsOf({ latency, reports, server }: Summary): Chart[] {
  const x = { xLabel: 'seconds since the start of the run' };
  const charts: Chart[] = [];
  const line = (name: string, points: [number, number][]) => ({ name, points });
  for (const [title, seconds] of [
    ['Report to receipt', latency],
    ['Answer to a report', reports],
  ] as const) {
    if (seconds.length === 0) continue;
    const lines = (['p50', 'p95', 'p99', 'max'] as const).map((key) =>
      line(
        key,
        seconds.map((one) => [one.second, one[key]]),
      ),
    );
    charts.push({ title, yLabel: 'ms', lines, ...x });
  }
  const perSecond = [
    ...(latency.length > 0
      ? [
          line(
            'deliveries',
            latency.map(({ second, count }) => [second, count]),
          ),
        ]
      : []),
    ...(reports.length > 0
      ? [
          line(
            'reports',
            reports.map(({ second, count }) => [second, count]),
          ),
        ]
      : []),
  ];
  if (perSecond.length > 0) charts.push({ title: 'Per second', yLabel: 'count', lines: perSecond, ...x });
  const cpu = server.map(({ second, cpuPercent }) => [second, cpuPercent] as [number, number]);
  const memory = server.map(({ second, rssMb }) => [second, rssMb] as [number, number]);
  charts.push({ title: 'Server: processor', yLabel: '% of one core', lines: [line('cpu', cpu)], ...x });
  charts.push({ title: 'Server: resident memory', yLabel: 'MB', lines: [line('memory', memory)], ...x });
  return charts;
}

/** The summary as one page of HTML that loads nothing from anywhere. */
export function pageOf(summary: Summary): string {
  const { scenario, startedAt, plan, machine, passed, thresholds, figures } = summary;
  const judged = thresholds.map(({ metric, threshold, passed: held }) => [
    escapeHtml(metric),
    escapeHtml(threshold),
    held ? 'held' : '<span class="failed">crossed</span>',
  ]);
  const plans = Object.entries(plan).map(([key, value]) => [escapeHtml(key), escapeHtml(String(value))]);
  const measured = Object.entries(figures).map(([key, value]) => [escapeHtml(key), number(value)]);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(scenario)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(scenario)}: ${passed ? 'all thresholds held' : '<span class="failed">failed</span>'}</h1>
<p>${escapeHtml(startedAt)}, ${machine.cpus} cores (${escapeHtml(machine.model)}), Node ${escapeHtml(machine.node)}, ${escapeHtml(machine.k6)}</p>
<table>${rows(measured)}</table>
${chartsOf(summary).map(svgOf).join('\n')}
<h2>Thresholds</h2><table>${rows(judged)}</table>
<h2>The run</h2><table>${rows(plans)}</table>
</body></html>
`;
}

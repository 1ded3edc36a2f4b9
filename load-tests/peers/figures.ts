import { median } from '../run/series.ts';

/** What one server did in one run. */
export interface PeerRun {
  readonly server: string;
  readonly shape: string;
  readonly round: number;
  readonly deliveries: number;
  /** Events times those who subscribed to each. Who gives the newest alone may have delivered fewer. */
  readonly expected: number;
  /** The server's own processor time, user and system. */
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly kbPerConnection: number;
  readonly missed: number;
  readonly foreign: number;
  readonly outOfOrder: number;
  readonly errors: number;
}

/** The medians of one server on one shape, and the medians of its ratios to two others in the same round. */
export interface PeerFigures {
  readonly server: string;
  readonly shape: string;
  readonly runs: number;
  readonly perCpuSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly kbPerConnection: number;
  readonly toFirst: Ratios;
  readonly toFloor: Ratios;
}

/** How many times as much as the other: NaN where that was not run. */
export interface Ratios {
  readonly perCpuSecond: number;
  readonly p99Ms: number;
  readonly kbPerConnection: number;
}

export const perCpuSecond = ({ deliveries, cpuMs }: Pick<PeerRun, 'deliveries' | 'cpuMs'>): number =>
  (deliveries / cpuMs) * 1_000;

/** Whether everybody received the last event, nobody another's, none in the wrong order, and nothing failed. */
export const isRight = ({ missed, foreign, outOfOrder, errors, deliveries }: PeerRun): boolean =>
  missed + foreign + outOfOrder + errors === 0 && deliveries > 0;

/** The median over the rounds of what `runs` have by what `others` have in the same round. */
function ratios(runs: readonly PeerRun[], others: readonly PeerRun[]): Ratios {
  const of = (value: (run: PeerRun) => number): number =>
    median(
      runs.flatMap((run) => {
        const other = others.find(({ round }) => round === run.round);
        return other ? [value(run) / value(other)] : [];
      }),
    );
  return {
    perCpuSecond: of(perCpuSecond),
    // A latency of 0 ms is one below half of one.
    p99Ms: of(({ p99Ms }) => Math.max(0.5, p99Ms)),
    kbPerConnection: of(({ kbPerConnection }) => kbPerConnection),
  };
}

/** What the runs come to, in the order in which servers and shapes first appear. */
export function figuresOf(runs: readonly PeerRun[], first: string, floor: string): PeerFigures[] {
  const shapes = [...new Set(runs.map(({ shape }) => shape))];
  return shapes.flatMap((shape) => {
    const here = runs.filter((run) => run.shape === shape);
    const by = (server: string) => here.filter((run) => run.server === server);
    return [...new Set(here.map(({ server }) => server))].map((server): PeerFigures => {
      const own = by(server);
      return {
        server,
        shape,
        runs: own.length,
        perCpuSecond: median(own.map(perCpuSecond)),
        p50Ms: median(own.map(({ p50Ms }) => p50Ms)),
        p99Ms: median(own.map(({ p99Ms }) => p99Ms)),
        kbPerConnection: median(own.map(({ kbPerConnection }) => kbPerConnection)),
        toFirst: ratios(own, by(first)),
        toFloor: ratios(own, by(floor)),
      };
    });
  });
}

const short = (value: number, digits = 2): string => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const HEAD = [
  'server',
  'deliveries / CPU s',
  '× first',
  '× floor',
  'p50 ms',
  'p99 ms',
  '× first',
  '× floor',
  'KB / conn',
  '× first',
  '× floor',
];

/** The figures as tables of Markdown, one for each shape. */
export function markdownOf(figures: readonly PeerFigures[]): string {
  const shapes = [...new Set(figures.map(({ shape }) => shape))];
  const tables = shapes.map((shape) => {
    const rows = figures
      .filter((one) => one.shape === shape)
      .map(({ server, perCpuSecond: rate, p50Ms, p99Ms, kbPerConnection, toFirst, toFloor }) => [
        server,
        short(rate, 0),
        short(toFirst.perCpuSecond),
        short(toFloor.perCpuSecond),
        short(p50Ms, 0),
        short(p99Ms, 0),
        short(toFirst.p99Ms),
        short(toFloor.p99Ms),
        short(kbPerConnection, 1),
        short(toFirst.kbPerConnection),
        short(toFloor.kbPerConnection),
      ]);
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    return [`## ${shape}`, '', line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line), ''].join('\n');
  });
  return tables.join('\n');
}

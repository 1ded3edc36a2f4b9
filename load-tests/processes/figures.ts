import { median } from '../run/series.ts';
import { ALONE, type Arrangement, CROSSED, IN_TURN, ONE, type ProcessesRun, TWO } from './run.ts';

/** What the runs come to: medians over the rounds, ratios taken within a round. */
export interface Figures {
  /** What two processes can deliver by what one can, all on NATS: twice the deliveries per second of processor time, by those of one. */
  readonly twoToOne: number;
  /** The same where every position crosses the bus. */
  readonly crossedToOne: number;
  /** Of the processor time that the servers spend on a report and its deliveries, what there is only for the bus. */
  readonly busShare: number;
  readonly busShareCrossed: number;
  readonly busShareInTurn: number;
}

export const perCpuSecond = ({ deliveries, cpuMs }: ProcessesRun): number => (deliveries / cpuMs) * 1_000;
const perReport = ({ reports, cpuMs }: ProcessesRun): number => cpuMs / reports;

/** Whether everybody has the last event of their provider, and nothing else came. */
export const isRight = ({ missed, wrong, deliveries }: ProcessesRun): boolean => missed + wrong === 0 && deliveries > 0;

export function figuresOf(runs: readonly ProcessesRun[]): Figures {
  const within = (one: Arrangement, other: Arrangement, of: (a: ProcessesRun, b: ProcessesRun) => number): number => {
    const by = ({ name }: Arrangement) => runs.filter(({ arrangement }) => arrangement === name);
    return median(
      by(one).flatMap((run) => {
        const beside = by(other).find(({ round }) => round === run.round);
        return beside ? [of(run, beside)] : [];
      }),
    );
  };
  const capacity = (two: ProcessesRun, one: ProcessesRun) => (2 * perCpuSecond(two)) / perCpuSecond(one);
  const share = (onNats: ProcessesRun, alone: ProcessesRun) =>
    (perReport(onNats) - perReport(alone)) / perReport(onNats);
  return {
    twoToOne: within(TWO, ONE, capacity),
    crossedToOne: within(CROSSED, ONE, capacity),
    busShare: within(TWO, ALONE, share),
    busShareCrossed: within(CROSSED, ALONE, share),
    busShareInTurn: within(IN_TURN, ALONE, share),
  };
}

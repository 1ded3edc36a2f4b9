import type { StepJob } from '../privacy-step.ts';

/** What it takes to carry out an erasure whoever asked for it: also one that is done again after a restore. */
export interface ErasureOrder extends Pick<StepJob, 'accountId' | 'subject' | 'planHash' | 'counted'> {
  /** The request, or the entry of the ledger. */
  readonly actId: string;
  /** Done again after a restore: nobody is asked, open work and holds do not stand in the way of what was done once. */
  readonly again: boolean;
}

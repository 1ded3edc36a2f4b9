import type { SubjectKind } from '../../../policies/privacy/vocabulary.ts';
import { canonicalHash } from '../../kernel/canonical-json.ts';
import type { TableCounts } from '../../store/erasure/index.ts';

/** Work that must be ended before a person can be erased. */
export interface Blocker {
  readonly type: 'OPEN_VISIT' | 'OPEN_SHIFT' | 'OPEN_SESSION';
  readonly ids: readonly string[];
  /** What to do about it. */
  readonly remedy: string;
}

/** What erasing a person would do, store by store, in counts: no value of anybody is in it. */
export interface ErasurePlan {
  readonly format: 'whereabouts-erasure-plan/1';
  readonly subjectKind: SubjectKind;
  /** By table, in the order in which rows go: children first. Tables that hold nothing of the person are in it, with zeros. */
  readonly tables: readonly TableCounts[];
  /** Export packages of the person. */
  readonly files: { readonly packages: number };
  /** Whether the person's key is destroyed: not while a hold needs rows that are under it. */
  readonly key: 'DESTROY' | 'KEEP';
  /** Jobs about the person that wait in the queue. */
  readonly queue: { readonly jobs: number };
  /** What every process is told to drop from memory. */
  readonly cache: readonly string[];
  /** The events by which it is told. */
  readonly bus: readonly string[];
  readonly blockers: readonly Blocker[];
  /** Hash of the privacy maps from which it was made. */
  readonly schemaHash: string;
  readonly planHash: string;
}

/** The requests of a person are rows of theirs: what is written down while one is decided changes nothing of it. */
const OF_REQUESTS = 'privacy_request';

/**
 * The hash of a plan: SHA-256 over its canonical JSON. Left out is what changes by itself without changing what is done: the
 * rows that stay by statute (the audit log grows with every look; by which statute is part of the schema), the requests
 * themselves, jobs that wait, and work that is still open.
 */
export function planHashOf(plan: Omit<ErasurePlan, 'planHash'>): string {
  const { queue: _jobs, blockers: _open, tables, ...rest } = plan;
  const settled = tables
    .filter(({ table }) => table !== OF_REQUESTS)
    .map(({ keep, ...counts }) => ({ ...counts, keep: keep.filter(({ ground }) => ground !== 'STATUTE') }));
  return canonicalHash({ ...rest, tables: settled });
}

/** The plan with its hash. */
export const sealPlan = (plan: Omit<ErasurePlan, 'planHash'>): ErasurePlan => ({ ...plan, planHash: planHashOf(plan) });

/** What is held in memory about persons, by the part that holds it. */
export const CACHES = ['data keys', 'gates', 'positions', 'viewers of tokens'] as const;

const REMEDIES: Readonly<Record<Blocker['type'], string>> = {
  OPEN_VISIT: 'Complete, cancel or reassign the visits.',
  OPEN_SHIFT: 'The provider clocks out, or the shift is ended for them.',
  OPEN_SESSION: 'End the visit that is shared, or clock the provider out.',
};

/** A blocker for each kind of work that is open. */
export function blockersOf(open: Readonly<Record<Blocker['type'], readonly string[]>>): Blocker[] {
  return (Object.keys(REMEDIES) as Blocker['type'][])
    .filter((type) => open[type].length > 0)
    .map((type) => ({ type, ids: [...open[type]].sort(), remedy: REMEDIES[type] }));
}

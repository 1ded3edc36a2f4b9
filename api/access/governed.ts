import type { Facts, SubjectType } from '../../policies/facts.ts';
import type { FactRecord } from './condition.ts';
import type { Check } from './condition-check.ts';
import type { ReadNote } from './read-notes.ts';

/** Where a view carries the facts of its row. Registered, so that two copies of this module agree. */
export const GOVERNED = Symbol.for('whereabouts.governed');

/** What the policy knows of a view: the GraphQL type and the facts of the row behind it. */
export interface Governance {
  readonly type: SubjectType;
  readonly facts: FactRecord;
  /** The last check that was asked of a field, and its answer. Checks are pure, facts do not change. */
  asked: Check | null;
  answer: boolean;
  /** That fields of the row were read, as the operation that read them last notes it. */
  noted: ReadNote | null;
}

export interface Governed<T extends SubjectType = SubjectType> {
  readonly [GOVERNED]: { readonly type: T; readonly facts: Facts<T> };
}

/**
 * The view, with the facts of its row attached. Only such views leave a resolver at a position of a governed type. The
 * facts travel with copies of the view (`{ ...view }`), not into JSON.
 */
export function governed<T extends SubjectType, V extends object>(type: T, facts: Facts<T>, view: V): V & Governed<T> {
  const governance: Governance = { type, facts: facts as FactRecord, asked: null, answer: false, noted: null };
  (view as { [GOVERNED]?: Governance })[GOVERNED] = governance;
  return view as V & Governed<T>;
}

/** The type and facts that a view carries; undefined if it is not a governed one. */
export function factsOf(value: unknown): Governance | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as { [GOVERNED]?: Governance })[GOVERNED];
}

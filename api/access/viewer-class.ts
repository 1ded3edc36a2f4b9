import { createMongoAbility } from '@casl/ability';
import type { Ability } from '../../policies/ability.ts';
import type { Action, Audience, SubjectType } from '../../policies/facts.ts';
import type { KnownFacts } from '../events/shared-source.ts';
import { AppError } from '../kernel/app-error.ts';
import { Kept } from '../kernel/kept.ts';
import { Access } from './access.ts';
import { type Condition, type FactRecord, given } from './condition.ts';
import type { Check } from './condition-check.ts';
import { Decisions } from './decisions.ts';
import type { ReachedFields } from './reached-fields.ts';

/** Viewers between whom the policy makes no difference for a document, on rows of which some facts are known. */
export interface ViewerClass {
  /** Two viewers with the same key are of one class. */
  readonly key: string;
  readonly known: KnownFacts;
  /** What all of them may do, on rows with the known facts: one object for classes that differ only in these. */
  readonly settled: Decisions;
  /** What all of them may do: nothing can be asked of it but what the document reaches, and of no other rows. */
  readonly access: Access;
}

/**
 * The class of a viewer: their audience, and what the rules say of each field that a document reaches, evaluated as far as
 * the facts that are `known` allow. A rule that looks at the viewer's own id leaves no trace where the facts settle it. Null
 * if the document reaches rows of which nothing is known: then every viewer is a class of their own.
 */
export function viewerClassOf({ decisions }: Access, fields: ReachedFields, known: KnownFacts): ViewerClass | null {
  if (!fields.isClosed) return null;
  const left = new Map<string, Condition>();
  for (const [type, names] of fields.byType) {
    const facts = Object.hasOwn(known, type) ? known[type] : undefined;
    if (!facts) return null;
    left.set(nameOf(type), given(decisions.rowCondition(type), facts));
    for (const name of names) left.set(nameOf(type, name), given(decisions.condition('read', type, name), facts));
  }
  const { audience } = decisions;
  const rights = JSON.stringify([audience, [...left].sort(([a], [b]) => (a < b ? -1 : 1))]);
  const settled = kept.get(rights, () => new SettledDecisions(audience, left));
  return new SettledClass(JSON.stringify([rights, known]), known, settled);
}

/** Rules that the facts do not settle make classes of single viewers, without end. */
const MOST_KEPT = 1_000;
const kept = new Kept<SettledDecisions>(MOST_KEPT);

/** The first of the known facts that a row does not have; undefined if it has them all. */
export function misfitOf(facts: FactRecord, known: KnownFacts[string] | undefined): string | undefined {
  for (const fact in known) if (facts[fact] !== known[fact]) return fact;
  return undefined;
}

/** Its access is made when it is first asked for: a projection needs none. */
class SettledClass implements ViewerClass {
  readonly key: string;
  readonly known: KnownFacts;
  readonly settled: SettledDecisions;

  constructor(key: string, known: KnownFacts, settled: SettledDecisions) {
    this.key = key;
    this.known = known;
    this.settled = settled;
  }

  get access(): Access {
    return new Access(new ClassDecisions(this.settled, this.known));
  }
}

const nameOf = (type: SubjectType, field?: string): string => (field === undefined ? type : `${type}.${field}`);

/** No rules: what is settled decides by what is left of them. */
const NO_RULES = createMongoAbility([]) as unknown as Ability;

/** Decisions by what known facts have left of the rules. INTERNAL for what they do not speak of. */
class SettledDecisions extends Decisions {
  readonly left: ReadonlyMap<string, Condition>;

  constructor(audience: Audience, left: ReadonlyMap<string, Condition>) {
    super(audience, () => NO_RULES);
    this.left = left;
  }

  override condition(action: Action, type: SubjectType, field?: string): Condition {
    const condition = action === 'read' ? this.left.get(nameOf(type, field)) : undefined;
    if (!condition) throw new AppError('INTERNAL', `A class of viewers was asked what it is not made for: ${type}`);
    return condition;
  }
}

/** The same on rows that have the known facts; INTERNAL for others, since the rules were evaluated with those. */
class ClassDecisions extends SettledDecisions {
  readonly #known: KnownFacts;

  constructor({ audience, left }: SettledDecisions, known: KnownFacts) {
    super(audience, left);
    this.#known = known;
  }

  override rowAt(type: SubjectType): Check {
    const check = super.rowAt(type);
    const known = this.#known[type];
    const checked = (row: FactRecord): boolean => {
      const misfit = misfitOf(row, known);
      if (misfit) throw new AppError('INTERNAL', `A row of ${type} came out of a shared source with another ${misfit}`);
      return typeof check === 'boolean' ? check : check(row);
    };
    this.rows[type] = checked;
    return checked;
  }
}

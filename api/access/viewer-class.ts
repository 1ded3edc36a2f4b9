import { createMongoAbility } from '@casl/ability';
import type { Ability } from '../../policies/ability.ts';
import type { Action, SubjectType } from '../../policies/facts.ts';
import type { KnownFacts } from '../events/shared-source.ts';
import { AppError } from '../kernel/app-error.ts';
import { Access } from './access.ts';
import { type Condition, type FactRecord, given } from './condition.ts';
import type { Check } from './condition-check.ts';
import { Decisions } from './decisions.ts';
import type { ReachedFields } from './reached-fields.ts';

/** Viewers between whom the policy makes no difference for a document, on rows of which some facts are known. */
export interface ViewerClass {
  /** Two viewers with the same key are of one class. */
  readonly key: string;
  /** What all of them may do: nothing can be asked of it but what the document reaches. */
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
  const key = JSON.stringify([decisions.audience, known, [...left].sort(([a], [b]) => (a < b ? -1 : 1))]);
  return { key, access: new Access(new ClassDecisions(decisions, left, known)) };
}

const nameOf = (type: SubjectType, field?: string): string => (field === undefined ? type : `${type}.${field}`);

/** No rules: a class decides by what is left of those of its members. */
const NO_RULES = createMongoAbility([]) as unknown as Ability;

/** The decisions of a class. INTERNAL for what its key does not speak of, and for rows that lack the known facts. */
class ClassDecisions extends Decisions {
  readonly #left: ReadonlyMap<string, Condition>;
  readonly #known: KnownFacts;

  constructor({ audience }: Decisions, left: ReadonlyMap<string, Condition>, known: KnownFacts) {
    super(audience, NO_RULES);
    this.#left = left;
    this.#known = known;
  }

  override condition(action: Action, type: SubjectType, field?: string): Condition {
    const condition = action === 'read' ? this.#left.get(nameOf(type, field)) : undefined;
    if (!condition) throw new AppError('INTERNAL', `A class of viewers was asked what it is not made for: ${type}`);
    return condition;
  }

  /** The row's facts are held against the known ones, since the rules were evaluated with those. */
  override rowAt(type: SubjectType): Check {
    const check = super.rowAt(type);
    const facts = Object.entries(this.#known[type] ?? {});
    const checked = (row: FactRecord): boolean => {
      for (const [fact, value] of facts) if (row[fact] !== value) throw misfit(type, fact);
      return typeof check === 'boolean' ? check : check(row);
    };
    this.rows[type] = checked;
    return checked;
  }
}

function misfit(type: SubjectType, fact: string): AppError {
  return new AppError('INTERNAL', `A row of ${type} came out of a shared source with another ${fact}`);
}

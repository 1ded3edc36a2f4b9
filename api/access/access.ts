import { type Ability, abilityFor } from '../../policies/ability.ts';
import type { Action, Audience, Facts, SubjectType, ViewerFacts } from '../../policies/facts.ts';
import type { Rules } from '../../policies/say.ts';
import { AppError, Refusal } from '../kernel/app-error.ts';
import { Kept } from '../kernel/kept.ts';
import { all, type FactRecord, type FactValue, given } from './condition.ts';
import { type RowFilter, sqlOf } from './condition-sql.ts';
import { Decisions, slotOf } from './decisions.ts';

/**
 * What the holder of a token may do, as questions about a type, an act and the facts of a row. Answers come from the
 * rules in `policies/rules` and from nowhere else.
 */
export class Access {
  readonly decisions: Decisions;

  constructor(decisions: Decisions) {
    this.decisions = decisions;
  }

  get audience(): Audience {
    return this.decisions.audience;
  }

  /** Whether the row exists for the viewer: whether its key field may be read. */
  canRead<T extends SubjectType>(type: T, facts: Facts<T>): boolean {
    return holds(this.decisions.rows[type] ?? this.decisions.rowAt(type), facts);
  }

  /** Whether the row exists for the viewer and this field of it may be read. */
  canReadField<T extends SubjectType>(type: T, field: string, facts: Facts<T>): boolean {
    if (!this.canRead(type, facts)) return false;
    const slot = slotOf(type, field);
    return holds(this.decisions.fields[slot] ?? this.decisions.fieldAt(slot), facts);
  }

  /** The same text for viewers for whom the same rows of the type exist, among those with the `known` facts. */
  rowsKey<T extends SubjectType>(type: T, known: Partial<Facts<T>>): string {
    return JSON.stringify(given(this.decisions.rowCondition(type), known as Record<string, FactValue>));
  }

  /** Whether the act may be done to the row. `read` is of its key field. */
  can<T extends SubjectType>(action: Action, type: T, facts: Facts<T>): boolean {
    return holds(this.decisions.act(action, type), facts);
  }

  /** Whether the act may be done to some row, or the field read on some row, of whoever's. */
  canOnSome(action: Action, type: SubjectType, field?: string): boolean {
    return this.decisions.possible(action, type, field);
  }

  /** Whether the field can be read on every row that the viewer may read: what sorting by it needs. */
  canReadOnAll(type: SubjectType, field: string): boolean {
    const slot = slotOf(type, field);
    return (this.decisions.fields[slot] ?? this.decisions.fieldAt(slot)) === true;
  }

  /**
   * Returns if the act may be done to the row. Throws the Refusal NOT_FOUND if the viewer may not even read it, else
   * FORBIDDEN. For an act that makes a row, give the facts of the row to be.
   */
  require<T extends SubjectType>(action: Action, type: T, facts: Facts<T>): void {
    if (!this.canRead(type, facts)) throw new Refusal('NOT_FOUND', `There is no such ${nounOf(type)}.`);
    if (!this.can(action, type, facts)) throw new AppError('FORBIDDEN', 'You may not do this.');
  }

  /**
   * The rows of the type that the viewer may read and, where `lookedAt` names fields, on which they may also read
   * those: a list that is filtered by a field must not tell what the field would not. `columnOf` gives the SQL
   * expression of a fact.
   */
  rowFilter<T extends SubjectType>(
    type: T,
    columnOf: (fact: string & keyof Facts<T>) => string,
    lookedAt: readonly string[] = [],
  ): RowFilter {
    const fields = lookedAt.map((field) => this.decisions.condition('read', type, field));
    return sqlOf(all([this.decisions.rowCondition(type), ...fields]), columnOf as (fact: string) => string);
  }

  /** The same access, which remembers what it was asked and allowed. One for each mutation. */
  recording(): RecordingAccess {
    return new RecordingAccess(this.decisions);
  }
}

/** Remembers the acts that it has allowed. */
export class RecordingAccess extends Access {
  readonly #allowed = new Map<string, Set<string>>();

  /** Whether the act was asked for on some row of the type, and allowed. */
  hasAllowed(action: Action, type: SubjectType): boolean {
    return this.#allowed.has(`${action} ${type}`);
  }

  /** The rows that are there already on which the act was asked for and allowed, in that order. */
  allowedOn(action: string, type: string): string[] {
    return [...(this.#allowed.get(`${action} ${type}`) ?? [])];
  }

  override can<T extends SubjectType>(action: Action, type: T, facts: Facts<T>): boolean {
    const allowed = super.can(action, type, facts);
    if (!allowed) return false;
    const name = `${action} ${type}`;
    const rows = this.#allowed.get(name) ?? new Set();
    this.#allowed.set(name, rows);
    const { id } = facts as { id?: string };
    if (id) rows.add(id);
    return true;
  }
}

/** What the viewer may do by some rules. */
export function accessBy(rules: readonly Rules[], viewer: ViewerFacts): Access {
  const ability = abilityFor(viewer, rules);
  return new Access(new Decisions(viewer.audience, () => ability));
}

/** What the viewer may do. Kept for viewers with the same facts. */
export function accessFor(viewer: ViewerFacts): Access {
  const { audience, accountId, role, userId, providerId, visitId, customerId } = viewer;
  const scopes = [...viewer.scopes].sort();
  const key = JSON.stringify([audience, accountId, role, scopes, userId, providerId, visitId, customerId]);
  return kept.get(key, () => {
    // Of the viewer nothing stays but what the rules may know.
    const facts: ViewerFacts = { audience, accountId, role, scopes, userId, providerId, visitId, customerId };
    return new Access(new Decisions(audience, () => abilities.get(key, () => abilityFor(facts))));
  });
}

/**
 * How many are kept. One takes some 5 KB once it was asked for what an app of a provider asks, several times that if it was asked for every field of
 * the schema, and 0.4 ms to make: five thousand providers who report every few seconds stay in.
 */
const MOST_KEPT = 5_000;
const kept = new Kept<Access>(MOST_KEPT);

/** Rules are asked when somebody does something for the first time, which is mostly soon after they came. They take 40 KB, and 0.3 ms to make again. */
const MOST_ABILITIES = 50;
const abilities = new Kept<Ability>(MOST_ABILITIES);

function holds(check: boolean | ((facts: FactRecord) => boolean), facts: object): boolean {
  return typeof check === 'boolean' ? check : check(facts as FactRecord);
}

/** `ShareGrant` as people say it: share grant. */
function nounOf(type: SubjectType): string {
  return type.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

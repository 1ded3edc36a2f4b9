import type { Ability } from '../../policies/ability.ts';
import type { Action, Audience, SubjectType } from '../../policies/facts.ts';
import { all, type Condition } from './condition.ts';
import { type Check, checkOf } from './condition-check.ts';
import { implies, satisfiable } from './condition-logic.ts';
import { conditionOf, refuseBrokenRules } from './rules-to-condition.ts';
import { SUBJECTS } from './subjects.ts';

/**
 * The number under which a field's check is found in the `Decisions` of every viewer. Schemas are built of a fixed set
 * of fields, so that the table stays as small as they are.
 */
export function slotOf(type: SubjectType, field: string): number {
  const name = `${type}.${field}`;
  let slot = slotByName.get(name);
  if (slot === undefined) {
    slot = slots.push({ type, field }) - 1;
    slotByName.set(name, slot);
  }
  return slot;
}

const slots: { readonly type: SubjectType; readonly field: string }[] = [];
const slotByName = new Map<string, number>();

/** The number of an act on a type, the same for every viewer. */
function actNumber(action: Action, type: SubjectType): number {
  const numbers = actNumbers.get(type) ?? new Map<Action, number>();
  let number = numbers.get(action);
  if (number === undefined) {
    number = actCount++;
    actNumbers.set(type, numbers.set(action, number));
  }
  return number;
}

const actNumbers = new Map<SubjectType, Map<Action, number>>();
let actCount = 0;

/**
 * What one class of viewers may do: the rules, each decision made ready when it is first asked for, then kept. Holds
 * nothing of a request, so that it is shared by all requests of viewers with the same facts.
 */
export class Decisions {
  readonly audience: Audience;
  /** Whether rows of a type exist for the viewer. Filled by `rowAt`. */
  readonly rows: Partial<Record<SubjectType, Check>> = {};
  /** By slot: the check of a field on a row that is known to be readable. Filled by `fieldAt`. */
  readonly fields: (Check | undefined)[] = [];
  readonly #abilityOf: () => Ability;
  readonly #conditions = new Map<string, Condition>();
  /** Every check, by its condition. */
  readonly #checks = new Map<string, Check>();
  /** By number: whether an act may be done to a row. */
  readonly #acts: (Check | undefined)[] = [];
  readonly #possible = new Map<string, boolean>();

  /**
   * `abilityOf` gives the rules, the same whenever it is called: they take many times as much as the decisions that are made of them, so they are
   * not held here. Throws if a rule looks at something that is no fact, whether anybody asks for it or not.
   */
  constructor(audience: Audience, abilityOf: () => Ability) {
    refuseBrokenRules(abilityOf());
    this.audience = audience;
    this.#abilityOf = abilityOf;
  }

  /** Whether rows of the type exist for the viewer. */
  rowAt(type: SubjectType): Check {
    const check = this.#checkOf(this.rowCondition(type));
    this.rows[type] = check;
    return check;
  }

  /**
   * Whether a field can be read on a row that is known to be readable: constant where that follows from the row's being
   * so, and otherwise only what does not. Fields that ask the same have the same function.
   */
  fieldAt(slot: number): Check {
    const { type, field } = slots[slot]!;
    const row = this.rowCondition(type);
    const own = this.condition('read', type, field);
    const parts = own.kind === 'all' ? own.parts : [own];
    const open = all(parts.filter((part) => !implies(row, part)));
    const check = satisfiable(all([row, open])) ? this.#checkOf(open) : false;
    this.fields[slot] = check;
    return check;
  }

  /** Whether the act may be done to a row. */
  act(action: Action, type: SubjectType): Check {
    const number = actNumber(action, type);
    let check = this.#acts[number];
    if (check === undefined) {
      check = this.#checkOf(this.condition(action, type));
      this.#acts[number] = check;
    }
    return check;
  }

  /** Whether the act may be done to some row; with a field: whether that can be read on some row. */
  possible(action: Action, type: SubjectType, field?: string): boolean {
    const name = `${action} ${type}.${field ?? ''}`;
    let possible = this.#possible.get(name);
    if (possible === undefined) {
      possible = satisfiable(
        action === 'read' && field !== undefined
          ? all([this.rowCondition(type), this.condition('read', type, field)])
          : this.condition(action, type, field),
      );
      this.#possible.set(name, possible);
    }
    return possible;
  }

  /** Whether some row has the field for the viewer, but not the key: a rule that grants nothing, most likely by mistake. */
  readableWithoutKey(type: SubjectType, field: string): boolean {
    return !implies(this.condition('read', type, field), this.rowCondition(type));
  }

  rowCondition(type: SubjectType): Condition {
    return this.condition('read', type);
  }

  /** What the rules say, account included. `read` without a field is of the key field: of the row itself. */
  condition(action: Action, type: SubjectType, field?: string): Condition {
    const asked = action === 'read' ? (field ?? SUBJECTS[type].key) : field;
    const name = `${action} ${type}.${asked ?? ''}`;
    let condition = this.#conditions.get(name);
    if (!condition) {
      condition = conditionOf(this.#abilityOf(), action, type, asked);
      this.#conditions.set(name, condition);
    }
    return condition;
  }

  #checkOf(condition: Condition): Check {
    const key = JSON.stringify(condition);
    let check = this.#checks.get(key);
    if (check === undefined) {
      check = checkOf(condition);
      this.#checks.set(key, check);
    }
    return check;
  }
}

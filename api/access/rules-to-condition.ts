import { rulesToCondition } from '@casl/ability/extra';
import type { Ability } from '../../policies/ability.ts';
import type { Action, SubjectType } from '../../policies/facts.ts';
import { ALWAYS, all, among, any, type Condition, equals, type FactValue, NEVER, not } from './condition.ts';
import { hasFact, isSubjectType } from './subjects.ts';

/** A node of CASL's syntax tree. */
interface AstNode {
  readonly operator: string;
  readonly field?: string;
  readonly value: unknown;
}

/**
 * What the rules say of an act on a type's rows, or of one field of them. Later rules outrank earlier ones; what no
 * rule allows is never allowed. Throws on what a rule must not do: an unknown fact or operator, or a value that is
 * not flat.
 */
export function conditionOf(ability: Ability, action: Action, type: SubjectType, field?: string): Condition {
  const condition = rulesToCondition(
    ability.rulesFor(action, type, field),
    (rule): Condition => {
      const condition = fromAst(type, rule.ast as AstNode | undefined);
      return rule.inverted ? not(condition) : condition;
    },
    { and: all, or: any, empty: () => ALWAYS },
  );
  return condition ?? NEVER;
}

/** Throws if any rule of the ability cannot be brought into a condition, whether somebody asks for it or not. */
export function refuseBrokenRules(ability: Ability): void {
  const pairs = new Map<string, [action: Action, type: SubjectType]>();
  for (const { action, subject } of ability.rules) {
    for (const act of [action].flat() as Action[])
      for (const type of [subject ?? []].flat() as SubjectType[]) pairs.set(`${act} ${type}`, [act, type]);
  }
  for (const [action, type] of pairs.values()) {
    if (!isSubjectType(type)) throw new Error(`A rule speaks of '${String(type)}', which is no governed type`);
    for (const rule of ability.possibleRulesFor(action, type)) {
      if (rule.conditions !== undefined) fromAst(type, rule.ast as AstNode | undefined);
    }
  }
}

function fromAst(type: SubjectType, node: AstNode | undefined): Condition {
  if (!node) throw new Error(`A rule on ${type} has conditions without a syntax tree`);
  switch (node.operator) {
    case 'and':
      return all((node.value as AstNode[]).map((part) => fromAst(type, part)));
    case 'or':
      return any((node.value as AstNode[]).map((part) => fromAst(type, part)));
    case 'not':
      return not(any((node.value as AstNode[]).map((part) => fromAst(type, part))));
    case 'eq':
      return equals(factOf(type, node), flat(type, node.value));
    case 'ne':
      return not(equals(factOf(type, node), flat(type, node.value)));
    case 'in':
      return among(
        factOf(type, node),
        (node.value as unknown[]).map((value) => flat(type, value)),
      );
    default:
      throw new Error(`A rule on ${type} uses the operator '${node.operator}', which conditions do not have`);
  }
}

function factOf(type: SubjectType, node: AstNode): string {
  const fact = node.field ?? '';
  if (!hasFact(type, fact)) throw new Error(`A rule on ${type} asks for '${fact}', which is no fact of it`);
  return fact;
}

function flat(type: SubjectType, value: unknown): FactValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  throw new Error(`A rule on ${type} compares a fact with a ${typeof value}: facts are flat`);
}

import type { Action, SubjectType, ViewerFacts } from '../../policies/facts.ts';
import type { Access } from './access.ts';
import { all, given } from './condition.ts';
import { implies, satisfiable } from './condition-logic.ts';
import { textOf } from './condition-text.ts';

/** The facts of a viewer that stand for themselves in the matrix. */
const NAMED = ['userId', 'providerId', 'visitId', 'customerId'] as const satisfies readonly (keyof ViewerFacts)[];

/**
 * A cell of the authorisation matrix: what a viewer may do to a row of their own account, as `yes`, `-`, or the condition
 * on the row. `read` with a field is of that field of a row that exists for them. Rows of other accounts need no cell:
 * no rule reaches them.
 */
export function matrixCell(
  access: Access,
  viewer: ViewerFacts,
  action: Action,
  type: SubjectType,
  field?: string,
): string {
  const { decisions } = access;
  const row = action === 'read' ? [decisions.rowCondition(type)] : [];
  const whole = all([...row, decisions.condition(action, type, field)]);
  const own = given(whole, { accountId: viewer.accountId });
  if (!satisfiable(own)) return '-';
  if (implies(all([]), own)) return 'yes';
  return textOf(own, (value) => {
    const name = NAMED.find((fact) => viewer[fact] === value);
    return name && `viewer.${name}`;
  });
}

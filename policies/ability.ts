import {
  buildMongoQueryMatcher,
  createMongoAbility,
  type MongoAbility,
  type MongoQuery,
  type RawRuleOf,
} from '@casl/ability';
import type { ViewerFacts } from './facts.ts';
import { RULES } from './rules/index.ts';
import { ALL, type Fields, type Rules, type Say } from './say.ts';

export type Ability = MongoAbility<[string, string]>;

/** CASL's own matcher knows no `$and`, `$or`, `$not`: it would take them for names of facts, and such a rule never matches. */
const conditionsMatcher = buildMongoQueryMatcher(
  { $and: { type: 'compound' }, $or: { type: 'compound' }, $not: { type: 'compound' } },
  {
    or: (any, row, { interpret }) => any.value.some((part: typeof any) => interpret(part, row)),
    not: (negated, row, { interpret }) => !interpret(negated.value[0], row),
  },
);

/**
 * What a viewer may do. Nothing is allowed but what a rule says, and every permission is bound to the viewer's own
 * account here, so that no rule can forget it.
 */
export function abilityFor(viewer: ViewerFacts, speakers: readonly Rules[] = RULES): Ability {
  const rules: RawRuleOf<Ability>[] = [];
  const rule = (
    action: string,
    subject: string,
    fields: Fields,
    conditions: object | undefined,
  ): RawRuleOf<Ability> => ({
    action,
    subject,
    ...(fields === ALL ? {} : { fields: [...fields] }),
    ...(conditions ? { conditions: conditions as MongoQuery } : {}),
  });
  const say: Say = {
    can: (action, type, fields, when) => {
      const account = { accountId: viewer.accountId };
      rules.push(rule(action, type, fields, when ? { $and: [account, when] } : account));
    },
    cannot: (action, type, fields, when) => {
      rules.push({ ...rule(action, type, fields, when), inverted: true });
    },
  };
  for (const speak of speakers) speak(viewer, say);
  return createMongoAbility<Ability>(rules, {
    conditionsMatcher,
    detectSubjectType: (row) => (row as unknown as { __subject: string }).__subject,
  });
}

import type { Fault } from '../fault.ts';

const AGREEMENT = ['api/access/agreement.test.ts'];
const ACCESS = ['api/access/access.test.ts'];
const OUTPUT = ['api/access/output-guard.test.ts'];
const ROOT = ['api/access/root-guard.test.ts'];
const SCHEMA = ['api/access/audience-schema.test.ts'];
const CONTRACT = ['api/schema.test.ts'];

/** Faults of the policy: rules, row checks, row filters, what comes out of resolvers, what a schema shows. */
export const FAULTS: readonly Fault[] = [
  {
    file: 'policies/ability.ts',
    tests: AGREEMENT,
    name: 'a rule with a condition reaches across accounts',
    find: 'when ? { $and: [account, when] } : account',
    replace: 'when ?? account',
    redSentence: 'never let a row of another account through, whatever the rules say',
  },
  {
    file: 'api/access/condition-sql.ts',
    tests: AGREEMENT,
    name: 'a negation in SQL forgets the rows whose fact is null',
    find: ') is not true`',
    replace: ') is false`',
    redSentence: 'answer alike for random viewers, rows with nulls, and rules',
  },
  {
    file: 'api/access/condition-check.ts',
    tests: AGREEMENT,
    name: 'a negation in memory is none',
    find: 'return (facts) => !part(facts);',
    replace: 'return (facts) => part(facts);',
    redSentence: 'answer alike for random viewers, rows with nulls, and rules',
  },
  {
    file: 'api/access/access.ts',
    tests: ACCESS,
    name: 'rules that are made again are those of another viewer',
    find: 'abilities.get(key,',
    replace: 'abilities.get(audience,',
    redSentence: 'what is asked for the first time long after the viewer came is decided by the same rules',
  },
  {
    file: 'api/access/rules-to-condition.ts',
    tests: ACCESS,
    name: 'what no rule allows is allowed',
    find: 'return condition ?? NEVER;',
    replace: 'return condition ?? ALWAYS;',
    redSentence: 'nothing is allowed that no rule says',
  },
  {
    file: 'api/access/rules-to-condition.ts',
    tests: ACCESS,
    name: 'a rule that forbids allows',
    find: 'return rule.inverted ? not(condition) : condition;',
    replace: 'return condition;',
    redSentence: 'a later rule outranks an earlier one, and forbids field by field',
  },
  {
    file: 'api/access/access.ts',
    tests: ACCESS,
    name: 'a filter looks at fields that may not be read',
    find: '...fields]), columnOf',
    replace: '...fields.slice(0, 0)]), columnOf',
    redSentence: 'a filter that looks at a field leaves only rows on which the field may be read',
  },
  {
    file: 'api/access/access.ts',
    tests: ACCESS,
    name: 'an act on a hidden row says that the row is there',
    find: 'if (!this.canRead(type, facts)) throw',
    replace: 'if (false) throw',
    redSentence: 'an act on a row that may not be read is NOT_FOUND, on one that may be read FORBIDDEN',
  },
  {
    file: 'api/access/output-guard.ts',
    tests: OUTPUT,
    name: 'an edge of a hidden row keeps its cursor',
    find: 'return judge(node, context) === null ? null : value;',
    replace: 'return value;',
    redSentence: 'rows that may not be read leave a list, its nodes and its edges alike',
  },
  {
    file: 'api/access/output-guard.ts',
    tests: OUTPUT,
    name: 'a view with the facts of another type is served',
    find: 'governance.type === type) return',
    replace: 'type) return',
    redSentence: 'a view without facts, or with those of another type, is INTERNAL',
  },
  {
    file: 'api/access/output-guard.ts',
    tests: SCHEMA,
    name: 'a type that the audience lacks comes out',
    find: 'if (types.includes(governance.type)) return value;',
    replace: 'return value;',
    redSentence: 'lets no type out that the audience lacks, whatever the rules at run time say',
  },
  {
    file: 'api/access/field-guard.ts',
    tests: OUTPUT,
    name: 'the answer to one condition is taken for another',
    find: 'if (governance.asked !== check) {',
    replace: 'if (governance.asked === null) {',
    redSentence: 'fields with different conditions on one row are each asked their own',
  },
  {
    file: 'api/access/field-guard.ts',
    tests: OUTPUT,
    name: 'a forbidden field of a readable row is served',
    find: 'if (!governance.answer) throw forbiddenField();',
    replace: '',
    redSentence: 'a field of a readable row that may not be read is null and FORBIDDEN, the others are served',
  },
  {
    file: 'api/access/root-guard.ts',
    tests: ROOT,
    name: 'a mutation need not ask the policy',
    find: 'if (result instanceof Error ||',
    replace: 'if (result !== undefined ||',
    redSentence: 'a mutation that did not ask the policy for its act is INTERNAL, done or not',
  },
  {
    file: 'api/access/argument-guard.ts',
    tests: ROOT,
    name: 'a list may be filtered by a field that may not be read',
    find: "if (!access.canOnSome('read', ...target)) throw forbidden();",
    replace: '',
    redSentence:
      'a filter by a field that this viewer may read nowhere is FORBIDDEN, also if others of the audience may',
  },
  {
    file: 'api/access/audience-schema.ts',
    tests: SCHEMA,
    name: 'a pruned enum value comes out of a resolver',
    find: 'if (name === undefined)',
    replace: 'if (name === null)',
    redSentence: 'masks a pruned value that a resolver yields, and serves the rest of the row',
  },
  {
    file: 'api/access/visibility.ts',
    tests: SCHEMA,
    name: 'a filter is shown for a field that the audience lacks',
    find: 'if (looks(name)) permitted.add(name);',
    replace: 'if (name) permitted.add(name);',
    redSentence: 'has an argument only where the field that it looks at is there',
  },
  {
    file: 'policies/rules/customer.ts',
    tests: CONTRACT,
    name: 'a provider can read the notes on a customer',
    find: "['id', 'name', 'properties', 'restricted']",
    replace: "['id', 'name', 'properties', 'notes']",
    redSentence: 'hides from provider what is not theirs',
  },
];

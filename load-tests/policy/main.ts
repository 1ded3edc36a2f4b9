import assert from 'node:assert/strict';
import { type ExecutionArgs, execute, type GraphQLSchema, validate } from 'graphql';
import { accessBy } from '../../api/access/access.ts';
import { audienceSchema } from '../../api/access/audience-schema.ts';
import { POLICY } from '../../api/access/schema-policy.ts';
import { OPEN_STAGES, type ViewerFacts } from '../../policies/facts.ts';
import { RULES } from '../../policies/rules/index.ts';
import { ALL, type Rules } from '../../policies/say.ts';
import { buildSchema, DISPATCHER, PROVIDER, pageOfVisits, QUERY } from './office.ts';

// What the policy costs: a query of 25,000 fields through an audience's schema, against the same query on the same full
// schema without any policy. In one process, runs in turn, medians. Exits 1 if a ratio is over the limit.

const WARM_UP_ROUNDS = 15;
/** Enough that other programs of the machine disturb both ways alike. */
const ROUNDS = 101;
/** The platform's promise for this query. */
const HIGHEST_RATIO = 1.15;

interface Case {
  readonly name: string;
  readonly viewer: ViewerFacts;
  readonly rules: readonly Rules[];
}

/** Every field of every type depends on the row: as bad as rules can get. */
const everyFieldConditional: Rules = (_, { can, cannot }) => {
  for (const type of ['Visit', 'Customer', 'Provider', 'Job'] as const) can('read', type, ALL);
  can('list', 'Visit', ALL);
  const others = ['stage', 'notes', 'version', 'createdAt', 'stageChangedAt', 'arrivalWindow'];
  cannot('read', 'Visit', [...others, 'customer', 'assignee', 'job'], { $not: { stage: { $in: [...OPEN_STAGES] } } });
  cannot('read', 'Customer', ['name'], { kind: 'PROSPECT' });
  cannot('read', 'Provider', ['displayName', 'fullName'], { userId: { $ne: 'usr_bench' } });
  cannot('read', 'Job', ['state', 'summary', 'notes', 'version'], { $or: [{ state: 'CANCELLED' }, { id: 'job_x' }] });
};

const CASES: readonly Case[] = [
  { name: 'dispatcher: no field depends on the row', viewer: DISPATCHER, rules: RULES },
  { name: 'provider: rows, and a few fields, depend on the row', viewer: PROVIDER, rules: RULES },
  {
    name: 'rules in which every field but the ids depends on the row',
    viewer: DISPATCHER,
    rules: [everyFieldConditional],
  },
];

const full = await buildSchema();
const page = pageOfVisits();
console.log(`${CASES.length} cases, ${ROUNDS} rounds each after ${WARM_UP_ROUNDS} to warm up, medians`);
let worst = 0;
for (const { name, viewer, rules } of CASES) {
  const guarded = audienceSchema(full, viewer.audience, { ...POLICY, rules });
  const access = accessBy(rules, viewer);
  const contextValue = {
    viewer: { ...viewer, tokenId: 'key_bench', expiresAtMs: null },
    access,
    requestId: 'req',
    page,
  };
  const { without, with: withPolicy, fields } = await compare(full, guarded, contextValue);
  const ratio = withPolicy / without;
  worst = Math.max(worst, ratio);
  const figures = `${without.toFixed(1)} ms without, ${withPolicy.toFixed(1)} ms with`;
  console.log(`${name}: ${fields} fields, ${figures}, ratio ${ratio.toFixed(3)}`);
}
console.log(`worst ratio ${worst.toFixed(3)}, at most ${HIGHEST_RATIO} allowed`);
if (worst > HIGHEST_RATIO) process.exitCode = 1;

/** Both ways in turn, the order changing every round, so that neither always follows the other's garbage. */
async function compare(plain: GraphQLSchema, guarded: GraphQLSchema, contextValue: unknown) {
  const [plainArgs, guardedArgs] = [plain, guarded].map((schema): ExecutionArgs => {
    assert.deepEqual(validate(schema, QUERY), []);
    return { schema, document: QUERY, contextValue };
  }) as [ExecutionArgs, ExecutionArgs];
  const expected = await run(plainArgs);
  assert.deepEqual((await run(guardedArgs)).data, expected.data, 'the policy must not change this answer');
  const taken: Record<'without' | 'with', number[]> = { without: [], with: [] };
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? (['without', 'with'] as const) : (['with', 'without'] as const);
    for (const way of order) {
      const one = await run(way === 'with' ? guardedArgs : plainArgs);
      if (round >= 0) taken[way].push(one.ms);
    }
  }
  return { without: median(taken.without), with: median(taken.with), fields: fieldsIn(expected.data) };
}

async function run(args: ExecutionArgs): Promise<{ ms: number; data: unknown }> {
  const startedMs = performance.now();
  const { data, errors } = await execute(args);
  const ms = performance.now() - startedMs;
  assert.equal(errors, undefined);
  return { ms, data };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** The fields that were resolved: every key of every object in the answer. */
function fieldsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((count, element) => count + fieldsIn(element), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((count, inner) => count + 1 + fieldsIn(inner), 0);
}

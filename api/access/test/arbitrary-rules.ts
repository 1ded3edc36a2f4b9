import fc from 'fast-check';
import type { ViewerFacts, VisitStage } from '../../../policies/facts.ts';
import { ALL, type Condition, type Fields, type Rules } from '../../../policies/say.ts';

/** A row of the scratch table: the facts of a visit, each of which may be null here, whatever its type says. */
export type Row = Readonly<Record<(typeof FACTS)[number], string | null>>;

export const FACTS = ['id', 'accountId', 'customerId', 'jobId', 'stage', 'assigneeId'] as const;
/** Fields that random rules speak of. `id` is the key. */
export const FIELDS = ['id', 'stage', 'notes'] as const;

/** Few values for each fact, so that rules and rows meet; every combination of them is a row. */
const VALUES = {
  id: ['vis_1', 'vis_2'],
  accountId: ['acc_1', 'acc_2', null],
  customerId: ['cus_1', null],
  jobId: ['job_1', 'it\'s \\ a "trap" ?', null],
  stage: ['BOOKED', 'EN_ROUTE', 'COMPLETED', null],
  assigneeId: ['prv_1', 'prv_2', null],
} as const satisfies Record<keyof Row, readonly (string | null)[]>;

/** Every row there is. */
export const ROWS: readonly Row[] = FACTS.reduce<Record<string, string | null>[]>(
  (rows, fact) => rows.flatMap((row) => VALUES[fact].map((value) => ({ ...row, [fact]: value }))),
  [{}],
) as unknown as Row[];

/** A value that a rule may name: of the fact's own, or one that no row has. */
const valueFor = (fact: keyof Row): fc.Arbitrary<string | null> => fc.constantFrom(...VALUES[fact], 'nobody');

const leaf: fc.Arbitrary<object> = fc.constantFrom(...FACTS).chain((fact) =>
  fc.oneof(
    valueFor(fact).map((value) => ({ [fact]: value })),
    valueFor(fact).map((value) => ({ [fact]: { $ne: value } })),
    fc.array(valueFor(fact), { maxLength: 3 }).map((values) => ({ [fact]: { $in: values } })),
  ),
);

const { condition } = fc.letrec<{ condition: object }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.constant({}),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((parts) => ({ $and: parts })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((parts) => ({ $or: parts })),
    tie('condition').map((part) => ({ $not: part })),
    fc.tuple(leaf, leaf).map(([one, other]) => ({ ...one, ...other })),
  ),
}));

const fields: fc.Arbitrary<Fields> = fc.oneof(
  fc.constant(ALL),
  fc.subarray([...FIELDS], { minLength: 1 }).map((some) => some as Fields),
);

const statement = fc.record({
  inverted: fc.boolean(),
  fields,
  // Most rules set a condition; some set none at all.
  when: fc.option(condition, { freq: 4, nil: undefined }),
});

/** Random rules on reading visits: allowing and forbidding, on all fields or some, in any order. */
export const arbitraryRules: fc.Arbitrary<Rules> = fc.array(statement, { minLength: 1, maxLength: 6 }).map(
  (statements): Rules =>
    (_, say) => {
      for (const { inverted, fields: which, when } of statements) {
        const speak = inverted ? say.cannot : say.can;
        speak('read', 'Visit', which, when as Condition<never> | undefined);
      }
    },
);

/** Random viewers, whose facts are among those that rows have. */
export const arbitraryViewer: fc.Arbitrary<ViewerFacts> = fc.record({
  audience: fc.constantFrom('partner', 'customer', 'provider', 'office', 'compliance'),
  accountId: fc.constantFrom('acc_1', 'acc_2'),
  role: fc.constant(null),
  scopes: fc.constant([]),
  userId: fc.constant(null),
  providerId: fc.constantFrom('prv_1', 'prv_2', null),
  visitId: fc.constantFrom('vis_1', null),
  customerId: fc.constantFrom('cus_1', 'cus_2', null),
});

/** A row, typed as the facts of a visit: it may have nulls where these may not, and no rule here looks at what it lacks. */
export const asFacts = (row: Row) =>
  row as unknown as { [K in keyof Row]: string } & {
    stage: VisitStage;
    assigneeId: string | null;
    restricted: boolean;
  };

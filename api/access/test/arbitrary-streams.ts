import fc from 'fast-check';
import { AUDIENCES, type ViewerFacts } from '../../../policies/facts.ts';
import { ALL, type Condition, type Rules } from '../../../policies/say.ts';
import { governed } from '../governed.ts';

/** Few values for each fact, so that rules, viewers and rows meet. */
const VALUES = {
  accountId: ['acc_1', 'acc_2'],
  providerId: ['prv_1', 'prv_2'],
  visitId: ['vis_1', 'vis_2'],
  assigneeId: ['prv_1', 'prv_2'],
  stage: ['DISPATCHED', 'EN_ROUTE', 'ON_SITE'],
} as const;
type Fact = keyof typeof VALUES;

/** What the two types of rows that streams yield look at, and the fields that random documents ask for. */
export const STREAMED = {
  ProviderPosition: {
    facts: ['accountId', 'providerId', 'visitId', 'stage'],
    fields: ['providerId', 'visitId', 'freshness', 'eta', 'accuracyM', 'headingDeg'],
  },
  VisitTracking: {
    facts: ['accountId', 'visitId', 'assigneeId', 'stage'],
    fields: ['visitId', 'stage', 'tier', 'freshness', 'eta'],
  },
} as const satisfies Record<string, { facts: readonly Fact[]; fields: readonly string[] }>;
type Streamed = keyof typeof STREAMED;

export const arbitraryStreamViewer: fc.Arbitrary<ViewerFacts> = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  accountId: fc.constantFrom('acc_1', 'acc_1', 'acc_2'),
  role: fc.constant(null),
  scopes: fc.constant([]),
  userId: fc.constantFrom('usr_1', 'usr_2'),
  providerId: fc.constantFrom('prv_1', 'prv_2', null),
  visitId: fc.constantFrom('vis_1', 'vis_2', null),
  customerId: fc.constant(null),
});

/** A value that a rule compares a fact with: one of the fact's own, or what the viewer's token names. */
const VIEWERS_OWN: Partial<Record<Fact, 'providerId' | 'visitId'>> = {
  providerId: 'providerId',
  assigneeId: 'providerId',
  visitId: 'visitId',
};

type When = (viewer: ViewerFacts) => object;

const leaf = (facts: readonly Fact[]): fc.Arbitrary<When> =>
  fc.constantFrom(...facts).chain((fact) => {
    const own = VIEWERS_OWN[fact];
    const fixed = fc.constantFrom(...VALUES[fact]).map(
      (value): When =>
        () => ({ [fact]: value }),
    );
    return own
      ? fc.oneof(
          fixed,
          fc.constant<When>((viewer) => ({ [fact]: viewer[own] ?? '' })),
        )
      : fixed;
  });

const condition = (facts: readonly Fact[]): fc.Arbitrary<When> =>
  fc.oneof(
    leaf(facts),
    leaf(facts),
    fc.tuple(leaf(facts), leaf(facts)).map(
      ([a, b]): When =>
        (viewer) => ({ $or: [a(viewer), b(viewer)] }),
    ),
    fc.tuple(leaf(facts), leaf(facts)).map(
      ([a, b]): When =>
        (viewer) => ({ $and: [a(viewer), b(viewer)] }),
    ),
    leaf(facts).map(
      (a): When =>
        (viewer) => ({ $not: a(viewer) }),
    ),
  );

const statement = fc.constantFrom<Streamed>('ProviderPosition', 'VisitTracking').chain((type) =>
  fc.record({
    type: fc.constant(type),
    isInverted: fc.nat(3).map((n) => n === 0),
    fields: fc.oneof(fc.constant(ALL), fc.subarray<string>([...STREAMED[type].fields], { minLength: 1 })),
    when: fc.option(condition(STREAMED[type].facts), { freq: 3, nil: undefined }),
    audience: fc.option(fc.constantFrom(...AUDIENCES), { freq: 1, nil: null }),
  }),
);

/** Random rules on reading positions and visits under way, some for one audience, some by what the token names. */
export const arbitraryStreamRules: fc.Arbitrary<Rules> = fc.array(statement, { minLength: 1, maxLength: 6 }).map(
  (statements): Rules =>
    (viewer, say) => {
      say.can('read', 'VisitTracking', ['visitId']);
      for (const { type, isInverted, fields, when, audience } of statements) {
        if (audience !== null && audience !== viewer.audience) continue;
        const speak = isInverted ? say.cannot : say.can;
        speak('read', type, fields as never, when?.(viewer) as Condition<never> | undefined);
      }
    },
);

const selection = (type: Streamed): fc.Arbitrary<string> =>
  fc.subarray<string>([...STREAMED[type].fields], { minLength: 1 }).map((fields) => fields.join(' '));

/** Random documents over the stream of a visit, some with a fragment, an alias, or what is skipped. */
export const arbitraryDocument: fc.Arbitrary<string> = fc
  .record({
    visit: selection('VisitTracking'),
    position: fc.option(selection('ProviderPosition'), { freq: 3, nil: null }),
    form: fc.constantFrom('plain', 'fragment', 'skipped'),
  })
  .map(({ visit, position, form }) => {
    if (position === null) return `subscription { visitTracking { ${visit} } }`;
    if (form === 'plain') return `subscription { visitTracking { ${visit} at: position { ${position} } } }`;
    if (form === 'skipped')
      return `subscription { visitTracking { ${visit} position @skip(if: true) { ${position} } } }`;
    return `subscription { visitTracking { ${visit} position { ...P } } } fragment P on ProviderPosition { ${position} }`;
  });

/** The facts of an event that differ from one to the next of a stream. */
export interface StreamEvent {
  readonly assigneeId: string;
  readonly stage: 'DISPATCHED' | 'EN_ROUTE' | 'ON_SITE';
  readonly eta: number;
}

export const arbitraryEvent: fc.Arbitrary<StreamEvent> = fc.record({
  assigneeId: fc.constantFrom(...VALUES.assigneeId),
  stage: fc.constantFrom(...VALUES.stage),
  eta: fc.nat(90),
});

/** The row of an event, with that of the position in it. Made anew for each execution. */
export function trackingRow({ assigneeId, stage, eta }: StreamEvent, visitId = 'vis_1', accountId = 'acc_1') {
  const position = governed('ProviderPosition', { accountId, providerId: assigneeId, visitId, stage } as never, {
    ...{ providerId: assigneeId, visitId, freshness: 'LIVE', eta, accuracyM: 5, headingDeg: 90 },
  });
  return governed('VisitTracking', { accountId, visitId, assigneeId, stage } as never, {
    ...{ visitId, stage, tier: 'EXACT', freshness: 'LIVE', eta, position },
  });
}

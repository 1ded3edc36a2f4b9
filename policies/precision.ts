import type { Audience, PartnerScope, VisitStage } from './facts.ts';

/** From most to least exact. What each means is in `coarsening.ts`. */
export const PRECISIONS = ['EXACT', 'STREET', 'NEIGHBOURHOOD', 'ETA_ONLY'] as const;
/** How exactly a position is shown. */
export type Precision = (typeof PRECISIONS)[number];

/** How much of a visit is shared at its present stage. */
export type TrackingTier = 'ARRIVAL_WINDOW' | Precision | 'ARRIVED' | 'ENDED';

/** What decides how exactly a viewer sees a position. */
export interface PrecisionQuestion {
  readonly audience: Audience;
  /** Of a partner's token; without meaning for everybody else. */
  readonly scopes: readonly PartnerScope[];
  /** The stage of the visit that the position serves; null if it serves none. */
  readonly stage: VisitStage | null;
  /** The account's choice for its customers. */
  readonly customerPrecision: Precision;
  /** Whether the position is the viewer's own. */
  readonly own: boolean;
}

/** A precision, who chooses it, or null: nothing is shown. */
type Grant = Precision | 'BY_SCOPE' | 'BY_ACCOUNT' | 'EXACT_IF_OWN' | null;

const NOBODY = { partner: null, customer: null, provider: null, office: null, compliance: null } as const;

/**
 * Who sees a position, and how exactly, at each stage of the visit that it serves. Positions exist only while a session
 * is open, EN_ROUTE and ON_SITE; the other rows say that nobody would see one either.
 */
export const PRECISION_BY_STAGE: Readonly<Record<VisitStage, Readonly<Record<Audience, Grant>>>> = {
  BOOKED: NOBODY,
  DISPATCHED: NOBODY,
  EN_ROUTE: {
    partner: 'BY_SCOPE',
    customer: 'BY_ACCOUNT',
    provider: 'EXACT_IF_OWN',
    office: 'EXACT',
    compliance: null,
  },
  // Whoever waited for the provider has no more need to know where they are.
  ON_SITE: {
    partner: 'BY_SCOPE',
    customer: null,
    provider: 'EXACT_IF_OWN',
    office: 'EXACT',
    compliance: null,
  },
  COMPLETED: NOBODY,
  NO_ACCESS: NOBODY,
  CANCELLED: NOBODY,
};

/** What a scope opens to a partner app. Of several the most exact counts. */
export const PRECISION_BY_SCOPE: Readonly<Record<PartnerScope, Precision | null>> = {
  'positions:read': 'EXACT',
  'positions:read:coarse': 'NEIGHBOURHOOD',
  'eta:read': 'ETA_ONLY',
  'visits:read': null,
};

/** What a stage shares beside positions; null where the precision decides. */
const TIER_BY_STAGE: Readonly<Record<VisitStage, TrackingTier | null>> = {
  BOOKED: 'ARRIVAL_WINDOW',
  DISPATCHED: 'ARRIVAL_WINDOW',
  EN_ROUTE: null,
  ON_SITE: 'ARRIVED',
  COMPLETED: 'ENDED',
  NO_ACCESS: 'ENDED',
  CANCELLED: 'ENDED',
};

/** How exactly the viewer sees the position (ETA with it, at every precision); null: neither position nor ETA. */
export function precisionFor(question: PrecisionQuestion): Precision | null {
  if (question.stage === null) return null;
  const grant = PRECISION_BY_STAGE[question.stage][question.audience];
  switch (grant) {
    case 'BY_SCOPE': {
      const opened = question.scopes.map((scope) => PRECISION_BY_SCOPE[scope]);
      return PRECISIONS.find((precision) => opened.includes(precision)) ?? null;
    }
    case 'BY_ACCOUNT':
      return question.customerPrecision;
    case 'EXACT_IF_OWN':
      return question.own ? 'EXACT' : null;
    default:
      return grant;
  }
}

/** The tier of a visit for a viewer who sees its position with `precision`. Without one, on the way, it is the window. */
export function tierFor(stage: VisitStage, precision: Precision | null): TrackingTier {
  return TIER_BY_STAGE[stage] ?? precision ?? 'ARRIVAL_WINDOW';
}

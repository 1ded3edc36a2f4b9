import type { Audience, PartnerScope, Role, ViewerFacts } from './facts.ts';
import { AUDIENCES, PARTNER_SCOPES } from './facts.ts';

/** A viewer who stands for all of their kind: a column of the matrix, and a part of what an audience can see. */
export interface Representative {
  readonly name: string;
  readonly viewer: ViewerFacts;
}

const SOMEONE = {
  accountId: 'acc_viewer',
  scopes: [],
  userId: null,
  providerId: null,
  visitId: null,
  customerId: null,
  role: null,
} as const;

const staff = (audience: Audience, role: Role): Representative => ({
  name: `${audience}: ${role}`,
  viewer: { ...SOMEONE, audience, role, userId: 'usr_viewer' },
});

const app = (scope: PartnerScope): Representative => ({
  name: `partner: ${scope}`,
  viewer: { ...SOMEONE, audience: 'partner', scopes: [scope] },
});

/**
 * Every kind of viewer there is. An audience's schema holds what at least one of its representatives may see on some
 * row; the matrix has a column for each.
 */
export const REPRESENTATIVES: readonly Representative[] = [
  ...PARTNER_SCOPES.map(app),
  {
    name: 'customer: share link',
    viewer: { ...SOMEONE, audience: 'customer', visitId: 'vis_viewer', customerId: 'cus_viewer' },
  },
  {
    name: 'provider: PROVIDER',
    viewer: { ...SOMEONE, audience: 'provider', role: 'PROVIDER', userId: 'usr_viewer', providerId: 'prv_viewer' },
  },
  staff('office', 'ADMIN'),
  staff('office', 'DISPATCHER'),
  staff('office', 'AGENT'),
  staff('compliance', 'COMPLIANCE_OFFICER'),
];

/** Apps and links learn of no other kind of viewer. */
const otherAudiences = (own: Audience) =>
  AUDIENCES.filter((audience) => audience !== own).map((audience) => `Audience.${audience}`);

/**
 * Enum values that an audience does not have, as `Enum.VALUE`. What is not listed is kept wherever the enum is reached.
 * A resolver that yields a pruned value fails: the value never leaves.
 */
export const PRUNED_ENUM_VALUES: Readonly<Record<Audience, readonly string[]>> = {
  partner: otherAudiences('partner'),
  // A link ends with its visit; how it ended beyond that is the company's business.
  customer: ['UnavailableReason.NOT_CLOCKED_IN', 'UnavailableReason.OUT_OF_BOX', ...otherAudiences('customer')],
  provider: [],
  office: [],
  compliance: [],
};

/**
 * Types that carry no data of their own and so have no rule: they are as visible as what they lead to. An object type
 * that is neither here nor in `FactsBySubject` cannot be printed: `npm run gen` fails. Names ending in Connection,
 * Edge and Payload are structural by their form.
 */
export const STRUCTURAL_TYPES: readonly string[] = [
  'Query',
  'Mutation',
  'Subscription',
  'Viewer',
  'PageInfo',
  'UserError',
  'Point',
  'TimeWindow',
  'PostalAddress',
  'DataPractices',
  'DataPractice',
  'DataPracticeRight',
  'DataPracticeSignal',
  'DataPracticeChange',
  'FleetPositions',
  'RemovedPosition',
  'AuditDetail',
  'AuditProblem',
  'AuditVerification',
  'PrivacySubject',
  'PrivacyStep',
  'PrivacyCounts',
  'PrivacyKept',
  'PrivacyPlanTable',
  'PrivacyBlocker',
  'PrivacyPlan',
  'PrivacyPackage',
  'PrivacyAgent',
  'PrivacyCorrection',
  'PrivacyContact',
  'PrivacyRequestProgress',
  'DataCategory',
  'LedgerReplay',
  'RetentionOfConcept',
  'RetentionKept',
  'ConsentWording',
  'PrivacySignals',
];

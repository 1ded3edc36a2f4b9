// Written by `npm run gen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Audience } from './schema-types.ts';
import type { ConsentPurpose } from './schema-types.ts';
import type { ConsentSource } from './schema-types.ts';
import type { ConsentWithdrawal } from './schema-types.ts';
import type { ContactChannel } from './schema-types.ts';
import type { DataReader } from './schema-types.ts';
import type { EtaSource } from './schema-types.ts';
import type { Freshness } from './schema-types.ts';
import type { OptOutSource } from './schema-types.ts';
import type { Precision } from './schema-types.ts';
import type { PrivacyContactKind } from './schema-types.ts';
import type { PrivacyCorrectionField } from './schema-types.ts';
import type { PrivacyDeadlineState } from './schema-types.ts';
import type { PrivacyExtensionReason } from './schema-types.ts';
import type { PrivacyFiler } from './schema-types.ts';
import type { PrivacyIdentityMethod } from './schema-types.ts';
import type { PrivacyJurisdiction } from './schema-types.ts';
import type { PrivacyRequestKind } from './schema-types.ts';
import type { PrivacyRequestState } from './schema-types.ts';
import type { PrivacyStepState } from './schema-types.ts';
import type { PrivacySubjectKind } from './schema-types.ts';
import type { PrivacyVerification } from './schema-types.ts';
import type { Role } from './schema-types.ts';
import type { SignalOutcome } from './schema-types.ts';
import type { TrackingTier } from './schema-types.ts';
import type { UnavailableReason } from './schema-types.ts';
import type { VisitStage } from './schema-types.ts';
/** A consent that a person has given. */
export type ConsentGrantInput = {
  /** By which way they may be written to. */
  readonly channel: ContactChannel;
  /** Their date of birth, only to refuse who is under 13: it is looked at and never kept. */
  readonly dateOfBirth?: string | null | undefined;
  /** What shows it (a form, a call), 1 to 2,000 characters. The office must give it for a customer. */
  readonly evidence?: string | null | undefined;
  /** About what. */
  readonly purpose: ConsentPurpose;
  /** Who agreed; the person of the token by default. */
  readonly subject?: PrivacySubjectInput | null | undefined;
  /** Which words they saw: the current version. CONFLICT if the words have changed meanwhile. */
  readonly wordingVersion?: string | null | undefined;
};

/** Which consent ends. Without a channel or a purpose: every one of them. */
export type ConsentWithdrawInput = {
  /** Only for this channel. */
  readonly channel?: ContactChannel | null | undefined;
  /** Only for this purpose. */
  readonly purpose?: ConsentPurpose | null | undefined;
  /** Whose; of the person of the token by default. */
  readonly subject?: PrivacySubjectInput | null | undefined;
};

/** Asks for the data of a person to be deleted. */
export type DataErasureRequestInput = {
  /** Who asks in the person’s stead, if somebody does. */
  readonly agent?: PrivacyAgentInput | null | undefined;
  /** A name for this filing, 1 to 100 characters. The same again gives the same request; with another input it is IDEMPOTENCY_CONFLICT. */
  readonly idempotencyKey: string;
  /** The law; that of the account’s region unless told. */
  readonly jurisdiction?: PrivacyJurisdiction | null | undefined;
  /** Words to go with it, at most 2,000 characters. */
  readonly note?: string | null | undefined;
  /** The person. Left out by the person themself. */
  readonly subject?: PrivacySubjectInput | null | undefined;
};

/** Asks for a copy of all that is held on a person. */
export type DataExportRequestInput = {
  /** Who asks in the person’s stead, if somebody does. */
  readonly agent?: PrivacyAgentInput | null | undefined;
  /** A name for this filing, 1 to 100 characters. The same again gives the same request; with another input it is IDEMPOTENCY_CONFLICT. */
  readonly idempotencyKey: string;
  /** The law; that of the account’s region unless told. */
  readonly jurisdiction?: PrivacyJurisdiction | null | undefined;
  /** Words to go with it, at most 2,000 characters. */
  readonly note?: string | null | undefined;
  /** The person. Left out by the person themself. */
  readonly subject?: PrivacySubjectInput | null | undefined;
};

/** Asks for a person not to be followed, profiled or sold. */
export type DataOptOutRequestInput = {
  /** Who asks in the person’s stead, if somebody does. */
  readonly agent?: PrivacyAgentInput | null | undefined;
  /** A name for this filing, 1 to 100 characters. The same again gives the same request; with another input it is IDEMPOTENCY_CONFLICT. */
  readonly idempotencyKey: string;
  /** The law; that of the account’s region unless told. */
  readonly jurisdiction?: PrivacyJurisdiction | null | undefined;
  /** Words to go with it, at most 2,000 characters. */
  readonly note?: string | null | undefined;
  /** The person. Left out by the person themself. */
  readonly subject?: PrivacySubjectInput | null | undefined;
};

/** Asks for what is wrong about a person to be corrected. */
export type DataRectificationRequestInput = {
  /** Who asks in the person’s stead, if somebody does. */
  readonly agent?: PrivacyAgentInput | null | undefined;
  /** What to correct: 1 to 20. */
  readonly corrections: ReadonlyArray<PrivacyCorrectionInput>;
  /** A name for this filing, 1 to 100 characters. The same again gives the same request; with another input it is IDEMPOTENCY_CONFLICT. */
  readonly idempotencyKey: string;
  /** The law; that of the account’s region unless told. */
  readonly jurisdiction?: PrivacyJurisdiction | null | undefined;
  /** Words to go with it, at most 2,000 characters. */
  readonly note?: string | null | undefined;
  /** The person. Left out by the person themself. */
  readonly subject?: PrivacySubjectInput | null | undefined;
};

/** Asks for the data of a person to be stored and used no further, or for that to end. */
export type DataRestrictionRequestInput = {
  /** Who asks in the person’s stead, if somebody does. */
  readonly agent?: PrivacyAgentInput | null | undefined;
  /** A name for this filing, 1 to 100 characters. The same again gives the same request; with another input it is IDEMPOTENCY_CONFLICT. */
  readonly idempotencyKey: string;
  /** The law; that of the account’s region unless told. */
  readonly jurisdiction?: PrivacyJurisdiction | null | undefined;
  /** True ends a restriction. False unless told. */
  readonly lift?: boolean | null | undefined;
  /** Words to go with it, at most 2,000 characters. */
  readonly note?: string | null | undefined;
  /** The person. Left out by the person themself. */
  readonly subject?: PrivacySubjectInput | null | undefined;
};

/** Who asks in the person’s stead. */
export type PrivacyAgentInput = {
  /** What shows that they may: 1 to 1,000 characters. */
  readonly authorisation: string;
  /** Their name, 1 to 200 characters. */
  readonly name: string;
};

/** What to correct. */
export type PrivacyCorrectionInput = {
  /** What. */
  readonly field: PrivacyCorrectionField;
  /** Which contact point; with `CONTACT_POINT` alone. */
  readonly id?: string | null | undefined;
  /** What it is to be. */
  readonly value: string;
};

/** Takes a request back. */
export type PrivacyRequestCancelInput = {
  /** CONFLICT if the request has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The request. */
  readonly id: string;
};

/** Sends a one-time code. */
export type PrivacyRequestCodeSendInput = {
  /** To which contact point on file; to the oldest e-mail address unless told. */
  readonly contactId?: string | null | undefined;
  /** The request. */
  readonly id: string;
};

/** Which requests to list. All given conditions must hold. */
export type PrivacyRequestFilter = {
  /** That stand so to their deadlines. */
  readonly deadline?: ReadonlyArray<PrivacyDeadlineState> | null | undefined;
  /** Of one of these kinds. */
  readonly kind?: ReadonlyArray<PrivacyRequestKind> | null | undefined;
  /** Only those that are open and overdue. */
  readonly overdueOnly?: boolean | null | undefined;
  /** In one of these states. */
  readonly state?: ReadonlyArray<PrivacyRequestState> | null | undefined;
  /** About this customer or user. */
  readonly subjectId?: string | null | undefined;
};

/** Shows by a one-time code who somebody is. */
export type PrivacyRequestVerifyInput = {
  /** The code. */
  readonly code: string;
  /** The request. */
  readonly id: string;
};

/** A person whose data is held. */
export type PrivacySubjectInput = {
  /** The id of the customer or of the user. */
  readonly id: string;
  /** What they are to the company. */
  readonly kind: PrivacySubjectKind;
};

export type AccessesToMyDataQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AccessesToMyDataQuery = { readonly accessesToMyData: { readonly nodes: ReadonlyArray<{ readonly at: string, readonly by: DataReader | null, readonly event: string | null, readonly operation: string | null, readonly type: string | null, readonly fields: ReadonlyArray<string> | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { readonly account: { readonly id: string, readonly name: string, readonly timeZone: string } | null };

export type ConsentWordingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsentWordingsQuery = { readonly consentWordings: ReadonlyArray<{ readonly version: string, readonly effectiveFrom: string, readonly purpose: ConsentPurpose, readonly text: string, readonly isCurrent: boolean }> };

export type ConsentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  subject?: PrivacySubjectInput | null | undefined;
}>;


export type ConsentsQuery = { readonly consents: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly channel: ContactChannel | null, readonly purpose: ConsentPurpose | null, readonly wordingVersion: string | null, readonly wording: string | null, readonly source: ConsentSource | null, readonly evidence: string | null, readonly grantedAt: string | null, readonly withdrawnAt: string | null, readonly withdrawnBy: ConsentWithdrawal | null, readonly version: number | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type DataCategoriesQueryVariables = Exact<{
  subject?: PrivacySubjectInput | null | undefined;
}>;


export type DataCategoriesQuery = { readonly dataCategories: ReadonlyArray<{ readonly concept: string, readonly category: string, readonly purpose: string, readonly rows: number | null, readonly properties: ReadonlyArray<string> }> };

export type DataPracticesQueryVariables = Exact<{ [key: string]: never; }>;


export type DataPracticesQuery = { readonly dataPractices: { readonly version: number, readonly effectiveAt: string, readonly contact: string, readonly principles: ReadonlyArray<string>, readonly sharing: ReadonlyArray<string>, readonly promises: ReadonlyArray<string>, readonly categories: ReadonlyArray<{ readonly name: string, readonly what: string, readonly whose: ReadonlyArray<string>, readonly why: ReadonlyArray<string>, readonly basis: ReadonlyArray<string>, readonly how: string, readonly when: string, readonly keptFor: ReadonlyArray<string> }>, readonly rights: ReadonlyArray<{ readonly name: string, readonly text: string }>, readonly signals: ReadonlyArray<{ readonly header: string, readonly name: string, readonly answer: string }>, readonly changes: ReadonlyArray<{ readonly version: number, readonly effectiveAt: string, readonly changes: ReadonlyArray<string> }> } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { readonly node:
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'Consent', readonly id: string }
    | { readonly __typename: 'OptOut', readonly id: string }
    | { readonly __typename: 'PrivacyRequest', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NodesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'Consent', readonly id: string }
    | { readonly __typename: 'OptOut', readonly id: string }
    | { readonly __typename: 'PrivacyRequest', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null> };

export type OptOutsQueryVariables = Exact<{
  subject?: PrivacySubjectInput | null | undefined;
}>;


export type OptOutsQuery = { readonly optOuts: ReadonlyArray<{ readonly id: string, readonly source: OptOutSource | null, readonly recordedAt: string | null, readonly lastSeenAt: string | null }> };

export type PrivacyRequestQueryVariables = Exact<{
  id: string;
}>;


export type PrivacyRequestQuery = { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null };

export type PrivacyRequestsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: PrivacyRequestFilter | null | undefined;
}>;


export type PrivacyRequestsQuery = { readonly privacyRequests: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ProviderQueryVariables = Exact<{
  id: string;
}>;


export type ProviderQuery = { readonly provider: { readonly id: string, readonly displayName: string | null } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly audience: Audience, readonly role: Role | null, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly visitId: string | null, readonly account: { readonly id: string, readonly name: string, readonly timeZone: string } | null, readonly privacySignals: { readonly gpc: boolean, readonly dnt: boolean, readonly processedAs: SignalOutcome, readonly recordedAt: string | null } } };

export type VisitQueryVariables = Exact<{
  id: string;
}>;


export type VisitQuery = { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly assignee: { readonly id: string, readonly displayName: string | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null };

export type VisitTrackingQueryVariables = Exact<{
  visitId: string;
}>;


export type VisitTrackingQuery = { readonly visitTracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly position: { readonly providerId: string, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

export type ConsentGrantMutationVariables = Exact<{
  input: ConsentGrantInput;
}>;


export type ConsentGrantMutation = { readonly consentGrant: { readonly consent: { readonly id: string, readonly channel: ContactChannel | null, readonly purpose: ConsentPurpose | null, readonly wordingVersion: string | null, readonly wording: string | null, readonly source: ConsentSource | null, readonly evidence: string | null, readonly grantedAt: string | null, readonly withdrawnAt: string | null, readonly withdrawnBy: ConsentWithdrawal | null, readonly version: number | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ConsentWithdrawMutationVariables = Exact<{
  input: ConsentWithdrawInput;
}>;


export type ConsentWithdrawMutation = { readonly consentWithdraw: { readonly consents: ReadonlyArray<{ readonly id: string, readonly channel: ContactChannel | null, readonly purpose: ConsentPurpose | null, readonly wordingVersion: string | null, readonly wording: string | null, readonly source: ConsentSource | null, readonly evidence: string | null, readonly grantedAt: string | null, readonly withdrawnAt: string | null, readonly withdrawnBy: ConsentWithdrawal | null, readonly version: number | null }> | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type DataErasureRequestMutationVariables = Exact<{
  input: DataErasureRequestInput;
}>;


export type DataErasureRequestMutation = { readonly dataErasureRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type DataExportRequestMutationVariables = Exact<{
  input: DataExportRequestInput;
}>;


export type DataExportRequestMutation = { readonly dataExportRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type DataOptOutRequestMutationVariables = Exact<{
  input: DataOptOutRequestInput;
}>;


export type DataOptOutRequestMutation = { readonly dataOptOutRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type DataRectificationRequestMutationVariables = Exact<{
  input: DataRectificationRequestInput;
}>;


export type DataRectificationRequestMutation = { readonly dataRectificationRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type DataRestrictionRequestMutationVariables = Exact<{
  input: DataRestrictionRequestInput;
}>;


export type DataRestrictionRequestMutation = { readonly dataRestrictionRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestCancelMutationVariables = Exact<{
  input: PrivacyRequestCancelInput;
}>;


export type PrivacyRequestCancelMutation = { readonly privacyRequestCancel: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestCodeSendMutationVariables = Exact<{
  input: PrivacyRequestCodeSendInput;
}>;


export type PrivacyRequestCodeSendMutation = { readonly privacyRequestCodeSend: { readonly sentTo: { readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string } | null, readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestVerifyMutationVariables = Exact<{
  input: PrivacyRequestVerifyInput;
}>;


export type PrivacyRequestVerifyMutation = { readonly privacyRequestVerify: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type WatchPrivacyRequestProgressSubscriptionVariables = Exact<{
  id: string;
}>;


export type WatchPrivacyRequestProgressSubscription = { readonly privacyRequestProgress: { readonly requestId: string, readonly sequence: number, readonly at: string, readonly state: PrivacyRequestState, readonly reason: string | null, readonly percent: number, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> } };

export type WatchVisitTrackingSubscriptionVariables = Exact<{
  visitId: string;
}>;


export type WatchVisitTrackingSubscription = { readonly visitTracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly position: { readonly providerId: string, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

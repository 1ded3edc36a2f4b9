// Written by `npm run gen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Audience } from './schema-types.ts';
import type { AuditProblemKind } from './schema-types.ts';
import type { ConsentPurpose } from './schema-types.ts';
import type { ConsentSource } from './schema-types.ts';
import type { ConsentWithdrawal } from './schema-types.ts';
import type { ContactChannel } from './schema-types.ts';
import type { ContactPointKind } from './schema-types.ts';
import type { CustomerKind } from './schema-types.ts';
import type { DataReader } from './schema-types.ts';
import type { JobState } from './schema-types.ts';
import type { LegalHoldGround } from './schema-types.ts';
import type { OptOutSource } from './schema-types.ts';
import type { Precision } from './schema-types.ts';
import type { PrivacyContactKind } from './schema-types.ts';
import type { PrivacyCorrectionField } from './schema-types.ts';
import type { PrivacyDeadlineState } from './schema-types.ts';
import type { PrivacyDenyReason } from './schema-types.ts';
import type { PrivacyExtensionReason } from './schema-types.ts';
import type { PrivacyFiler } from './schema-types.ts';
import type { PrivacyIdentityMethod } from './schema-types.ts';
import type { PrivacyJurisdiction } from './schema-types.ts';
import type { PrivacyRequestKind } from './schema-types.ts';
import type { PrivacyRequestState } from './schema-types.ts';
import type { PrivacyStepState } from './schema-types.ts';
import type { PrivacySubjectKind } from './schema-types.ts';
import type { PrivacyVerification } from './schema-types.ts';
import type { Region } from './schema-types.ts';
import type { RetentionKeptGround } from './schema-types.ts';
import type { Role } from './schema-types.ts';
import type { SignalOutcome } from './schema-types.ts';
import type { VisitOrder } from './schema-types.ts';
import type { VisitStage } from './schema-types.ts';
/** Which entries of the audit log to list. All given conditions must hold. */
export type AuditEntryFilter = {
  /** Of this kind, such as `read`. */
  readonly event?: string | null | undefined;
  /** At this instant or later. */
  readonly from?: string | null | undefined;
  /** By exactly these root fields, or this step. */
  readonly operation?: string | null | undefined;
  /** About this row: a customer, a user or any other. */
  readonly subjectId?: string | null | undefined;
  /** Done with this key or link. */
  readonly tokenId?: string | null | undefined;
  /** Before this instant. */
  readonly until?: string | null | undefined;
  /** Done by this user. */
  readonly userId?: string | null | undefined;
};

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

/** Which customers to list. All given conditions must hold. */
export type CustomerFilter = {
  /** Has exactly this e-mail address, in any case. */
  readonly email?: string | null | undefined;
  /** Only this kind. */
  readonly kind?: CustomerKind | null | undefined;
  /** Beginnings of words of the name; 2 to 100 characters. */
  readonly name?: string | null | undefined;
  /** Has exactly this phone number. */
  readonly phone?: string | null | undefined;
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

/** Which jobs to list. All given conditions must hold. */
export type JobFilter = {
  /** Of this customer. */
  readonly customerId?: string | null | undefined;
  /** In one of these states. */
  readonly state?: ReadonlyArray<JobState> | null | undefined;
};

/** A new legal hold. */
export type LegalHoldCreateInput = {
  /** The concepts to hold, such as `visit` or `job`, as `dataCategories` names them; all unless given. */
  readonly concepts?: ReadonlyArray<string> | null | undefined;
  /** When it ends by itself; never unless given. */
  readonly endsAt?: string | null | undefined;
  /** Why. */
  readonly ground: LegalHoldGround;
  /** The case it is for, at most 500 characters; needed for OTHER. */
  readonly reference?: string | null | undefined;
  /** Whose data is to be kept. */
  readonly subject: PrivacySubjectInput;
};

/** Which legal holds to list. All given conditions must hold. */
export type LegalHoldFilter = {
  /** Only those that hold now, or only those that ended. */
  readonly active?: boolean | null | undefined;
  /** Only those on this customer or user. */
  readonly subjectId?: string | null | undefined;
};

/** Which hold to release. */
export type LegalHoldReleaseInput = {
  /** CONFLICT if the hold has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The hold. */
  readonly legalHoldId: string;
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

/** Approves exactly what would be done. */
export type PrivacyRequestApproveInput = {
  /** CONFLICT if the request has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The request. */
  readonly id: string;
  /** The hash of the plan that was looked at. */
  readonly planHash: string;
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

/** Says that an officer made sure who somebody is. */
export type PrivacyRequestConfirmIdentityInput = {
  /** CONFLICT if the request has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The request. */
  readonly id: string;
  /** How. */
  readonly method: PrivacyIdentityMethod;
};

/** Confirms receipt by other means than e-mail. */
export type PrivacyRequestConfirmReceiptInput = {
  /** The request. */
  readonly id: string;
};

/** Refuses a request. */
export type PrivacyRequestDenyInput = {
  /** CONFLICT if the request has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The request. */
  readonly id: string;
  /** Words to go with it, at most 2,000 characters; required for OTHER. */
  readonly note?: string | null | undefined;
  /** Why. */
  readonly reason: PrivacyDenyReason;
};

/** Takes more time for a request. */
export type PrivacyRequestExtendInput = {
  /** CONFLICT if the request has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The request. */
  readonly id: string;
  /** True if the person was told by other means. Needed where no e-mail can be sent to them. */
  readonly noticeGiven?: boolean | null | undefined;
  /** Why. The person is told. */
  readonly reason: PrivacyExtensionReason;
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

/** Tries again what failed. */
export type PrivacyRequestRetryInput = {
  /** CONFLICT if the request has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The request. */
  readonly id: string;
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

/** Which providers to list. All given conditions must hold. */
export type ProviderFilter = {
  /** Only those with, or without, an open shift. */
  readonly clockedIn?: boolean | null | undefined;
  /** Beginnings of words of the name; 2 to 100 characters. */
  readonly name?: string | null | undefined;
};

/** Which visits to list. All given conditions must hold. */
export type VisitFilter = {
  /** Assigned to this provider. */
  readonly assigneeId?: string | null | undefined;
  /** Of this customer. */
  readonly customerId?: string | null | undefined;
  /** Of this job. */
  readonly jobId?: string | null | undefined;
  /** In one of these stages. */
  readonly stage?: ReadonlyArray<VisitStage> | null | undefined;
  /** The window ends after this. */
  readonly windowFrom?: string | null | undefined;
  /** The window starts before this. */
  readonly windowUntil?: string | null | undefined;
};

export type AccessesToMyDataQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AccessesToMyDataQuery = { readonly accessesToMyData: { readonly nodes: ReadonlyArray<{ readonly at: string, readonly by: DataReader | null, readonly role: Role | null, readonly event: string | null, readonly operation: string | null, readonly type: string | null, readonly fields: ReadonlyArray<string> | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { readonly account: { readonly id: string, readonly name: string, readonly timeZone: string, readonly region: Region | null, readonly customerPrecision: Precision | null, readonly holidays: ReadonlyArray<string> | null } | null };

export type AuditEntriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: AuditEntryFilter | null | undefined;
}>;


export type AuditEntriesQuery = { readonly auditEntries: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly event: string, readonly userId: string | null, readonly tokenId: string | null, readonly audience: Audience | null, readonly operation: string, readonly type: string | null, readonly rowIds: ReadonlyArray<string>, readonly fields: ReadonlyArray<string>, readonly requestId: string | null, readonly batch: number | null, readonly detail: ReadonlyArray<{ readonly name: string, readonly value: string | null }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type AuditVerificationQueryVariables = Exact<{
  after?: number | null | undefined;
}>;


export type AuditVerificationQuery = { readonly auditVerification: { readonly checkedBatches: number, readonly checkedEntries: number, readonly unsealedEntries: number, readonly through: number, readonly checkpoints: number, readonly head: string | null, readonly isComplete: boolean, readonly problems: ReadonlyArray<{ readonly kind: AuditProblemKind, readonly entryId: string | null, readonly batch: number | null }> } };

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

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactPointKind, readonly value: string | null }> | null, readonly properties: ReadonlyArray<{ readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }> | null } | null };

export type CustomersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
}>;


export type CustomersQuery = { readonly customers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactPointKind, readonly value: string | null }> | null, readonly properties: ReadonlyArray<{ readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }> | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type DataCategoriesQueryVariables = Exact<{
  subject?: PrivacySubjectInput | null | undefined;
}>;


export type DataCategoriesQuery = { readonly dataCategories: ReadonlyArray<{ readonly concept: string, readonly category: string, readonly purpose: string, readonly rows: number | null, readonly properties: ReadonlyArray<string> }> };

export type DataPracticesQueryVariables = Exact<{ [key: string]: never; }>;


export type DataPracticesQuery = { readonly dataPractices: { readonly version: number, readonly effectiveAt: string, readonly contact: string, readonly principles: ReadonlyArray<string>, readonly sharing: ReadonlyArray<string>, readonly promises: ReadonlyArray<string>, readonly categories: ReadonlyArray<{ readonly name: string, readonly what: string, readonly whose: ReadonlyArray<string>, readonly why: ReadonlyArray<string>, readonly basis: ReadonlyArray<string>, readonly how: string, readonly when: string, readonly keptFor: ReadonlyArray<string> }>, readonly rights: ReadonlyArray<{ readonly name: string, readonly text: string }>, readonly signals: ReadonlyArray<{ readonly header: string, readonly name: string, readonly answer: string }>, readonly changes: ReadonlyArray<{ readonly version: number, readonly effectiveAt: string, readonly changes: ReadonlyArray<string> }> } };

export type JobQueryVariables = Exact<{
  id: string;
}>;


export type JobQuery = { readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

export type JobsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type JobsQuery = { readonly jobs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type LegalHoldsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: LegalHoldFilter | null | undefined;
}>;


export type LegalHoldsQuery = { readonly legalHolds: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly subjectKind: PrivacySubjectKind | null, readonly subjectId: string | null, readonly ground: LegalHoldGround | null, readonly reference: string | null, readonly concepts: ReadonlyArray<string> | null, readonly createdAt: string | null, readonly endsAt: string | null, readonly releasedAt: string | null, readonly active: boolean | null, readonly version: number | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { readonly node:
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'AuditEntry', readonly id: string }
    | { readonly __typename: 'Consent', readonly id: string }
    | { readonly __typename: 'ContactPoint', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'LegalHold', readonly id: string }
    | { readonly __typename: 'OptOut', readonly id: string }
    | { readonly __typename: 'PrivacyRequest', readonly id: string }
    | { readonly __typename: 'Property', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'RetentionRun', readonly id: string }
    | { readonly __typename: 'Shift', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NodesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'AuditEntry', readonly id: string }
    | { readonly __typename: 'Consent', readonly id: string }
    | { readonly __typename: 'ContactPoint', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'LegalHold', readonly id: string }
    | { readonly __typename: 'OptOut', readonly id: string }
    | { readonly __typename: 'PrivacyRequest', readonly id: string }
    | { readonly __typename: 'Property', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'RetentionRun', readonly id: string }
    | { readonly __typename: 'Shift', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null> };

export type OptOutsQueryVariables = Exact<{
  subject?: PrivacySubjectInput | null | undefined;
}>;


export type OptOutsQuery = { readonly optOuts: ReadonlyArray<{ readonly id: string, readonly source: OptOutSource | null, readonly recordedAt: string | null, readonly lastSeenAt: string | null }> };

export type PrivacyRequestQueryVariables = Exact<{
  id: string;
}>;


export type PrivacyRequestQuery = { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null };

export type PrivacyRequestsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: PrivacyRequestFilter | null | undefined;
}>;


export type PrivacyRequestsQuery = { readonly privacyRequests: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ProviderQueryVariables = Exact<{
  id: string;
}>;


export type ProviderQuery = { readonly provider: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null };

export type ProvidersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: ProviderFilter | null | undefined;
}>;


export type ProvidersQuery = { readonly providers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type RetentionRunsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type RetentionRunsQuery = { readonly retentionRuns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly concepts: ReadonlyArray<{ readonly concept: string, readonly gone: number, readonly kept: ReadonlyArray<{ readonly ground: RetentionKeptGround, readonly legalHoldId: string | null, readonly rows: number }> }> | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type UsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type UsersQuery = { readonly users: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly roles: ReadonlyArray<Role> | null, readonly email: string | null, readonly restricted: boolean | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly audience: Audience, readonly role: Role | null, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly visitId: string | null, readonly account: { readonly id: string, readonly name: string, readonly timeZone: string, readonly region: Region | null, readonly customerPrecision: Precision | null, readonly holidays: ReadonlyArray<string> | null } | null, readonly user: { readonly id: string, readonly name: string | null, readonly roles: ReadonlyArray<Role> | null, readonly email: string | null, readonly restricted: boolean | null } | null, readonly privacySignals: { readonly gpc: boolean, readonly dnt: boolean, readonly processedAs: SignalOutcome, readonly recordedAt: string | null } } };

export type VisitQueryVariables = Exact<{
  id: string;
}>;


export type VisitQuery = { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null } | null };

export type VisitsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  orderBy?: VisitOrder | null | undefined;
  filter?: VisitFilter | null | undefined;
}>;


export type VisitsQuery = { readonly visits: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

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


export type DataErasureRequestMutation = { readonly dataErasureRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type DataExportRequestMutationVariables = Exact<{
  input: DataExportRequestInput;
}>;


export type DataExportRequestMutation = { readonly dataExportRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type DataOptOutRequestMutationVariables = Exact<{
  input: DataOptOutRequestInput;
}>;


export type DataOptOutRequestMutation = { readonly dataOptOutRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type DataRectificationRequestMutationVariables = Exact<{
  input: DataRectificationRequestInput;
}>;


export type DataRectificationRequestMutation = { readonly dataRectificationRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type DataRestrictionRequestMutationVariables = Exact<{
  input: DataRestrictionRequestInput;
}>;


export type DataRestrictionRequestMutation = { readonly dataRestrictionRequest: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type LegalHoldCreateMutationVariables = Exact<{
  input: LegalHoldCreateInput;
}>;


export type LegalHoldCreateMutation = { readonly legalHoldCreate: { readonly legalHold: { readonly id: string, readonly subjectKind: PrivacySubjectKind | null, readonly subjectId: string | null, readonly ground: LegalHoldGround | null, readonly reference: string | null, readonly concepts: ReadonlyArray<string> | null, readonly createdAt: string | null, readonly endsAt: string | null, readonly releasedAt: string | null, readonly active: boolean | null, readonly version: number | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type LegalHoldReleaseMutationVariables = Exact<{
  input: LegalHoldReleaseInput;
}>;


export type LegalHoldReleaseMutation = { readonly legalHoldRelease: { readonly legalHold: { readonly id: string, readonly subjectKind: PrivacySubjectKind | null, readonly subjectId: string | null, readonly ground: LegalHoldGround | null, readonly reference: string | null, readonly concepts: ReadonlyArray<string> | null, readonly createdAt: string | null, readonly endsAt: string | null, readonly releasedAt: string | null, readonly active: boolean | null, readonly version: number | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyLedgerReplayMutationVariables = Exact<{ [key: string]: never; }>;


export type PrivacyLedgerReplayMutation = { readonly privacyLedgerReplay: { readonly replay: { readonly erasures: number, readonly withdrawals: number, readonly revocations: number, readonly nothingToDo: number, readonly remaining: number } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestApproveMutationVariables = Exact<{
  input: PrivacyRequestApproveInput;
}>;


export type PrivacyRequestApproveMutation = { readonly privacyRequestApprove: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly tables: ReadonlyArray<{ readonly table: string, readonly delete: number, readonly detach: number, readonly blank: number, readonly keep: ReadonlyArray<{ readonly ground: string, readonly detail: string, readonly rows: number }> }>, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestCancelMutationVariables = Exact<{
  input: PrivacyRequestCancelInput;
}>;


export type PrivacyRequestCancelMutation = { readonly privacyRequestCancel: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestCodeSendMutationVariables = Exact<{
  input: PrivacyRequestCodeSendInput;
}>;


export type PrivacyRequestCodeSendMutation = { readonly privacyRequestCodeSend: { readonly sentTo: { readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string } | null, readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestConfirmIdentityMutationVariables = Exact<{
  input: PrivacyRequestConfirmIdentityInput;
}>;


export type PrivacyRequestConfirmIdentityMutation = { readonly privacyRequestConfirmIdentity: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestConfirmReceiptMutationVariables = Exact<{
  input: PrivacyRequestConfirmReceiptInput;
}>;


export type PrivacyRequestConfirmReceiptMutation = { readonly privacyRequestConfirmReceipt: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestDenyMutationVariables = Exact<{
  input: PrivacyRequestDenyInput;
}>;


export type PrivacyRequestDenyMutation = { readonly privacyRequestDeny: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestExtendMutationVariables = Exact<{
  input: PrivacyRequestExtendInput;
}>;


export type PrivacyRequestExtendMutation = { readonly privacyRequestExtend: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestRetryMutationVariables = Exact<{
  input: PrivacyRequestRetryInput;
}>;


export type PrivacyRequestRetryMutation = { readonly privacyRequestRetry: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PrivacyRequestVerifyMutationVariables = Exact<{
  input: PrivacyRequestVerifyInput;
}>;


export type PrivacyRequestVerifyMutation = { readonly privacyRequestVerify: { readonly privacyRequest: { readonly id: string, readonly kind: PrivacyRequestKind | null, readonly state: PrivacyRequestState | null, readonly reason: string | null, readonly jurisdiction: PrivacyJurisdiction | null, readonly filedAs: PrivacyFiler | null, readonly lifts: boolean | null, readonly receivedAt: string | null, readonly confirmBy: string | null, readonly confirmedAt: string | null, readonly dueBy: string | null, readonly extendedAt: string | null, readonly extensionReason: PrivacyExtensionReason | null, readonly deadline: PrivacyDeadlineState | null, readonly verifiedBy: PrivacyVerification | null, readonly identityMethod: PrivacyIdentityMethod | null, readonly verifiedAt: string | null, readonly approvedAt: string | null, readonly approvedBy: string | null, readonly closedAt: string | null, readonly percent: number | null, readonly certificate: string | null, readonly version: number | null, readonly planHash: string | null, readonly note: string | null, readonly decision: string | null, readonly subject: { readonly kind: PrivacySubjectKind, readonly id: string } | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> | null, readonly counts: { readonly stepsDone: number, readonly stepsTotal: number, readonly done: number } | null, readonly preview: { readonly hash: string, readonly packages: number, readonly jobs: number, readonly key: string, readonly schemaHash: string, readonly blockers: ReadonlyArray<{ readonly type: string, readonly ids: ReadonlyArray<string>, readonly remedy: string }> } | null, readonly package: { readonly url: string, readonly expiresAt: string, readonly bytes: number | null, readonly sha256: string | null, readonly downloads: number } | null, readonly contacts: ReadonlyArray<{ readonly id: string, readonly kind: PrivacyContactKind, readonly masked: string }> | null, readonly agent: { readonly name: string, readonly authorisation: string } | null, readonly corrections: ReadonlyArray<{ readonly field: PrivacyCorrectionField, readonly id: string | null, readonly value: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type WatchPrivacyRequestProgressSubscriptionVariables = Exact<{
  id: string;
}>;


export type WatchPrivacyRequestProgressSubscription = { readonly privacyRequestProgress: { readonly requestId: string, readonly sequence: number, readonly at: string, readonly state: PrivacyRequestState, readonly reason: string | null, readonly percent: number, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> } };

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
import type { ContactPointKind } from './schema-types.ts';
import type { CustomerKind } from './schema-types.ts';
import type { DataReader } from './schema-types.ts';
import type { EtaSource } from './schema-types.ts';
import type { Freshness } from './schema-types.ts';
import type { JobState } from './schema-types.ts';
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
import type { Region } from './schema-types.ts';
import type { Role } from './schema-types.ts';
import type { SignalOutcome } from './schema-types.ts';
import type { TrackingTier } from './schema-types.ts';
import type { UnavailableReason } from './schema-types.ts';
import type { VisitOrder } from './schema-types.ts';
import type { VisitStage } from './schema-types.ts';
/** What to change of the account. What is absent stays. */
export type AccountUpdateInput = {
  /** How exactly customers see a provider who is on the way. */
  readonly customerPrecision?: Precision | null | undefined;
  /** Takes the place of all holidays: local dates (YYYY-MM-DD), at most 500. */
  readonly holidays?: ReadonlyArray<string> | null | undefined;
};

/** A new key. */
export type ApiKeyCreateInput = {
  /** Whom it speaks for. Customers get links instead. */
  readonly audience: Audience;
  /** When it ends; never unless given. */
  readonly expiresAt?: string | null | undefined;
  /** What to call it, 1 to 100 characters. The watched provider sees it. */
  readonly label: string;
  /** For provider keys: whose. */
  readonly providerId?: string | null | undefined;
  /** For office keys: ADMIN, DISPATCHER or AGENT. */
  readonly role?: Role | null | undefined;
  /** For partner keys: positions:read, positions:read:coarse, eta:read, visits:read. */
  readonly scopes?: ReadonlyArray<string> | null | undefined;
  /** For office and compliance keys: the person who works with it, and has the role. */
  readonly userId?: string | null | undefined;
};

/** Which key. */
export type ApiKeyRevokeInput = {
  /** The key. */
  readonly apiKeyId: string;
};

/** A rectangle on the map. It may cross the antimeridian: then west is greater than east. */
export type BoundingBoxInput = {
  /** Degrees, -180 to 180. */
  readonly east: number;
  /** Degrees, -90 to 90, not below south. */
  readonly north: number;
  /** Degrees, -90 to 90. */
  readonly south: number;
  /** Degrees, -180 to 180. */
  readonly west: number;
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

/** An address at which a customer can be reached. */
export type ContactPointInput = {
  /** What it is. */
  readonly kind: ContactPointKind;
  /** An e-mail address, or a phone number in E.164 form (+33123456789). */
  readonly value: string;
};

/** A new customer. */
export type CustomerCreateInput = {
  /** Where to reach them, at most 20. */
  readonly contactPoints?: ReadonlyArray<ContactPointInput> | null | undefined;
  /** Their date of birth, only to refuse who is under 13: it is looked at and never kept. */
  readonly dateOfBirth?: string | null | undefined;
  /** PROSPECT unless given. */
  readonly kind?: CustomerKind | null | undefined;
  /** The name, 1 to 200 characters. */
  readonly name: string;
  /** Notes of the office, at most 5,000 characters. */
  readonly notes?: string | null | undefined;
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

/** What to change of a customer. What is absent stays; null empties. */
export type CustomerUpdateInput = {
  /** Takes the place of all contact points. */
  readonly contactPoints?: ReadonlyArray<ContactPointInput> | null | undefined;
  /** The customer. */
  readonly customerId: string;
  /** Their date of birth, only to refuse who is under 13: it is looked at and never kept. */
  readonly dateOfBirth?: string | null | undefined;
  /** CONFLICT if the row has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The kind. It cannot be emptied. */
  readonly kind?: CustomerKind | null | undefined;
  /** The name, 1 to 200 characters. It cannot be emptied. */
  readonly name?: string | null | undefined;
  /** Notes of the office, at most 5,000 characters. */
  readonly notes?: string | null | undefined;
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

/** Which job. */
export type JobCancelInput = {
  /** CONFLICT if the row has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The job. */
  readonly jobId: string;
};

/** A new job. */
export type JobCreateInput = {
  /** For whom. */
  readonly customerId: string;
  /** Notes of the office, at most 5,000 characters. */
  readonly notes?: string | null | undefined;
  /** Where: a property of that customer. */
  readonly propertyId: string;
  /** What is to be done, 1 to 200 characters. */
  readonly summary: string;
};

/** Which jobs to list. All given conditions must hold. */
export type JobFilter = {
  /** Of this customer. */
  readonly customerId?: string | null | undefined;
  /** In one of these states. */
  readonly state?: ReadonlyArray<JobState> | null | undefined;
};

/** Books a visit for a job. */
export type JobScheduleInput = {
  /** When the provider is to arrive. */
  readonly arrivalWindow: TimeWindowInput;
  /** Who goes; may be decided later by `visitAssign`. */
  readonly assigneeId?: string | null | undefined;
  /** CONFLICT if the job has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The job. */
  readonly jobId: string;
  /** Notes for the visit, at most 5,000 characters. */
  readonly notes?: string | null | undefined;
};

/** A point on WGS84. */
export type PointInput = {
  /** Degrees north, -90 to 90. */
  readonly latitude: number;
  /** Degrees east, -180 to 180. */
  readonly longitude: number;
};

/** A postal address. */
export type PostalAddressInput = {
  /** City, 1 to 200 characters. */
  readonly city: string;
  /** ISO 3166-1 alpha-2 country code, such as FR. */
  readonly country: string;
  /** Street and number, 1 to 200 characters. */
  readonly line1: string;
  /** Flat, floor, entrance; at most 200 characters. */
  readonly line2?: string | null | undefined;
  /** Postal code, at most 20 characters. */
  readonly postalCode?: string | null | undefined;
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

/** A new place of a customer. */
export type PropertyCreateInput = {
  /** Its address. */
  readonly address: PostalAddressInput;
  /** Whose it is. */
  readonly customerId: string;
  /** Where it is. */
  readonly point: PointInput;
};

/** A new provider, with the user behind it. */
export type ProviderCreateInput = {
  /** Their date of birth, only to refuse who is under 13: it is looked at and never kept. */
  readonly dateOfBirth?: string | null | undefined;
  /** What customers see; by default the first word of the name. */
  readonly displayName?: string | null | undefined;
  /** Where they can be written to: one-time codes go there. */
  readonly email?: string | null | undefined;
  /** The full name, 1 to 200 characters. */
  readonly fullName: string;
};

/** Which providers to list. All given conditions must hold. */
export type ProviderFilter = {
  /** Only those with, or without, an open shift. */
  readonly clockedIn?: boolean | null | undefined;
  /** Beginnings of words of the name; 2 to 100 characters. */
  readonly name?: string | null | undefined;
};

/** A new link for the customer of a visit. */
export type ShareGrantCreateInput = {
  /** When it ends at the latest; 24 hours after the window unless given, at most 30 days. */
  readonly expiresAt?: string | null | undefined;
  /** The visit. */
  readonly visitId: string;
};

/** Which link. */
export type ShareGrantRevokeInput = {
  /** The grant. */
  readonly shareGrantId: string;
};

/** A span of time: the end is after the start, at most 7 days later. */
export type TimeWindowInput = {
  /** Its last instant. */
  readonly end: string;
  /** Its first instant. */
  readonly start: string;
};

/** A new person of the account. Providers are made by `providerCreate`. */
export type UserCreateInput = {
  /** Their date of birth, only to refuse who is under 13: it is looked at and never kept. */
  readonly dateOfBirth?: string | null | undefined;
  /** An e-mail address, to which one-time codes go. */
  readonly email?: string | null | undefined;
  /** The name, 1 to 200 characters. */
  readonly name: string;
  /** At least one of ADMIN, DISPATCHER, AGENT, COMPLIANCE_OFFICER. */
  readonly roles: ReadonlyArray<Role>;
};

/** Who goes. */
export type VisitAssignInput = {
  /** CONFLICT if the row has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The provider, or null for nobody. */
  readonly providerId?: string | null | undefined;
  /** The visit. */
  readonly visitId: string;
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

/** Which visit takes its next step. */
export type VisitStepInput = {
  /** CONFLICT if the row has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The visit. */
  readonly visitId: string;
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

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ApiKeysQuery = { readonly apiKeys: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly label: string | null, readonly audience: Audience | null, readonly role: Role | null, readonly scopes: ReadonlyArray<string> | null, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

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

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { readonly node:
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'ApiKey', readonly id: string }
    | { readonly __typename: 'Consent', readonly id: string }
    | { readonly __typename: 'ContactPoint', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'OptOut', readonly id: string }
    | { readonly __typename: 'PrivacyRequest', readonly id: string }
    | { readonly __typename: 'Property', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'ShareGrant', readonly id: string }
    | { readonly __typename: 'Shift', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NodesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'ApiKey', readonly id: string }
    | { readonly __typename: 'Consent', readonly id: string }
    | { readonly __typename: 'ContactPoint', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'OptOut', readonly id: string }
    | { readonly __typename: 'PrivacyRequest', readonly id: string }
    | { readonly __typename: 'Property', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'ShareGrant', readonly id: string }
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


export type ProviderQuery = { readonly provider: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly shift: { readonly id: string, readonly startedAt: string, readonly endedAt: string | null } | null } | null };

export type ProviderPositionQueryVariables = Exact<{
  providerId: string;
}>;


export type ProviderPositionQuery = { readonly providerPosition: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null };

export type ProvidersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: ProviderFilter | null | undefined;
}>;


export type ProvidersQuery = { readonly providers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly shift: { readonly id: string, readonly startedAt: string, readonly endedAt: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ShareGrantsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  visitId: string;
}>;


export type ShareGrantsQuery = { readonly shareGrants: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

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


export type VisitQuery = { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null };

export type VisitTrackingQueryVariables = Exact<{
  visitId: string;
}>;


export type VisitTrackingQuery = { readonly visitTracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

export type VisitsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  orderBy?: VisitOrder | null | undefined;
  filter?: VisitFilter | null | undefined;
}>;


export type VisitsQuery = { readonly visits: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type AccountUpdateMutationVariables = Exact<{
  input: AccountUpdateInput;
}>;


export type AccountUpdateMutation = { readonly accountUpdate: { readonly account: { readonly id: string, readonly name: string, readonly timeZone: string, readonly region: Region | null, readonly customerPrecision: Precision | null, readonly holidays: ReadonlyArray<string> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ApiKeyCreateMutationVariables = Exact<{
  input: ApiKeyCreateInput;
}>;


export type ApiKeyCreateMutation = { readonly apiKeyCreate: { readonly token: string | null, readonly apiKey: { readonly id: string, readonly label: string | null, readonly audience: Audience | null, readonly role: Role | null, readonly scopes: ReadonlyArray<string> | null, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ApiKeyRevokeMutationVariables = Exact<{
  input: ApiKeyRevokeInput;
}>;


export type ApiKeyRevokeMutation = { readonly apiKeyRevoke: { readonly apiKey: { readonly id: string, readonly label: string | null, readonly audience: Audience | null, readonly role: Role | null, readonly scopes: ReadonlyArray<string> | null, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ConsentGrantMutationVariables = Exact<{
  input: ConsentGrantInput;
}>;


export type ConsentGrantMutation = { readonly consentGrant: { readonly consent: { readonly id: string, readonly channel: ContactChannel | null, readonly purpose: ConsentPurpose | null, readonly wordingVersion: string | null, readonly wording: string | null, readonly source: ConsentSource | null, readonly evidence: string | null, readonly grantedAt: string | null, readonly withdrawnAt: string | null, readonly withdrawnBy: ConsentWithdrawal | null, readonly version: number | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ConsentWithdrawMutationVariables = Exact<{
  input: ConsentWithdrawInput;
}>;


export type ConsentWithdrawMutation = { readonly consentWithdraw: { readonly consents: ReadonlyArray<{ readonly id: string, readonly channel: ContactChannel | null, readonly purpose: ConsentPurpose | null, readonly wordingVersion: string | null, readonly wording: string | null, readonly source: ConsentSource | null, readonly evidence: string | null, readonly grantedAt: string | null, readonly withdrawnAt: string | null, readonly withdrawnBy: ConsentWithdrawal | null, readonly version: number | null }> | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type CustomerCreateMutationVariables = Exact<{
  input: CustomerCreateInput;
}>;


export type CustomerCreateMutation = { readonly customerCreate: { readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactPointKind, readonly value: string | null }> | null, readonly properties: ReadonlyArray<{ readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type CustomerUpdateMutationVariables = Exact<{
  input: CustomerUpdateInput;
}>;


export type CustomerUpdateMutation = { readonly customerUpdate: { readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactPointKind, readonly value: string | null }> | null, readonly properties: ReadonlyArray<{ readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

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

export type JobCancelMutationVariables = Exact<{
  input: JobCancelInput;
}>;


export type JobCancelMutation = { readonly jobCancel: { readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type JobCreateMutationVariables = Exact<{
  input: JobCreateInput;
}>;


export type JobCreateMutation = { readonly jobCreate: { readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type JobScheduleMutationVariables = Exact<{
  input: JobScheduleInput;
}>;


export type JobScheduleMutation = { readonly jobSchedule: { readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null, readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

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

export type PropertyCreateMutationVariables = Exact<{
  input: PropertyCreateInput;
}>;


export type PropertyCreateMutation = { readonly propertyCreate: { readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ProviderCreateMutationVariables = Exact<{
  input: ProviderCreateInput;
}>;


export type ProviderCreateMutation = { readonly providerCreate: { readonly provider: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly shift: { readonly id: string, readonly startedAt: string, readonly endedAt: string | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ShareGrantCreateMutationVariables = Exact<{
  input: ShareGrantCreateInput;
}>;


export type ShareGrantCreateMutation = { readonly shareGrantCreate: { readonly link: string | null, readonly token: string | null, readonly shareGrant: { readonly id: string, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ShareGrantRevokeMutationVariables = Exact<{
  input: ShareGrantRevokeInput;
}>;


export type ShareGrantRevokeMutation = { readonly shareGrantRevoke: { readonly shareGrant: { readonly id: string, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type UserCreateMutationVariables = Exact<{
  input: UserCreateInput;
}>;


export type UserCreateMutation = { readonly userCreate: { readonly user: { readonly id: string, readonly name: string | null, readonly roles: ReadonlyArray<Role> | null, readonly email: string | null, readonly restricted: boolean | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitArriveMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitArriveMutation = { readonly visitArrive: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitAssignMutationVariables = Exact<{
  input: VisitAssignInput;
}>;


export type VisitAssignMutation = { readonly visitAssign: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitCancelMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitCancelMutation = { readonly visitCancel: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitCompleteMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitCompleteMutation = { readonly visitComplete: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitDispatchMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitDispatchMutation = { readonly visitDispatch: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitNoAccessMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitNoAccessMutation = { readonly visitNoAccess: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly restricted: boolean | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly restricted: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type WatchFleetPositionsSubscriptionVariables = Exact<{
  boundingBox?: BoundingBoxInput | null | undefined;
  minIntervalMs?: number | null | undefined;
}>;


export type WatchFleetPositionsSubscription = { readonly fleetPositions: { readonly positions: ReadonlyArray<{ readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }>, readonly removed: ReadonlyArray<{ readonly providerId: string, readonly reason: UnavailableReason }> } };

export type WatchPrivacyRequestProgressSubscriptionVariables = Exact<{
  id: string;
}>;


export type WatchPrivacyRequestProgressSubscription = { readonly privacyRequestProgress: { readonly requestId: string, readonly sequence: number, readonly at: string, readonly state: PrivacyRequestState, readonly reason: string | null, readonly percent: number, readonly steps: ReadonlyArray<{ readonly name: string, readonly store: string, readonly state: PrivacyStepState, readonly done: number, readonly total: number | null, readonly reason: string | null }> } };

export type WatchProviderPositionSubscriptionVariables = Exact<{
  providerId: string;
}>;


export type WatchProviderPositionSubscription = { readonly providerPosition: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null };

export type WatchVisitTrackingSubscriptionVariables = Exact<{
  visitId: string;
}>;


export type WatchVisitTrackingSubscription = { readonly visitTracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

// Written by `npm run gen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Audience } from './schema-types.ts';
import type { ContactPointKind } from './schema-types.ts';
import type { CustomerKind } from './schema-types.ts';
import type { EtaSource } from './schema-types.ts';
import type { Freshness } from './schema-types.ts';
import type { JobState } from './schema-types.ts';
import type { Precision } from './schema-types.ts';
import type { Region } from './schema-types.ts';
import type { Role } from './schema-types.ts';
import type { TrackingTier } from './schema-types.ts';
import type { UnavailableReason } from './schema-types.ts';
import type { VisitOrder } from './schema-types.ts';
import type { VisitStage } from './schema-types.ts';
/** What to change of the account. What is absent stays. */
export type AccountUpdateInput = {
  /** How exactly customers see a provider who is on the way. */
  readonly customerPrecision?: Precision | null | undefined;
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
  /** CONFLICT if the row has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The kind. It cannot be emptied. */
  readonly kind?: CustomerKind | null | undefined;
  /** The name, 1 to 200 characters. It cannot be emptied. */
  readonly name?: string | null | undefined;
  /** Notes of the office, at most 5,000 characters. */
  readonly notes?: string | null | undefined;
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
  /** What customers see; by default the first word of the name. */
  readonly displayName?: string | null | undefined;
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

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { readonly account: { readonly id: string, readonly name: string, readonly timeZone: string, readonly region: Region | null, readonly customerPrecision: Precision | null } | null };

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ApiKeysQuery = { readonly apiKeys: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly label: string | null, readonly audience: Audience | null, readonly role: Role | null, readonly scopes: ReadonlyArray<string> | null, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactPointKind, readonly value: string | null }> | null, readonly properties: ReadonlyArray<{ readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }> | null } | null };

export type CustomersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
}>;


export type CustomersQuery = { readonly customers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactPointKind, readonly value: string | null }> | null, readonly properties: ReadonlyArray<{ readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }> | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type JobQueryVariables = Exact<{
  id: string;
}>;


export type JobQuery = { readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

export type JobsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type JobsQuery = { readonly jobs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { readonly node:
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'ApiKey', readonly id: string }
    | { readonly __typename: 'ContactPoint', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
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
    | { readonly __typename: 'ContactPoint', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'Property', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'ShareGrant', readonly id: string }
    | { readonly __typename: 'Shift', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null> };

export type ProviderQueryVariables = Exact<{
  id: string;
}>;


export type ProviderQuery = { readonly provider: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly shift: { readonly id: string, readonly startedAt: string, readonly endedAt: string | null } | null } | null };

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


export type ProvidersQuery = { readonly providers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly shift: { readonly id: string, readonly startedAt: string, readonly endedAt: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ShareGrantsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  visitId: string;
}>;


export type ShareGrantsQuery = { readonly shareGrants: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly audience: Audience, readonly role: Role | null, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly visitId: string | null, readonly account: { readonly id: string, readonly name: string, readonly timeZone: string, readonly region: Region | null, readonly customerPrecision: Precision | null } | null, readonly user: { readonly id: string, readonly name: string | null, readonly roles: ReadonlyArray<Role> | null } | null } };

export type VisitQueryVariables = Exact<{
  id: string;
}>;


export type VisitQuery = { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null };

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


export type VisitsQuery = { readonly visits: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type AccountUpdateMutationVariables = Exact<{
  input: AccountUpdateInput;
}>;


export type AccountUpdateMutation = { readonly accountUpdate: { readonly account: { readonly id: string, readonly name: string, readonly timeZone: string, readonly region: Region | null, readonly customerPrecision: Precision | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ApiKeyCreateMutationVariables = Exact<{
  input: ApiKeyCreateInput;
}>;


export type ApiKeyCreateMutation = { readonly apiKeyCreate: { readonly token: string | null, readonly apiKey: { readonly id: string, readonly label: string | null, readonly audience: Audience | null, readonly role: Role | null, readonly scopes: ReadonlyArray<string> | null, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ApiKeyRevokeMutationVariables = Exact<{
  input: ApiKeyRevokeInput;
}>;


export type ApiKeyRevokeMutation = { readonly apiKeyRevoke: { readonly apiKey: { readonly id: string, readonly label: string | null, readonly audience: Audience | null, readonly role: Role | null, readonly scopes: ReadonlyArray<string> | null, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type CustomerCreateMutationVariables = Exact<{
  input: CustomerCreateInput;
}>;


export type CustomerCreateMutation = { readonly customerCreate: { readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactPointKind, readonly value: string | null }> | null, readonly properties: ReadonlyArray<{ readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type CustomerUpdateMutationVariables = Exact<{
  input: CustomerUpdateInput;
}>;


export type CustomerUpdateMutation = { readonly customerUpdate: { readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactPointKind, readonly value: string | null }> | null, readonly properties: ReadonlyArray<{ readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type JobCancelMutationVariables = Exact<{
  input: JobCancelInput;
}>;


export type JobCancelMutation = { readonly jobCancel: { readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type JobCreateMutationVariables = Exact<{
  input: JobCreateInput;
}>;


export type JobCreateMutation = { readonly jobCreate: { readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type JobScheduleMutationVariables = Exact<{
  input: JobScheduleInput;
}>;


export type JobScheduleMutation = { readonly jobSchedule: { readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null, readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PropertyCreateMutationVariables = Exact<{
  input: PropertyCreateInput;
}>;


export type PropertyCreateMutation = { readonly propertyCreate: { readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ProviderCreateMutationVariables = Exact<{
  input: ProviderCreateInput;
}>;


export type ProviderCreateMutation = { readonly providerCreate: { readonly provider: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly shift: { readonly id: string, readonly startedAt: string, readonly endedAt: string | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ShareGrantCreateMutationVariables = Exact<{
  input: ShareGrantCreateInput;
}>;


export type ShareGrantCreateMutation = { readonly shareGrantCreate: { readonly link: string | null, readonly token: string | null, readonly shareGrant: { readonly id: string, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ShareGrantRevokeMutationVariables = Exact<{
  input: ShareGrantRevokeInput;
}>;


export type ShareGrantRevokeMutation = { readonly shareGrantRevoke: { readonly shareGrant: { readonly id: string, readonly createdAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitArriveMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitArriveMutation = { readonly visitArrive: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitAssignMutationVariables = Exact<{
  input: VisitAssignInput;
}>;


export type VisitAssignMutation = { readonly visitAssign: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitCancelMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitCancelMutation = { readonly visitCancel: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitCompleteMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitCompleteMutation = { readonly visitComplete: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitDispatchMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitDispatchMutation = { readonly visitDispatch: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitNoAccessMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitNoAccessMutation = { readonly visitNoAccess: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type WatchFleetPositionsSubscriptionVariables = Exact<{
  boundingBox?: BoundingBoxInput | null | undefined;
  minIntervalMs?: number | null | undefined;
}>;


export type WatchFleetPositionsSubscription = { readonly fleetPositions: { readonly positions: ReadonlyArray<{ readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }>, readonly removed: ReadonlyArray<{ readonly providerId: string, readonly reason: UnavailableReason }> } };

export type WatchProviderPositionSubscriptionVariables = Exact<{
  providerId: string;
}>;


export type WatchProviderPositionSubscription = { readonly providerPosition: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null };

export type WatchVisitTrackingSubscriptionVariables = Exact<{
  visitId: string;
}>;


export type WatchVisitTrackingSubscription = { readonly visitTracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

// Written by `npm run gen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Audience } from './schema-types.ts';
import type { ContactPointKind } from './schema-types.ts';
import type { CustomerKind } from './schema-types.ts';
import type { JobState } from './schema-types.ts';
import type { Precision } from './schema-types.ts';
import type { Region } from './schema-types.ts';
import type { Role } from './schema-types.ts';
import type { VisitOrder } from './schema-types.ts';
import type { VisitStage } from './schema-types.ts';
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

/** Which jobs to list. All given conditions must hold. */
export type JobFilter = {
  /** Of this customer. */
  readonly customerId?: string | null | undefined;
  /** In one of these states. */
  readonly state?: ReadonlyArray<JobState> | null | undefined;
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

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { readonly account: { readonly id: string, readonly name: string, readonly timeZone: string, readonly region: Region | null, readonly customerPrecision: Precision | null } | null };

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
    | { readonly __typename: 'ContactPoint', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'Property', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'Shift', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NodesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'ContactPoint', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'Property', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'Shift', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null> };

export type ProviderQueryVariables = Exact<{
  id: string;
}>;


export type ProviderQuery = { readonly provider: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null };

export type ProvidersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: ProviderFilter | null | undefined;
}>;


export type ProvidersQuery = { readonly providers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly audience: Audience, readonly role: Role | null, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly visitId: string | null, readonly account: { readonly id: string, readonly name: string, readonly timeZone: string, readonly region: Region | null, readonly customerPrecision: Precision | null } | null, readonly user: { readonly id: string, readonly name: string | null, readonly roles: ReadonlyArray<Role> | null } | null } };

export type VisitQueryVariables = Exact<{
  id: string;
}>;


export type VisitQuery = { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null } | null };

export type VisitsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  orderBy?: VisitOrder | null | undefined;
  filter?: VisitFilter | null | undefined;
}>;


export type VisitsQuery = { readonly visits: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

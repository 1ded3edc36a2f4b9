// Written by `npm run gen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Audience } from './schema-types.ts';
import type { EtaSource } from './schema-types.ts';
import type { Freshness } from './schema-types.ts';
import type { Precision } from './schema-types.ts';
import type { Role } from './schema-types.ts';
import type { SignalOutcome } from './schema-types.ts';
import type { UnavailableReason } from './schema-types.ts';
import type { VisitOrder } from './schema-types.ts';
import type { VisitStage } from './schema-types.ts';
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

/** Which providers to list. All given conditions must hold. */
export type ProviderFilter = {
  /** Only those with, or without, an open shift. */
  readonly clockedIn?: boolean | null | undefined;
};

/** Which visits to list. All given conditions must hold. */
export type VisitFilter = {
  /** Assigned to this provider. */
  readonly assigneeId?: string | null | undefined;
  /** In one of these stages. */
  readonly stage?: ReadonlyArray<VisitStage> | null | undefined;
  /** The window ends after this. */
  readonly windowFrom?: string | null | undefined;
  /** The window starts before this. */
  readonly windowUntil?: string | null | undefined;
};

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { readonly account: { readonly id: string, readonly name: string, readonly timeZone: string } | null };

export type DataPracticesQueryVariables = Exact<{ [key: string]: never; }>;


export type DataPracticesQuery = { readonly dataPractices: { readonly version: number, readonly effectiveAt: string, readonly contact: string, readonly principles: ReadonlyArray<string>, readonly sharing: ReadonlyArray<string>, readonly promises: ReadonlyArray<string>, readonly categories: ReadonlyArray<{ readonly name: string, readonly what: string, readonly whose: ReadonlyArray<string>, readonly why: ReadonlyArray<string>, readonly basis: ReadonlyArray<string>, readonly how: string, readonly when: string, readonly keptFor: ReadonlyArray<string> }>, readonly rights: ReadonlyArray<{ readonly name: string, readonly text: string }>, readonly signals: ReadonlyArray<{ readonly header: string, readonly name: string, readonly answer: string }>, readonly changes: ReadonlyArray<{ readonly version: number, readonly effectiveAt: string, readonly changes: ReadonlyArray<string> }> } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { readonly node:
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NodesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null> };

export type ProviderQueryVariables = Exact<{
  id: string;
}>;


export type ProviderQuery = { readonly provider: { readonly id: string, readonly clockedIn: boolean | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

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


export type ProvidersQuery = { readonly providers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly clockedIn: boolean | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly audience: Audience, readonly role: Role | null, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly visitId: string | null, readonly account: { readonly id: string, readonly name: string, readonly timeZone: string } | null, readonly privacySignals: { readonly gpc: boolean, readonly dnt: boolean, readonly processedAs: SignalOutcome, readonly recordedAt: string | null } } };

export type VisitQueryVariables = Exact<{
  id: string;
}>;


export type VisitQuery = { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly assignee: { readonly id: string, readonly clockedIn: boolean | null } | null } | null };

export type VisitsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  orderBy?: VisitOrder | null | undefined;
  filter?: VisitFilter | null | undefined;
}>;


export type VisitsQuery = { readonly visits: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stage: VisitStage | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly assignee: { readonly id: string, readonly clockedIn: boolean | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type WatchFleetPositionsSubscriptionVariables = Exact<{
  boundingBox?: BoundingBoxInput | null | undefined;
  minIntervalMs?: number | null | undefined;
}>;


export type WatchFleetPositionsSubscription = { readonly fleetPositions: { readonly positions: ReadonlyArray<{ readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }>, readonly removed: ReadonlyArray<{ readonly providerId: string, readonly reason: UnavailableReason }> } };

export type WatchProviderPositionSubscriptionVariables = Exact<{
  providerId: string;
}>;


export type WatchProviderPositionSubscription = { readonly providerPosition: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null };

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
import type { TrackingTier } from './schema-types.ts';
import type { UnavailableReason } from './schema-types.ts';
import type { VisitStage } from './schema-types.ts';
export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { readonly account: { readonly id: string, readonly name: string, readonly timeZone: string } | null };

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


export type ProviderQuery = { readonly provider: { readonly id: string, readonly displayName: string | null } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly audience: Audience, readonly role: Role | null, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly visitId: string | null, readonly account: { readonly id: string, readonly name: string, readonly timeZone: string } | null } };

export type VisitQueryVariables = Exact<{
  id: string;
}>;


export type VisitQuery = { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly assignee: { readonly id: string, readonly displayName: string | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null };

export type VisitTrackingQueryVariables = Exact<{
  visitId: string;
}>;


export type VisitTrackingQuery = { readonly visitTracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly position: { readonly providerId: string, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

export type WatchVisitTrackingSubscriptionVariables = Exact<{
  visitId: string;
}>;


export type WatchVisitTrackingSubscription = { readonly visitTracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly position: { readonly providerId: string, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

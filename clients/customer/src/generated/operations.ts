// Written by `npm run gen`. Do not edit.
import { type Client, type RequestOptions, type TypedDocument, request, subscribeTo } from '@whereabouts/client-core';
import type {
  AccountQuery,
  AccountQueryVariables,
  NodeQuery,
  NodeQueryVariables,
  NodesQuery,
  NodesQueryVariables,
  ProviderQuery,
  ProviderQueryVariables,
  ViewerQuery,
  ViewerQueryVariables,
  VisitQuery,
  VisitQueryVariables,
  VisitTrackingQuery,
  VisitTrackingQueryVariables,
  WatchVisitTrackingSubscription,
  WatchVisitTrackingSubscriptionVariables,
} from './operation-types.ts';

/** What `account` asks for. */
export const accountDocument = 'query account{account{id name timeZone}}' as TypedDocument<AccountQuery, AccountQueryVariables>;

/** The account of the token. */
export function account(client: Client, variables?: AccountQueryVariables, options?: RequestOptions): Promise<AccountQuery['account']> {
  return request(client, accountDocument, variables as AccountQueryVariables, options).then((data) => data.account);
}

/** What `node` asks for. */
export const nodeDocument = 'query node($id:ID!){node(id:$id){__typename id}}' as TypedDocument<NodeQuery, NodeQueryVariables>;

/** Anything by its id, or null if there is nothing that may be read. */
export function node(client: Client, variables: NodeQueryVariables, options?: RequestOptions): Promise<NodeQuery['node']> {
  return request(client, nodeDocument, variables as NodeQueryVariables, options).then((data) => data.node);
}

/** What `nodes` asks for. */
export const nodesDocument = 'query nodes($ids:[ID!]!){nodes(ids:$ids){__typename id}}' as TypedDocument<NodesQuery, NodesQueryVariables>;

/** Several things by their ids, in the order of the ids, with null for what may not be read. */
export function nodes(client: Client, variables: NodesQueryVariables, options?: RequestOptions): Promise<NodesQuery['nodes']> {
  return request(client, nodesDocument, variables as NodesQueryVariables, options).then((data) => data.nodes);
}

/** What `provider` asks for. */
export const providerDocument = 'query provider($id:ID!){provider(id:$id){id displayName}}' as TypedDocument<ProviderQuery, ProviderQueryVariables>;

/** A provider, or null if there is none that may be read. */
export function provider(client: Client, variables: ProviderQueryVariables, options?: RequestOptions): Promise<ProviderQuery['provider']> {
  return request(client, providerDocument, variables as ProviderQueryVariables, options).then((data) => data.provider);
}

/** What `viewer` asks for. */
export const viewerDocument = 'query viewer{viewer{audience role scopes expiresAt visitId account{id name timeZone}}}' as TypedDocument<ViewerQuery, ViewerQueryVariables>;

/** Who is asking. */
export function viewer(client: Client, variables?: ViewerQueryVariables, options?: RequestOptions): Promise<ViewerQuery['viewer']> {
  return request(client, viewerDocument, variables as ViewerQueryVariables, options).then((data) => data.viewer);
}

/** What `visit` asks for. */
export const visitDocument = 'query visit($id:ID!){visit(id:$id){id stage arrivalWindow{start end}assignee{id displayName}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}}' as TypedDocument<VisitQuery, VisitQueryVariables>;

/** A visit, or null if there is none that may be read. */
export function visit(client: Client, variables: VisitQueryVariables, options?: RequestOptions): Promise<VisitQuery['visit']> {
  return request(client, visitDocument, variables as VisitQueryVariables, options).then((data) => data.visit);
}

/** What `visitTracking` asks for. */
export const visitTrackingDocument = 'query visitTracking($visitId:ID!){visitTracking(visitId:$visitId){visitId stage tier arrivalWindow{start end}position{providerId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}freshness unavailableReason eta etaSource}}' as TypedDocument<VisitTrackingQuery, VisitTrackingQueryVariables>;

/** How a visit stands now. */
export function visitTracking(client: Client, variables: VisitTrackingQueryVariables, options?: RequestOptions): Promise<VisitTrackingQuery['visitTracking']> {
  return request(client, visitTrackingDocument, variables as VisitTrackingQueryVariables, options).then((data) => data.visitTracking);
}

/** What `watchVisitTracking` asks for. */
export const watchVisitTrackingDocument = 'subscription watchVisitTracking($visitId:ID!){visitTracking(visitId:$visitId){visitId stage tier arrivalWindow{start end}position{providerId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}freshness unavailableReason eta etaSource}}' as TypedDocument<WatchVisitTrackingSubscription, WatchVisitTrackingSubscriptionVariables>;

/**
 * How a visit stands: now, and at every change. It ends with the visit, the assignment or the shift.
 *
 * A slow reader skips to the newest.
 */
export function watchVisitTracking(client: Client, variables: WatchVisitTrackingSubscriptionVariables): AsyncIterableIterator<WatchVisitTrackingSubscription['visitTracking'], undefined, undefined> {
  return subscribeTo(client, watchVisitTrackingDocument, 'visitTracking', variables as WatchVisitTrackingSubscriptionVariables, 'latest');
}

// Written by `npm run gen`. Do not edit.
import { type Client, type RequestOptions, type TypedDocument, fleetChanges, request, subscribeTo } from '@whereabouts/client-core';
import type {
  AccountQuery,
  AccountQueryVariables,
  DataPracticesQuery,
  DataPracticesQueryVariables,
  NodeQuery,
  NodeQueryVariables,
  NodesQuery,
  NodesQueryVariables,
  ProviderPositionQuery,
  ProviderPositionQueryVariables,
  ProviderQuery,
  ProviderQueryVariables,
  ProvidersQuery,
  ProvidersQueryVariables,
  ViewerQuery,
  ViewerQueryVariables,
  VisitQuery,
  VisitQueryVariables,
  VisitsQuery,
  VisitsQueryVariables,
  WatchFleetPositionsSubscription,
  WatchFleetPositionsSubscriptionVariables,
  WatchProviderPositionSubscription,
  WatchProviderPositionSubscriptionVariables,
} from './operation-types.ts';

/** What `account` asks for. */
export const accountDocument = 'query account{account{id name timeZone}}' as TypedDocument<AccountQuery, AccountQueryVariables>;

/** The account of the token. */
export function account(client: Client, variables?: AccountQueryVariables, options?: RequestOptions): Promise<AccountQuery['account']> {
  return request(client, accountDocument, variables as AccountQueryVariables, options).then((data) => data.account);
}

/** What `dataPractices` asks for. */
export const dataPracticesDocument = 'query dataPractices{dataPractices{version effectiveAt contact principles categories{name what whose why basis how when keptFor}sharing rights{name text}signals{header name answer}promises changes{version effectiveAt changes}}}' as TypedDocument<DataPracticesQuery, DataPracticesQueryVariables>;

/** What is done with data about people: the privacy page as data. */
export function dataPractices(client: Client, variables?: DataPracticesQueryVariables, options?: RequestOptions): Promise<DataPracticesQuery['dataPractices']> {
  return request(client, dataPracticesDocument, variables as DataPracticesQueryVariables, options).then((data) => data.dataPractices);
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
export const providerDocument = 'query provider($id:ID!){provider(id:$id){id clockedIn position{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}}}' as TypedDocument<ProviderQuery, ProviderQueryVariables>;

/** A provider, or null if there is none that may be read. */
export function provider(client: Client, variables: ProviderQueryVariables, options?: RequestOptions): Promise<ProviderQuery['provider']> {
  return request(client, providerDocument, variables as ProviderQueryVariables, options).then((data) => data.provider);
}

/** What `providerPosition` asks for. */
export const providerPositionDocument = 'query providerPosition($providerId:ID!){providerPosition(providerId:$providerId){providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}}' as TypedDocument<ProviderPositionQuery, ProviderPositionQueryVariables>;

/** Where a provider is now, as exactly as you may know. */
export function providerPosition(client: Client, variables: ProviderPositionQueryVariables, options?: RequestOptions): Promise<ProviderPositionQuery['providerPosition']> {
  return request(client, providerPositionDocument, variables as ProviderPositionQueryVariables, options).then((data) => data.providerPosition);
}

/** What `providers` asks for. */
export const providersDocument = 'query providers($first:Int$after:String$last:Int$before:String$filter:ProviderFilter){providers(first:$first after:$after last:$last before:$before filter:$filter){nodes{id clockedIn position{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<ProvidersQuery, ProvidersQueryVariables>;

/**
 * The providers that may be read, oldest first.
 *
 * One page; `pages(providers, client)` goes through all.
 */
export function providers(client: Client, variables?: ProvidersQueryVariables, options?: RequestOptions): Promise<ProvidersQuery['providers']> {
  return request(client, providersDocument, variables as ProvidersQueryVariables, options).then((data) => data.providers);
}

/** What `viewer` asks for. */
export const viewerDocument = 'query viewer{viewer{audience role scopes expiresAt visitId account{id name timeZone}privacySignals{gpc dnt processedAs recordedAt}}}' as TypedDocument<ViewerQuery, ViewerQueryVariables>;

/** Who is asking. */
export function viewer(client: Client, variables?: ViewerQueryVariables, options?: RequestOptions): Promise<ViewerQuery['viewer']> {
  return request(client, viewerDocument, variables as ViewerQueryVariables, options).then((data) => data.viewer);
}

/** What `visit` asks for. */
export const visitDocument = 'query visit($id:ID!){visit(id:$id){id stage arrivalWindow{start end}createdAt version assignee{id clockedIn}}}' as TypedDocument<VisitQuery, VisitQueryVariables>;

/** A visit, or null if there is none that may be read. */
export function visit(client: Client, variables: VisitQueryVariables, options?: RequestOptions): Promise<VisitQuery['visit']> {
  return request(client, visitDocument, variables as VisitQueryVariables, options).then((data) => data.visit);
}

/** What `visits` asks for. */
export const visitsDocument = 'query visits($first:Int$after:String$last:Int$before:String$orderBy:VisitOrder$filter:VisitFilter){visits(first:$first after:$after last:$last before:$before orderBy:$orderBy filter:$filter){nodes{id stage arrivalWindow{start end}createdAt version assignee{id clockedIn}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<VisitsQuery, VisitsQueryVariables>;

/**
 * The visits that may be read.
 *
 * One page; `pages(visits, client)` goes through all.
 */
export function visits(client: Client, variables?: VisitsQueryVariables, options?: RequestOptions): Promise<VisitsQuery['visits']> {
  return request(client, visitsDocument, variables as VisitsQueryVariables, options).then((data) => data.visits);
}

/** What `watchFleetPositions` asks for. */
export const watchFleetPositionsDocument = 'subscription watchFleetPositions($boundingBox:BoundingBoxInput$minIntervalMs:Int){fleetPositions(boundingBox:$boundingBox minIntervalMs:$minIntervalMs){positions{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}removed{providerId reason}}}' as TypedDocument<WatchFleetPositionsSubscription, WatchFleetPositionsSubscriptionVariables>;

/**
 * All providers that you may see: now, and whatever changes. Delivered `latest`: a slow reader skips to the newest.
 *
 * Changes that wait for a slow reader come joined, and after a lost connection `removed` says who has gone.
 */
export function watchFleetPositions(client: Client, variables?: WatchFleetPositionsSubscriptionVariables): AsyncIterableIterator<WatchFleetPositionsSubscription['fleetPositions'], undefined, undefined> {
  return subscribeTo(client, watchFleetPositionsDocument, 'fleetPositions', variables as WatchFleetPositionsSubscriptionVariables, fleetChanges());
}

/** What `watchProviderPosition` asks for. */
export const watchProviderPositionDocument = 'subscription watchProviderPosition($providerId:ID!){providerPosition(providerId:$providerId){providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}}' as TypedDocument<WatchProviderPositionSubscription, WatchProviderPositionSubscriptionVariables>;

/**
 * Where a provider is: now, and at every change. Delivered `latest`: a slow reader skips to the newest.
 *
 * A slow reader skips to the newest.
 */
export function watchProviderPosition(client: Client, variables: WatchProviderPositionSubscriptionVariables): AsyncIterableIterator<WatchProviderPositionSubscription['providerPosition'], undefined, undefined> {
  return subscribeTo(client, watchProviderPositionDocument, 'providerPosition', variables as WatchProviderPositionSubscriptionVariables, 'latest');
}

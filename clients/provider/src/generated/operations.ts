// Written by `npm run gen`. Do not edit.
import { type Client, type RequestOptions, type TypedDocument, request, subscribeTo } from '@whereabouts/client-core';
import type {
  AccountQuery,
  AccountQueryVariables,
  CustomerQuery,
  CustomerQueryVariables,
  JobQuery,
  JobQueryVariables,
  JobsQuery,
  JobsQueryVariables,
  NodeQuery,
  NodeQueryVariables,
  NodesQuery,
  NodesQueryVariables,
  PositionReportBatchMutation,
  PositionReportBatchMutationVariables,
  PositionReportMutation,
  PositionReportMutationVariables,
  ProviderPositionQuery,
  ProviderPositionQueryVariables,
  ProviderQuery,
  ProviderQueryVariables,
  ReportingInstructionQuery,
  ReportingInstructionQueryVariables,
  SharingPauseMutation,
  SharingPauseMutationVariables,
  SharingResumeMutation,
  SharingResumeMutationVariables,
  ShiftClockInMutation,
  ShiftClockInMutationVariables,
  ShiftClockOutMutation,
  ShiftClockOutMutationVariables,
  ViewerQuery,
  ViewerQueryVariables,
  VisitArriveMutation,
  VisitArriveMutationVariables,
  VisitCompleteMutation,
  VisitCompleteMutationVariables,
  VisitDepartMutation,
  VisitDepartMutationVariables,
  VisitNoAccessMutation,
  VisitNoAccessMutationVariables,
  VisitQuery,
  VisitQueryVariables,
  VisitTrackingQuery,
  VisitTrackingQueryVariables,
  VisitsQuery,
  VisitsQueryVariables,
  WatchProviderPositionSubscription,
  WatchProviderPositionSubscriptionVariables,
  WatchReportingInstructionSubscription,
  WatchReportingInstructionSubscriptionVariables,
  WatchVisitTrackingSubscription,
  WatchVisitTrackingSubscriptionVariables,
  WatchWatchersSubscription,
  WatchWatchersSubscriptionVariables,
  WatchersQuery,
  WatchersQueryVariables,
} from './operation-types.ts';

/** What `account` asks for. */
export const accountDocument = 'query account{account{id name timeZone}}' as TypedDocument<AccountQuery, AccountQueryVariables>;

/** The account of the token. */
export function account(client: Client, variables?: AccountQueryVariables, options?: RequestOptions): Promise<AccountQuery['account']> {
  return request(client, accountDocument, variables as AccountQueryVariables, options).then((data) => data.account);
}

/** What `customer` asks for. */
export const customerDocument = 'query customer($id:ID!){customer(id:$id){id name properties{id address{line1 line2 city postalCode country}point{latitude longitude}}}}' as TypedDocument<CustomerQuery, CustomerQueryVariables>;

/** A customer, or null if there is none that may be read. */
export function customer(client: Client, variables: CustomerQueryVariables, options?: RequestOptions): Promise<CustomerQuery['customer']> {
  return request(client, customerDocument, variables as CustomerQueryVariables, options).then((data) => data.customer);
}

/** What `job` asks for. */
export const jobDocument = 'query job($id:ID!){job(id:$id){id state summary notes createdAt version customer{id name}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}}' as TypedDocument<JobQuery, JobQueryVariables>;

/** A job, or null if there is none that may be read. */
export function job(client: Client, variables: JobQueryVariables, options?: RequestOptions): Promise<JobQuery['job']> {
  return request(client, jobDocument, variables as JobQueryVariables, options).then((data) => data.job);
}

/** What `jobs` asks for. */
export const jobsDocument = 'query jobs($first:Int$after:String$last:Int$before:String$filter:JobFilter){jobs(first:$first after:$after last:$last before:$before filter:$filter){nodes{id state summary notes createdAt version customer{id name}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<JobsQuery, JobsQueryVariables>;

/**
 * The jobs that may be read, oldest first.
 *
 * One page; `pages(jobs, client)` goes through all.
 */
export function jobs(client: Client, variables?: JobsQueryVariables, options?: RequestOptions): Promise<JobsQuery['jobs']> {
  return request(client, jobsDocument, variables as JobsQueryVariables, options).then((data) => data.jobs);
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
export const providerDocument = 'query provider($id:ID!){provider(id:$id){id displayName fullName clockedIn position{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}shift{id startedAt endedAt}}}' as TypedDocument<ProviderQuery, ProviderQueryVariables>;

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

/** What `reportingInstruction` asks for. */
export const reportingInstructionDocument = 'query reportingInstruction{reportingInstruction{providerId mode intervalMs distanceM accuracy}}' as TypedDocument<ReportingInstructionQuery, ReportingInstructionQueryVariables>;

/** What your app is to do now. */
export function reportingInstruction(client: Client, variables?: ReportingInstructionQueryVariables, options?: RequestOptions): Promise<ReportingInstructionQuery['reportingInstruction']> {
  return request(client, reportingInstructionDocument, variables as ReportingInstructionQueryVariables, options).then((data) => data.reportingInstruction);
}

/** What `viewer` asks for. */
export const viewerDocument = 'query viewer{viewer{audience role scopes expiresAt visitId account{id name timeZone}user{id name roles}}}' as TypedDocument<ViewerQuery, ViewerQueryVariables>;

/** Who is asking. */
export function viewer(client: Client, variables?: ViewerQueryVariables, options?: RequestOptions): Promise<ViewerQuery['viewer']> {
  return request(client, viewerDocument, variables as ViewerQueryVariables, options).then((data) => data.viewer);
}

/** What `visit` asks for. */
export const visitDocument = 'query visit($id:ID!){visit(id:$id){id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}}' as TypedDocument<VisitQuery, VisitQueryVariables>;

/** A visit, or null if there is none that may be read. */
export function visit(client: Client, variables: VisitQueryVariables, options?: RequestOptions): Promise<VisitQuery['visit']> {
  return request(client, visitDocument, variables as VisitQueryVariables, options).then((data) => data.visit);
}

/** What `visitTracking` asks for. */
export const visitTrackingDocument = 'query visitTracking($visitId:ID!){visitTracking(visitId:$visitId){visitId stage tier arrivalWindow{start end}position{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}freshness unavailableReason eta etaSource}}' as TypedDocument<VisitTrackingQuery, VisitTrackingQueryVariables>;

/** How a visit stands now. */
export function visitTracking(client: Client, variables: VisitTrackingQueryVariables, options?: RequestOptions): Promise<VisitTrackingQuery['visitTracking']> {
  return request(client, visitTrackingDocument, variables as VisitTrackingQueryVariables, options).then((data) => data.visitTracking);
}

/** What `visits` asks for. */
export const visitsDocument = 'query visits($first:Int$after:String$last:Int$before:String$orderBy:VisitOrder$filter:VisitFilter){visits(first:$first after:$after last:$last before:$before orderBy:$orderBy filter:$filter){nodes{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<VisitsQuery, VisitsQueryVariables>;

/**
 * The visits that may be read.
 *
 * One page; `pages(visits, client)` goes through all.
 */
export function visits(client: Client, variables?: VisitsQueryVariables, options?: RequestOptions): Promise<VisitsQuery['visits']> {
  return request(client, visitsDocument, variables as VisitsQueryVariables, options).then((data) => data.visits);
}

/** What `watchers` asks for. */
export const watchersDocument = 'query watchers{watchers{id audience label since}}' as TypedDocument<WatchersQuery, WatchersQueryVariables>;

/** Who is watching you now, the longest first. */
export function watchers(client: Client, variables?: WatchersQueryVariables, options?: RequestOptions): Promise<WatchersQuery['watchers']> {
  return request(client, watchersDocument, variables as WatchersQueryVariables, options).then((data) => data.watchers);
}

/** What `positionReport` asks for. */
export const positionReportDocument = 'mutation positionReport($input:PositionReportInput!){positionReport(input:$input){accepted reportingInstruction{providerId mode intervalMs distanceM accuracy}userErrors{field code message}}}' as TypedDocument<PositionReportMutation, PositionReportMutationVariables>;

/** Reports where you are. What is not accepted is not kept. */
export function positionReport(client: Client, variables: PositionReportMutationVariables, options?: RequestOptions): Promise<PositionReportMutation['positionReport']> {
  return request(client, positionReportDocument, variables as PositionReportMutationVariables, options).then((data) => data.positionReport);
}

/** What `positionReportBatch` asks for. */
export const positionReportBatchDocument = 'mutation positionReportBatch($input:PositionReportBatchInput!){positionReportBatch(input:$input){accepted reportingInstruction{providerId mode intervalMs distanceM accuracy}userErrors{field code message}}}' as TypedDocument<PositionReportBatchMutation, PositionReportBatchMutationVariables>;

/** Reports what was saved offline. Only the newest valid one is kept. */
export function positionReportBatch(client: Client, variables: PositionReportBatchMutationVariables, options?: RequestOptions): Promise<PositionReportBatchMutation['positionReportBatch']> {
  return request(client, positionReportBatchDocument, variables as PositionReportBatchMutationVariables, options).then((data) => data.positionReportBatch);
}

/** What `sharingPause` asks for. */
export const sharingPauseDocument = 'mutation sharingPause($input:ProviderActInput){sharingPause(input:$input){reportingInstruction{providerId mode intervalMs distanceM accuracy}userErrors{field code message}}}' as TypedDocument<SharingPauseMutation, SharingPauseMutationVariables>;

/** Stops sharing your position for a while. */
export function sharingPause(client: Client, variables?: SharingPauseMutationVariables, options?: RequestOptions): Promise<SharingPauseMutation['sharingPause']> {
  return request(client, sharingPauseDocument, variables as SharingPauseMutationVariables, options).then((data) => data.sharingPause);
}

/** What `sharingResume` asks for. */
export const sharingResumeDocument = 'mutation sharingResume($input:ProviderActInput){sharingResume(input:$input){reportingInstruction{providerId mode intervalMs distanceM accuracy}userErrors{field code message}}}' as TypedDocument<SharingResumeMutation, SharingResumeMutationVariables>;

/** Shares your position again, from now on. */
export function sharingResume(client: Client, variables?: SharingResumeMutationVariables, options?: RequestOptions): Promise<SharingResumeMutation['sharingResume']> {
  return request(client, sharingResumeDocument, variables as SharingResumeMutationVariables, options).then((data) => data.sharingResume);
}

/** What `shiftClockIn` asks for. */
export const shiftClockInDocument = 'mutation shiftClockIn($input:ProviderActInput){shiftClockIn(input:$input){shift{id startedAt endedAt}userErrors{field code message}}}' as TypedDocument<ShiftClockInMutation, ShiftClockInMutationVariables>;

/** The provider begins to work. */
export function shiftClockIn(client: Client, variables?: ShiftClockInMutationVariables, options?: RequestOptions): Promise<ShiftClockInMutation['shiftClockIn']> {
  return request(client, shiftClockInDocument, variables as ShiftClockInMutationVariables, options).then((data) => data.shiftClockIn);
}

/** What `shiftClockOut` asks for. */
export const shiftClockOutDocument = 'mutation shiftClockOut($input:ProviderActInput){shiftClockOut(input:$input){shift{id startedAt endedAt}userErrors{field code message}}}' as TypedDocument<ShiftClockOutMutation, ShiftClockOutMutationVariables>;

/** The provider goes home. All sharing ends at once. */
export function shiftClockOut(client: Client, variables?: ShiftClockOutMutationVariables, options?: RequestOptions): Promise<ShiftClockOutMutation['shiftClockOut']> {
  return request(client, shiftClockOutDocument, variables as ShiftClockOutMutationVariables, options).then((data) => data.shiftClockOut);
}

/** What `visitArrive` asks for. */
export const visitArriveDocument = 'mutation visitArrive($input:VisitStepInput!){visitArrive(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitArriveMutation, VisitArriveMutationVariables>;

/** The assignee is there: EN_ROUTE to ON_SITE. */
export function visitArrive(client: Client, variables: VisitArriveMutationVariables, options?: RequestOptions): Promise<VisitArriveMutation['visitArrive']> {
  return request(client, visitArriveDocument, variables as VisitArriveMutationVariables, options).then((data) => data.visitArrive);
}

/** What `visitComplete` asks for. */
export const visitCompleteDocument = 'mutation visitComplete($input:VisitStepInput!){visitComplete(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitCompleteMutation, VisitCompleteMutationVariables>;

/** The work is done: ON_SITE to COMPLETED. Sharing and links end. */
export function visitComplete(client: Client, variables: VisitCompleteMutationVariables, options?: RequestOptions): Promise<VisitCompleteMutation['visitComplete']> {
  return request(client, visitCompleteDocument, variables as VisitCompleteMutationVariables, options).then((data) => data.visitComplete);
}

/** What `visitDepart` asks for. */
export const visitDepartDocument = 'mutation visitDepart($input:VisitStepInput!){visitDepart(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitDepartMutation, VisitDepartMutationVariables>;

/** The assignee sets out: DISPATCHED to EN_ROUTE. Sharing begins. */
export function visitDepart(client: Client, variables: VisitDepartMutationVariables, options?: RequestOptions): Promise<VisitDepartMutation['visitDepart']> {
  return request(client, visitDepartDocument, variables as VisitDepartMutationVariables, options).then((data) => data.visitDepart);
}

/** What `visitNoAccess` asks for. */
export const visitNoAccessDocument = 'mutation visitNoAccess($input:VisitStepInput!){visitNoAccess(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitNoAccessMutation, VisitNoAccessMutationVariables>;

/** Nobody opened: ON_SITE to NO_ACCESS. Sharing and links end. */
export function visitNoAccess(client: Client, variables: VisitNoAccessMutationVariables, options?: RequestOptions): Promise<VisitNoAccessMutation['visitNoAccess']> {
  return request(client, visitNoAccessDocument, variables as VisitNoAccessMutationVariables, options).then((data) => data.visitNoAccess);
}

/** What `watchProviderPosition` asks for. */
export const watchProviderPositionDocument = 'subscription watchProviderPosition($providerId:ID!){providerPosition(providerId:$providerId){providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}}' as TypedDocument<WatchProviderPositionSubscription, WatchProviderPositionSubscriptionVariables>;

/**
 * Where a provider is: now, and at every change. A slow reader skips to the newest.
 *
 * A slow reader skips to the newest.
 */
export function watchProviderPosition(client: Client, variables: WatchProviderPositionSubscriptionVariables): AsyncIterableIterator<WatchProviderPositionSubscription['providerPosition'], undefined, undefined> {
  return subscribeTo(client, watchProviderPositionDocument, 'providerPosition', variables as WatchProviderPositionSubscriptionVariables, 'latest');
}

/** What `watchReportingInstruction` asks for. */
export const watchReportingInstructionDocument = 'subscription watchReportingInstruction{reportingInstruction{providerId mode intervalMs distanceM accuracy}}' as TypedDocument<WatchReportingInstructionSubscription, WatchReportingInstructionSubscriptionVariables>;

/**
 * What your app is to do: now, and whenever that changes.
 *
 * A slow reader skips to the newest.
 */
export function watchReportingInstruction(client: Client, variables?: WatchReportingInstructionSubscriptionVariables): AsyncIterableIterator<WatchReportingInstructionSubscription['reportingInstruction'], undefined, undefined> {
  return subscribeTo(client, watchReportingInstructionDocument, 'reportingInstruction', variables as WatchReportingInstructionSubscriptionVariables, 'latest');
}

/** What `watchVisitTracking` asks for. */
export const watchVisitTrackingDocument = 'subscription watchVisitTracking($visitId:ID!){visitTracking(visitId:$visitId){visitId stage tier arrivalWindow{start end}position{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}freshness unavailableReason eta etaSource}}' as TypedDocument<WatchVisitTrackingSubscription, WatchVisitTrackingSubscriptionVariables>;

/**
 * How a visit stands: now, and at every change. It ends with the visit, the assignment or the shift.
 *
 * A slow reader skips to the newest.
 */
export function watchVisitTracking(client: Client, variables: WatchVisitTrackingSubscriptionVariables): AsyncIterableIterator<WatchVisitTrackingSubscription['visitTracking'], undefined, undefined> {
  return subscribeTo(client, watchVisitTrackingDocument, 'visitTracking', variables as WatchVisitTrackingSubscriptionVariables, 'latest');
}

/** What `watchWatchers` asks for. */
export const watchWatchersDocument = 'subscription watchWatchers{watchers{id audience label since}}' as TypedDocument<WatchWatchersSubscription, WatchWatchersSubscriptionVariables>;

/**
 * Who is watching you: now, and whenever that changes.
 *
 * A slow reader skips to the newest.
 */
export function watchWatchers(client: Client, variables?: WatchWatchersSubscriptionVariables): AsyncIterableIterator<WatchWatchersSubscription['watchers'], undefined, undefined> {
  return subscribeTo(client, watchWatchersDocument, 'watchers', variables as WatchWatchersSubscriptionVariables, 'latest');
}

// Written by `npm run gen`. Do not edit.
import { type Client, type RequestOptions, type TypedDocument, request, subscribeTo } from '@whereabouts/client-core';
import type {
  AccessesToMyDataQuery,
  AccessesToMyDataQueryVariables,
  AccountQuery,
  AccountQueryVariables,
  ConsentGrantMutation,
  ConsentGrantMutationVariables,
  ConsentWithdrawMutation,
  ConsentWithdrawMutationVariables,
  ConsentWordingsQuery,
  ConsentWordingsQueryVariables,
  ConsentsQuery,
  ConsentsQueryVariables,
  CustomerQuery,
  CustomerQueryVariables,
  DataCategoriesQuery,
  DataCategoriesQueryVariables,
  DataErasureRequestMutation,
  DataErasureRequestMutationVariables,
  DataExportRequestMutation,
  DataExportRequestMutationVariables,
  DataOptOutRequestMutation,
  DataOptOutRequestMutationVariables,
  DataPracticesQuery,
  DataPracticesQueryVariables,
  DataRectificationRequestMutation,
  DataRectificationRequestMutationVariables,
  DataRestrictionRequestMutation,
  DataRestrictionRequestMutationVariables,
  JobQuery,
  JobQueryVariables,
  JobsQuery,
  JobsQueryVariables,
  NodeQuery,
  NodeQueryVariables,
  NodesQuery,
  NodesQueryVariables,
  OptOutsQuery,
  OptOutsQueryVariables,
  PositionReportBatchMutation,
  PositionReportBatchMutationVariables,
  PositionReportMutation,
  PositionReportMutationVariables,
  PrivacyRequestCancelMutation,
  PrivacyRequestCancelMutationVariables,
  PrivacyRequestCodeSendMutation,
  PrivacyRequestCodeSendMutationVariables,
  PrivacyRequestQuery,
  PrivacyRequestQueryVariables,
  PrivacyRequestVerifyMutation,
  PrivacyRequestVerifyMutationVariables,
  PrivacyRequestsQuery,
  PrivacyRequestsQueryVariables,
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
  WatchPrivacyRequestProgressSubscription,
  WatchPrivacyRequestProgressSubscriptionVariables,
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

/** What `accessesToMyData` asks for. */
export const accessesToMyDataDocument = 'query accessesToMyData($first:Int$after:String$last:Int$before:String){accessesToMyData(first:$first after:$after last:$last before:$before){nodes{at by role event operation type fields}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<AccessesToMyDataQuery, AccessesToMyDataQueryVariables>;

/**
 * Who read or changed your data, oldest first; `last` gives the newest. It is about you, how you can be reached, where
 * you are visited, and your working profile; not about each job and visit.
 *
 * One page; `pages(accessesToMyData, client)` goes through all.
 */
export function accessesToMyData(client: Client, variables?: AccessesToMyDataQueryVariables, options?: RequestOptions): Promise<AccessesToMyDataQuery['accessesToMyData']> {
  return request(client, accessesToMyDataDocument, variables as AccessesToMyDataQueryVariables, options).then((data) => data.accessesToMyData);
}

/** What `account` asks for. */
export const accountDocument = 'query account{account{id name timeZone}}' as TypedDocument<AccountQuery, AccountQueryVariables>;

/** The account of the token. */
export function account(client: Client, variables?: AccountQueryVariables, options?: RequestOptions): Promise<AccountQuery['account']> {
  return request(client, accountDocument, variables as AccountQueryVariables, options).then((data) => data.account);
}

/** What `consentWordings` asks for. */
export const consentWordingsDocument = 'query consentWordings{consentWordings{version effectiveFrom purpose text isCurrent}}' as TypedDocument<ConsentWordingsQuery, ConsentWordingsQueryVariables>;

/** The words in which people are and were asked for their consent, oldest version first. */
export function consentWordings(client: Client, variables?: ConsentWordingsQueryVariables, options?: RequestOptions): Promise<ConsentWordingsQuery['consentWordings']> {
  return request(client, consentWordingsDocument, variables as ConsentWordingsQueryVariables, options).then((data) => data.consentWordings);
}

/** What `consents` asks for. */
export const consentsDocument = 'query consents($first:Int$after:String$last:Int$before:String$subject:PrivacySubjectInput){consents(first:$first after:$after last:$last before:$before subject:$subject){nodes{id channel purpose wordingVersion wording source evidence grantedAt withdrawnAt withdrawnBy version}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<ConsentsQuery, ConsentsQueryVariables>;

/**
 * What a person agreed to, oldest first, also what was withdrawn. What is not there is not agreed to.
 *
 * One page; `pages(consents, client)` goes through all.
 */
export function consents(client: Client, variables?: ConsentsQueryVariables, options?: RequestOptions): Promise<ConsentsQuery['consents']> {
  return request(client, consentsDocument, variables as ConsentsQueryVariables, options).then((data) => data.consents);
}

/** What `customer` asks for. */
export const customerDocument = 'query customer($id:ID!){customer(id:$id){id name restricted properties{id address{line1 line2 city postalCode country}point{latitude longitude}}}}' as TypedDocument<CustomerQuery, CustomerQueryVariables>;

/** A customer, or null if there is none that may be read. */
export function customer(client: Client, variables: CustomerQueryVariables, options?: RequestOptions): Promise<CustomerQuery['customer']> {
  return request(client, customerDocument, variables as CustomerQueryVariables, options).then((data) => data.customer);
}

/** What `dataCategories` asks for. */
export const dataCategoriesDocument = 'query dataCategories($subject:PrivacySubjectInput){dataCategories(subject:$subject){concept category purpose rows properties}}' as TypedDocument<DataCategoriesQuery, DataCategoriesQueryVariables>;

/** What a copy of a person’s data would contain, by counts. Empty if nothing is held of such a person. */
export function dataCategories(client: Client, variables?: DataCategoriesQueryVariables, options?: RequestOptions): Promise<DataCategoriesQuery['dataCategories']> {
  return request(client, dataCategoriesDocument, variables as DataCategoriesQueryVariables, options).then((data) => data.dataCategories);
}

/** What `dataPractices` asks for. */
export const dataPracticesDocument = 'query dataPractices{dataPractices{version effectiveAt contact principles categories{name what whose why basis how when keptFor}sharing rights{name text}signals{header name answer}promises changes{version effectiveAt changes}}}' as TypedDocument<DataPracticesQuery, DataPracticesQueryVariables>;

/** What is done with data about people: the privacy page as data. */
export function dataPractices(client: Client, variables?: DataPracticesQueryVariables, options?: RequestOptions): Promise<DataPracticesQuery['dataPractices']> {
  return request(client, dataPracticesDocument, variables as DataPracticesQueryVariables, options).then((data) => data.dataPractices);
}

/** What `job` asks for. */
export const jobDocument = 'query job($id:ID!){job(id:$id){id state summary notes createdAt version customer{id name restricted}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}}' as TypedDocument<JobQuery, JobQueryVariables>;

/** A job, or null if there is none that may be read. */
export function job(client: Client, variables: JobQueryVariables, options?: RequestOptions): Promise<JobQuery['job']> {
  return request(client, jobDocument, variables as JobQueryVariables, options).then((data) => data.job);
}

/** What `jobs` asks for. */
export const jobsDocument = 'query jobs($first:Int$after:String$last:Int$before:String$filter:JobFilter){jobs(first:$first after:$after last:$last before:$before filter:$filter){nodes{id state summary notes createdAt version customer{id name restricted}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<JobsQuery, JobsQueryVariables>;

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

/** What `optOuts` asks for. */
export const optOutsDocument = 'query optOuts($subject:PrivacySubjectInput){optOuts(subject:$subject){id source recordedAt lastSeenAt}}' as TypedDocument<OptOutsQuery, OptOutsQueryVariables>;

/** How and since when a person has opted out, oldest first; at most 3. */
export function optOuts(client: Client, variables?: OptOutsQueryVariables, options?: RequestOptions): Promise<OptOutsQuery['optOuts']> {
  return request(client, optOutsDocument, variables as OptOutsQueryVariables, options).then((data) => data.optOuts);
}

/** What `privacyRequest` asks for. */
export const privacyRequestDocument = 'query privacyRequest($id:ID!){privacyRequest(id:$id){id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}}' as TypedDocument<PrivacyRequestQuery, PrivacyRequestQueryVariables>;

/** A request, or null if there is none that may be read. */
export function privacyRequest(client: Client, variables: PrivacyRequestQueryVariables, options?: RequestOptions): Promise<PrivacyRequestQuery['privacyRequest']> {
  return request(client, privacyRequestDocument, variables as PrivacyRequestQueryVariables, options).then((data) => data.privacyRequest);
}

/** What `privacyRequests` asks for. */
export const privacyRequestsDocument = 'query privacyRequests($first:Int$after:String$last:Int$before:String$filter:PrivacyRequestFilter){privacyRequests(first:$first after:$after last:$last before:$before filter:$filter){nodes{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<PrivacyRequestsQuery, PrivacyRequestsQueryVariables>;

/**
 * The requests that may be read, those first that are due first.
 *
 * One page; `pages(privacyRequests, client)` goes through all.
 */
export function privacyRequests(client: Client, variables?: PrivacyRequestsQueryVariables, options?: RequestOptions): Promise<PrivacyRequestsQuery['privacyRequests']> {
  return request(client, privacyRequestsDocument, variables as PrivacyRequestsQueryVariables, options).then((data) => data.privacyRequests);
}

/** What `provider` asks for. */
export const providerDocument = 'query provider($id:ID!){provider(id:$id){id displayName fullName clockedIn restricted position{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}shift{id startedAt endedAt}}}' as TypedDocument<ProviderQuery, ProviderQueryVariables>;

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
export const viewerDocument = 'query viewer{viewer{audience role scopes expiresAt visitId account{id name timeZone}user{id name roles email restricted}privacySignals{gpc dnt processedAs recordedAt}}}' as TypedDocument<ViewerQuery, ViewerQueryVariables>;

/** Who is asking. */
export function viewer(client: Client, variables?: ViewerQueryVariables, options?: RequestOptions): Promise<ViewerQuery['viewer']> {
  return request(client, viewerDocument, variables as ViewerQueryVariables, options).then((data) => data.viewer);
}

/** What `visit` asks for. */
export const visitDocument = 'query visit($id:ID!){visit(id:$id){id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name restricted}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}}' as TypedDocument<VisitQuery, VisitQueryVariables>;

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
export const visitsDocument = 'query visits($first:Int$after:String$last:Int$before:String$orderBy:VisitOrder$filter:VisitFilter){visits(first:$first after:$after last:$last before:$before orderBy:$orderBy filter:$filter){nodes{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name restricted}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<VisitsQuery, VisitsQueryVariables>;

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

/** What `consentGrant` asks for. */
export const consentGrantDocument = 'mutation consentGrant($input:ConsentGrantInput!){consentGrant(input:$input){consent{id channel purpose wordingVersion wording source evidence grantedAt withdrawnAt withdrawnBy version}userErrors{field code message}}}' as TypedDocument<ConsentGrantMutation, ConsentGrantMutationVariables>;

/** Records that a person agrees: by themself, or by the office for a customer who told it. */
export function consentGrant(client: Client, variables: ConsentGrantMutationVariables, options?: RequestOptions): Promise<ConsentGrantMutation['consentGrant']> {
  return request(client, consentGrantDocument, variables as ConsentGrantMutationVariables, options).then((data) => data.consentGrant);
}

/** What `consentWithdraw` asks for. */
export const consentWithdrawDocument = 'mutation consentWithdraw($input:ConsentWithdrawInput!){consentWithdraw(input:$input){consents{id channel purpose wordingVersion wording source evidence grantedAt withdrawnAt withdrawnBy version}userErrors{field code message}}}' as TypedDocument<ConsentWithdrawMutation, ConsentWithdrawMutationVariables>;

/** Ends consents at once. What was agreed to before stays on record. */
export function consentWithdraw(client: Client, variables: ConsentWithdrawMutationVariables, options?: RequestOptions): Promise<ConsentWithdrawMutation['consentWithdraw']> {
  return request(client, consentWithdrawDocument, variables as ConsentWithdrawMutationVariables, options).then((data) => data.consentWithdraw);
}

/** What `dataErasureRequest` asks for. */
export const dataErasureRequestDocument = 'mutation dataErasureRequest($input:DataErasureRequestInput!){dataErasureRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataErasureRequestMutation, DataErasureRequestMutationVariables>;

/** Asks for the data of a person to be deleted. A second officer has to approve what that would do. */
export function dataErasureRequest(client: Client, variables: DataErasureRequestMutationVariables, options?: RequestOptions): Promise<DataErasureRequestMutation['dataErasureRequest']> {
  return request(client, dataErasureRequestDocument, variables as DataErasureRequestMutationVariables, options).then((data) => data.dataErasureRequest);
}

/** What `dataExportRequest` asks for. */
export const dataExportRequestDocument = 'mutation dataExportRequest($input:DataExportRequestInput!){dataExportRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataExportRequestMutation, DataExportRequestMutationVariables>;

/** Asks for a copy of all that is held on a person. */
export function dataExportRequest(client: Client, variables: DataExportRequestMutationVariables, options?: RequestOptions): Promise<DataExportRequestMutation['dataExportRequest']> {
  return request(client, dataExportRequestDocument, variables as DataExportRequestMutationVariables, options).then((data) => data.dataExportRequest);
}

/** What `dataOptOutRequest` asks for. */
export const dataOptOutRequestDocument = 'mutation dataOptOutRequest($input:DataOptOutRequestInput!){dataOptOutRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataOptOutRequestMutation, DataOptOutRequestMutationVariables>;

/** Asks for the data of a person not to be used for what is not needed. Nobody has to show who they are. */
export function dataOptOutRequest(client: Client, variables: DataOptOutRequestMutationVariables, options?: RequestOptions): Promise<DataOptOutRequestMutation['dataOptOutRequest']> {
  return request(client, dataOptOutRequestDocument, variables as DataOptOutRequestMutationVariables, options).then((data) => data.dataOptOutRequest);
}

/** What `dataRectificationRequest` asks for. */
export const dataRectificationRequestDocument = 'mutation dataRectificationRequest($input:DataRectificationRequestInput!){dataRectificationRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataRectificationRequestMutation, DataRectificationRequestMutationVariables>;

/** Asks for what is wrong about a person to be corrected. */
export function dataRectificationRequest(client: Client, variables: DataRectificationRequestMutationVariables, options?: RequestOptions): Promise<DataRectificationRequestMutation['dataRectificationRequest']> {
  return request(client, dataRectificationRequestDocument, variables as DataRectificationRequestMutationVariables, options).then((data) => data.dataRectificationRequest);
}

/** What `dataRestrictionRequest` asks for. */
export const dataRestrictionRequestDocument = 'mutation dataRestrictionRequest($input:DataRestrictionRequestInput!){dataRestrictionRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataRestrictionRequestMutation, DataRestrictionRequestMutationVariables>;

/** Asks for the data of a person to be stored and used no further, or for that to end. */
export function dataRestrictionRequest(client: Client, variables: DataRestrictionRequestMutationVariables, options?: RequestOptions): Promise<DataRestrictionRequestMutation['dataRestrictionRequest']> {
  return request(client, dataRestrictionRequestDocument, variables as DataRestrictionRequestMutationVariables, options).then((data) => data.dataRestrictionRequest);
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

/** What `privacyRequestCancel` asks for. */
export const privacyRequestCancelDocument = 'mutation privacyRequestCancel($input:PrivacyRequestCancelInput!){privacyRequestCancel(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestCancelMutation, PrivacyRequestCancelMutationVariables>;

/** Takes a request back that has not begun. */
export function privacyRequestCancel(client: Client, variables: PrivacyRequestCancelMutationVariables, options?: RequestOptions): Promise<PrivacyRequestCancelMutation['privacyRequestCancel']> {
  return request(client, privacyRequestCancelDocument, variables as PrivacyRequestCancelMutationVariables, options).then((data) => data.privacyRequestCancel);
}

/** What `privacyRequestCodeSend` asks for. */
export const privacyRequestCodeSendDocument = 'mutation privacyRequestCodeSend($input:PrivacyRequestCodeSendInput!){privacyRequestCodeSend(input:$input){sentTo{id kind masked}privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestCodeSendMutation, PrivacyRequestCodeSendMutationVariables>;

/** Sends a one-time code to a contact point on file. It can be used once, within 15 minutes; five are sent at most. */
export function privacyRequestCodeSend(client: Client, variables: PrivacyRequestCodeSendMutationVariables, options?: RequestOptions): Promise<PrivacyRequestCodeSendMutation['privacyRequestCodeSend']> {
  return request(client, privacyRequestCodeSendDocument, variables as PrivacyRequestCodeSendMutationVariables, options).then((data) => data.privacyRequestCodeSend);
}

/** What `privacyRequestVerify` asks for. */
export const privacyRequestVerifyDocument = 'mutation privacyRequestVerify($input:PrivacyRequestVerifyInput!){privacyRequestVerify(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}package{url expiresAt bytes sha256 downloads}contacts{id kind masked}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestVerifyMutation, PrivacyRequestVerifyMutationVariables>;

/** Shows by the code that a request comes from the person. */
export function privacyRequestVerify(client: Client, variables: PrivacyRequestVerifyMutationVariables, options?: RequestOptions): Promise<PrivacyRequestVerifyMutation['privacyRequestVerify']> {
  return request(client, privacyRequestVerifyDocument, variables as PrivacyRequestVerifyMutationVariables, options).then((data) => data.privacyRequestVerify);
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
export const visitArriveDocument = 'mutation visitArrive($input:VisitStepInput!){visitArrive(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name restricted}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitArriveMutation, VisitArriveMutationVariables>;

/** The assignee is there: EN_ROUTE to ON_SITE. */
export function visitArrive(client: Client, variables: VisitArriveMutationVariables, options?: RequestOptions): Promise<VisitArriveMutation['visitArrive']> {
  return request(client, visitArriveDocument, variables as VisitArriveMutationVariables, options).then((data) => data.visitArrive);
}

/** What `visitComplete` asks for. */
export const visitCompleteDocument = 'mutation visitComplete($input:VisitStepInput!){visitComplete(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name restricted}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitCompleteMutation, VisitCompleteMutationVariables>;

/** The work is done: ON_SITE to COMPLETED. Sharing and links end. */
export function visitComplete(client: Client, variables: VisitCompleteMutationVariables, options?: RequestOptions): Promise<VisitCompleteMutation['visitComplete']> {
  return request(client, visitCompleteDocument, variables as VisitCompleteMutationVariables, options).then((data) => data.visitComplete);
}

/** What `visitDepart` asks for. */
export const visitDepartDocument = 'mutation visitDepart($input:VisitStepInput!){visitDepart(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name restricted}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitDepartMutation, VisitDepartMutationVariables>;

/** The assignee sets out: DISPATCHED to EN_ROUTE. Sharing begins. */
export function visitDepart(client: Client, variables: VisitDepartMutationVariables, options?: RequestOptions): Promise<VisitDepartMutation['visitDepart']> {
  return request(client, visitDepartDocument, variables as VisitDepartMutationVariables, options).then((data) => data.visitDepart);
}

/** What `visitNoAccess` asks for. */
export const visitNoAccessDocument = 'mutation visitNoAccess($input:VisitStepInput!){visitNoAccess(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name restricted}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitNoAccessMutation, VisitNoAccessMutationVariables>;

/** Nobody opened: ON_SITE to NO_ACCESS. Sharing and links end. */
export function visitNoAccess(client: Client, variables: VisitNoAccessMutationVariables, options?: RequestOptions): Promise<VisitNoAccessMutation['visitNoAccess']> {
  return request(client, visitNoAccessDocument, variables as VisitNoAccessMutationVariables, options).then((data) => data.visitNoAccess);
}

/** What `watchPrivacyRequestProgress` asks for. */
export const watchPrivacyRequestProgressDocument = 'subscription watchPrivacyRequestProgress($id:ID!){privacyRequestProgress(id:$id){requestId sequence at state reason percent steps{name store state done total reason}}}' as TypedDocument<WatchPrivacyRequestProgressSubscription, WatchPrivacyRequestProgressSubscriptionVariables>;

/**
 * How a request stands, then each of its changes. It ends with the request. Delivered `every`: nothing is skipped; who
 * falls too far behind gets STREAM_ENDED with SLOW_READER.
 *
 * Nothing is skipped: events wait in order for a slow reader, and one that is too slow loses the stream.
 */
export function watchPrivacyRequestProgress(client: Client, variables: WatchPrivacyRequestProgressSubscriptionVariables): AsyncIterableIterator<WatchPrivacyRequestProgressSubscription['privacyRequestProgress'], undefined, undefined> {
  return subscribeTo(client, watchPrivacyRequestProgressDocument, 'privacyRequestProgress', variables as WatchPrivacyRequestProgressSubscriptionVariables, 'every');
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

/** What `watchReportingInstruction` asks for. */
export const watchReportingInstructionDocument = 'subscription watchReportingInstruction{reportingInstruction{providerId mode intervalMs distanceM accuracy}}' as TypedDocument<WatchReportingInstructionSubscription, WatchReportingInstructionSubscriptionVariables>;

/**
 * What your app is to do: now, and whenever that changes. Delivered `latest`: a slow reader skips to the newest.
 *
 * A slow reader skips to the newest.
 */
export function watchReportingInstruction(client: Client, variables?: WatchReportingInstructionSubscriptionVariables): AsyncIterableIterator<WatchReportingInstructionSubscription['reportingInstruction'], undefined, undefined> {
  return subscribeTo(client, watchReportingInstructionDocument, 'reportingInstruction', variables as WatchReportingInstructionSubscriptionVariables, 'latest');
}

/** What `watchVisitTracking` asks for. */
export const watchVisitTrackingDocument = 'subscription watchVisitTracking($visitId:ID!){visitTracking(visitId:$visitId){visitId stage tier arrivalWindow{start end}position{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}freshness unavailableReason eta etaSource}}' as TypedDocument<WatchVisitTrackingSubscription, WatchVisitTrackingSubscriptionVariables>;

/**
 * How a visit stands: now, and at every change. It ends with the visit, the assignment or the shift. Delivered
 * `latest`: a slow reader skips to the newest.
 *
 * A slow reader skips to the newest.
 */
export function watchVisitTracking(client: Client, variables: WatchVisitTrackingSubscriptionVariables): AsyncIterableIterator<WatchVisitTrackingSubscription['visitTracking'], undefined, undefined> {
  return subscribeTo(client, watchVisitTrackingDocument, 'visitTracking', variables as WatchVisitTrackingSubscriptionVariables, 'latest');
}

/** What `watchWatchers` asks for. */
export const watchWatchersDocument = 'subscription watchWatchers{watchers{id audience label since}}' as TypedDocument<WatchWatchersSubscription, WatchWatchersSubscriptionVariables>;

/**
 * Who is watching you: now, and whenever that changes. Delivered `latest`: a slow reader skips to the newest.
 *
 * A slow reader skips to the newest.
 */
export function watchWatchers(client: Client, variables?: WatchWatchersSubscriptionVariables): AsyncIterableIterator<WatchWatchersSubscription['watchers'], undefined, undefined> {
  return subscribeTo(client, watchWatchersDocument, 'watchers', variables as WatchWatchersSubscriptionVariables, 'latest');
}

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
  NodeQuery,
  NodeQueryVariables,
  NodesQuery,
  NodesQueryVariables,
  OptOutsQuery,
  OptOutsQueryVariables,
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
  ProviderQuery,
  ProviderQueryVariables,
  ViewerQuery,
  ViewerQueryVariables,
  VisitQuery,
  VisitQueryVariables,
  VisitTrackingQuery,
  VisitTrackingQueryVariables,
  WatchPrivacyRequestProgressSubscription,
  WatchPrivacyRequestProgressSubscriptionVariables,
  WatchVisitTrackingSubscription,
  WatchVisitTrackingSubscriptionVariables,
} from './operation-types.ts';

/** What `accessesToMyData` asks for. */
export const accessesToMyDataDocument = 'query accessesToMyData($first:Int$after:String$last:Int$before:String){accessesToMyData(first:$first after:$after last:$last before:$before){nodes{at by event operation type fields}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<AccessesToMyDataQuery, AccessesToMyDataQueryVariables>;

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
export const providerDocument = 'query provider($id:ID!){provider(id:$id){id displayName}}' as TypedDocument<ProviderQuery, ProviderQueryVariables>;

/** A provider, or null if there is none that may be read. */
export function provider(client: Client, variables: ProviderQueryVariables, options?: RequestOptions): Promise<ProviderQuery['provider']> {
  return request(client, providerDocument, variables as ProviderQueryVariables, options).then((data) => data.provider);
}

/** What `viewer` asks for. */
export const viewerDocument = 'query viewer{viewer{audience role scopes expiresAt visitId account{id name timeZone}privacySignals{gpc dnt processedAs recordedAt}}}' as TypedDocument<ViewerQuery, ViewerQueryVariables>;

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

/** What `watchVisitTracking` asks for. */
export const watchVisitTrackingDocument = 'subscription watchVisitTracking($visitId:ID!){visitTracking(visitId:$visitId){visitId stage tier arrivalWindow{start end}position{providerId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}freshness unavailableReason eta etaSource}}' as TypedDocument<WatchVisitTrackingSubscription, WatchVisitTrackingSubscriptionVariables>;

/**
 * How a visit stands: now, and at every change. It ends with the visit, the assignment or the shift. Delivered
 * `latest`: a slow reader skips to the newest.
 *
 * A slow reader skips to the newest.
 */
export function watchVisitTracking(client: Client, variables: WatchVisitTrackingSubscriptionVariables): AsyncIterableIterator<WatchVisitTrackingSubscription['visitTracking'], undefined, undefined> {
  return subscribeTo(client, watchVisitTrackingDocument, 'visitTracking', variables as WatchVisitTrackingSubscriptionVariables, 'latest');
}

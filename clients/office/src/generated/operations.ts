// Written by `npm run gen`. Do not edit.
import { type Client, type RequestOptions, type TypedDocument, fleetChanges, request, subscribeTo } from '@whereabouts/client-core';
import type {
  AccessesToMyDataQuery,
  AccessesToMyDataQueryVariables,
  AccountQuery,
  AccountQueryVariables,
  AccountUpdateMutation,
  AccountUpdateMutationVariables,
  ApiKeyCreateMutation,
  ApiKeyCreateMutationVariables,
  ApiKeyRevokeMutation,
  ApiKeyRevokeMutationVariables,
  ApiKeysQuery,
  ApiKeysQueryVariables,
  ConsentGrantMutation,
  ConsentGrantMutationVariables,
  ConsentWithdrawMutation,
  ConsentWithdrawMutationVariables,
  ConsentWordingsQuery,
  ConsentWordingsQueryVariables,
  ConsentsQuery,
  ConsentsQueryVariables,
  CustomerCreateMutation,
  CustomerCreateMutationVariables,
  CustomerQuery,
  CustomerQueryVariables,
  CustomerUpdateMutation,
  CustomerUpdateMutationVariables,
  CustomersQuery,
  CustomersQueryVariables,
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
  JobCancelMutation,
  JobCancelMutationVariables,
  JobCreateMutation,
  JobCreateMutationVariables,
  JobQuery,
  JobQueryVariables,
  JobScheduleMutation,
  JobScheduleMutationVariables,
  JobsQuery,
  JobsQueryVariables,
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
  PropertyCreateMutation,
  PropertyCreateMutationVariables,
  ProviderCreateMutation,
  ProviderCreateMutationVariables,
  ProviderPositionQuery,
  ProviderPositionQueryVariables,
  ProviderQuery,
  ProviderQueryVariables,
  ProvidersQuery,
  ProvidersQueryVariables,
  ShareGrantCreateMutation,
  ShareGrantCreateMutationVariables,
  ShareGrantRevokeMutation,
  ShareGrantRevokeMutationVariables,
  ShareGrantsQuery,
  ShareGrantsQueryVariables,
  UserCreateMutation,
  UserCreateMutationVariables,
  UsersQuery,
  UsersQueryVariables,
  ViewerQuery,
  ViewerQueryVariables,
  VisitArriveMutation,
  VisitArriveMutationVariables,
  VisitAssignMutation,
  VisitAssignMutationVariables,
  VisitCancelMutation,
  VisitCancelMutationVariables,
  VisitCompleteMutation,
  VisitCompleteMutationVariables,
  VisitDispatchMutation,
  VisitDispatchMutationVariables,
  VisitNoAccessMutation,
  VisitNoAccessMutationVariables,
  VisitQuery,
  VisitQueryVariables,
  VisitTrackingQuery,
  VisitTrackingQueryVariables,
  VisitsQuery,
  VisitsQueryVariables,
  WatchFleetPositionsSubscription,
  WatchFleetPositionsSubscriptionVariables,
  WatchPrivacyRequestProgressSubscription,
  WatchPrivacyRequestProgressSubscriptionVariables,
  WatchProviderPositionSubscription,
  WatchProviderPositionSubscriptionVariables,
  WatchVisitTrackingSubscription,
  WatchVisitTrackingSubscriptionVariables,
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
export const accountDocument = 'query account{account{id name timeZone region customerPrecision holidays}}' as TypedDocument<AccountQuery, AccountQueryVariables>;

/** The account of the token. */
export function account(client: Client, variables?: AccountQueryVariables, options?: RequestOptions): Promise<AccountQuery['account']> {
  return request(client, accountDocument, variables as AccountQueryVariables, options).then((data) => data.account);
}

/** What `apiKeys` asks for. */
export const apiKeysDocument = 'query apiKeys($first:Int$after:String$last:Int$before:String){apiKeys(first:$first after:$after last:$last before:$before){nodes{id label audience role scopes createdAt expiresAt revokedAt}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<ApiKeysQuery, ApiKeysQueryVariables>;

/**
 * The keys of the account, oldest first, without their secrets.
 *
 * One page; `pages(apiKeys, client)` goes through all.
 */
export function apiKeys(client: Client, variables?: ApiKeysQueryVariables, options?: RequestOptions): Promise<ApiKeysQuery['apiKeys']> {
  return request(client, apiKeysDocument, variables as ApiKeysQueryVariables, options).then((data) => data.apiKeys);
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
export const customerDocument = 'query customer($id:ID!){customer(id:$id){id name kind restricted notes contactPoints{id kind value}createdAt version properties{id address{line1 line2 city postalCode country}point{latitude longitude}}}}' as TypedDocument<CustomerQuery, CustomerQueryVariables>;

/** A customer, or null if there is none that may be read. */
export function customer(client: Client, variables: CustomerQueryVariables, options?: RequestOptions): Promise<CustomerQuery['customer']> {
  return request(client, customerDocument, variables as CustomerQueryVariables, options).then((data) => data.customer);
}

/** What `customers` asks for. */
export const customersDocument = 'query customers($first:Int$after:String$last:Int$before:String$filter:CustomerFilter){customers(first:$first after:$after last:$last before:$before filter:$filter){nodes{id name kind restricted notes contactPoints{id kind value}createdAt version properties{id address{line1 line2 city postalCode country}point{latitude longitude}}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<CustomersQuery, CustomersQueryVariables>;

/**
 * The customers that may be read, oldest first.
 *
 * One page; `pages(customers, client)` goes through all.
 */
export function customers(client: Client, variables?: CustomersQueryVariables, options?: RequestOptions): Promise<CustomersQuery['customers']> {
  return request(client, customersDocument, variables as CustomersQueryVariables, options).then((data) => data.customers);
}

/** What `dataPractices` asks for. */
export const dataPracticesDocument = 'query dataPractices{dataPractices{version effectiveAt contact principles categories{name what whose why basis how when keptFor}sharing rights{name text}signals{header name answer}promises changes{version effectiveAt changes}}}' as TypedDocument<DataPracticesQuery, DataPracticesQueryVariables>;

/** What is done with data about people: the privacy page as data. */
export function dataPractices(client: Client, variables?: DataPracticesQueryVariables, options?: RequestOptions): Promise<DataPracticesQuery['dataPractices']> {
  return request(client, dataPracticesDocument, variables as DataPracticesQueryVariables, options).then((data) => data.dataPractices);
}

/** What `job` asks for. */
export const jobDocument = 'query job($id:ID!){job(id:$id){id state summary notes createdAt version customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}}' as TypedDocument<JobQuery, JobQueryVariables>;

/** A job, or null if there is none that may be read. */
export function job(client: Client, variables: JobQueryVariables, options?: RequestOptions): Promise<JobQuery['job']> {
  return request(client, jobDocument, variables as JobQueryVariables, options).then((data) => data.job);
}

/** What `jobs` asks for. */
export const jobsDocument = 'query jobs($first:Int$after:String$last:Int$before:String$filter:JobFilter){jobs(first:$first after:$after last:$last before:$before filter:$filter){nodes{id state summary notes createdAt version customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<JobsQuery, JobsQueryVariables>;

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

/** What `providers` asks for. */
export const providersDocument = 'query providers($first:Int$after:String$last:Int$before:String$filter:ProviderFilter){providers(first:$first after:$after last:$last before:$before filter:$filter){nodes{id displayName fullName clockedIn restricted position{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}shift{id startedAt endedAt}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<ProvidersQuery, ProvidersQueryVariables>;

/**
 * The providers that may be read, oldest first.
 *
 * One page; `pages(providers, client)` goes through all.
 */
export function providers(client: Client, variables?: ProvidersQueryVariables, options?: RequestOptions): Promise<ProvidersQuery['providers']> {
  return request(client, providersDocument, variables as ProvidersQueryVariables, options).then((data) => data.providers);
}

/** What `shareGrants` asks for. */
export const shareGrantsDocument = 'query shareGrants($first:Int$after:String$last:Int$before:String$visitId:ID!){shareGrants(first:$first after:$after last:$last before:$before visitId:$visitId){nodes{id createdAt expiresAt revokedAt visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<ShareGrantsQuery, ShareGrantsQueryVariables>;

/**
 * The links of a visit, oldest first.
 *
 * One page; `pages(shareGrants, client)` goes through all.
 */
export function shareGrants(client: Client, variables: ShareGrantsQueryVariables, options?: RequestOptions): Promise<ShareGrantsQuery['shareGrants']> {
  return request(client, shareGrantsDocument, variables as ShareGrantsQueryVariables, options).then((data) => data.shareGrants);
}

/** What `users` asks for. */
export const usersDocument = 'query users($first:Int$after:String$last:Int$before:String){users(first:$first after:$after last:$last before:$before){nodes{id name roles email restricted}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<UsersQuery, UsersQueryVariables>;

/**
 * The people who work for the account, oldest first.
 *
 * One page; `pages(users, client)` goes through all.
 */
export function users(client: Client, variables?: UsersQueryVariables, options?: RequestOptions): Promise<UsersQuery['users']> {
  return request(client, usersDocument, variables as UsersQueryVariables, options).then((data) => data.users);
}

/** What `viewer` asks for. */
export const viewerDocument = 'query viewer{viewer{audience role scopes expiresAt visitId account{id name timeZone region customerPrecision holidays}user{id name roles email restricted}privacySignals{gpc dnt processedAs recordedAt}}}' as TypedDocument<ViewerQuery, ViewerQueryVariables>;

/** Who is asking. */
export function viewer(client: Client, variables?: ViewerQueryVariables, options?: RequestOptions): Promise<ViewerQuery['viewer']> {
  return request(client, viewerDocument, variables as ViewerQueryVariables, options).then((data) => data.viewer);
}

/** What `visit` asks for. */
export const visitDocument = 'query visit($id:ID!){visit(id:$id){id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}}' as TypedDocument<VisitQuery, VisitQueryVariables>;

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
export const visitsDocument = 'query visits($first:Int$after:String$last:Int$before:String$orderBy:VisitOrder$filter:VisitFilter){visits(first:$first after:$after last:$last before:$before orderBy:$orderBy filter:$filter){nodes{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<VisitsQuery, VisitsQueryVariables>;

/**
 * The visits that may be read.
 *
 * One page; `pages(visits, client)` goes through all.
 */
export function visits(client: Client, variables?: VisitsQueryVariables, options?: RequestOptions): Promise<VisitsQuery['visits']> {
  return request(client, visitsDocument, variables as VisitsQueryVariables, options).then((data) => data.visits);
}

/** What `accountUpdate` asks for. */
export const accountUpdateDocument = 'mutation accountUpdate($input:AccountUpdateInput!){accountUpdate(input:$input){account{id name timeZone region customerPrecision holidays}userErrors{field code message}}}' as TypedDocument<AccountUpdateMutation, AccountUpdateMutationVariables>;

/** Changes how the account is set up. */
export function accountUpdate(client: Client, variables: AccountUpdateMutationVariables, options?: RequestOptions): Promise<AccountUpdateMutation['accountUpdate']> {
  return request(client, accountUpdateDocument, variables as AccountUpdateMutationVariables, options).then((data) => data.accountUpdate);
}

/** What `apiKeyCreate` asks for. */
export const apiKeyCreateDocument = 'mutation apiKeyCreate($input:ApiKeyCreateInput!){apiKeyCreate(input:$input){apiKey{id label audience role scopes createdAt expiresAt revokedAt}token userErrors{field code message}}}' as TypedDocument<ApiKeyCreateMutation, ApiKeyCreateMutationVariables>;

/** Makes a key, and shows its token once. */
export function apiKeyCreate(client: Client, variables: ApiKeyCreateMutationVariables, options?: RequestOptions): Promise<ApiKeyCreateMutation['apiKeyCreate']> {
  return request(client, apiKeyCreateDocument, variables as ApiKeyCreateMutationVariables, options).then((data) => data.apiKeyCreate);
}

/** What `apiKeyRevoke` asks for. */
export const apiKeyRevokeDocument = 'mutation apiKeyRevoke($input:ApiKeyRevokeInput!){apiKeyRevoke(input:$input){apiKey{id label audience role scopes createdAt expiresAt revokedAt}userErrors{field code message}}}' as TypedDocument<ApiKeyRevokeMutation, ApiKeyRevokeMutationVariables>;

/** Ends a key at once. */
export function apiKeyRevoke(client: Client, variables: ApiKeyRevokeMutationVariables, options?: RequestOptions): Promise<ApiKeyRevokeMutation['apiKeyRevoke']> {
  return request(client, apiKeyRevokeDocument, variables as ApiKeyRevokeMutationVariables, options).then((data) => data.apiKeyRevoke);
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

/** What `customerCreate` asks for. */
export const customerCreateDocument = 'mutation customerCreate($input:CustomerCreateInput!){customerCreate(input:$input){customer{id name kind restricted notes contactPoints{id kind value}createdAt version properties{id address{line1 line2 city postalCode country}point{latitude longitude}}}userErrors{field code message}}}' as TypedDocument<CustomerCreateMutation, CustomerCreateMutationVariables>;

/** Adds a customer. */
export function customerCreate(client: Client, variables: CustomerCreateMutationVariables, options?: RequestOptions): Promise<CustomerCreateMutation['customerCreate']> {
  return request(client, customerCreateDocument, variables as CustomerCreateMutationVariables, options).then((data) => data.customerCreate);
}

/** What `customerUpdate` asks for. */
export const customerUpdateDocument = 'mutation customerUpdate($input:CustomerUpdateInput!){customerUpdate(input:$input){customer{id name kind restricted notes contactPoints{id kind value}createdAt version properties{id address{line1 line2 city postalCode country}point{latitude longitude}}}userErrors{field code message}}}' as TypedDocument<CustomerUpdateMutation, CustomerUpdateMutationVariables>;

/** Changes a customer. */
export function customerUpdate(client: Client, variables: CustomerUpdateMutationVariables, options?: RequestOptions): Promise<CustomerUpdateMutation['customerUpdate']> {
  return request(client, customerUpdateDocument, variables as CustomerUpdateMutationVariables, options).then((data) => data.customerUpdate);
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

/** What `jobCancel` asks for. */
export const jobCancelDocument = 'mutation jobCancel($input:JobCancelInput!){jobCancel(input:$input){job{id state summary notes createdAt version customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}userErrors{field code message}}}' as TypedDocument<JobCancelMutation, JobCancelMutationVariables>;

/** Calls a job off, with all its open visits. */
export function jobCancel(client: Client, variables: JobCancelMutationVariables, options?: RequestOptions): Promise<JobCancelMutation['jobCancel']> {
  return request(client, jobCancelDocument, variables as JobCancelMutationVariables, options).then((data) => data.jobCancel);
}

/** What `jobCreate` asks for. */
export const jobCreateDocument = 'mutation jobCreate($input:JobCreateInput!){jobCreate(input:$input){job{id state summary notes createdAt version customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}userErrors{field code message}}}' as TypedDocument<JobCreateMutation, JobCreateMutationVariables>;

/** Adds a job, UNSCHEDULED. */
export function jobCreate(client: Client, variables: JobCreateMutationVariables, options?: RequestOptions): Promise<JobCreateMutation['jobCreate']> {
  return request(client, jobCreateDocument, variables as JobCreateMutationVariables, options).then((data) => data.jobCreate);
}

/** What `jobSchedule` asks for. */
export const jobScheduleDocument = 'mutation jobSchedule($input:JobScheduleInput!){jobSchedule(input:$input){job{id state summary notes createdAt version customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<JobScheduleMutation, JobScheduleMutationVariables>;

/** Books a visit for a job. */
export function jobSchedule(client: Client, variables: JobScheduleMutationVariables, options?: RequestOptions): Promise<JobScheduleMutation['jobSchedule']> {
  return request(client, jobScheduleDocument, variables as JobScheduleMutationVariables, options).then((data) => data.jobSchedule);
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

/** What `propertyCreate` asks for. */
export const propertyCreateDocument = 'mutation propertyCreate($input:PropertyCreateInput!){propertyCreate(input:$input){property{id address{line1 line2 city postalCode country}point{latitude longitude}customer{id name kind restricted notes createdAt version}}userErrors{field code message}}}' as TypedDocument<PropertyCreateMutation, PropertyCreateMutationVariables>;

/** Adds a place of a customer. */
export function propertyCreate(client: Client, variables: PropertyCreateMutationVariables, options?: RequestOptions): Promise<PropertyCreateMutation['propertyCreate']> {
  return request(client, propertyCreateDocument, variables as PropertyCreateMutationVariables, options).then((data) => data.propertyCreate);
}

/** What `providerCreate` asks for. */
export const providerCreateDocument = 'mutation providerCreate($input:ProviderCreateInput!){providerCreate(input:$input){provider{id displayName fullName clockedIn restricted position{providerId visitId precision freshness unavailableReason point{latitude longitude}accuracyM headingDeg speedMps recordedAt eta etaSource}shift{id startedAt endedAt}}userErrors{field code message}}}' as TypedDocument<ProviderCreateMutation, ProviderCreateMutationVariables>;

/** Adds a provider, with the user behind it. */
export function providerCreate(client: Client, variables: ProviderCreateMutationVariables, options?: RequestOptions): Promise<ProviderCreateMutation['providerCreate']> {
  return request(client, providerCreateDocument, variables as ProviderCreateMutationVariables, options).then((data) => data.providerCreate);
}

/** What `shareGrantCreate` asks for. */
export const shareGrantCreateDocument = 'mutation shareGrantCreate($input:ShareGrantCreateInput!){shareGrantCreate(input:$input){shareGrant{id createdAt expiresAt revokedAt visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version}}link token userErrors{field code message}}}' as TypedDocument<ShareGrantCreateMutation, ShareGrantCreateMutationVariables>;

/** Makes a link for the customer of a visit, and shows it once. */
export function shareGrantCreate(client: Client, variables: ShareGrantCreateMutationVariables, options?: RequestOptions): Promise<ShareGrantCreateMutation['shareGrantCreate']> {
  return request(client, shareGrantCreateDocument, variables as ShareGrantCreateMutationVariables, options).then((data) => data.shareGrantCreate);
}

/** What `shareGrantRevoke` asks for. */
export const shareGrantRevokeDocument = 'mutation shareGrantRevoke($input:ShareGrantRevokeInput!){shareGrantRevoke(input:$input){shareGrant{id createdAt expiresAt revokedAt visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version}}userErrors{field code message}}}' as TypedDocument<ShareGrantRevokeMutation, ShareGrantRevokeMutationVariables>;

/** Ends a link at once. */
export function shareGrantRevoke(client: Client, variables: ShareGrantRevokeMutationVariables, options?: RequestOptions): Promise<ShareGrantRevokeMutation['shareGrantRevoke']> {
  return request(client, shareGrantRevokeDocument, variables as ShareGrantRevokeMutationVariables, options).then((data) => data.shareGrantRevoke);
}

/** What `userCreate` asks for. */
export const userCreateDocument = 'mutation userCreate($input:UserCreateInput!){userCreate(input:$input){user{id name roles email restricted}userErrors{field code message}}}' as TypedDocument<UserCreateMutation, UserCreateMutationVariables>;

/** Adds a person of the office or of compliance. */
export function userCreate(client: Client, variables: UserCreateMutationVariables, options?: RequestOptions): Promise<UserCreateMutation['userCreate']> {
  return request(client, userCreateDocument, variables as UserCreateMutationVariables, options).then((data) => data.userCreate);
}

/** What `visitArrive` asks for. */
export const visitArriveDocument = 'mutation visitArrive($input:VisitStepInput!){visitArrive(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitArriveMutation, VisitArriveMutationVariables>;

/** The assignee is there: EN_ROUTE to ON_SITE. */
export function visitArrive(client: Client, variables: VisitArriveMutationVariables, options?: RequestOptions): Promise<VisitArriveMutation['visitArrive']> {
  return request(client, visitArriveDocument, variables as VisitArriveMutationVariables, options).then((data) => data.visitArrive);
}

/** What `visitAssign` asks for. */
export const visitAssignDocument = 'mutation visitAssign($input:VisitAssignInput!){visitAssign(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitAssignMutation, VisitAssignMutationVariables>;

/** Says who goes. */
export function visitAssign(client: Client, variables: VisitAssignMutationVariables, options?: RequestOptions): Promise<VisitAssignMutation['visitAssign']> {
  return request(client, visitAssignDocument, variables as VisitAssignMutationVariables, options).then((data) => data.visitAssign);
}

/** What `visitCancel` asks for. */
export const visitCancelDocument = 'mutation visitCancel($input:VisitStepInput!){visitCancel(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitCancelMutation, VisitCancelMutationVariables>;

/** Calls an open visit off. Sharing and links end. */
export function visitCancel(client: Client, variables: VisitCancelMutationVariables, options?: RequestOptions): Promise<VisitCancelMutation['visitCancel']> {
  return request(client, visitCancelDocument, variables as VisitCancelMutationVariables, options).then((data) => data.visitCancel);
}

/** What `visitComplete` asks for. */
export const visitCompleteDocument = 'mutation visitComplete($input:VisitStepInput!){visitComplete(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitCompleteMutation, VisitCompleteMutationVariables>;

/** The work is done: ON_SITE to COMPLETED. Sharing and links end. */
export function visitComplete(client: Client, variables: VisitCompleteMutationVariables, options?: RequestOptions): Promise<VisitCompleteMutation['visitComplete']> {
  return request(client, visitCompleteDocument, variables as VisitCompleteMutationVariables, options).then((data) => data.visitComplete);
}

/** What `visitDispatch` asks for. */
export const visitDispatchDocument = 'mutation visitDispatch($input:VisitStepInput!){visitDispatch(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitDispatchMutation, VisitDispatchMutationVariables>;

/** Tells the assignee to go: BOOKED to DISPATCHED. */
export function visitDispatch(client: Client, variables: VisitDispatchMutationVariables, options?: RequestOptions): Promise<VisitDispatchMutation['visitDispatch']> {
  return request(client, visitDispatchDocument, variables as VisitDispatchMutationVariables, options).then((data) => data.visitDispatch);
}

/** What `visitNoAccess` asks for. */
export const visitNoAccessDocument = 'mutation visitNoAccess($input:VisitStepInput!){visitNoAccess(input:$input){visit{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}tracking{visitId stage tier arrivalWindow{start end}freshness unavailableReason eta etaSource}}userErrors{field code message}}}' as TypedDocument<VisitNoAccessMutation, VisitNoAccessMutationVariables>;

/** Nobody opened: ON_SITE to NO_ACCESS. Sharing and links end. */
export function visitNoAccess(client: Client, variables: VisitNoAccessMutationVariables, options?: RequestOptions): Promise<VisitNoAccessMutation['visitNoAccess']> {
  return request(client, visitNoAccessDocument, variables as VisitNoAccessMutationVariables, options).then((data) => data.visitNoAccess);
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

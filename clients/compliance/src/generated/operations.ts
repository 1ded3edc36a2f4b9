// Written by `npm run gen`. Do not edit.
import { type Client, type RequestOptions, type TypedDocument, request, subscribeTo } from '@whereabouts/client-core';
import type {
  AccessesToMyDataQuery,
  AccessesToMyDataQueryVariables,
  AccountQuery,
  AccountQueryVariables,
  AuditEntriesQuery,
  AuditEntriesQueryVariables,
  AuditVerificationQuery,
  AuditVerificationQueryVariables,
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
  CustomersQuery,
  CustomersQueryVariables,
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
  LegalHoldCreateMutation,
  LegalHoldCreateMutationVariables,
  LegalHoldReleaseMutation,
  LegalHoldReleaseMutationVariables,
  LegalHoldsQuery,
  LegalHoldsQueryVariables,
  NodeQuery,
  NodeQueryVariables,
  NodesQuery,
  NodesQueryVariables,
  OptOutsQuery,
  OptOutsQueryVariables,
  PrivacyLedgerReplayMutation,
  PrivacyLedgerReplayMutationVariables,
  PrivacyRequestApproveMutation,
  PrivacyRequestApproveMutationVariables,
  PrivacyRequestCancelMutation,
  PrivacyRequestCancelMutationVariables,
  PrivacyRequestCodeSendMutation,
  PrivacyRequestCodeSendMutationVariables,
  PrivacyRequestConfirmIdentityMutation,
  PrivacyRequestConfirmIdentityMutationVariables,
  PrivacyRequestConfirmReceiptMutation,
  PrivacyRequestConfirmReceiptMutationVariables,
  PrivacyRequestDenyMutation,
  PrivacyRequestDenyMutationVariables,
  PrivacyRequestExtendMutation,
  PrivacyRequestExtendMutationVariables,
  PrivacyRequestQuery,
  PrivacyRequestQueryVariables,
  PrivacyRequestRetryMutation,
  PrivacyRequestRetryMutationVariables,
  PrivacyRequestVerifyMutation,
  PrivacyRequestVerifyMutationVariables,
  PrivacyRequestsQuery,
  PrivacyRequestsQueryVariables,
  ProviderQuery,
  ProviderQueryVariables,
  ProvidersQuery,
  ProvidersQueryVariables,
  RetentionRunsQuery,
  RetentionRunsQueryVariables,
  UsersQuery,
  UsersQueryVariables,
  ViewerQuery,
  ViewerQueryVariables,
  VisitQuery,
  VisitQueryVariables,
  VisitsQuery,
  VisitsQueryVariables,
  WatchPrivacyRequestProgressSubscription,
  WatchPrivacyRequestProgressSubscriptionVariables,
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

/** What `auditEntries` asks for. */
export const auditEntriesDocument = 'query auditEntries($first:Int$after:String$last:Int$before:String$filter:AuditEntryFilter){auditEntries(first:$first after:$after last:$last before:$before filter:$filter){nodes{id at event userId tokenId audience operation type rowIds fields detail{name value}requestId batch}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<AuditEntriesQuery, AuditEntriesQueryVariables>;

/**
 * The audit log of the account, oldest first; `last` gives the newest. That it was read is in it too.
 *
 * One page; `pages(auditEntries, client)` goes through all.
 */
export function auditEntries(client: Client, variables?: AuditEntriesQueryVariables, options?: RequestOptions): Promise<AuditEntriesQuery['auditEntries']> {
  return request(client, auditEntriesDocument, variables as AuditEntriesQueryVariables, options).then((data) => data.auditEntries);
}

/** What `auditVerification` asks for. */
export const auditVerificationDocument = 'query auditVerification($after:Int){auditVerification(after:$after){checkedBatches checkedEntries unsealedEntries problems{kind entryId batch}through checkpoints head isComplete}}' as TypedDocument<AuditVerificationQuery, AuditVerificationQueryVariables>;

/**
 * Holds a part of the audit log against its signed checkpoints. Ask again with `through` as `after` until `isComplete`.
 */
export function auditVerification(client: Client, variables?: AuditVerificationQueryVariables, options?: RequestOptions): Promise<AuditVerificationQuery['auditVerification']> {
  return request(client, auditVerificationDocument, variables as AuditVerificationQueryVariables, options).then((data) => data.auditVerification);
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

/** What `legalHolds` asks for. */
export const legalHoldsDocument = 'query legalHolds($first:Int$after:String$last:Int$before:String$filter:LegalHoldFilter){legalHolds(first:$first after:$after last:$last before:$before filter:$filter){nodes{id subjectKind subjectId ground reference concepts createdAt endsAt releasedAt active version}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<LegalHoldsQuery, LegalHoldsQueryVariables>;

/**
 * The legal holds that may be read, oldest first.
 *
 * One page; `pages(legalHolds, client)` goes through all.
 */
export function legalHolds(client: Client, variables?: LegalHoldsQueryVariables, options?: RequestOptions): Promise<LegalHoldsQuery['legalHolds']> {
  return request(client, legalHoldsDocument, variables as LegalHoldsQueryVariables, options).then((data) => data.legalHolds);
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
export const privacyRequestDocument = 'query privacyRequest($id:ID!){privacyRequest(id:$id){id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}}' as TypedDocument<PrivacyRequestQuery, PrivacyRequestQueryVariables>;

/** A request, or null if there is none that may be read. */
export function privacyRequest(client: Client, variables: PrivacyRequestQueryVariables, options?: RequestOptions): Promise<PrivacyRequestQuery['privacyRequest']> {
  return request(client, privacyRequestDocument, variables as PrivacyRequestQueryVariables, options).then((data) => data.privacyRequest);
}

/** What `privacyRequests` asks for. */
export const privacyRequestsDocument = 'query privacyRequests($first:Int$after:String$last:Int$before:String$filter:PrivacyRequestFilter){privacyRequests(first:$first after:$after last:$last before:$before filter:$filter){nodes{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<PrivacyRequestsQuery, PrivacyRequestsQueryVariables>;

/**
 * The requests that may be read, those first that are due first.
 *
 * One page; `pages(privacyRequests, client)` goes through all.
 */
export function privacyRequests(client: Client, variables?: PrivacyRequestsQueryVariables, options?: RequestOptions): Promise<PrivacyRequestsQuery['privacyRequests']> {
  return request(client, privacyRequestsDocument, variables as PrivacyRequestsQueryVariables, options).then((data) => data.privacyRequests);
}

/** What `provider` asks for. */
export const providerDocument = 'query provider($id:ID!){provider(id:$id){id displayName fullName clockedIn restricted}}' as TypedDocument<ProviderQuery, ProviderQueryVariables>;

/** A provider, or null if there is none that may be read. */
export function provider(client: Client, variables: ProviderQueryVariables, options?: RequestOptions): Promise<ProviderQuery['provider']> {
  return request(client, providerDocument, variables as ProviderQueryVariables, options).then((data) => data.provider);
}

/** What `providers` asks for. */
export const providersDocument = 'query providers($first:Int$after:String$last:Int$before:String$filter:ProviderFilter){providers(first:$first after:$after last:$last before:$before filter:$filter){nodes{id displayName fullName clockedIn restricted}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<ProvidersQuery, ProvidersQueryVariables>;

/**
 * The providers that may be read, oldest first.
 *
 * One page; `pages(providers, client)` goes through all.
 */
export function providers(client: Client, variables?: ProvidersQueryVariables, options?: RequestOptions): Promise<ProvidersQuery['providers']> {
  return request(client, providersDocument, variables as ProvidersQueryVariables, options).then((data) => data.providers);
}

/** What `retentionRuns` asks for. */
export const retentionRunsDocument = 'query retentionRuns($first:Int$after:String$last:Int$before:String){retentionRuns(first:$first after:$after last:$last before:$before){nodes{id startedAt finishedAt concepts{concept gone kept{ground legalHoldId rows}}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<RetentionRunsQuery, RetentionRunsQueryVariables>;

/**
 * The sweeps of what had been kept long enough, oldest first: what went, what stayed and why.
 *
 * One page; `pages(retentionRuns, client)` goes through all.
 */
export function retentionRuns(client: Client, variables?: RetentionRunsQueryVariables, options?: RequestOptions): Promise<RetentionRunsQuery['retentionRuns']> {
  return request(client, retentionRunsDocument, variables as RetentionRunsQueryVariables, options).then((data) => data.retentionRuns);
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
export const visitDocument = 'query visit($id:ID!){visit(id:$id){id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}}}' as TypedDocument<VisitQuery, VisitQueryVariables>;

/** A visit, or null if there is none that may be read. */
export function visit(client: Client, variables: VisitQueryVariables, options?: RequestOptions): Promise<VisitQuery['visit']> {
  return request(client, visitDocument, variables as VisitQueryVariables, options).then((data) => data.visit);
}

/** What `visits` asks for. */
export const visitsDocument = 'query visits($first:Int$after:String$last:Int$before:String$orderBy:VisitOrder$filter:VisitFilter){visits(first:$first after:$after last:$last before:$before orderBy:$orderBy filter:$filter){nodes{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind restricted notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn restricted}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<VisitsQuery, VisitsQueryVariables>;

/**
 * The visits that may be read.
 *
 * One page; `pages(visits, client)` goes through all.
 */
export function visits(client: Client, variables?: VisitsQueryVariables, options?: RequestOptions): Promise<VisitsQuery['visits']> {
  return request(client, visitsDocument, variables as VisitsQueryVariables, options).then((data) => data.visits);
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
export const dataErasureRequestDocument = 'mutation dataErasureRequest($input:DataErasureRequestInput!){dataErasureRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataErasureRequestMutation, DataErasureRequestMutationVariables>;

/** Asks for the data of a person to be deleted. A second officer has to approve what that would do. */
export function dataErasureRequest(client: Client, variables: DataErasureRequestMutationVariables, options?: RequestOptions): Promise<DataErasureRequestMutation['dataErasureRequest']> {
  return request(client, dataErasureRequestDocument, variables as DataErasureRequestMutationVariables, options).then((data) => data.dataErasureRequest);
}

/** What `dataExportRequest` asks for. */
export const dataExportRequestDocument = 'mutation dataExportRequest($input:DataExportRequestInput!){dataExportRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataExportRequestMutation, DataExportRequestMutationVariables>;

/** Asks for a copy of all that is held on a person. */
export function dataExportRequest(client: Client, variables: DataExportRequestMutationVariables, options?: RequestOptions): Promise<DataExportRequestMutation['dataExportRequest']> {
  return request(client, dataExportRequestDocument, variables as DataExportRequestMutationVariables, options).then((data) => data.dataExportRequest);
}

/** What `dataOptOutRequest` asks for. */
export const dataOptOutRequestDocument = 'mutation dataOptOutRequest($input:DataOptOutRequestInput!){dataOptOutRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataOptOutRequestMutation, DataOptOutRequestMutationVariables>;

/** Asks for the data of a person not to be used for what is not needed. Nobody has to show who they are. */
export function dataOptOutRequest(client: Client, variables: DataOptOutRequestMutationVariables, options?: RequestOptions): Promise<DataOptOutRequestMutation['dataOptOutRequest']> {
  return request(client, dataOptOutRequestDocument, variables as DataOptOutRequestMutationVariables, options).then((data) => data.dataOptOutRequest);
}

/** What `dataRectificationRequest` asks for. */
export const dataRectificationRequestDocument = 'mutation dataRectificationRequest($input:DataRectificationRequestInput!){dataRectificationRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataRectificationRequestMutation, DataRectificationRequestMutationVariables>;

/** Asks for what is wrong about a person to be corrected. */
export function dataRectificationRequest(client: Client, variables: DataRectificationRequestMutationVariables, options?: RequestOptions): Promise<DataRectificationRequestMutation['dataRectificationRequest']> {
  return request(client, dataRectificationRequestDocument, variables as DataRectificationRequestMutationVariables, options).then((data) => data.dataRectificationRequest);
}

/** What `dataRestrictionRequest` asks for. */
export const dataRestrictionRequestDocument = 'mutation dataRestrictionRequest($input:DataRestrictionRequestInput!){dataRestrictionRequest(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<DataRestrictionRequestMutation, DataRestrictionRequestMutationVariables>;

/** Asks for the data of a person to be stored and used no further, or for that to end. */
export function dataRestrictionRequest(client: Client, variables: DataRestrictionRequestMutationVariables, options?: RequestOptions): Promise<DataRestrictionRequestMutation['dataRestrictionRequest']> {
  return request(client, dataRestrictionRequestDocument, variables as DataRestrictionRequestMutationVariables, options).then((data) => data.dataRestrictionRequest);
}

/** What `legalHoldCreate` asks for. */
export const legalHoldCreateDocument = 'mutation legalHoldCreate($input:LegalHoldCreateInput!){legalHoldCreate(input:$input){legalHold{id subjectKind subjectId ground reference concepts createdAt endsAt releasedAt active version}userErrors{field code message}}}' as TypedDocument<LegalHoldCreateMutation, LegalHoldCreateMutationVariables>;

/** Keeps data of a person, whatever they ask, until the hold ends. */
export function legalHoldCreate(client: Client, variables: LegalHoldCreateMutationVariables, options?: RequestOptions): Promise<LegalHoldCreateMutation['legalHoldCreate']> {
  return request(client, legalHoldCreateDocument, variables as LegalHoldCreateMutationVariables, options).then((data) => data.legalHoldCreate);
}

/** What `legalHoldRelease` asks for. */
export const legalHoldReleaseDocument = 'mutation legalHoldRelease($input:LegalHoldReleaseInput!){legalHoldRelease(input:$input){legalHold{id subjectKind subjectId ground reference concepts createdAt endsAt releasedAt active version}userErrors{field code message}}}' as TypedDocument<LegalHoldReleaseMutation, LegalHoldReleaseMutationVariables>;

/** Ends a hold. Erasures that it kept back come up again, and wait for approval. */
export function legalHoldRelease(client: Client, variables: LegalHoldReleaseMutationVariables, options?: RequestOptions): Promise<LegalHoldReleaseMutation['legalHoldRelease']> {
  return request(client, legalHoldReleaseDocument, variables as LegalHoldReleaseMutationVariables, options).then((data) => data.legalHoldRelease);
}

/** What `privacyLedgerReplay` asks for. */
export const privacyLedgerReplayDocument = 'mutation privacyLedgerReplay{privacyLedgerReplay{replay{erasures withdrawals revocations nothingToDo remaining}userErrors{field code message}}}' as TypedDocument<PrivacyLedgerReplayMutation, PrivacyLedgerReplayMutationVariables>;

/**
 * After a backup was restored: applies the erasures, withdrawals and revocations of the account that it lacks. Doing it
 * again changes nothing.
 */
export function privacyLedgerReplay(client: Client, variables?: PrivacyLedgerReplayMutationVariables, options?: RequestOptions): Promise<PrivacyLedgerReplayMutation['privacyLedgerReplay']> {
  return request(client, privacyLedgerReplayDocument, variables as PrivacyLedgerReplayMutationVariables, options).then((data) => data.privacyLedgerReplay);
}

/** What `privacyRequestApprove` asks for. */
export const privacyRequestApproveDocument = 'mutation privacyRequestApprove($input:PrivacyRequestApproveInput!){privacyRequestApprove(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}preview{hash tables{table delete detach blank keep{ground detail rows}}packages jobs key blockers{type ids remedy}schemaHash}userErrors{field code message}}}' as TypedDocument<PrivacyRequestApproveMutation, PrivacyRequestApproveMutationVariables>;

/** A second officer approves exactly what would be done; never who filed it, nor whom it is about. */
export function privacyRequestApprove(client: Client, variables: PrivacyRequestApproveMutationVariables, options?: RequestOptions): Promise<PrivacyRequestApproveMutation['privacyRequestApprove']> {
  return request(client, privacyRequestApproveDocument, variables as PrivacyRequestApproveMutationVariables, options).then((data) => data.privacyRequestApprove);
}

/** What `privacyRequestCancel` asks for. */
export const privacyRequestCancelDocument = 'mutation privacyRequestCancel($input:PrivacyRequestCancelInput!){privacyRequestCancel(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestCancelMutation, PrivacyRequestCancelMutationVariables>;

/** Takes a request back that has not begun. */
export function privacyRequestCancel(client: Client, variables: PrivacyRequestCancelMutationVariables, options?: RequestOptions): Promise<PrivacyRequestCancelMutation['privacyRequestCancel']> {
  return request(client, privacyRequestCancelDocument, variables as PrivacyRequestCancelMutationVariables, options).then((data) => data.privacyRequestCancel);
}

/** What `privacyRequestCodeSend` asks for. */
export const privacyRequestCodeSendDocument = 'mutation privacyRequestCodeSend($input:PrivacyRequestCodeSendInput!){privacyRequestCodeSend(input:$input){sentTo{id kind masked}privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestCodeSendMutation, PrivacyRequestCodeSendMutationVariables>;

/** Sends a one-time code to a contact point on file. It can be used once, within 15 minutes; five are sent at most. */
export function privacyRequestCodeSend(client: Client, variables: PrivacyRequestCodeSendMutationVariables, options?: RequestOptions): Promise<PrivacyRequestCodeSendMutation['privacyRequestCodeSend']> {
  return request(client, privacyRequestCodeSendDocument, variables as PrivacyRequestCodeSendMutationVariables, options).then((data) => data.privacyRequestCodeSend);
}

/** What `privacyRequestConfirmIdentity` asks for. */
export const privacyRequestConfirmIdentityDocument = 'mutation privacyRequestConfirmIdentity($input:PrivacyRequestConfirmIdentityInput!){privacyRequestConfirmIdentity(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestConfirmIdentityMutation, PrivacyRequestConfirmIdentityMutationVariables>;

/** Says that an officer made sure who the person is, where no code can be sent to them. */
export function privacyRequestConfirmIdentity(client: Client, variables: PrivacyRequestConfirmIdentityMutationVariables, options?: RequestOptions): Promise<PrivacyRequestConfirmIdentityMutation['privacyRequestConfirmIdentity']> {
  return request(client, privacyRequestConfirmIdentityDocument, variables as PrivacyRequestConfirmIdentityMutationVariables, options).then((data) => data.privacyRequestConfirmIdentity);
}

/** What `privacyRequestConfirmReceipt` asks for. */
export const privacyRequestConfirmReceiptDocument = 'mutation privacyRequestConfirmReceipt($input:PrivacyRequestConfirmReceiptInput!){privacyRequestConfirmReceipt(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestConfirmReceiptMutation, PrivacyRequestConfirmReceiptMutationVariables>;

/** Says that the person was told, by other means than e-mail, that their request has come in. */
export function privacyRequestConfirmReceipt(client: Client, variables: PrivacyRequestConfirmReceiptMutationVariables, options?: RequestOptions): Promise<PrivacyRequestConfirmReceiptMutation['privacyRequestConfirmReceipt']> {
  return request(client, privacyRequestConfirmReceiptDocument, variables as PrivacyRequestConfirmReceiptMutationVariables, options).then((data) => data.privacyRequestConfirmReceipt);
}

/** What `privacyRequestDeny` asks for. */
export const privacyRequestDenyDocument = 'mutation privacyRequestDeny($input:PrivacyRequestDenyInput!){privacyRequestDeny(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestDenyMutation, PrivacyRequestDenyMutationVariables>;

/** Refuses a request, with a reason. */
export function privacyRequestDeny(client: Client, variables: PrivacyRequestDenyMutationVariables, options?: RequestOptions): Promise<PrivacyRequestDenyMutation['privacyRequestDeny']> {
  return request(client, privacyRequestDenyDocument, variables as PrivacyRequestDenyMutationVariables, options).then((data) => data.privacyRequestDeny);
}

/** What `privacyRequestExtend` asks for. */
export const privacyRequestExtendDocument = 'mutation privacyRequestExtend($input:PrivacyRequestExtendInput!){privacyRequestExtend(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestExtendMutation, PrivacyRequestExtendMutationVariables>;

/** Takes as much more time as the law gives, and tells the person. Once, and within the first period. */
export function privacyRequestExtend(client: Client, variables: PrivacyRequestExtendMutationVariables, options?: RequestOptions): Promise<PrivacyRequestExtendMutation['privacyRequestExtend']> {
  return request(client, privacyRequestExtendDocument, variables as PrivacyRequestExtendMutationVariables, options).then((data) => data.privacyRequestExtend);
}

/** What `privacyRequestRetry` asks for. */
export const privacyRequestRetryDocument = 'mutation privacyRequestRetry($input:PrivacyRequestRetryInput!){privacyRequestRetry(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestRetryMutation, PrivacyRequestRetryMutationVariables>;

/** Tries again what failed, from the first step that is not done. */
export function privacyRequestRetry(client: Client, variables: PrivacyRequestRetryMutationVariables, options?: RequestOptions): Promise<PrivacyRequestRetryMutation['privacyRequestRetry']> {
  return request(client, privacyRequestRetryDocument, variables as PrivacyRequestRetryMutationVariables, options).then((data) => data.privacyRequestRetry);
}

/** What `privacyRequestVerify` asks for. */
export const privacyRequestVerifyDocument = 'mutation privacyRequestVerify($input:PrivacyRequestVerifyInput!){privacyRequestVerify(input:$input){privacyRequest{id kind subject{kind id}state reason jurisdiction filedAs lifts receivedAt confirmBy confirmedAt dueBy extendedAt extensionReason deadline verifiedBy identityMethod verifiedAt approvedAt approvedBy closedAt percent certificate version steps{name store state done total reason}counts{stepsDone stepsTotal done}preview{hash packages jobs key blockers{type ids remedy}schemaHash}planHash package{url expiresAt bytes sha256 downloads}contacts{id kind masked}agent{name authorisation}corrections{field id value}note decision}userErrors{field code message}}}' as TypedDocument<PrivacyRequestVerifyMutation, PrivacyRequestVerifyMutationVariables>;

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

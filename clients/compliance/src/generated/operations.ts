// Written by `npm run gen`. Do not edit.
import { type Client, type RequestOptions, type TypedDocument, request } from '@whereabouts/client-core';
import type {
  AccountQuery,
  AccountQueryVariables,
  CustomerQuery,
  CustomerQueryVariables,
  CustomersQuery,
  CustomersQueryVariables,
  JobQuery,
  JobQueryVariables,
  JobsQuery,
  JobsQueryVariables,
  NodeQuery,
  NodeQueryVariables,
  NodesQuery,
  NodesQueryVariables,
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
} from './operation-types.ts';

/** What `account` asks for. */
export const accountDocument = 'query account{account{id name timeZone region customerPrecision}}' as TypedDocument<AccountQuery, AccountQueryVariables>;

/** The account of the token. */
export function account(client: Client, variables?: AccountQueryVariables, options?: RequestOptions): Promise<AccountQuery['account']> {
  return request(client, accountDocument, variables as AccountQueryVariables, options).then((data) => data.account);
}

/** What `customer` asks for. */
export const customerDocument = 'query customer($id:ID!){customer(id:$id){id name kind notes contactPoints{id kind value}createdAt version properties{id address{line1 line2 city postalCode country}point{latitude longitude}}}}' as TypedDocument<CustomerQuery, CustomerQueryVariables>;

/** A customer, or null if there is none that may be read. */
export function customer(client: Client, variables: CustomerQueryVariables, options?: RequestOptions): Promise<CustomerQuery['customer']> {
  return request(client, customerDocument, variables as CustomerQueryVariables, options).then((data) => data.customer);
}

/** What `customers` asks for. */
export const customersDocument = 'query customers($first:Int$after:String$last:Int$before:String$filter:CustomerFilter){customers(first:$first after:$after last:$last before:$before filter:$filter){nodes{id name kind notes contactPoints{id kind value}createdAt version properties{id address{line1 line2 city postalCode country}point{latitude longitude}}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<CustomersQuery, CustomersQueryVariables>;

/**
 * The customers that may be read, oldest first.
 *
 * One page; `pages(customers, client)` goes through all.
 */
export function customers(client: Client, variables?: CustomersQueryVariables, options?: RequestOptions): Promise<CustomersQuery['customers']> {
  return request(client, customersDocument, variables as CustomersQueryVariables, options).then((data) => data.customers);
}

/** What `job` asks for. */
export const jobDocument = 'query job($id:ID!){job(id:$id){id state summary notes createdAt version customer{id name kind notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}}' as TypedDocument<JobQuery, JobQueryVariables>;

/** A job, or null if there is none that may be read. */
export function job(client: Client, variables: JobQueryVariables, options?: RequestOptions): Promise<JobQuery['job']> {
  return request(client, jobDocument, variables as JobQueryVariables, options).then((data) => data.job);
}

/** What `jobs` asks for. */
export const jobsDocument = 'query jobs($first:Int$after:String$last:Int$before:String$filter:JobFilter){jobs(first:$first after:$after last:$last before:$before filter:$filter){nodes{id state summary notes createdAt version customer{id name kind notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<JobsQuery, JobsQueryVariables>;

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
export const providerDocument = 'query provider($id:ID!){provider(id:$id){id displayName fullName clockedIn}}' as TypedDocument<ProviderQuery, ProviderQueryVariables>;

/** A provider, or null if there is none that may be read. */
export function provider(client: Client, variables: ProviderQueryVariables, options?: RequestOptions): Promise<ProviderQuery['provider']> {
  return request(client, providerDocument, variables as ProviderQueryVariables, options).then((data) => data.provider);
}

/** What `providers` asks for. */
export const providersDocument = 'query providers($first:Int$after:String$last:Int$before:String$filter:ProviderFilter){providers(first:$first after:$after last:$last before:$before filter:$filter){nodes{id displayName fullName clockedIn}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<ProvidersQuery, ProvidersQueryVariables>;

/**
 * The providers that may be read, oldest first.
 *
 * One page; `pages(providers, client)` goes through all.
 */
export function providers(client: Client, variables?: ProvidersQueryVariables, options?: RequestOptions): Promise<ProvidersQuery['providers']> {
  return request(client, providersDocument, variables as ProvidersQueryVariables, options).then((data) => data.providers);
}

/** What `viewer` asks for. */
export const viewerDocument = 'query viewer{viewer{audience role scopes expiresAt visitId account{id name timeZone region customerPrecision}user{id name roles}}}' as TypedDocument<ViewerQuery, ViewerQueryVariables>;

/** Who is asking. */
export function viewer(client: Client, variables?: ViewerQueryVariables, options?: RequestOptions): Promise<ViewerQuery['viewer']> {
  return request(client, viewerDocument, variables as ViewerQueryVariables, options).then((data) => data.viewer);
}

/** What `visit` asks for. */
export const visitDocument = 'query visit($id:ID!){visit(id:$id){id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn}}}' as TypedDocument<VisitQuery, VisitQueryVariables>;

/** A visit, or null if there is none that may be read. */
export function visit(client: Client, variables: VisitQueryVariables, options?: RequestOptions): Promise<VisitQuery['visit']> {
  return request(client, visitDocument, variables as VisitQueryVariables, options).then((data) => data.visit);
}

/** What `visits` asks for. */
export const visitsDocument = 'query visits($first:Int$after:String$last:Int$before:String$orderBy:VisitOrder$filter:VisitFilter){visits(first:$first after:$after last:$last before:$before orderBy:$orderBy filter:$filter){nodes{id stage arrivalWindow{start end}notes stageChangedAt createdAt version job{id state summary notes createdAt version}customer{id name kind notes createdAt version}property{id address{line1 line2 city postalCode country}point{latitude longitude}}assignee{id displayName fullName clockedIn}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}' as TypedDocument<VisitsQuery, VisitsQueryVariables>;

/**
 * The visits that may be read.
 *
 * One page; `pages(visits, client)` goes through all.
 */
export function visits(client: Client, variables?: VisitsQueryVariables, options?: RequestOptions): Promise<VisitsQuery['visits']> {
  return request(client, visitsDocument, variables as VisitsQueryVariables, options).then((data) => data.visits);
}

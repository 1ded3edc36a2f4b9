import 'reflect-metadata';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { fullSchemaOf } from '../../api/access/full-schema.ts';
import { governed } from '../../api/access/governed.ts';
import type { AccessContext } from '../../api/access/viewer.ts';
import type { ViewerFacts } from '../../policies/facts.ts';
import { Customer } from '../../schema/types/customer.ts';
import { Job } from '../../schema/types/job.ts';
import { Provider } from '../../schema/types/provider.ts';
import { Visit, VisitConnection } from '../../schema/types/visit.ts';

/** A page of visits in memory, with what hangs on them: what a resolver would have after its query. */
export interface Page {
  readonly nodes: readonly object[];
}

interface Row {
  readonly customer: object;
  readonly assignee: object;
  readonly job: object;
}

@Resolver(() => Visit)
class VisitResolver {
  @Query(() => VisitConnection, { description: 'All visits.' })
  async visits(@Ctx() context: AccessContext & { page: Page }) {
    return context.page;
  }
  @FieldResolver(() => Customer, { nullable: true, description: 'For whom.' })
  customer(@Root() row: Row) {
    return row.customer;
  }
  @FieldResolver(() => Provider, { nullable: true, description: 'Who goes.' })
  assignee(@Root() row: Row) {
    return row.assignee;
  }
  @FieldResolver(() => Job, { nullable: true, description: 'As part of what.' })
  job(@Root() row: Row) {
    return row.job;
  }
}

/** The platform's own types, with resolvers that answer from the context's page. */
export const buildSchema = (): Promise<GraphQLSchema> => fullSchemaOf({ resolvers: [VisitResolver] });

/** 25 fields for each visit. */
export const QUERY: DocumentNode = parse(`{
  visits { nodes {
    __typename id stage notes version createdAt stageChangedAt
    arrivalWindow { start end }
    customer { id name }
    assignee { __typename id displayName fullName }
    job { __typename id state summary notes version }
  } }
}`);

/** How many visits make 25,000 fields. */
export const VISITS = 1_000;

const ACCOUNT = 'acc_bench';
const DAY = new Date(Date.UTC(2026, 0, 15, 12));

export const DISPATCHER: ViewerFacts = {
  audience: 'office',
  accountId: ACCOUNT,
  role: 'DISPATCHER',
  scopes: [],
  userId: 'usr_bench',
  providerId: null,
  visitId: null,
  customerId: null,
};
export const PROVIDER: ViewerFacts = { ...DISPATCHER, audience: 'provider', role: 'PROVIDER', providerId: 'prv_bench' };

/** `VISITS` visits that the provider has under way, each with objects of its own. */
export function pageOfVisits(): Page {
  const nodes = Array.from({ length: VISITS }, (_, i) => {
    const ids = { customerId: `cus_${i}`, jobId: `job_${i}`, accountId: ACCOUNT };
    const customer = governed(
      'Customer',
      { id: ids.customerId, accountId: ACCOUNT, kind: 'ACTIVE', restricted: false, servedByViewer: true },
      { id: ids.customerId, name: `Customer ${i}` },
    );
    const assignee = governed(
      'Provider',
      { id: 'prv_bench', accountId: ACCOUNT, userId: 'usr_bench', restricted: false, visitedByViewer: false },
      { id: 'prv_bench', displayName: 'Sam', fullName: 'Sam Rivers' },
    );
    const job = governed(
      'Job',
      {
        id: ids.jobId,
        accountId: ACCOUNT,
        customerId: ids.customerId,
        state: 'ACTIVE',
        restricted: false,
        servedByViewer: true,
      },
      { id: ids.jobId, state: 'ACTIVE', summary: 'Boiler', notes: 'Second floor', version: i },
    );
    const stage = i % 2 === 0 ? 'BOOKED' : 'DISPATCHED';
    const facts = { id: `vis_${i}`, ...ids, restricted: false, stage, assigneeId: 'prv_bench' } as const;
    const own = { id: facts.id, stage, notes: 'Ring twice', version: i, createdAt: DAY, stageChangedAt: DAY };
    return governed('Visit', facts, { ...own, arrivalWindow: { start: DAY, end: DAY }, customer, assignee, job });
  });
  return { nodes };
}

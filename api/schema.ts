import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import type { Context } from './access/context.ts';
import { fullSchemaOf } from './access/full-schema.ts';
import { AccountResolver } from './features/account/index.ts';
import { ApiKeyResolver } from './features/api-key/index.ts';
import { AuditResolver, DataAccessResolver } from './features/audit/index.ts';
import { ConsentResolver, SignalResolver } from './features/consent/index.ts';
import { CustomerResolver } from './features/customer/index.ts';
import { DataPracticeResolver } from './features/data-practice/index.ts';
import { ErasureResolver } from './features/erasure/index.ts';
import { FleetResolver } from './features/fleet/index.ts';
import { JobResolver } from './features/job/index.ts';
import { LegalHoldResolver } from './features/legal-hold/index.ts';
import { NodeResolver } from './features/node/index.ts';
import { PositionResolver } from './features/position/index.ts';
import { DecisionResolver, FilingResolver, PrivacyRequestResolver } from './features/privacy-request/index.ts';
import { CustomerPropertiesResolver, PropertyResolver } from './features/property/index.ts';
import { ProviderResolver } from './features/provider/index.ts';
import { RetentionResolver } from './features/retention/index.ts';
import { ShareGrantResolver } from './features/share-grant/index.ts';
import { ShiftResolver } from './features/shift/index.ts';
import { TrackingResolver } from './features/tracking/index.ts';
import { PlanningResolver, VisitResolver } from './features/visit/index.ts';
import { WatcherResolver } from './features/watcher/index.ts';

/** Every class with resolvers in it. The instances come with the context of each operation. */
export const RESOLVERS = [
  AccountResolver,
  ProviderResolver,
  CustomerResolver,
  ConsentResolver,
  SignalResolver,
  PropertyResolver,
  CustomerPropertiesResolver,
  JobResolver,
  VisitResolver,
  PlanningResolver,
  ShiftResolver,
  WatcherResolver,
  PositionResolver,
  TrackingResolver,
  FleetResolver,
  ShareGrantResolver,
  ApiKeyResolver,
  AuditResolver,
  DataAccessResolver,
  DataPracticeResolver,
  LegalHoldResolver,
  ErasureResolver,
  RetentionResolver,
  PrivacyRequestResolver,
  FilingResolver,
  DecisionResolver,
  NodeResolver,
] as const;

/** The whole schema, with resolvers and without policy: nobody is served from it as it is. */
export function buildFullSchema(): Promise<GraphQLSchema> {
  return fullSchemaOf({
    resolvers: RESOLVERS as never,
    container: ({ context }) => ({ get: (type: never) => (context as Context).resolver(type) }),
  });
}

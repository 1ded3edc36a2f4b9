import { AccountResolver, AccountService, AccountSettings } from './features/account/index.ts';
import { ApiKeyResolver, ApiKeyService } from './features/api-key/index.ts';
import { AuditResolver, DataAccessResolver } from './features/audit/index.ts';
import { ConsentResolver, ConsentService, SignalResolver, SignalService } from './features/consent/index.ts';
import { CustomerResolver, CustomerService } from './features/customer/index.ts';
import { DataPracticeResolver } from './features/data-practice/index.ts';
import { type EtaEstimator, GreatCircleEtaEstimator, OsrmEtaEstimator } from './features/eta/index.ts';
import { FleetResolver } from './features/fleet/index.ts';
import { JobResolver, JobService } from './features/job/index.ts';
import { NodeResolver } from './features/node/index.ts';
import type { Parts } from './features/parts.ts';
import { PositionBoard, PositionResolver, PositionService, PositionStreams } from './features/position/index.ts';
import { CustomerPropertiesResolver, PropertyResolver, PropertyService } from './features/property/index.ts';
import { ProviderResolver, ProviderService } from './features/provider/index.ts';
import { ShareGrantResolver, ShareGrantService } from './features/share-grant/index.ts';
import { GateCache, SharingService } from './features/sharing/index.ts';
import { ShiftResolver, ShiftService } from './features/shift/index.ts';
import { TokenService } from './features/token/index.ts';
import { TrackingResolver, TrackingService } from './features/tracking/index.ts';
import { PlanningResolver, PlanningService, VisitResolver, VisitService } from './features/visit/index.ts';
import { WatcherRegistry, WatcherResolver } from './features/watcher/index.ts';
import { buildPrivacy, type PrivacyFeatures, type PrivacyStores } from './privacy-features.ts';
import type { Session } from './store/session.ts';

export interface FeatureOptions {
  /** How people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly osrmUrl: string | undefined;
  /** For how long changes of a fleet gather into one event, unless the reader says. */
  readonly fleetWindowMs: number;
  /** How many events may wait for a reader of a stream that skips none; the default unless given. */
  readonly maxWaitingEvents: number | undefined;
  /** Whom people write to about their data, or null. */
  readonly privacyContact: string | null;
  readonly signingIn: () => Session;
  /** What copies and erasures are made with. */
  readonly privacy: PrivacyStores;
}

/** The features, wired to each other. */
export interface Features {
  readonly accounts: AccountService;
  readonly keys: ApiKeyService;
  readonly tokens: TokenService;
  readonly consents: ConsentService;
  readonly signals: SignalService;
  readonly privacy: PrivacyFeatures;
  /** The resolver of a class. Throws for a class that is not one. */
  resolver<T extends object>(type: abstract new (...parts: never[]) => T): T;
  /** Records what is to be recorded, and stops what runs in the background. */
  close(): Promise<void>;
}

/** The services that change rows: each knows those below it. */
function buildWork(parts: Parts, publicUrl: string) {
  const accounts = new AccountService(parts);
  const providers = new ProviderService(parts, accounts);
  const customers = new CustomerService(parts);
  const consents = new ConsentService(parts);
  const signals = new SignalService(parts, consents);
  const properties = new PropertyService(parts, customers);
  const jobs = new JobService(parts, customers, properties);
  const visits = new VisitService(parts);
  const planning = new PlanningService(parts, visits);
  const sharing = new SharingService(parts, providers);
  const shifts = new ShiftService(parts, providers, visits, sharing);
  const grants = new ShareGrantService(parts, publicUrl);
  const keys = new ApiKeyService(parts);
  visits.onTransition(sharing.onVisit);
  visits.onTransition(grants.onVisit);
  const people = { accounts, providers, customers, consents, signals };
  return { ...people, properties, jobs, visits, planning, sharing, shifts, grants, keys };
}

/** What lives in memory: gates, positions, watchers. */
function buildLive(parts: Parts, work: ReturnType<typeof buildWork>, osrmUrl: string | undefined) {
  const board = new PositionBoard(parts.clock, parts.bus);
  const gates = new GateCache(parts.bus, parts.sessionOf);
  const settings = new AccountSettings(parts);
  const watchers = new WatcherRegistry(parts.clock, parts.sessionOf, parts.onError, parts.bus);
  const eta: EtaEstimator = osrmUrl
    ? new OsrmEtaEstimator({ baseUrl: osrmUrl, clock: parts.clock })
    : new GreatCircleEtaEstimator();
  const needs = { board, gates, settings, watchers, eta, properties: work.properties };
  return { ...needs, positions: new PositionService(parts, needs) };
}

/** Builds every feature. Starts nothing but listening to the bus. */
export function buildFeatures(parts: Parts, options: FeatureOptions): Features {
  const work = buildWork(parts, options.publicUrl);
  const live = buildLive(parts, work, options.osrmUrl);
  const tokens = new TokenService(parts, options.signingIn);
  const privacy = buildPrivacy(parts, work, options.privacy, options);
  const resolvers: object[] = [
    ...privacy.resolvers,
    new AccountResolver(work.accounts, parts),
    new ProviderResolver(work.providers, parts),
    new CustomerResolver(work.customers, parts),
    new ConsentResolver(work.consents, parts),
    new SignalResolver(),
    new PropertyResolver(work.properties, parts),
    new CustomerPropertiesResolver(parts),
    new JobResolver(work.jobs, parts),
    new VisitResolver(work.visits, parts),
    new PlanningResolver(work.planning, work.visits, parts),
    new ShiftResolver(work.shifts),
    new WatcherResolver(live.watchers, parts.clock),
    new PositionResolver(live.positions, new PositionStreams(live, parts.clock), work.sharing),
    new TrackingResolver(new TrackingService(parts, live)),
    new FleetResolver(parts, live, options.fleetWindowMs),
    new ShareGrantResolver(work.grants, parts),
    new ApiKeyResolver(work.keys),
    new AuditResolver(parts.audit),
    new DataAccessResolver(parts.audit),
    new DataPracticeResolver(options.privacyContact),
    new NodeResolver(parts),
  ];
  const byClass = new Map(resolvers.map((resolver) => [resolver.constructor as unknown, resolver]));
  return {
    accounts: work.accounts,
    keys: work.keys,
    tokens,
    consents: work.consents,
    signals: work.signals,
    privacy,
    resolver<T extends object>(type: abstract new (...parts: never[]) => T): T {
      const resolver = byClass.get(type);
      if (!resolver) throw new Error(`There is no resolver ${type.name}.`);
      return resolver as T;
    },
    async close() {
      await live.watchers.flush();
      live.eta.close();
    },
  };
}

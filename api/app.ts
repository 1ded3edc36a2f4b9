import { join } from 'node:path';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Audience } from '../policies/facts.ts';
import { accessFor } from './access/access.ts';
import { audienceSchemas } from './access/audience-schema.ts';
import { cohortContext } from './access/cohort-context.ts';
import type { Context } from './access/context.ts';
import { projectionOf } from './access/projection.ts';
import { reachedFields } from './access/reached-fields.ts';
import { POLICY } from './access/schema-policy.ts';
import type { Viewer } from './access/viewer.ts';
import { viewerClassOf } from './access/viewer-class.ts';
import type { Config } from './config.ts';
import { DEFAULT_EDGE_CONFIG, type EdgeConfig } from './edge/config.ts';
import { inTime } from './edge/in-time.ts';
import type { Readiness } from './edge/ports.ts';
import { createEdge, type Edge } from './edge/server.ts';
import type { KnownFacts } from './events/shared-source.ts';
import type { AuditService } from './features/audit/index.ts';
import { privacyPage } from './features/data-practice/index.ts';
import { buildFeatures, type Features } from './features.ts';
import { type Foundation, openFoundation } from './foundation.ts';
import type { Clock } from './kernel/clock.ts';
import { startWhenCaughtUp } from './ledger-gate.ts';
import { observeDeadlines, openPrivacyStores, packageOpener, publishedKey } from './privacy-features.ts';
import { buildFullSchema } from './schema.ts';
import type { Ledger } from './store/ledger/index.ts';
import type { Ending, Session } from './store/session.ts';
import type { KeyedHashes, Personal } from './store/vault/index.ts';

/** The server, built and ready to listen. */
export interface App {
  readonly edge: Edge;
  /** What an edge stands on. */
  readonly ports: Awaited<ReturnType<typeof portsOf>>;
  readonly features: Features;
  readonly personal: Personal;
  readonly hashes: KeyedHashes;
  readonly audit: AuditService;
  readonly ledger: Ledger;
  /** A session on an account for the server's own work, outside any request. */
  sessionOf(accountId: string): Session;
  /** Leaves in good order: sockets, requests, what is to be recorded, and then the stores. */
  close(): Promise<void>;
}

/** Logs an error by its name and code, and what it reports by itself: the messages of drivers carry values. */
const reportTo = (logger: Logger) => (error: unknown) => {
  const { name, code, report } = error as { name?: string; code?: string; report?: object };
  logger.error({ ...report, name, code }, 'background work failed');
};

/** Builds every part and hands it on. What is opened is closed again if a later part fails. */
export async function buildApp(
  config: Config,
  logger: Logger,
  clock: Clock,
  given: Partial<EdgeConfig> = {},
): Promise<App> {
  const onError = reportTo(logger);
  const edgeConfig = edgeConfigOf(config, given);
  const { requestTimeoutMs } = edgeConfig;
  const foundation = await openFoundation({ ...config, requestTimeoutMs }, logger, clock, onError);
  const { database, queue, keys, vault, parts } = foundation;
  const { audit, ledger, personal, hashes, sessionOf } = parts;
  try {
    const features = buildFeatures(parts, {
      publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
      osrmUrl: config.osrmUrl,
      fleetWindowMs: config.fleetWindowMs,
      maxWaitingEvents: config.limits.maxWaitingEvents,
      privacyContact: config.privacyContact,
      privacy: await openPrivacyStores(config, keys, vault),
      signingIn: () => database.signingIn(),
    });
    const ports = await portsOf(foundation, features);
    const edge = await createEdge(ports as never, edgeConfig, logger, clock);
    observeDeadlines(edge.metrics.meter, features.privacy);
    await queue.open();
    if (config.replayLedger) logger.info(await features.privacy.replay.replayAll(), 'the ledger was applied');
    const onBehind = () =>
      logger.warn('the database is behind the ledger: `npx whereabouts privacy replay` applies it');
    const stopWaiting = await startWhenCaughtUp(ledger, clock, () => queue.start(), { onBehind, onError });
    audit.start();
    const close = async () => {
      stopWaiting();
      await edge.drain();
      await queue.stop();
      await ledger.settled();
      await features.close();
      await foundation.close();
    };
    return { edge, ports, features, personal, hashes, audit, ledger, sessionOf, close };
  } catch (error) {
    await foundation.close().catch(onError);
    throw error;
  }
}

/** What the edge needs of everything behind it. */
async function portsOf({ database, queue, parts }: Foundation, features: Features) {
  const full = await buildFullSchema();
  const schemas = audienceSchemas(full, POLICY, parts.audit.recordedFields(full));
  return {
    authenticate: (token: string) => features.tokens.authenticate(token),
    authenticateToFetch: (token: string) => features.tokens.authenticateToFetch(token),
    schemaFor: (audience: Audience) => schemas[audience],
    createContext: (viewer: Viewer, requestId: string, ending: Ending): Context => ({
      viewer,
      access: accessFor(viewer),
      requestId,
      session: database.as(viewer, ending),
      record: parts.audit.operation(viewer, requestId),
      resolver: features.resolver,
    }),
    viewerClassOf({ access }: Context, schema: GraphQLSchema, document: DocumentNode, known: KnownFacts) {
      const viewers = viewerClassOf(access, reachedFields(schema, document), known);
      if (!viewers) return null;
      const { key, settled } = viewers;
      return {
        key,
        contextFor: (requestId: string) => cohortContext(viewers, requestId, features.resolver),
        projection: (operationName: string | null) =>
          projectionOf(schema, document, operationName, settled, viewers.known),
      };
    },
    executed: ({ record }: Context) => record?.executed(),
    onViewerLost: (viewer: Viewer, listen: (reason: string) => void) => features.tokens.onLost(viewer, listen),
    noticeSignals: (viewer: Viewer) => features.signals.notice(viewer),
    isReady: async (): Promise<Readiness> => {
      const [isThere, isWorking, isUpToDate] = await Promise.all([
        surely(parts.clock, () => database.ping().then(() => true)),
        surely(parts.clock, () => queue.healthy()),
        surely(parts.clock, () => parts.ledger.isBehind().then((isBehind) => !isBehind)),
      ]);
      return { database: isThere, bus: parts.bus.healthy(), queue: isWorking, ledger: isUpToDate };
    },
    openPackage: packageOpener(parts, features.privacy, (viewer: Viewer) => database.as(viewer)),
    publicKeys: [publishedKey(features.privacy.signer)],
  };
}

/** Below the time that who asks for readiness has: a part that hangs is told from those that do not. */
const PART_READY_WITHIN_MS = 1_500;

/** Whether it is so; false also if nobody can say, or not in time. */
const surely = (clock: Clock, ask: () => Promise<boolean>): Promise<boolean> =>
  inTime(clock, PART_READY_WITHIN_MS, ask).catch(() => false);

/** The pages that `npm run build` makes: GraphiQL, and what a share link opens. */
const PAGES = join(import.meta.dirname, '../../clients/web/dist');

function edgeConfigOf(config: Config, given: Partial<EdgeConfig>): EdgeConfig {
  const { allowedOrigins, publicUrl, privacyContact, limits } = config;
  const { budget, admission } = DEFAULT_EDGE_CONFIG;
  return {
    ...DEFAULT_EDGE_CONFIG,
    pageDir: PAGES,
    privacy: privacyPage(privacyContact),
    allowedOrigins: publicUrl ? [...allowedOrigins, new URL(publicUrl).origin] : allowedOrigins,
    budget: {
      burstPoints: limits.burstPoints ?? budget.burstPoints,
      pointsPerSecond: limits.pointsPerSecond ?? budget.pointsPerSecond,
    },
    maxSubscriptionsPerSocket: limits.maxSubscriptionsPerSocket ?? DEFAULT_EDGE_CONFIG.maxSubscriptionsPerSocket,
    maxSocketsPerToken: limits.maxSocketsPerToken ?? DEFAULT_EDGE_CONFIG.maxSocketsPerToken,
    stalledSocketMs: limits.stalledSocketMs ?? DEFAULT_EDGE_CONFIG.stalledSocketMs,
    maxMessagesWhileStalled: limits.maxMessagesWhileStalled ?? DEFAULT_EDGE_CONFIG.maxMessagesWhileStalled,
    admission: {
      socketsPerSecond: limits.admittedSocketsPerSecond ?? admission.socketsPerSecond,
      maxWaiting: limits.maxWaitingSockets ?? admission.maxWaiting,
    },
    ...given,
  };
}

import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Audience } from '../policies/facts.ts';
import { accessFor } from './access/access.ts';
import { audienceSchemas } from './access/audience-schema.ts';
import type { Context } from './access/context.ts';
import type { Viewer } from './access/viewer.ts';
import type { Config } from './config.ts';
import { DEFAULT_EDGE_CONFIG, type EdgeConfig } from './edge/config.ts';
import { createEdge, type Edge } from './edge/server.ts';
import { InProcessBus } from './events/in-process-bus.ts';
import { buildFeatures, type Features } from './features.ts';
import { AppError } from './kernel/app-error.ts';
import type { Clock } from './kernel/clock.ts';
import { buildFullSchema } from './schema.ts';
import { Database } from './store/database.ts';
import type { Session } from './store/session.ts';
import { type KeyedHashes, openKeyedHashes, openKeyStore, Personal, Vault } from './store/vault/index.ts';

/** The server, built and ready to listen. */
export interface App {
  readonly edge: Edge;
  readonly features: Features;
  readonly personal: Personal;
  readonly hashes: KeyedHashes;
  /** A session on an account for the server's own work, outside any request. */
  sessionOf(accountId: string): Session;
  /** Leaves in good order: sockets, requests, what is to be recorded, and then the stores. */
  close(): Promise<void>;
}

/** Logs an error by its name and code alone: the messages of drivers carry values. */
const reportTo = (logger: Logger) => (error: unknown) => {
  const { name, code } = error as { name?: string; code?: string };
  logger.error({ name, code }, 'background work failed');
};

/** Builds every part and hands it on. What is opened is closed again if a later part fails. */
export async function buildApp(
  config: Config,
  logger: Logger,
  clock: Clock,
  edgeConfig: Partial<EdgeConfig> = {},
): Promise<App> {
  const onError = reportTo(logger);
  const keys = await openKeyStore({ ...config.keyStore, production: config.production, clock });
  let database: Database | null = null;
  try {
    database = await Database.open({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
    const opened = database;
    if (!opened.isAlone) refuseCompany(config, logger);
    const bus = new InProcessBus(onError);
    const sessionOf = (accountId: string) => opened.as({ accountId, providerId: null, visitId: null });
    const personal = new Personal(new Vault(keys));
    const hashes = await openKeyedHashes(keys);
    const parts = { clock, bus, personal, hashes, sessionOf, onError };
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const features = buildFeatures(parts, { publicUrl, osrmUrl: config.osrmUrl, signingIn: () => opened.signingIn() });
    const schemas = audienceSchemas(await buildFullSchema());
    const ports = {
      authenticate: (token: string) => features.tokens.authenticate(token),
      schemaFor: (audience: Audience) => schemas[audience],
      createContext: (viewer: Viewer, requestId: string): Context => ({
        viewer,
        access: accessFor(viewer),
        requestId,
        session: opened.as(viewer),
        resolver: features.resolver,
      }),
      onViewerLost: (viewer: Viewer, listen: (reason: string) => void) => features.tokens.onLost(viewer, listen),
      isReady: async () => ({ database: await answers(opened), bus: bus.healthy() }),
    };
    const edge = await createEdge(ports as never, edgeConfigOf(config, edgeConfig), logger, clock);
    const close = async () => {
      await edge.drain();
      await features.close();
      await bus.close();
      await opened.close();
      await keys.close();
    };
    return { edge, features, personal, hashes, sessionOf, close };
  } catch (error) {
    await database?.close();
    await keys.close();
    throw error;
  }
}

/** Another process serves the same database, and neither would hear what the other revokes. */
function refuseCompany({ production }: Config, logger: Logger): void {
  const message = 'another server works on this database: neither hears what the other revokes, pauses or reports';
  if (production) throw new AppError('UNAVAILABLE', `DATABASE_URL: ${message}. Run one.`);
  logger.warn(message);
}

const answers = (database: Database): Promise<boolean> =>
  database.ping().then(
    () => true,
    () => false,
  );

/** The pages that `npm run build` makes: GraphiQL, and what a share link opens. */
const PAGES = join(import.meta.dirname, '../../clients/web/dist');

function edgeConfigOf({ allowedOrigins, publicUrl, limits }: Config, given: Partial<EdgeConfig>): EdgeConfig {
  const { budget } = DEFAULT_EDGE_CONFIG;
  return {
    ...DEFAULT_EDGE_CONFIG,
    pageDir: PAGES,
    allowedOrigins: publicUrl ? [...allowedOrigins, new URL(publicUrl).origin] : allowedOrigins,
    budget: {
      burstPoints: limits.burstPoints ?? budget.burstPoints,
      pointsPerSecond: limits.pointsPerSecond ?? budget.pointsPerSecond,
    },
    maxSubscriptionsPerSocket: limits.maxSubscriptionsPerSocket ?? DEFAULT_EDGE_CONFIG.maxSubscriptionsPerSocket,
    maxSocketsPerToken: limits.maxSocketsPerToken ?? DEFAULT_EDGE_CONFIG.maxSocketsPerToken,
    ...given,
  };
}

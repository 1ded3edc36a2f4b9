import { pino } from 'pino';
import { type App, buildApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import type { EdgeConfig } from '../../edge/config.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { Database } from '../../store/database.ts';
import { type DatabaseFlavour, type DatabaseTarget, databases } from './database.ts';

/** A whole server in this process, on a port of its own, over a database of its own. */
export interface TestServer {
  readonly app: App;
  readonly httpUrl: string;
  readonly wsUrl: string;
  /** Its DATA_DIR: PGlite's folder, and the key store's. */
  readonly dataDir: string;
  /** Everything that it has logged, at its most verbose, line by line. */
  readonly log: string[];
  close(): Promise<void>;
}

async function migrate({ databaseUrl, dataDir }: DatabaseTarget): Promise<void> {
  await (await Database.open({ databaseUrl, dataDir })).close();
}

/** The databases to run a suite on: PGlite and PostgreSQL, migrated. */
export const flavours: DatabaseFlavour[] = databases(migrate);

/** Draining takes no time in a test. */
const NO_DRAIN: Partial<EdgeConfig> = { drain: { noticeMs: 0, spreadMs: 0, requestsMs: 1_000 } };
/** Tests ask more, faster, than one person does; the budget has tests of its own. */
const BUDGET = { BUDGET_BURST_POINTS: '1000000', BUDGET_POINTS_PER_SECOND: '1000000' };

/** Starts a server on a database of that flavour, with no demo account. `environment` is added to the configuration. */
export async function startServer(
  flavour: DatabaseFlavour = flavours[0]!,
  environment: Record<string, string> = {},
  edge: Partial<EdgeConfig> = {},
  clock: Clock = systemClock,
): Promise<TestServer> {
  const database = await flavour.create();
  const server = await startServerOn(database, environment, edge, clock);
  return {
    ...server,
    async close() {
      await server.close();
      await database.close();
    },
  };
}

/** The same on a database that is there, and stays there when the server is closed. */
export async function startServerOn(
  { databaseUrl, dataDir }: DatabaseTarget,
  environment: Record<string, string> = {},
  edge: Partial<EdgeConfig> = {},
  clock: Clock = systemClock,
): Promise<TestServer> {
  const log: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => log.push(line) });
  const config = readConfig({
    NODE_ENV: 'test',
    DEMO: '0',
    DATA_DIR: dataDir,
    ...BUDGET,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...environment,
  });
  const app = await buildApp(config, logger, clock, { ...NO_DRAIN, ...edge });
  await app.edge.listen(0, '127.0.0.1');
  const at = `127.0.0.1:${app.edge.address.port}/graphql`;
  return { app, httpUrl: `http://${at}`, wsUrl: `ws://${at}`, dataDir, log, close: () => app.close() };
}

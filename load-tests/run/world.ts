import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCredentials } from '../../api/demo/credentials-file.ts';
import { Company } from '../../api/test/support/company.ts';
import { flavours } from '../../api/test/support/server.ts';
import { type ServerProcess, startServerProcess } from '../../api/test/support/server-process.ts';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';
import type { RunPlan } from './plan.ts';

/** What the virtual users know: who there is, with their tokens. Lies in a temporary file of this run alone. */
export interface World {
  readonly httpUrl: string;
  readonly wsUrl: string;
  readonly providers: readonly { id: string; visitId: string; token: string; latitude: number; longitude: number }[];
  /** Tokens by what their holders see of a position. */
  readonly tokens: Readonly<Record<'office' | 'partner' | 'coarse' | 'eta' | 'none', readonly string[]>>;
}

/** As many different people of each kind, so that sharing a token is not what makes it fast. */
const TOKENS_EACH = 10;

/** What the limits per token would refuse; all else is as it is shipped. */
const UNLIMITED = {
  MAX_SOCKETS_PER_TOKEN: '100000',
  BUDGET_BURST_POINTS: '900000000',
  BUDGET_POINTS_PER_SECOND: '900000000',
};

/** What every server is told: a demo account whose providers are all on the way, and nobody who drives them. */
const settingsOf = ({ providers }: RunPlan) => ({
  ...UNLIMITED,
  LOG_LEVEL: 'warn',
  DEMO: '1',
  DEMO_DRIVE: '0',
  DEMO_PROVIDERS: String(providers),
});

/** Starts a server of its own, in an empty folder, whose providers are all on the way; or several, on an empty PostgreSQL and a NATS of their own. */
export async function startServer(plan: RunPlan): Promise<ServerProcess> {
  const { environment, processes } = plan;
  if (processes === 1) {
    const alone = { ...settingsOf(plan), DATA_DIR: temporaryFolder('load'), ...environment };
    return startServerProcess(alone, { isMeasured: true });
  }
  const { databaseUrl, dataDir } = await flavours[1]!.create();
  const shared = { ...settingsOf(plan), DATABASE_URL: databaseUrl!, DATA_DIR: dataDir, ...environment };
  return startServerProcess(shared, { isMeasured: true, args: ['--processes', String(processes)] });
}

/** Starts two servers, each on a port of its own, on an empty PostgreSQL and that NATS. */
export async function startTwo(plan: RunPlan, natsUrl: string): Promise<ServerProcess[]> {
  const { databaseUrl, dataDir } = await flavours[1]!.create();
  const place = { DATABASE_URL: databaseUrl!, NATS_URL: natsUrl, DATA_DIR: dataDir };
  const shared = { ...settingsOf(plan), ...place, ...plan.environment };
  const first = await startServerProcess(shared, { isMeasured: true });
  return [first, await startServerProcess({ ...shared, DEMO: '0' }, { isMeasured: true })];
}

/** Around which the providers drive: the middle of a place that only the coarse grid knows. */
const START = { latitude: 45.7578, longitude: 4.832 };

/** Makes a key for everybody through the public API. */
export async function prepareWorld(server: ServerProcess): Promise<World> {
  const credentials = readCredentials(server.dataDir);
  if (!credentials) throw new Error('the server has made no demo account');
  const { accountId, personas, providers } = credentials;
  const company = Company.at(server, accountId, personas.dispatcher.token);
  const times = async (make: () => Promise<{ token: string }>): Promise<string[]> => {
    const tokens: string[] = [];
    for (let i = 0; i < TOKENS_EACH; i++) tokens.push((await make()).token);
    return tokens;
  };
  // A provider's key shows its holder nothing of other providers.
  const { phone } = await company.provider('Nobody Inparticular');
  return {
    httpUrl: server.httpUrl,
    wsUrl: server.wsUrl,
    providers: providers.map(({ providerId, visitId, token }, i) => ({
      id: providerId,
      visitId,
      token,
      latitude: START.latitude + (i % 40) * 0.0007,
      longitude: START.longitude + Math.floor(i / 40) * 0.0009,
    })),
    tokens: {
      office: await times(() => company.office()),
      partner: await times(() => company.partner('positions:read')),
      coarse: await times(() => company.partner('positions:read:coarse')),
      eta: await times(() => company.partner('eta:read')),
      none: [phone.token],
    },
  };
}

/** Writes it where k6 reads it, for this user's eyes only, and gives the path. */
export function writeWorld(world: World): string {
  const path = join(temporaryFolder('world'), 'world.json');
  writeFileSync(path, JSON.stringify(world), { mode: 0o600 });
  return path;
}

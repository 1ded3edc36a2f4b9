import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCredentials } from '../../api/demo/credentials-file.ts';
import { Company } from '../../api/test/support/company.ts';
import type { DatabaseTarget } from '../../api/test/support/database.ts';
import { flavours, startServerOn } from '../../api/test/support/server.ts';
import { type ServerProcess, startServerProcess } from '../../api/test/support/server-process.ts';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';
import type { RunPlan } from './plan.ts';

/** What the virtual users know: who there is, with their tokens. Lies in a temporary file of this run alone. */
export interface World {
  readonly httpUrl: string;
  readonly wsUrl: string;
  readonly providers: readonly { id: string; visitId: string; token: string; latitude: number; longitude: number }[];
  /**
   * Keys by what their holders see. Those of customers are links to the visits of the first providers, in turn; strangers are of another
   * account.
   */
  readonly tokens: Readonly<Record<Holder, readonly string[]>>;
}

export type Holder = 'office' | 'partner' | 'coarse' | 'eta' | 'none' | 'customer' | 'stranger';

/** Servers over one database, and the keys of an account there that nothing of the others is for. */
export interface Started {
  readonly servers: readonly [ServerProcess, ...ServerProcess[]];
  readonly strangers: readonly string[];
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

/** What servers of that place are told, and the keys of strangers whose account is there already: no request makes one. */
async function prepared(place: DatabaseTarget, { environment }: RunPlan) {
  const server = await startServerOn(place, environment);
  const company = await Company.found(server, 'Somebody Else');
  const { token } = await company.partner('positions:read');
  await server.close();
  const { databaseUrl, dataDir } = place;
  const settings = { DATA_DIR: dataDir, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), ...environment };
  return { settings, strangers: [company.admin.token, token] };
}

/** So that it can be told to collect its garbage. */
const COLLECTING = ['--expose-gc', '--import', pathToFileURL(join(import.meta.dirname, 'collect.js')).href];

/** Starts a server of its own, in an empty folder, whose providers are all on the way; or several, on an empty PostgreSQL and a NATS of their own. */
export async function startServer(plan: RunPlan): Promise<Started> {
  const isAlone = plan.processes === 1;
  const place = isAlone ? { dataDir: temporaryFolder('load') } : await flavours[1]!.create();
  const { settings, strangers } = await prepared(place, plan);
  const how = isAlone ? { execArgv: COLLECTING } : { args: ['--processes', String(plan.processes)] };
  const server = await startServerProcess({ ...settingsOf(plan), ...settings }, { isMeasured: true, ...how });
  return { servers: [server], strangers };
}

/** Starts two servers, each on a port of its own, on an empty PostgreSQL and that NATS. */
export async function startTwo(plan: RunPlan, natsUrl: string): Promise<Started> {
  const { settings, strangers } = await prepared(await flavours[1]!.create(), plan);
  const shared = { ...settingsOf(plan), NATS_URL: natsUrl, ...settings };
  const first = await startServerProcess(shared, { isMeasured: true });
  const second = await startServerProcess({ ...shared, DEMO: '0' }, { isMeasured: true });
  return { servers: [first, second], strangers };
}

/** Around which the providers drive: the middle of a place that only the coarse grid knows. */
const START = { latitude: 45.7578, longitude: 4.832 };

/** Makes a key for everybody through the public API. */
export async function prepareWorld({ servers: [server], strangers }: Started): Promise<World> {
  const credentials = readCredentials(server.dataDir);
  if (!credentials) throw new Error('the server has made no demo account');
  const { accountId, personas, providers } = credentials;
  const company = Company.at(server, accountId, personas.dispatcher.token);
  const times = async (make: (i: number) => Promise<{ token: string }>): Promise<string[]> => {
    const tokens: string[] = [];
    for (let i = 0; i < TOKENS_EACH; i++) tokens.push((await make(i)).token);
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
      customer: await times((i) => company.customer(providers[i % providers.length]!.visitId)),
      stranger: strangers,
    },
  };
}

/** Writes it where k6 reads it, for this user's eyes only, and gives the path. */
export function writeWorld(world: World): string {
  const path = join(temporaryFolder('world'), 'world.json');
  writeFileSync(path, JSON.stringify(world), { mode: 0o600 });
  return path;
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { accessFor } from '../../api/access/access.ts';
import type { Context } from '../../api/access/context.ts';
import { type App, buildApp } from '../../api/app.ts';
import { readConfig } from '../../api/config.ts';
import { DemoSeed, type Seeded } from '../../api/demo/seed.ts';
import { PositionResolver } from '../../api/features/position/index.ts';
import { systemClock } from '../../api/kernel/clock.ts';
import type { PositionReportPayload } from '../../schema/types/position.ts';
import { obey, pointOf, told } from './drive.ts';

// This product, whole: its database, its policy and its limits. An event is a report that is admitted and authorised; only HTTP is left
// out, as for the peers. The limits per token are raised, since all sockets here have one. One of several processes over one database has a part
// of the providers: `PROVIDERS` of the `SEEDED`, from the one numbered `FIRST` on, around the end.

const dataDir = process.env['DATA_DIR']!;
const { DATABASE_URL, NATS_URL, FIRST = '0', SEEDED = String(told.providers), ALONE } = process.env;
const config = readConfig({
  NODE_ENV: 'test',
  DATABASE_URL,
  NATS_URL,
  DATA_DIR: dataDir,
  DEMO: '0',
  MAX_SOCKETS_PER_TOKEN: '100000',
  MAX_SUBSCRIPTIONS_PER_SOCKET: '100000',
  BUDGET_BURST_POINTS: '900000000',
  BUDGET_POINTS_PER_SECOND: '900000000',
});
// What is out of order is said: nothing is, in a good run.
const app = await buildApp(config, pino({ level: 'warn' }, pino.destination(2)), systemClock, {
  keepAliveMs: told.keepAliveMs,
  // As graphql-ws would have it: each subscription is executed and written by itself.
  sharesSubscriptions: !ALONE,
});

/** The providers, all on the way: made once per folder, as their sessions stay open. */
async function seeded(): Promise<Seeded> {
  const file = join(dataDir, 'peers.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Seeded;
  const made = await new DemoSeed(app).run(Number(SEEDED));
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

/** Somebody of the account, as a request would have them. */
async function contextOf({ features, sessionOf }: App, token: string): Promise<Context> {
  const viewer = await features.tokens.authenticate(token);
  if (!viewer) throw new Error('a key was not accepted');
  const { resolver } = features;
  const session = sessionOf(viewer.accountId);
  return { viewer, access: accessFor(viewer), requestId: 'benchmark', session, resolver } as Context;
}

const { personas, providers } = await seeded();
const own = Array.from({ length: told.providers }, (_, i) => providers[(Number(FIRST) + i) % providers.length]!);
const reporters: Context[] = [];
for (const { token } of own) reporters.push(await contextOf(app, token));
const positions = app.features.resolver(PositionResolver);

/** Metres of latitude in degrees. */
const METRE_DEG = 1 / 111_195;

await app.edge.listen(0, '127.0.0.1');
obey(
  {
    port: app.edge.address.port,
    providerIds: own.map(({ providerId }) => providerId),
    reporters: own.map(({ token }) => token),
    payload: { authorization: `Bearer ${personas.dispatcher.token}` },
  },
  (provider, recordedAtMs) => {
    const input = {
      ...pointOf(provider, recordedAtMs, METRE_DEG),
      accuracyM: 5,
      headingDeg: 10,
      speedMps: 8,
      recordedAt: new Date(recordedAtMs),
    };
    const answer = positions.positionReport(input, reporters[provider]!);
    return answer instanceof Promise ? answer.then(requireAccepted) : requireAccepted(answer);
  },
);

function requireAccepted({ accepted, userErrors }: PositionReportPayload): void {
  if (!accepted) throw new Error(`a report was not accepted: ${JSON.stringify(userErrors)}`);
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import { ask } from './api.ts';
import { type DemoCredentials, readCredentials, writeCredentials } from './credentials-file.ts';
import { DemoSeed, isSeeded, type Seeded } from './seed.ts';

/** How often the personas are looked after: their visit may have ended, their link with it. */
const LOOK_AFTER_MS = 5_000;

const OPEN_VISIT = `query { visits(last: 1, filter: { stage: [DISPATCHED, EN_ROUTE] }) { nodes { id } } }`;
const LINK = `mutation ($input: ShareGrantCreateInput!) { shareGrantCreate(input: $input) { token shareGrant { id } } }`;

/** The demo account: made when the database has none, driven by a process of its own, through the public API. */
export class Demo {
  readonly #config: Config;
  readonly #seeded: Seeded;
  #credentials: DemoCredentials | null = null;
  #stop: () => void = () => {};

  private constructor(config: Config, seeded: Seeded) {
    this.#config = config;
    this.#seeded = seeded;
  }

  /** The demo account of the database, made now if it has none. */
  static async open(app: App, config: Config, providerCount: number): Promise<Demo> {
    const known = readCredentials(config.dataDir);
    const seeded = known && (await isSeeded(app, known)) ? known : await new DemoSeed(app).run(providerCount);
    return new Demo(config, seeded);
  }

  /** Gives the personas their addresses and the customer a link, writes them down, and begins to drive. */
  async start(port: number): Promise<DemoCredentials> {
    const { host, demo } = this.#config;
    const at = `${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
    const known =
      'customer' in this.#seeded.personas ? (this.#seeded as DemoCredentials).personas.customer : { token: '' };
    const { personas } = this.#seeded;
    const credentials: DemoCredentials = {
      ...this.#seeded,
      httpUrl: `http://${at}/graphql`,
      wsUrl: `ws://${at}/graphql`,
      personas: { ...personas, customer: known },
    };
    this.#credentials = credentials;
    await this.#lookAfter(credentials);
    writeCredentials(this.#config.dataDir, credentials);
    if (demo?.drive) this.#drive(credentials);
    return credentials;
  }

  stop(): void {
    this.#stop();
  }

  #drive(credentials: DemoCredentials): void {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'drive.js')], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    child.stdin.write(`${JSON.stringify(credentials)}\n`);
    // A driver that has died says so on its own; the server goes on without it.
    child.stdin.on('error', () => {});
    const stopping = new AbortController();
    this.#stop = () => {
      stopping.abort();
      child.stdin.end();
    };
    void this.#keepLookingAfter(credentials, stopping.signal);
  }

  async #keepLookingAfter(credentials: DemoCredentials, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(LOOK_AFTER_MS, null, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      const before = JSON.stringify(credentials);
      await this.#lookAfter(credentials).catch(() => {});
      if (JSON.stringify(credentials) !== before) writeCredentials(this.#config.dataDir, credentials);
    }
  }

  /** The personas follow the present visit of the first provider; the customer gets a link to each new one. */
  async #lookAfter({ httpUrl, personas, providers }: DemoCredentials): Promise<void> {
    const token = personas.provider.token;
    const { visits } = await ask<{ visits: { nodes: { id: string }[] } }>(httpUrl, token, OPEN_VISIT);
    const visitId = visits.nodes[0]?.id;
    if (!visitId || (visitId === personas.customer['visitId'] && personas.customer.token)) return;
    const created = await ask<{ shareGrantCreate: { token: string; shareGrant: { id: string } } }>(
      httpUrl,
      personas.dispatcher.token,
      LINK,
      { input: { visitId } },
    );
    const { token: link, shareGrant } = created.shareGrantCreate;
    personas.customer = { token: link, visitId, shareGrantId: shareGrant.id };
    for (const persona of [personas.dispatcher, personas.partner, personas.provider]) persona['visitId'] = visitId;
    providers[0]!.visitId = visitId;
  }

  /** What to say when it runs: where to click, and one command to copy. */
  greeting(): string {
    const { httpUrl, personas, providers } = this.#credentials!;
    const base = httpUrl.replace(/\/graphql$/, '');
    return [
      `Whereabouts is running, with a demo account: ${providers.length} providers are on the way to their customers.`,
      '',
      `  As the dispatcher   ${httpUrl}#token=${personas.dispatcher.token}`,
      `  As a customer       ${base}/track#${personas.customer.token}`,
      '',
      '  In another terminal, a provider on the move:',
      '',
      `    npx whereabouts watch ${personas.provider['providerId']}`,
      '',
      '  Everybody else is in: npm run -s demo:credentials',
      '',
    ].join('\n');
  }
}

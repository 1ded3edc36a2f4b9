import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type App, buildApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import type { DatabaseFlavour, TestDatabase } from './database.ts';
import type { TestServer } from './server.ts';

const QUICK = { drain: { noticeMs: 0, spreadMs: 0, requestsMs: 1_000 } };
const BUDGET = { BUDGET_BURST_POINTS: '1000000', BUDGET_POINTS_PER_SECOND: '1000000' };

/** A server that is stopped and started again on the same data, and whose database can be put back to how it was. */
export class RestartedServer {
  readonly #flavour: DatabaseFlavour;
  readonly #clock: Clock;
  #database: TestDatabase;
  #app: App | null = null;
  #backups = 0;

  private constructor(flavour: DatabaseFlavour, database: TestDatabase, clock: Clock) {
    this.#flavour = flavour;
    this.#database = database;
    this.#clock = clock;
  }

  static async on(flavour: DatabaseFlavour, clock: Clock = systemClock): Promise<RestartedServer> {
    return new RestartedServer(flavour, await flavour.create(), clock);
  }

  get dataDir(): string {
    return this.#database.dataDir;
  }

  async start(environment: Record<string, string> = {}): Promise<TestServer> {
    const log: string[] = [];
    const { dataDir, databaseUrl } = this.#database;
    const url = databaseUrl ? { DATABASE_URL: databaseUrl } : {};
    const given = { NODE_ENV: 'test', DEMO: '0', DATA_DIR: dataDir, ...BUDGET, ...url, ...environment };
    const logger = pino({ level: 'trace' }, { write: (line: string) => log.push(line) });
    const app = await buildApp(readConfig(given), logger, this.#clock, QUICK);
    this.#app = app;
    await app.edge.listen(0, '127.0.0.1');
    const at = `127.0.0.1:${app.edge.address.port}/graphql`;
    const close = () => this.stop();
    return { app, httpUrl: `http://${at}`, wsUrl: `ws://${at}`, dataDir, log, close };
  }

  async stop(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
  }

  /** A copy of the database as it is, while the server is stopped: PGlite's folder, or a database of the same server. */
  async backUp(): Promise<string> {
    const name = `backup_${process.pid}_${this.#backups++}`;
    const { databaseUrl, dataDir } = this.#database;
    if (!databaseUrl) {
      cpSync(join(dataDir, 'postgres'), join(dataDir, name), { recursive: true });
      return name;
    }
    await (await this.#flavour.postgres()!).createDatabase(name, new URL(databaseUrl).pathname.slice(1));
    return name;
  }

  /** Puts a backup in place of the database, while the server is stopped. The key store stays as it is. */
  async restore(backup: string): Promise<void> {
    const { databaseUrl, dataDir } = this.#database;
    if (!databaseUrl) {
      rmSync(join(dataDir, 'postgres'), { recursive: true });
      cpSync(join(dataDir, backup), join(dataDir, 'postgres'), { recursive: true });
      return;
    }
    const server = await this.#flavour.postgres()!;
    const name = new URL(databaseUrl).pathname.slice(1);
    await server.dropDatabase(name);
    await server.createDatabase(name, backup);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.#database.close();
  }
}

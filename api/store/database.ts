import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import type { EntityManager, MikroORM, Options } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { createPostgreSqlTypeParsers, MikroORM as Orm } from '@mikro-orm/sql';
import array from 'postgres-array';
import type { ViewerFacts } from '../../policies/facts.ts';
import { REQUEST_TIMEOUT_MS } from '../../schema/limits.ts';
import { MODEL } from '../model/index.ts';
import { APP_ROLE, AUDIT_ROLE, AUTH_ROLE, KEEPER_ROLE, SESSION } from '../model/row-security.ts';
import { lockFolder } from './folder-lock.ts';
import { JOB_SCHEMA, JobStorage } from './job-storage.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { ColumnNames } from './naming.ts';
import { FolderDriver, FoldingClient, inOneMessage, ServerDriver, saysUnavailable } from './round-trips.ts';
import { ChangeSubscriber } from './row-changes.ts';
import { type Ending, Session } from './session.ts';
import { KEEP_ALIVE, type Seat, takeSeat } from './sole-server.ts';

export interface DatabaseConfig {
  /** PostgreSQL 15 or newer. Without it, PGlite in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Whether this process hears what others on the same server do, and they what it does. */
  readonly shared?: boolean;
  /** How long work waits for a connection to the server, as long as a request may take unless told. Then it is dropped, and rejects with UNAVAILABLE. */
  readonly waitMs?: number;
}

/** Small buffers: the database of one process serves one process, and its memory counts against it. */
const PGLITE_SETTINGS = ['shared_buffers=16MB', 'log_min_error_statement=panic'];

/** How the ORM is set up, whatever the driver. Nothing that it could log is logged: its messages carry values. */
export const ormOptions: Partial<Options> = {
  entities: MODEL.map(({ entity }) => entity) as never,
  extensions: [Migrator],
  migrations: { migrationsList: [...MIGRATIONS], snapshot: false, silent: true },
  schemaGenerator: { ignoreSchema: [JOB_SCHEMA] },
  namingStrategy: ColumnNames,
  subscribers: [new ChangeSubscriber()],
  logger: () => {},
  debug: false,
  discovery: { warnWhenNoEntities: true },
};

/**
 * The database. What it hands out is always a `Session`: bound to a viewer's account by row-level security, under a
 * role that cannot step around it.
 */
export class Database {
  readonly #orm: MikroORM;
  readonly #release: () => Promise<void>;
  #seat: Seat | null = null;
  /** Where the queue keeps its jobs. Only `api/queue` can do anything with it. */
  readonly jobs: JobStorage;

  private constructor(orm: MikroORM, jobs: JobStorage, release: () => Promise<void>) {
    this.#orm = orm;
    this.jobs = jobs;
    this.#release = release;
  }

  /** Opens the database and brings its tables up to date. Throws FolderInUse, or what the driver says. */
  static async open(config: DatabaseConfig): Promise<Database> {
    const database = config.databaseUrl
      ? await Database.#openServer(config.databaseUrl, config.waitMs ?? REQUEST_TIMEOUT_MS)
      : await Database.#openFolder(config.dataDir);
    try {
      await migrate(database.#orm, database.jobs, config.databaseUrl);
      await database.#refuseBypass();
      if (config.databaseUrl) database.#seat = await takeSeat(config.databaseUrl, config.shared ?? false);
    } catch (error) {
      await database.close();
      throw error;
    }
    return database;
  }

  /** Whether no process served this database when this one opened it, other than those that share a bus with it. */
  get mayServe(): boolean {
    return this.#seat?.taken ?? true;
  }

  /** How many processes serve this database now, this one too. Rejects if it does not answer. */
  async seats(): Promise<number> {
    return (await this.#seat?.count()) ?? 1;
  }

  /**
   * A server that hangs must not gather work which nobody waits for any more. What has a connection may take its time: erasures and
   * exports do, and of a commit that was given up nobody knew whether it had happened. A connection whose other end is gone shows, though.
   */
  static async #openServer(clientUrl: string, waitMs: number): Promise<Database> {
    const orm = await Orm.init({
      ...ormOptions,
      driver: ServerDriver,
      driverOptions: {
        ...KEEP_ALIVE,
        Client: FoldingClient,
        connectionTimeoutMillis: waitMs,
        onPoolCreated: saysUnavailable,
      },
      clientUrl,
      pool: { min: 0, max: 10 },
    } as never);
    return new Database(orm as never, JobStorage.onServer(clientUrl), async () => {});
  }

  static async #openFolder(dataDir: string): Promise<Database> {
    const unlock = await lockFolder(dataDir);
    try {
      const pglite: PGlite = await PGlite.create({
        dataDir: join(dataDir, 'postgres'),
        parsers: createPostgreSqlTypeParsers((text: string) => array.parse(text)),
        postgresqlconf: PGLITE_SETTINGS,
      } as PGliteOptions);
      const options = {
        ...ormOptions,
        driver: FolderDriver,
        dbName: 'postgres',
        driverOptions: { pglite: inOneMessage(pglite) },
      };
      const orm = await Orm.init(options as never);
      return new Database(orm as never, JobStorage.inFolder(pglite), async () => {
        await pglite.close();
        await unlock();
      });
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /** A session as the viewer: only rows of their account exist in it. Make one for each request; it changes nothing after its ending. */
  as(viewer: Pick<ViewerFacts, 'accountId' | 'providerId' | 'visitId'>, ending?: Ending): Session {
    const em = () =>
      this.#fork(APP_ROLE, {
        [SESSION.accountId]: viewer.accountId,
        [SESSION.providerId]: viewer.providerId ?? '',
        [SESSION.visitId]: viewer.visitId ?? '',
      });
    return new Session(em, null, ending);
  }

  /** A session that can only look up tokens. */
  signingIn(): Session {
    return new Session(this.#fork(AUTH_ROLE, {}));
  }

  /** A session that knows which accounts there are, and which numbers of the ledger, and nothing else. */
  keeping(): Session {
    return new Session(this.#fork(KEEPER_ROLE, {}));
  }

  /** A session that reaches the audit log of every account and nothing else. */
  auditing(): Session {
    return new Session(this.#fork(AUDIT_ROLE, {}));
  }

  /** Resolves when the database answers; rejects when it does not. */
  async ping(): Promise<void> {
    await this.#orm.em.fork().getConnection().execute('select 1');
  }

  async close(): Promise<void> {
    await this.#seat?.release();
    await this.#orm.close(true);
    await this.#release();
  }

  /** The role is set with the settings, by one statement instead of two: `set_config` of `role` is `set local role`. */
  #fork(role: string, variables: Record<string, string>): SqlEntityManager {
    const session = { variables: { ...variables, role } };
    return this.#orm.em.fork({ session } as never) as EntityManager as SqlEntityManager;
  }

  /** The promise of row-level security rests on these roles: refuse to run where they could step around it. */
  async #refuseBypass(): Promise<void> {
    const rows = await this.#orm.em
      .fork()
      .getConnection()
      .execute<{ rolname: string }[]>(
        `select rolname from pg_roles where rolname in ('${APP_ROLE}', '${AUTH_ROLE}', '${KEEPER_ROLE}', '${AUDIT_ROLE}') and (rolsuper or rolbypassrls)`,
      );
    if (rows.length > 0) throw new Error(`The database role ${rows[0]!.rolname} can bypass row-level security.`);
  }
}

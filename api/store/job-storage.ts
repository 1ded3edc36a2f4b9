import type { PGlite } from '@electric-sql/pglite';
import { type ConstructorOptions, type Db, fromKysely, PgBoss } from 'pg-boss';
import { APP_ROLE } from '../model/row-security.ts';
import type { Session } from './session.ts';

/** The schema of the library that keeps the queue. Its tables are mapped in api/model/index.ts. */
export const JOB_SCHEMA = 'pgboss';

/** Connections of the queue on a server, apart from those of requests: neither waits for the other. */
const SERVER_CONNECTIONS = 3;

/**
 * Where the queue's jobs lie: what `api/queue` needs to reach them, as the database's owner. Whoever is handed it can
 * do nothing with it but hand it on; only `optionsOf` looks inside, and only `api/queue` may import that.
 */
export class JobStorage {
  readonly #options: ConstructorOptions;
  /** Whether no other process can reach the database: PGlite, whose folder is locked. */
  readonly isOwn: boolean;

  private constructor(options: ConstructorOptions, isOwn: boolean) {
    this.#options = { ...options, schema: JOB_SCHEMA };
    this.isOwn = isOwn;
  }

  static inFolder(pglite: PGlite): JobStorage {
    return new JobStorage({ db: overPglite(pglite), backend: 'pglite' }, true);
  }

  static onServer(connectionString: string): JobStorage {
    const options = { connectionString, max: SERVER_CONNECTIONS, application_name: 'whereabouts-queue' };
    return new JobStorage(options, false);
  }

  /** What a `PgBoss` on this database is made with. For `api/queue` alone. */
  static optionsOf(storage: JobStorage): ConstructorOptions {
    return storage.#options;
  }
}

/**
 * Makes the queue's tables or brings them up to date, and lets sessions add jobs, no more: they can neither read what
 * waits nor change it. Called while nobody else migrates.
 */
export async function prepareJobStorage(storage: JobStorage): Promise<void> {
  const boss = new PgBoss({ ...JobStorage.optionsOf(storage), supervise: false, schedule: false });
  // What goes wrong while starting is thrown; later there is nothing to hear of.
  boss.on('error', () => {});
  try {
    await boss.start();
    const db = boss.getDb();
    for (const grant of GRANTS) await db.executeSql(grant);
  } finally {
    await boss.stop({ graceful: false });
  }
}

const GRANTS = [
  `grant usage on schema ${JOB_SCHEMA} to ${APP_ROLE}`,
  `grant select on ${JOB_SCHEMA}.queue to ${APP_ROLE}`,
  `grant insert, select (id) on ${JOB_SCHEMA}.job_common to ${APP_ROLE}`,
];

/**
 * The connection of the session's open transaction, so that a job exists if and only if the transaction commits.
 * Throws outside one: on the embedded database, which has one connection, any other would wait for ever.
 */
export function transactionOf(session: Session): Db {
  const transaction = session.em.isInTransaction() ? session.em.getTransactionContext() : undefined;
  if (!transaction) throw new Error('A job is sent within a transaction of its session: session.transaction(…).');
  return fromKysely(transaction as never);
}

/**
 * The embedded database as pg-boss wants it. A text that opens a transaction runs as one of PGlite's own: nobody else's
 * statement comes between its failure and its rollback, as with the library's adapter it could.
 */
function overPglite(pglite: PGlite): Db {
  return {
    async executeSql(text, values) {
      if (values?.length) return pglite.query(text, values as unknown[]);
      const results = /^\s*begin\b/i.test(text)
        ? await pglite.transaction((transaction) => transaction.exec(text))
        : await pglite.exec(text);
      return { rows: results.flatMap(({ rows }) => rows) };
    },
  };
}

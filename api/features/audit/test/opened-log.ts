import { join } from 'node:path';
import { Client } from 'pg';
import { ManualClock } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/ids.ts';
import { Database } from '../../../store/database.ts';
import type { Session } from '../../../store/session.ts';
import { type KeyStore, openKeyStore } from '../../../store/vault/index.ts';
import { adminUrlOf, type RunSql } from '../../../test/support/at-rest.ts';
import type { DatabaseFlavour, TestDatabase } from '../../../test/support/database.ts';
import { AuditService } from '../audit.service.ts';

/** A log over a database of its own, without a server around it. */
export interface OpenedLog {
  readonly log: AuditService;
  readonly clock: ManualClock;
  readonly keys: KeyStore;
  readonly keyFolder: string;
  readonly auditFolder: string;
  /** The account that the test works with. */
  readonly accountId: string;
  readonly database: Database;
  readonly errors: unknown[];
  /** Begins with a new account. */
  begin(): Promise<void>;
  /** A session of the account, as the server works with it. */
  session(): Session;
  /** Runs SQL past all policies, as somebody with the database in their hands. */
  readonly attack: RunSql;
  /** Records entries about rows, one each, and brings them to the database; gives their ids in order. */
  recorded(rows: number): Promise<string[]>;
  /** Opens the log anew over the same database, as after a restart. */
  reopened(): Promise<AuditService>;
  /** The log as a second process has it, over the same folder and database. */
  another(): Promise<AuditService>;
  /** The whole log held against its checkpoints: each problem as `KIND entry batch`. */
  problems(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openLog(flavour: DatabaseFlavour): Promise<OpenedLog> {
  const place: TestDatabase = await flavour.create();
  const database = await Database.open({ databaseUrl: place.databaseUrl, dataDir: place.dataDir });
  const clock = new ManualClock(Date.now());
  const keyFolder = join(place.dataDir, 'keys');
  const auditFolder = join(place.dataDir, 'audit');
  const keys = await openKeyStore({ url: undefined, folder: keyFolder, kek: undefined, production: false, clock });
  const errors: unknown[] = [];
  const parts = {
    clock,
    keys,
    folder: auditFolder,
    auditing: () => database.auditing(),
    onError: (error: unknown) => errors.push(error),
  };
  let log = await AuditService.open(parts);
  let accountId = newId('Account', clock.now());
  const session = () => database.as({ accountId, providerId: null, visitId: null });
  const attacker = await attackerOf(place, session());
  const idsOf = async () => {
    const rows = await attacker.run(`select id from audit_entry where account_id = '${accountId}' order by id`);
    return rows.map(({ id }) => String(id));
  };
  return {
    get log() {
      return log;
    },
    clock,
    keys,
    keyFolder,
    auditFolder,
    get accountId() {
      return accountId;
    },
    database,
    errors,
    session,
    attack: attacker.run,
    async begin() {
      clock.advance(1);
      accountId = newId('Account', clock.now());
      errors.length = 0;
      await attacker.run(
        `insert into account (id, name, region, time_zone, customer_precision, created_at)
          values ('${accountId}', 'A company', 'EU', 'Europe/Paris', 'STREET', now())`,
      );
    },
    async recorded(rows) {
      const before = new Set(await idsOf());
      for (let i = 0; i < rows; i++) {
        clock.advance(1);
        const rowIds = [newId('Customer', clock.now())];
        const detail = { rows: i, complete: true };
        await session().transaction((inner) =>
          log.record(inner, {
            event: 'read',
            operation: 'customers',
            type: 'Customer',
            rowIds,
            fields: ['name'],
            detail,
          }),
        );
      }
      return (await idsOf()).filter((id) => !before.has(id));
    },
    async reopened() {
      await log.close();
      log = await AuditService.open(parts);
      return log;
    },
    another: () => AuditService.open(parts),
    async problems() {
      const found: string[] = [];
      for (let after = 0; ; ) {
        const part = await log.verify(accountId, after, 3);
        for (const { kind, entryId, batch } of part.problems) found.push(`${kind} ${entryId ?? '-'} ${batch ?? '-'}`);
        if (part.isComplete) return found;
        after = part.through;
      }
    },
    async close() {
      await log.close();
      await attacker.close();
      await keys.close();
      await database.close();
      await place.close();
    },
  };
}

async function attackerOf(
  { databaseUrl }: TestDatabase,
  session: Session,
): Promise<{ run: RunSql; close(): Promise<void> }> {
  if (databaseUrl) {
    const client = new Client({ connectionString: adminUrlOf(databaseUrl) });
    await client.connect();
    return { run: async (sql) => (await client.query(sql)).rows, close: () => client.end() };
  }
  // The embedded database's own connection is its superuser's.
  const connection = session.em.getConnection();
  return { run: (sql) => connection.execute(sql), close: async () => {} };
}

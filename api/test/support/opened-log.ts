import { join } from 'node:path';
import { Client } from 'pg';
import { AuditService } from '../../features/audit/index.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { Database } from '../../store/database.ts';
import type { Session } from '../../store/session.ts';
import { type KeyStore, openKeyStore } from '../../store/vault/index.ts';
import { adminUrlOf, type RunSql } from './at-rest.ts';
import type { DatabaseFlavour, TestDatabase } from './database.ts';

interface Attacker {
  readonly run: RunSql;
  close(): Promise<void>;
}

/** An audit log over a database of its own, without a server around it. */
export class OpenedLog {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly clock: ManualClock;
  readonly keyFolder: string;
  readonly auditFolder: string;
  readonly errors: unknown[] = [];
  readonly #place: TestDatabase;
  #attacker: Attacker;
  #log: AuditService | null = null;
  #accountId = '';

  private constructor(place: TestDatabase, database: Database, keys: KeyStore, clock: ManualClock) {
    this.#place = place;
    this.database = database;
    this.keys = keys;
    this.clock = clock;
    this.keyFolder = join(place.dataDir, 'keys');
    this.auditFolder = join(place.dataDir, 'audit');
    this.#attacker = null as never;
  }

  static async open(flavour: DatabaseFlavour): Promise<OpenedLog> {
    const place = await flavour.create();
    const clock = new ManualClock(Date.now());
    const database = await Database.open({ databaseUrl: place.databaseUrl, dataDir: place.dataDir });
    const folder = join(place.dataDir, 'keys');
    const keys = await openKeyStore({ url: undefined, folder, kek: undefined, production: false, clock });
    const opened = new OpenedLog(place, database, keys, clock);
    opened.#accountId = newId('Account', clock.now());
    opened.#attacker = await attackerOf(place, opened.session());
    opened.#log = await opened.another();
    return opened;
  }

  get log(): AuditService {
    return this.#log!;
  }

  /** The account that the test works with. */
  get accountId(): string {
    return this.#accountId;
  }

  /** A session of the account, as the server works with it. */
  session(): Session {
    return this.database.as({ accountId: this.#accountId, providerId: null, visitId: null });
  }

  /** Runs SQL past all policies, as somebody with the database in their hands. */
  get attack(): RunSql {
    return this.#attacker.run;
  }

  /** Begins with a new account. */
  async begin(): Promise<void> {
    this.clock.advance(1);
    this.#accountId = newId('Account', this.clock.now());
    this.errors.length = 0;
    await this.attack(
      `insert into account (id, name, region, time_zone, customer_precision, created_at)
        values ('${this.#accountId}', 'A company', 'EU', 'Europe/Paris', 'STREET', now())`,
    );
  }

  /** Records entries about rows, one each, and brings them to the database; gives their ids in order. */
  async recorded(rows: number): Promise<string[]> {
    const before = new Set(await this.#ids());
    for (let i = 0; i < rows; i++) {
      this.clock.advance(1);
      const rowIds = [newId('Customer', this.clock.now())];
      const detail = { rows: i, complete: true };
      const record = { event: 'read', operation: 'customers', type: 'Customer', rowIds, fields: ['name'], detail };
      await this.session().transaction((inner) => this.log.record(inner, record as never));
    }
    return (await this.#ids()).filter((id) => !before.has(id));
  }

  /** Opens the log anew over the same database, as after a restart. */
  async reopened(): Promise<AuditService> {
    await this.log.close();
    this.#log = await this.another();
    return this.#log;
  }

  /** The log as a second process has it, over the same folder and database. */
  another(auditing = () => this.database.auditing()): Promise<AuditService> {
    const { clock, keys, auditFolder: folder } = this;
    return AuditService.open({ clock, keys, folder, auditing, onError: (error) => this.errors.push(error) });
  }

  /** The whole log held against its checkpoints: each problem as `KIND entry batch`. */
  async problems(): Promise<string[]> {
    const found: string[] = [];
    for (let after = 0; ; ) {
      const part = await this.log.verify(this.#accountId, after, 3);
      for (const { kind, entryId, batch } of part.problems) found.push(`${kind} ${entryId ?? '-'} ${batch ?? '-'}`);
      if (part.isComplete) return found;
      after = part.through;
    }
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.#attacker.close();
    await this.keys.close();
    await this.database.close();
    await this.#place.close();
  }

  async #ids(): Promise<string[]> {
    const rows = await this.attack(`select id from audit_entry where account_id = '${this.#accountId}' order by id`);
    return rows.map(({ id }) => String(id));
  }
}

async function attackerOf({ databaseUrl }: TestDatabase, session: Session): Promise<Attacker> {
  if (databaseUrl) {
    const client = new Client({ connectionString: adminUrlOf(databaseUrl) });
    await client.connect();
    return { run: async (sql) => (await client.query(sql)).rows, close: () => client.end() };
  }
  // The embedded database's own connection is its superuser's.
  const connection = session.em.getConnection();
  return { run: (sql) => connection.execute(sql), close: async () => {} };
}

import { join } from 'node:path';
import type { AuditRecord } from '../../access/audit-log.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ConsentService } from '../../features/consent/index.ts';
import { ErasureService, LedgerReplay } from '../../features/erasure/index.ts';
import { LegalHoldService } from '../../features/legal-hold/index.ts';
import type { Parts } from '../../features/parts.ts';
import type { StepJob, StepRecord } from '../../features/privacy-step.ts';
import { type Clock, ManualClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { AccountEntity } from '../../model/account.ts';
import { Queue } from '../../queue/index.ts';
import { Database } from '../../store/database.ts';
import { LEDGER_SEQUENCE, Ledger, ledgerBook } from '../../store/ledger/index.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import {
  openKeyedHashes,
  openKeyStore,
  openSequence,
  openSigner,
  Personal,
  type Signer,
  Vault,
} from '../../store/vault/index.ts';
import type { DatabaseTarget } from './database.ts';

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Packages of the export that are only names. */
class NamedFiles {
  readonly names = new Map<string, string[]>();

  async namesOf(subjectId: string): Promise<string[]> {
    return this.names.get(subjectId) ?? [];
  }

  async removeOf(subjectId: string): Promise<number> {
    const count = (await this.namesOf(subjectId)).length;
    this.names.delete(subjectId);
    return count;
  }
}

/** The stores with the parts of the server that erase: no edge, no schema, nobody signed in. */
export async function openWorld(target: DatabaseTarget, clock: Clock = new ManualClock()) {
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const keys = await openKeyStore({ folder: join(target.dataDir, 'keys'), production: false, clock });
  const database = await Database.open(target);
  const sessionOf = (accountId: string) => database.as({ accountId, providerId: null, visitId: null });
  const vault = new Vault(keys);
  const book = ledgerBook(await openSequence(keys, LEDGER_SEQUENCE));
  const queue = new Queue({ storage: database.jobs, clock, onError });
  const ledger = new Ledger({ book, clock, sessionOf, keeping: () => database.keeping(), onError });
  const audited: AuditRecord[] = [];
  const audit = {
    record: async (_session: Session, record: AuditRecord): Promise<void> => void audited.push(record),
    prune: async () => ({ batches: 0, entries: 0 }),
  };
  const bus = new InProcessBus(onError);
  const hashes = await openKeyedHashes(keys);
  // Nobody is written to here.
  const parts = {
    ...{ clock, bus, queue, audit, ledger, hashes, sessionOf, onError },
    personal: new Personal(vault),
    mailer: { send: async () => {}, forget: async () => 0 },
  } as unknown as Parts;
  const files = new NamedFiles();
  const holds = new LegalHoldService(parts);
  const signer: Signer = await openSigner(keys);
  const queued = queue.contents;
  const consents = new ConsentService(parts);
  const ports = { keys, vault, signer, files, queued, holds, consents, keyBackupDays: 30 };
  const erasure = new ErasureService(parts, ports);
  const replay = new LedgerReplay(parts, erasure);
  await queue.open();
  return {
    ...{ parts, keys, vault, ledger, holds, erasure, replay, files, audited, errors, signer, sessionOf, database, bus },
    async close() {
      await ledger.settled();
      await queue.stop();
      await bus.close();
      await database.close();
      await keys.close();
    },
  };
}

/** A new account, and its id. */
export async function foundAccount(world: World, name = 'A company'): Promise<string> {
  const id = newId('Account', world.parts.clock.now());
  const row = { id, name, region: 'EU', timeZone: 'Europe/Amsterdam', customerPrecision: 'STREET', holidays: [] };
  await world.sessionOf(id).transaction(async ({ em }) => {
    em.persist(em.create(AccountEntity, { ...row, createdAt: new Date(world.parts.clock.now()) } as never));
  });
  return id;
}

/** Runs every step of an erasure, one after the other, and gives what each came to. */
export async function erase(
  world: World,
  accountId: string,
  subject: Subject,
  requestId = newId('PrivacyRequest', world.parts.clock.now()),
): Promise<StepRecord[]> {
  const before: StepRecord[] = [];
  for (const step of world.erasure.steps()) {
    const job: StepJob = { requestId, accountId, subject, planHash: null, done: 0, before: [...before] };
    before.push({ name: step.name, store: step.store, ...(await step.run(job, () => {})) });
  }
  return before;
}

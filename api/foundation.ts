import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Bus } from './events/bus.ts';
import { InProcessBus } from './events/in-process-bus.ts';
import { NatsBus } from './events/nats-bus.ts';
import { AuditService } from './features/audit/index.ts';
import type { Parts } from './features/parts.ts';
import { AppError } from './kernel/app-error.ts';
import type { Clock } from './kernel/clock.ts';
import { heldBackMailer } from './ledger-gate.ts';
import { openMailer } from './mail/index.ts';
import { Queue } from './queue/index.ts';
import { Database } from './store/database.ts';
import { LEDGER_SEQUENCE, Ledger, ledgerBook } from './store/ledger/index.ts';
import { type KeyStore, openKeyedHashes, openKeyStore, openSequence, Personal, Vault } from './store/vault/index.ts';

/** What the features stand on, opened: the stores, the queue, the audit log, and the parts made of them. */
export interface Foundation {
  readonly keys: KeyStore;
  readonly vault: Vault;
  readonly database: Database;
  readonly queue: Queue;
  readonly parts: Parts & { readonly audit: AuditService; readonly ledger: Ledger };
  /** Closes what was opened, last opened first. */
  close(): Promise<void>;
}

type Close = () => Promise<unknown>;

/** Closes in the order opposite to that of opening. Each is closed whatever becomes of the others; the first failure is thrown. */
async function closeAll(opened: Close[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of opened.splice(0).reverse()) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** Opens the stores and what works on them. What is opened is closed again if a later part fails. */
export async function openFoundation(
  config: Config & { readonly requestTimeoutMs: number },
  logger: Logger,
  clock: Clock,
  onError: (error: unknown) => void,
): Promise<Foundation> {
  const opened: Close[] = [];
  const closing = <T>(part: T, close: (part: T) => Promise<unknown>): T => {
    opened.push(() => close(part));
    return part;
  };
  try {
    const keyStore = openKeyStore({ ...config.keyStore, production: config.production, clock });
    const keys = closing(await keyStore, (part) => part.close());
    const { databaseUrl, dataDir, requestTimeoutMs: waitMs } = config;
    const shared = config.natsUrl !== undefined;
    const database = closing(await Database.open({ databaseUrl, dataDir, shared, waitMs }), (part) => part.close());
    if (!database.mayServe) refuseCompany(config, logger);
    const bus = closing(await openBus(config, logger, clock, onError, () => database.seats()), (part) => part.close());
    tellOfTrouble(bus, logger);
    const sessionOf = (accountId: string) => database.as({ accountId, providerId: null, visitId: null });
    const vault = new Vault(keys);
    const hashes = await openKeyedHashes(keys);
    if (keys.hasOlderKeks) void rewrapKeys(keys, logger).catch(onError);
    const book = ledgerBook(await openSequence(keys, LEDGER_SEQUENCE));
    const ledger = new Ledger({ book, clock, sessionOf, keeping: () => database.keeping(), onError });
    const folder = join(dataDir, 'audit');
    const auditing = () => database.auditing();
    const audit = closing(await AuditService.open({ clock, keys, folder, auditing, onError }), (part) => part.close());
    const queue = closing(new Queue({ storage: database.jobs, clock, onError }), (part) => part.stop());
    const mailer = heldBackMailer(openMailer(config.mail, clock), ledger);
    const personal = new Personal(vault);
    const parts = { clock, bus, queue, mailer, audit, ledger, personal, hashes, sessionOf, onError };
    return { keys, vault, database, queue, parts, close: () => closeAll(opened) };
  } catch (error) {
    await closeAll(opened).catch(onError);
    throw error;
  }
}

/** Brings every key under the newest KEK, beside what else the server does, and says whether the older ones are done with. */
async function rewrapKeys(keys: KeyStore, logger: Logger): Promise<void> {
  const { isComplete, ...counts } = await keys.rewrap();
  if (!isComplete) return;
  if (counts.unreached + counts.unreadable > 0) logger.warn(counts, 'keys still need KEYSTORE_KEK_PREVIOUS');
  else logger.info(counts, 'no key needs KEYSTORE_KEK_PREVIOUS any more');
}

async function openBus(
  { natsUrl: url }: Config,
  logger: Logger,
  clock: Clock,
  onError: (error: unknown) => void,
  seats: () => Promise<number>,
): Promise<Bus> {
  const onLost = () => endWithBus(logger);
  return url ? await NatsBus.open({ url, clock, onError, seats, onLost }) : new InProcessBus(onError);
}

/** Whoever watches over the processes starts another, which can connect anew. */
function endWithBus(logger: Logger): never {
  logger.fatal('the bus is lost for good: the process ends, to be started anew');
  process.exit(1);
}

/** Says why streams are STALE, and until when. */
function tellOfTrouble(bus: Bus, logger: Logger): void {
  bus.onHealth((trouble) => {
    if (trouble) logger.warn({ trouble }, 'the bus is in trouble: no positions are shown');
    else logger.info('the bus is well again: positions are shown');
  });
}

/** Another process serves the same database without a bus that both are on: neither would hear what the other revokes. */
function refuseCompany({ production }: Config, logger: Logger): void {
  const message = 'another server works on this database: neither hears what the other revokes, pauses or reports';
  if (production) throw new AppError('UNAVAILABLE', `DATABASE_URL: ${message}. Run one, or give all of them NATS_URL.`);
  logger.warn(message);
}

import type { AuditLog } from '../access/audit-log.ts';
import type { Bus } from '../events/bus.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Mailer } from '../mail/index.ts';
import type { Queue } from '../queue/index.ts';
import type { Ledger } from '../store/ledger/index.ts';
import type { Session } from '../store/session.ts';
import type { KeyedHashes, Personal } from '../store/vault/index.ts';

/** What every feature is built from. The composition root makes one and hands it on. */
export interface Parts {
  readonly clock: Clock;
  readonly bus: Bus;
  /** Durable background work: features name theirs while they are built. */
  readonly queue: Queue;
  /** Where to record what must be answerable later. */
  readonly audit: AuditLog;
  /** What must not be undone by restoring a backup. */
  readonly ledger: Ledger;
  /** Hands messages to people over. Whether one may write to them, the gate of the feature consent says first. */
  readonly mailer: Mailer;
  readonly personal: Personal;
  readonly hashes: KeyedHashes;
  /** A session on an account for the server's own work, outside any request. */
  readonly sessionOf: (accountId: string) => Session;
  /** Hears of an error in work that nobody waits for. */
  readonly onError: (error: unknown) => void;
}

import type { Bus } from '../events/bus.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Session } from '../store/session.ts';
import type { KeyedHashes, Personal } from '../store/vault/index.ts';

/** What every feature is built from. The composition root makes one and hands it on. */
export interface Parts {
  readonly clock: Clock;
  readonly bus: Bus;
  readonly personal: Personal;
  readonly hashes: KeyedHashes;
  /** A session on an account for the server's own work, outside any request. */
  readonly sessionOf: (accountId: string) => Session;
  /** Hears of an error in work that nobody waits for. */
  readonly onError: (error: unknown) => void;
}

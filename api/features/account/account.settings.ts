import type { Precision } from '../../../policies/precision.ts';
import type { Bus } from '../../events/bus.ts';
import { tellEach } from '../../events/listeners.ts';
import type { Session } from '../../store/session.ts';
import { accountStore } from './account.store.ts';

/** The account's choices that streams look at, in memory, kept current by the bus. */
export class AccountSettings {
  readonly #precisions = new Map<string, Precision>();
  readonly #listeners = new Set<(accountId: string) => void>();

  /** `sessionOf` gives a session on an account, for reading it again when it has changed. */
  constructor(bus: Bus, sessionOf: (accountId: string) => Session, onError: (error: unknown) => void) {
    bus.on('accountChanged', ({ accountId }) => {
      if (!this.#precisions.has(accountId)) return;
      this.#read(sessionOf(accountId), accountId).then(() => {
        tellEach(this.#listeners, accountId);
      }, onError);
    });
    bus.onResync(() => this.#resync(sessionOf));
  }

  /** Calls `listen` whenever an account that is in memory has changed; returns what stops it. */
  onChange(listen: (accountId: string) => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** Makes sure that the account is in memory. */
  async load(session: Session, accountId: string): Promise<void> {
    if (!this.#precisions.has(accountId)) await this.#read(session, accountId);
  }

  /** How exactly customers see who is on the way: nothing but the time until the account is in memory. */
  customerPrecision(accountId: string): Precision {
    return this.#precisions.get(accountId) ?? 'ETA_ONLY';
  }

  /** Reads the accounts in memory anew. */
  async #resync(sessionOf: (accountId: string) => Session): Promise<void> {
    for (const [accountId, before] of this.#precisions) {
      await this.#read(sessionOf(accountId), accountId);
      if (this.#precisions.get(accountId) === before) continue;
      tellEach(this.#listeners, accountId);
    }
  }

  async #read(session: Session, accountId: string): Promise<void> {
    const account = await accountStore.find(session, accountId);
    if (account) this.#precisions.set(accountId, account.customerPrecision);
  }
}

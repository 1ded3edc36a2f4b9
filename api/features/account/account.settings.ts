import type { Precision } from '../../../policies/precision.ts';
import type { Bus } from '../../events/bus.ts';
import { tellEach } from '../../events/listeners.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Session } from '../../store/session.ts';
import { accountStore } from './account.store.ts';

/** How long after a change could not be read it is tried again. */
const RETRY_MS = 1_000;
/** What customers see of an account that is not in memory. */
const UNREAD: Precision = 'ETA_ONLY';

/** The account's choices that streams look at, in memory, kept current by the bus. */
export class AccountSettings {
  readonly #clock: Clock;
  readonly #sessionOf: (accountId: string) => Session;
  readonly #onError: (error: unknown) => void;
  readonly #precisions = new Map<string, Precision>();
  readonly #listeners = new Set<(accountId: string) => void>();

  /** `sessionOf` gives a session on an account, for reading it again when it has changed. */
  constructor(clock: Clock, sessionOf: (accountId: string) => Session, onError: (error: unknown) => void, bus: Bus) {
    this.#clock = clock;
    this.#sessionOf = sessionOf;
    this.#onError = onError;
    bus.on('accountChanged', ({ accountId }) => {
      if (this.#precisions.has(accountId)) this.#readChanged(accountId);
    });
    bus.onResync(() => this.#resync());
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
    return this.#precisions.get(accountId) ?? UNREAD;
  }

  /** Reads an account that has changed, again until that succeeds; what may hold no longer is not believed meanwhile. */
  #readChanged(accountId: string): void {
    this.#read(this.#sessionOf(accountId), accountId)
      .catch((error: unknown) => {
        this.#precisions.set(accountId, UNREAD);
        this.#clock.after(RETRY_MS, () => this.#readChanged(accountId));
        this.#onError(error);
      })
      .then(() => tellEach(this.#listeners, accountId))
      .catch(this.#onError);
  }

  /** Reads the accounts in memory anew. */
  async #resync(): Promise<void> {
    for (const [accountId, before] of this.#precisions) {
      await this.#read(this.#sessionOf(accountId), accountId);
      if (this.#precisions.get(accountId) === before) continue;
      tellEach(this.#listeners, accountId);
    }
  }

  async #read(session: Session, accountId: string): Promise<void> {
    const account = await accountStore.find(session, accountId);
    if (account) this.#precisions.set(accountId, account.customerPrecision);
  }
}

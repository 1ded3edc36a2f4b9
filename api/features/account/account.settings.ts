import type { Precision } from '../../../policies/precision.ts';
import { tellAll } from '../../events/listeners.ts';
import type { Account } from '../../model/account.ts';
import { fewAtOnce } from '../../store/few-at-once.ts';
import type { Parts } from '../parts.ts';
import { accountStore } from './account.store.ts';

/** Between a reading that failed and the next: some wait of that length is not noticed, and a log is not filled. */
const AGAIN_AFTER_MS = 1_000;

/** An account that streams look at. */
interface Known {
  readonly accountId: string;
  /** Null while it is not sure to be what the database says. */
  precision: Precision | null;
  /** There is one at a time. */
  reading: Promise<void> | null;
  /** Whether it has changed since it was asked for: the answer may be older. */
  isOutdated: boolean;
  isToBeTriedAgain: boolean;
}

/**
 * The account's choices that streams look at, in memory, kept current by the bus. What has changed is forgotten at once, so that nothing
 * is shown more exactly than the account wants it, and is read until it has been read after the last change.
 */
export class AccountSettings {
  readonly #parts: Pick<Parts, 'bus' | 'clock' | 'sessionOf' | 'onError'>;
  readonly #accounts = new Map<string, Known>();
  readonly #listeners = new Set<(accountId: string) => void>();

  constructor(parts: Pick<Parts, 'bus' | 'clock' | 'sessionOf' | 'onError'>) {
    this.#parts = parts;
    parts.bus.on('accountChanged', ({ accountId }) => this.#changed(accountId));
    parts.bus.onResync(() => this.#resync());
  }

  /** Calls `listen` whenever an account that is in memory has changed and was read; returns what stops it. */
  onChange(listen: (accountId: string) => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** Makes sure that the account is in memory. Rejects where it cannot be read. */
  async load(accountId: string): Promise<void> {
    const account = this.#accounts.get(accountId) ?? {
      ...{ accountId, precision: null, reading: null },
      ...{ isOutdated: false, isToBeTriedAgain: false },
    };
    this.#accounts.set(accountId, account);
    if (account.precision === null) await this.#read(account);
  }

  /** How exactly customers see who is on the way: nothing but the time until the account is in memory. */
  customerPrecision(accountId: string): Precision {
    return this.#accounts.get(accountId)?.precision ?? 'ETA_ONLY';
  }

  #changed(accountId: string): void {
    const account = this.#accounts.get(accountId);
    if (!account) return;
    Object.assign(account, { precision: null, isOutdated: true });
    this.#readAgain(account);
  }

  #readAgain(account: Known): void {
    this.#read(account).then(
      () => this.#tell(account),
      (error: unknown) => {
        this.#parts.onError(error);
        if (account.isToBeTriedAgain) return;
        account.isToBeTriedAgain = true;
        this.#parts.clock.after(AGAIN_AFTER_MS, () => {
          account.isToBeTriedAgain = false;
          this.#readAgain(account);
        });
      },
    );
  }

  /** Reads the accounts in memory, or on their way there, anew. */
  async #resync(): Promise<void> {
    await fewAtOnce([...this.#accounts.values()], async (account) => {
      const before = account.precision;
      account.isOutdated = true;
      await this.#read(account);
      if (account.precision !== before) this.#tell(account);
    });
  }

  #tell({ accountId }: Known): void {
    tellAll(this.#listeners, accountId, this.#parts.onError);
  }

  #read(account: Known): Promise<void> {
    account.reading ??= this.#readUntilCurrent(account);
    return account.reading;
  }

  async #readUntilCurrent(account: Known): Promise<void> {
    try {
      let row: Account | null;
      do {
        account.isOutdated = false;
        row = await this.#find(account.accountId);
      } while (account.isOutdated);
      account.precision = row?.customerPrecision ?? null;
    } catch (error) {
      account.precision = null;
      throw error;
    } finally {
      account.reading = null;
    }
  }

  /** By a session of its own: one that has read the account before would give what it has read. */
  async #find(accountId: string): Promise<Account | null> {
    return accountStore.find(this.#parts.sessionOf(accountId), accountId);
  }
}

import type { Clock } from '../../kernel/clock.ts';
import { type LedgerEntry, LedgerEntryEntity } from '../../model/ledger-entry.ts';
import type { Session } from '../session.ts';
import { accountRefOf, entryIdOf, type LedgerNote, refOf } from './entry-id.ts';
import type { LedgerBook, LedgerRecord } from './ledger-book.ts';

export interface LedgerParts {
  readonly book: LedgerBook;
  readonly clock: Clock;
  /** A session on an account, outside any request. */
  readonly sessionOf: (accountId: string) => Session;
  /** A session that knows the accounts and the numbers of the ledger. */
  readonly keeping: () => Session;
  readonly onError: (error: unknown) => void;
}

const PAGE = 500;

/**
 * What must not be undone by restoring a backup: erasures, withdrawals, revocations. Each is written into the database in
 * the transaction of the act itself, and from there into the ledger in the key store, which gives it its number. A
 * database that has not noted an entry is older than the ledger: it is behind. One that has noted it, and is still to write its number
 * down, is not.
 */
export class Ledger {
  readonly #parts: LedgerParts;
  #draining: Promise<void> = Promise.resolve();
  /** The last answer of `missing`, and what it was an answer to. */
  #known: { readonly key: string; readonly missing: readonly LedgerRecord[] } | null = null;

  constructor(parts: LedgerParts) {
    this.#parts = parts;
  }

  /**
   * Notes an act, in the transaction of the session: it is in the ledger soon after that commits, and nowhere if it does
   * not. Noting the same act again changes nothing. Throws outside a transaction.
   */
  async note(session: Session, accountId: string, note: LedgerNote): Promise<string> {
    if (!session.em.isInTransaction()) throw new Error('An act is noted within its transaction.');
    const id = entryIdOf(note);
    if (await session.em.findOne(LedgerEntryEntity, { id })) return id;
    const createdAt = new Date(this.#parts.clock.now());
    const entry = { id, accountId, kind: note.kind, ref: refOf(note.rowId), number: null, createdAt };
    session.em.persist(session.em.create(LedgerEntryEntity, entry as never));
    session.afterCommit(() => this.#drainSoon(accountId));
    return id;
  }

  /** Brings what the database of an account has noted into the ledger, in the order in which it was noted. */
  drain(accountId: string): Promise<void> {
    const turn = this.#draining.then(() => this.#drain(accountId));
    this.#draining = turn.catch(() => {});
    return turn;
  }

  /** `drain` for every account that has something. To be run at the start and again and again. */
  async drainAll(): Promise<void> {
    const waiting = await this.#parts
      .keeping()
      .em.execute<{ account_id: string }[]>('select distinct account_id from ledger_entry where number is null');
    for (const { account_id } of waiting) await this.drain(account_id);
  }

  /** Waits for what is being brought into the ledger. */
  settled(): Promise<void> {
    return this.#draining;
  }

  /** Whether the ledger has an entry, of an account that this database has, which this database lacks. */
  async isBehind(): Promise<boolean> {
    return (await this.missing()).length > 0;
  }

  /** The entries that the ledger has and this database lacks, of the accounts that it has, in order. */
  async missing(): Promise<readonly LedgerRecord[]> {
    const head = await this.#parts.book.head();
    const [row] = await this.#parts
      .keeping()
      .em.execute<{ count: number; highest: number }[]>(
        'select count(number)::int as count, coalesce(max(number), 0)::int as highest from ledger_entry',
      );
    const { count, highest } = row!;
    if (count >= head) return [];
    const accounts = await this.accountIds();
    const key = `${head} ${count} ${highest} ${accounts.length}`;
    if (this.#known?.key !== key) this.#known = { key, missing: await this.#compare(accounts) };
    return this.#known.missing;
  }

  /** The missing entries of one account. */
  async missingOf(accountId: string): Promise<readonly LedgerRecord[]> {
    const account = accountRefOf(accountId);
    return (await this.missing()).filter((record) => record.account === account);
  }

  /** Every account of the installation: their ids, and nothing else of them. */
  async accountIds(): Promise<string[]> {
    const rows = await this.#parts.keeping().em.execute<{ id: string }[]>('select id from account order by id');
    return rows.map(({ id }) => id);
  }

  /** Writes down that an entry of the ledger holds in this database, in the transaction of what was done for it. */
  async adopt(session: Session, accountId: string, record: LedgerRecord): Promise<void> {
    const { id, kind, ref, number, at } = record;
    const there = await session.em.findOne(LedgerEntryEntity, { id });
    if (there) there.number = number;
    else {
      const entry = { id, accountId, kind, ref, number, createdAt: new Date(at) };
      session.em.persist(session.em.create(LedgerEntryEntity, entry as never));
    }
  }

  /** The number of an entry; null as long as it has none. */
  async numberOf(session: Session, id: string): Promise<number | null> {
    return (await session.em.findOne(LedgerEntryEntity, { id }, { refresh: true }))?.number ?? null;
  }

  async #compare(accounts: readonly string[]): Promise<LedgerRecord[]> {
    const known = new Map(accounts.map((id) => [accountRefOf(id), id]));
    const missing: LedgerRecord[] = [];
    for (let after = 0; ; ) {
      const records = await this.#parts.book.read(after, PAGE);
      if (records.length === 0) return missing;
      const last = records.at(-1)!.number;
      const rows = await this.#parts
        .keeping()
        .em.execute<{ number: number }[]>(
          `select number from ledger_entry where number > ${after} and number <= ${last}`,
        );
      const here = new Set(rows.map(({ number }) => Number(number)));
      const unnumbered = records.filter(({ number, account }) => !here.has(number) && known.has(account));
      missing.push(...(await this.#unnoted(unnumbered, known)));
      after = last;
    }
  }

  /** Those of which the database of their account has no note. */
  async #unnoted(records: readonly LedgerRecord[], accountIds: ReadonlyMap<string, string>): Promise<LedgerRecord[]> {
    const noted = new Set<string>();
    for (const [account, entries] of Map.groupBy(records, ({ account }) => account)) {
      const session = this.#parts.sessionOf(accountIds.get(account)!);
      const ids = entries.map(({ id }) => id);
      for (const { id } of await session.em.find(LedgerEntryEntity, { id: ids }, { fields: ['id'] })) noted.add(id);
    }
    return records.filter(({ id }) => !noted.has(id));
  }

  #drainSoon(accountId: string): void {
    this.drain(accountId).catch(this.#parts.onError);
  }

  async #drain(accountId: string): Promise<void> {
    const session = this.#parts.sessionOf(accountId);
    const account = accountRefOf(accountId);
    for (;;) {
      const waiting = (await session.em.find(
        LedgerEntryEntity,
        { number: null },
        { orderBy: { createdAt: 'asc', id: 'asc' }, limit: PAGE, disableIdentityMap: true },
      )) as LedgerEntry[];
      for (const { id, kind, ref, createdAt } of waiting) {
        const number = await this.#parts.book.append({ id, kind, ref, account, at: createdAt.toISOString() });
        await session.transaction(async ({ em }) => {
          await em.nativeUpdate(LedgerEntryEntity, { id }, { number });
        });
      }
      if (waiting.length < PAGE) return;
    }
  }
}

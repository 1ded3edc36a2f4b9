import { AppError } from '../../kernel/app-error.ts';
import type { LedgerRecord } from '../../store/ledger/index.ts';
import type { Session } from '../../store/session.ts';
import { knowCodes } from '../audit/index.ts';
import type { Parts } from '../parts.ts';
import type { ErasureService } from './erasure.service.ts';
import { replayStore } from './replay.store.ts';

/** What was applied again. */
export interface Replayed {
  readonly erasures: number;
  readonly withdrawals: number;
  readonly revocations: number;
  /** Entries about rows that the backup does not have: there was nothing to do. */
  readonly nothingToDo: number;
  /** Entries of the ledger that this database still lacks, of whatever account. */
  readonly remaining: number;
}

type Counts = Omit<Replayed, 'remaining'>;

const OPERATION = 'privacyLedgerReplay';
knowCodes([OPERATION, 'ERASURE', 'WITHDRAWAL', 'REVOCATION']);

/**
 * Applies what the ledger has and a restored database lacks: erasures, withdrawals and revocations, in their order. Each
 * is written down in the transaction that ends it, so that it can be interrupted anywhere and run again.
 */
export class LedgerReplay {
  readonly #parts: Parts;
  readonly #erasures: ErasureService;
  readonly #running = new Map<string, Promise<Counts>>();

  constructor(parts: Parts, erasures: ErasureService) {
    this.#parts = parts;
    this.#erasures = erasures;
  }

  /** Applies what is missing in one account. Whoever asks meanwhile shares the answer. */
  async replay(accountId: string): Promise<Replayed> {
    const running = this.#running.get(accountId) ?? this.#apply(accountId);
    this.#running.set(accountId, running);
    try {
      const counts = await running;
      return { ...counts, remaining: (await this.#parts.ledger.missing()).length };
    } finally {
      this.#running.delete(accountId);
    }
  }

  /** Applies what is missing in every account: for the operator, before the server starts to work. */
  async replayAll(): Promise<Replayed> {
    const counts = { erasures: 0, withdrawals: 0, revocations: 0, nothingToDo: 0 };
    for (const accountId of await this.#parts.ledger.accountIds()) {
      const done = await this.replay(accountId);
      for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += done[key];
    }
    return { ...counts, remaining: (await this.#parts.ledger.missing()).length };
  }

  async #apply(accountId: string): Promise<Counts> {
    const counts = { erasures: 0, withdrawals: 0, revocations: 0, nothingToDo: 0 };
    for (const record of await this.#parts.ledger.missingOf(accountId)) counts[await this.#one(accountId, record)]++;
    return counts;
  }

  async #one(accountId: string, record: LedgerRecord): Promise<keyof Counts> {
    const session = this.#parts.sessionOf(accountId);
    switch (record.kind) {
      case 'ERASURE':
        return this.#erase(session, accountId, record);
      case 'WITHDRAWAL':
        return session.transaction(async (inner) => {
          const changed = await replayStore.withdraw(inner, record.ref, new Date(record.at));
          await this.#adopt(inner, accountId, record, changed ? 1 : 0);
          return changed ? 'withdrawals' : 'nothingToDo';
        });
      case 'REVOCATION':
        return session.transaction(async (inner) => {
          const ended = await replayStore.revoke(inner, record.ref, new Date(record.at));
          if (ended) {
            const { id: tokenId, reason } = ended;
            inner.afterCommit(() => this.#parts.bus.publish('tokenEnded', { tokenId, reason }));
          }
          await this.#adopt(inner, accountId, record, ended ? 1 : 0);
          return ended ? 'revocations' : 'nothingToDo';
        });
      default:
        throw new AppError('INTERNAL', 'The ledger has an entry of a kind that this version does not know.');
    }
  }

  async #erase(session: Session, accountId: string, record: LedgerRecord): Promise<keyof Counts> {
    const subject = await replayStore.subject(session, record.ref);
    const rows = subject ? await this.#erasures.again(accountId, subject, record.id) : 0;
    await session.transaction((inner) => this.#adopt(inner, accountId, record, rows));
    return rows > 0 ? 'erasures' : 'nothingToDo';
  }

  /** Writes down that the entry holds here, and in the audit log that it was applied: its certificate was issued before. */
  async #adopt(session: Session, accountId: string, record: LedgerRecord, rows: number): Promise<void> {
    await this.#parts.ledger.adopt(session, accountId, record);
    const detail = { entryId: record.id, kind: record.kind, number: record.number, rows };
    await this.#parts.audit.record(session, { event: 'erasure', operation: OPERATION, detail });
  }
}

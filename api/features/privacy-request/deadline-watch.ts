import type { Parts } from '../parts.ts';
import type { ExportFiles } from '../subject-export/index.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import type { RequestJournal } from './request-journal.ts';

/** How many open requests of all accounts have little time left, and how many none. */
export interface DeadlineCounts {
  readonly near: number;
  readonly overdue: number;
}

/** Its name, also in the audit log. */
export const DEADLINE_WORK = 'privacy-deadlines';
const PACKAGE_WORK = 'privacy-packages';
/** Deadlines are ends of days. */
const COUNT_EVERY_MS = 15 * 60_000;
/** A package goes within an hour after its time; it cannot be fetched from its last millisecond on. */
const REMOVE_EVERY_MS = 60 * 60_000;

/**
 * Counts what is near and overdue, for the metrics, refuses what nobody showed in time to be their own, and removes packages
 * whose time is over.
 */
export class DeadlineWatch {
  readonly #parts: Parts;
  readonly #files: ExportFiles;
  readonly #journal: RequestJournal;
  #counts: DeadlineCounts = { near: 0, overdue: 0 };

  constructor(parts: Parts, files: ExportFiles, journal: RequestJournal) {
    this.#parts = parts;
    this.#journal = journal;
    this.#files = files;
  }

  /** As of the last count, of this process. */
  get counts(): DeadlineCounts {
    return this.#counts;
  }

  employ(): void {
    const { queue } = this.#parts;
    queue.every(DEADLINE_WORK, COUNT_EVERY_MS, async () => {
      await this.denyUnverified();
      await this.count();
    });
    queue.every(PACKAGE_WORK, REMOVE_EVERY_MS, () => this.removeExpired());
  }

  async count(): Promise<void> {
    const now = new Date(this.#parts.clock.now());
    let [near, overdue] = [0, 0];
    for (const accountId of await this.#parts.ledger.accountIds()) {
      const counts = await privacyRequestStore.countDeadlines(this.#parts.sessionOf(accountId), now);
      near += counts.near;
      overdue += counts.overdue;
    }
    this.#counts = { near, overdue };
  }

  /** Refuses the requests that waited for a code until they were due: nobody showed that they are theirs. */
  async denyUnverified(): Promise<void> {
    const now = new Date(this.#parts.clock.now());
    for (const accountId of await this.#parts.ledger.accountIds()) {
      for (const id of await privacyRequestStore.neverVerified(this.#parts.sessionOf(accountId), now)) {
        await this.#parts.sessionOf(accountId).transaction(async (session) => {
          const request = await privacyRequestStore.lock(session, id);
          if (request?.state !== 'VERIFYING_IDENTITY' || request.dueBy > now) return;
          const move = { operation: DEADLINE_WORK, reason: 'IDENTITY_NOT_VERIFIED' };
          await this.#journal.move(session, request, 'DENY', move);
        });
      }
    }
  }

  /** Removes the packages whose time is over, and says so on their requests. */
  async removeExpired(): Promise<void> {
    const nowMs = this.#parts.clock.now();
    await this.#files.removeExpired(nowMs);
    await this.#parts.mailer.sweep();
    for (const accountId of await this.#parts.ledger.accountIds()) {
      await privacyRequestStore.markExpired(this.#parts.sessionOf(accountId), new Date(nowMs));
    }
  }
}

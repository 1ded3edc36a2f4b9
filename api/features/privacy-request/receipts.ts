import { Refusal } from '../../kernel/app-error.ts';
import type { JobAttempt } from '../../queue/index.ts';
import { accountStore } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import { contactsOf } from './contacts.ts';
import { receiptLetter } from './letters.ts';
import { DAY_MS } from './one-time-code.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { RECEIPT_WORK, type RequestJournal } from './request-journal.ts';
import { subjectOf } from './request-nature.ts';
import type { RequestJob } from './request-runner.ts';

/** Who files and takes back without end does not fill a letter box by that; an officer looks at the rest. */
const MOST_RECEIPTS_A_DAY = 10;

/**
 * Tells people by e-mail that their request has come in, where the law wants it (CCPA). Where it cannot be told, it stays
 * to be confirmed by `confirmBy`, and shows.
 */
export class Receipts {
  readonly #parts: Parts;
  readonly #journal: RequestJournal;

  constructor(parts: Parts, journal: RequestJournal) {
    this.#parts = parts;
    this.#journal = journal;
  }

  employ(): void {
    this.#parts.queue.work<RequestJob>(RECEIPT_WORK, (job) => this.send(job));
  }

  /** Sends the letter if nobody was told yet. Rejects where it is to be tried again; then it may arrive twice. */
  async send({ payload: { accountId, requestId } }: Pick<JobAttempt<RequestJob>, 'payload'>): Promise<void> {
    const session = this.#parts.sessionOf(accountId);
    const request = await privacyRequestStore.find(session, requestId);
    if (!request?.confirmBy || request.confirmedAt) return;
    const since = new Date(this.#parts.clock.now() - DAY_MS);
    if ((await privacyRequestStore.receiptsSince(session, subjectOf(request).id, since)) >= MOST_RECEIPTS_A_DAY) return;
    const account = await accountStore.find(session, accountId);
    const contacts = await contactsOf(session, this.#parts.personal, subjectOf(request));
    const address = contacts.find(({ kind }) => kind === 'EMAIL');
    if (!account || !address) return;
    try {
      const letter = receiptLetter(account.name, request, account.timeZone);
      await this.#parts.mailer.send({ to: address.value, ...letter, about: subjectOf(request).id });
    } catch (error) {
      // No mail here at all: an officer tells the person.
      if (error instanceof Refusal) return;
      throw error;
    }
    await session.transaction(async (inner) => {
      const locked = await privacyRequestStore.lock(inner, requestId);
      if (!locked || locked.confirmedAt) return;
      locked.confirmedAt = new Date(this.#parts.clock.now());
      await this.#journal.note(inner, locked, { operation: RECEIPT_WORK });
    });
  }
}

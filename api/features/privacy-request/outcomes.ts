import { Refusal } from '../../kernel/app-error.ts';
import type { JobAttempt } from '../../queue/index.ts';
import { accountStore } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import { contactsOf } from './contacts.ts';
import { outcomeLetter } from './letters.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { isTold, OUTCOME_WORK } from './request-journal.ts';
import { subjectOf } from './request-nature.ts';
import type { RequestJob } from './request-runner.ts';

/** Tells people by e-mail what became of their request, where an address is on file. The request has ended either way. */
export class Outcomes {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  employ(): void {
    this.#parts.queue.work<RequestJob>(OUTCOME_WORK, (job) => this.send(job));
  }

  /** Sends the letter. Rejects where it is to be tried again; then it may arrive twice. */
  async send({ payload: { accountId, requestId } }: Pick<JobAttempt<RequestJob>, 'payload'>): Promise<void> {
    const session = this.#parts.sessionOf(accountId);
    const request = await privacyRequestStore.find(session, requestId);
    if (!request || !isTold(request)) return;
    const account = await accountStore.find(session, accountId);
    const contacts = await contactsOf(session, this.#parts.personal, subjectOf(request));
    const address = contacts.find(({ kind }) => kind === 'EMAIL');
    if (!account || !address) return;
    const letter = outcomeLetter(account.name, request, account.timeZone);
    try {
      await this.#parts.mailer.send({ to: address.value, ...letter, about: subjectOf(request).id });
    } catch (error) {
      // No mail here at all: an officer tells the person.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

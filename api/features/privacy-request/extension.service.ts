import { deadlinesOf, mayExtend } from '../../../policies/privacy/deadlines.ts';
import type { PrivacyRequestExtendInput } from '../../../schema/types/privacy-request-inputs.ts';
import type { Context } from '../../access/context.ts';
import { AppError, Refusal } from '../../kernel/app-error.ts';
import { expectVersion } from '../../kernel/input.ts';
import type { PrivacyRequest } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import { accountStore } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import { contactsOf } from './contacts.ts';
import { calendarOf } from './filing.service.ts';
import { extensionLetter, type Letter } from './letters.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { privacyRequestFacts } from './privacy-request.view.ts';
import type { RequestJournal } from './request-journal.ts';
import { subjectOf } from './request-nature.ts';

const WHY = {
  NOT_EXTENDABLE: 'The law gives no more time for this.',
  ALREADY_EXTENDED: 'It was extended already.',
  CLOSED: 'It has ended.',
  NOTICE_TOO_LATE: 'The person had to be told before its time was over.',
} as const;

/** A letter to a person. */
interface Notice {
  readonly to: string;
  readonly letter: Letter;
  /** The person’s id. */
  readonly about: string;
}

/** What an extension would be, once it is clear that it may be. */
interface Extension {
  readonly request: PrivacyRequest;
  readonly dueBy: Date;
  readonly dueNearFrom: Date;
  readonly company: string;
  readonly timeZone: string;
}

/** Takes more time for requests, which counts only if the person is told within the first period. */
export class ExtensionService {
  readonly #parts: Parts;
  readonly #journal: RequestJournal;

  constructor(parts: Parts, journal: RequestJournal) {
    this.#parts = parts;
    this.#journal = journal;
  }

  /**
   * Tells the person, then extends. Throws NOT_FOUND, FORBIDDEN, CONFLICT, NOT_EXTENDABLE; NO_CONTACT where they cannot be
   * written to and nobody says that they were told; MAIL_FAILED, and then nothing is extended.
   */
  async extend(context: Context, input: PrivacyRequestExtendInput): Promise<PrivacyRequest> {
    // Looked at first without a change: a letter is not to be sent from within a transaction.
    const notice = await context.session.transaction(async (session) => {
      const extension = await this.#possible(context, session, input);
      return input.noticeGiven ? null : this.#notice(session, extension, input.reason);
    });
    if (notice) await this.#send(notice);
    return context.session.transaction(async (session) => {
      const { request, dueBy, dueNearFrom } = await this.#possible(context, session, input);
      const extendedAt = new Date(this.#parts.clock.now());
      Object.assign(request, { dueBy, dueNearFrom, extendedAt, extensionReason: input.reason });
      await this.#journal.note(session, request, { operation: 'privacyRequestExtend', reason: input.reason });
      return request;
    });
  }

  async #possible({ access }: Context, session: Session, input: PrivacyRequestExtendInput): Promise<Extension> {
    const request = await privacyRequestStore.lock(session, input.id);
    if (!request) throw new Refusal('NOT_FOUND', 'There is no such request.', ['id']);
    access.require('extend', 'PrivacyRequest', privacyRequestFacts(request));
    expectVersion(request, input.expectedVersion);
    const account = await accountStore.find(session, request.accountId);
    if (!account) throw new AppError('INTERNAL', 'The account of a valid token does not exist.');
    const { kind, jurisdiction, receivedAt, extendedAt, closedAt, confirmedAt } = request;
    const deadlines = deadlinesOf({ kind, jurisdiction, receivedAt, calendar: calendarOf(account) });
    const progress = { confirmedAt: confirmedAt ?? null, extendedAt: extendedAt ?? null, closedAt: closedAt ?? null };
    const { dueBy, why } = mayExtend(new Date(this.#parts.clock.now()), deadlines, progress);
    if (!dueBy) throw new Refusal('NOT_EXTENDABLE', WHY[why], ['id']);
    const { name: company, timeZone } = account;
    return { request, dueBy, dueNearFrom: deadlines.nearFrom.extendedDueBy ?? dueBy, company, timeZone };
  }

  async #notice(
    session: Session,
    { request, dueBy, company, timeZone }: Extension,
    reason: PrivacyRequestExtendInput['reason'],
  ): Promise<Notice> {
    const contacts = await contactsOf(session, this.#parts.personal, subjectOf(request));
    const address = contacts.find(({ kind }) => kind === 'EMAIL');
    if (!address) {
      const message =
        'The person cannot be written to from here. Tell them by other means, and say so by `noticeGiven`.';
      throw new Refusal('NO_CONTACT', message, ['noticeGiven']);
    }
    const letter = extensionLetter(company, request.kind, reason, dueBy, timeZone);
    return { to: address.value, letter, about: subjectOf(request).id };
  }

  async #send({ to, letter, about }: Notice): Promise<void> {
    try {
      await this.#parts.mailer.send({ to, ...letter, about });
    } catch (error) {
      if (error instanceof Refusal || !(error instanceof AppError)) throw error;
      throw new Refusal('MAIL_FAILED', 'The person could not be told: nothing was extended.');
    }
  }
}

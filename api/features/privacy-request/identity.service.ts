import type {
  PrivacyRequestCodeSendInput,
  PrivacyRequestConfirmIdentityInput,
  PrivacyRequestVerifyInput,
} from '../../../schema/types/privacy-request-inputs.ts';
import type { Context } from '../../access/context.ts';
import { AppError, Refusal } from '../../kernel/app-error.ts';
import { expectVersion } from '../../kernel/input.ts';
import type { PrivacyRequest } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import { accountStore } from '../account/index.ts';
import { isOwn } from '../consent/index.ts';
import type { Parts } from '../parts.ts';
import { type ContactOnFile, contactsOf } from './contacts.ts';
import { codeLetter, type Letter } from './letters.ts';
import {
  CODE_LIFE_MS,
  DAY_MS,
  hashOfCode,
  MOST_ATTEMPTS,
  MOST_CODES,
  MOST_CODES_A_DAY,
  MOST_WRONG_CODES_A_DAY,
  newCode,
  sameCode,
} from './one-time-code.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { privacyRequestFacts } from './privacy-request.view.ts';
import type { RequestJournal } from './request-journal.ts';
import { goalOf, subjectOf } from './request-nature.ts';

/** Makes sure that a request comes from the person whom it is about. */
export class IdentityService {
  readonly #parts: Parts;
  readonly #journal: RequestJournal;

  constructor(parts: Parts, journal: RequestJournal) {
    this.#parts = parts;
    this.#journal = journal;
  }

  /**
   * Sends a new code to a contact point on file, and gives where. The one before it ends. Throws NOT_FOUND, FORBIDDEN,
   * INVALID_TRANSITION, NO_CONTACT, TOO_MANY_CODES, MAIL_NOT_CONFIGURED, MAIL_FAILED.
   */
  async sendCode(context: Context, input: PrivacyRequestCodeSendInput): Promise<ContactOnFile> {
    const { contact, letter, about } = await context.session.transaction(async (session) => {
      const request = await this.#waiting(context, session, input.id);
      const contact = await this.#contact(session, request, input.contactId ?? null);
      const letter = await this.#newCode(session, request, contact);
      return { contact, letter, about: subjectOf(request).id };
    });
    try {
      await this.#parts.mailer.send({ to: contact.value, ...letter, about });
    } catch (error) {
      await this.#forgetCode(context, input.id);
      if (error instanceof Refusal || !(error instanceof AppError)) throw error;
      throw new Refusal('MAIL_FAILED', 'The code could not be sent. Try again later.');
    }
    return contact;
  }

  /** Sends the first code, if that is possible; a request is filed also where it is not. */
  async tryToSendCode(context: Context, id: string): Promise<void> {
    try {
      await this.sendCode(context, { id });
    } catch (error) {
      if (!(error instanceof Refusal)) this.#parts.onError(error);
    }
  }

  /** A code that nobody was sent opens nothing. It stays counted, so that sending cannot be tried without end. */
  async #forgetCode({ session }: Context, id: string): Promise<void> {
    await session.transaction(async (inner) => {
      const request = await privacyRequestStore.lock(inner, id);
      if (request) Object.assign(request, { codeHash: null, codeExpiresAt: null, codeSentTo: null });
    });
  }

  /**
   * Takes a code. A wrong one counts, also when several come at once. Throws NOT_FOUND, FORBIDDEN, INVALID_TRANSITION,
   * CODE_WRONG, CODE_EXPIRED, TOO_MANY_CODES.
   */
  async verify(context: Context, { id, code }: PrivacyRequestVerifyInput): Promise<PrivacyRequest> {
    const outcome = await context.session.transaction(async (session): Promise<PrivacyRequest | Refusal> => {
      const request = await this.#waiting(context, session, id);
      const now = new Date(this.#parts.clock.now());
      const { codeHash, codeExpiresAt } = request;
      if (!codeHash || !codeExpiresAt || codeExpiresAt <= now || request.codeAttempts >= MOST_ATTEMPTS) {
        return new Refusal('CODE_EXPIRED', 'There is no code that can still be used. Ask for another.', ['code']);
      }
      if ((await this.#today(session, request)).wrong >= MOST_WRONG_CODES_A_DAY) throw tooMany();
      if (!sameCode(codeHash, hashOfCode(this.#parts.hashes, request.accountId, id, code))) {
        // Committed with the refusal: a wrong try stays counted.
        request.codeAttempts += 1;
        request.wrongCodes += 1;
        if (request.codeAttempts >= MOST_ATTEMPTS) request.codeHash = null;
        return new Refusal('CODE_WRONG', 'The code is not the one that was sent.', ['code']);
      }
      Object.assign(request, { verifiedAt: now, verifiedBy: 'CODE', codeHash: null, codeExpiresAt: null });
      if (isOwn(context.viewer, subjectOf(request))) request.verifiedToken = context.viewer.tokenId;
      await this.#journal.move(session, request, 'ACCEPT', { operation: 'privacyRequestVerify' });
      return request;
    });
    if (outcome instanceof Refusal) throw outcome;
    return outcome;
  }

  /** An officer who did not file it answers for the identity. Throws NOT_FOUND, FORBIDDEN, INVALID_TRANSITION, CONFLICT, SECOND_OFFICER_NEEDED. */
  confirm(context: Context, input: PrivacyRequestConfirmIdentityInput): Promise<PrivacyRequest> {
    return context.session.transaction(async (session) => {
      const { viewer, access } = context;
      const request = await privacyRequestStore.lock(session, input.id);
      if (!request || !access.canRead('PrivacyRequest', privacyRequestFacts(request))) {
        throw new Refusal('NOT_FOUND', 'There is no such request.', ['id']);
      }
      requireSecondWitness(viewer.userId, request);
      access.require('identify', 'PrivacyRequest', privacyRequestFacts(request));
      expectVersion(request, input.expectedVersion);
      this.#requireWaiting(request);
      const now = new Date(this.#parts.clock.now());
      const { userId: identityOfficer } = viewer;
      const known = { verifiedAt: now, verifiedBy: 'OFFICER', identityOfficer, identityMethod: input.method };
      Object.assign(request, { ...known, codeHash: null, codeExpiresAt: null });
      await this.#journal.move(session, request, 'ACCEPT', { operation: 'privacyRequestConfirmIdentity' });
      return request;
    });
  }

  /** The request, locked, in which a code is waited for. */
  async #waiting({ access }: Context, session: Session, id: string): Promise<PrivacyRequest> {
    const request = await privacyRequestStore.lock(session, id);
    if (!request) throw new Refusal('NOT_FOUND', 'There is no such request.', ['id']);
    access.require('verify', 'PrivacyRequest', privacyRequestFacts(request));
    this.#requireWaiting(request);
    return request;
  }

  #requireWaiting(request: PrivacyRequest): void {
    if (request.state === 'VERIFYING_IDENTITY') goalOf(request, 'ACCEPT');
    else throw new Refusal('INVALID_TRANSITION', `The request is ${request.state}: no code is waited for.`, ['id']);
  }

  async #contact(session: Session, request: PrivacyRequest, contactId: string | null): Promise<ContactOnFile> {
    const contacts = await contactsOf(session, this.#parts.personal, subjectOf(request));
    const addresses = contacts.filter(({ kind }) => kind === 'EMAIL');
    const contact = contactId === null ? addresses[0] : addresses.find(({ id }) => id === contactId);
    if (contact) return contact;
    const message = 'There is no e-mail address on file to send it to. An officer can confirm the identity.';
    throw new Refusal('NO_CONTACT', message, contactId === null ? null : ['contactId']);
  }

  async #newCode(session: Session, request: PrivacyRequest, contact: ContactOnFile): Promise<Letter> {
    if (request.codesSent >= MOST_CODES) {
      throw new Refusal('TOO_MANY_CODES', `At most ${MOST_CODES} codes are sent. An officer can confirm the identity.`);
    }
    if ((await this.#today(session, request)).sent >= MOST_CODES_A_DAY) throw tooMany();
    const code = newCode();
    const nowMs = this.#parts.clock.now();
    const account = await accountStore.find(session, request.accountId);
    Object.assign(request, {
      codeHash: hashOfCode(this.#parts.hashes, request.accountId, request.id, code),
      codeExpiresAt: new Date(nowMs + CODE_LIFE_MS),
      codeAttempts: 0,
      codesSent: request.codesSent + 1,
      codeSentAt: new Date(nowMs),
      codeSentTo: contact.id,
    });
    await this.#journal.note(session, request, { operation: 'privacyRequestCodeSend' });
    return codeLetter(account?.name ?? '', request.kind, code);
  }

  /** What was sent to the person and tried wrongly within a day, over all their requests; others wait until this is committed. */
  #today(session: Session, request: PrivacyRequest): Promise<{ sent: number; wrong: number }> {
    const since = new Date(this.#parts.clock.now() - DAY_MS);
    return privacyRequestStore.codesSince(session, subjectOf(request).id, since);
  }
}

const tooMany = () =>
  new Refusal('TOO_MANY_CODES', 'No more codes are sent or taken today. An officer can confirm the identity.');

/** Throws SECOND_OFFICER_NEEDED: who filed a request does not also answer for who it comes from. */
function requireSecondWitness(viewerId: string | null, { userId, filedBy }: PrivacyRequest): void {
  if (viewerId !== null && viewerId === userId) {
    throw new Refusal('SECOND_OFFICER_NEEDED', 'Nobody confirms their own identity.', ['id']);
  }
  if (viewerId !== null && viewerId === filedBy) {
    throw new Refusal('SECOND_OFFICER_NEEDED', 'You filed it: somebody else has to confirm the identity.', ['id']);
  }
}

import { isOptional, OPTIONAL_PURPOSES } from '../../../policies/privacy/contact.ts';
import { CURRENT_WORDING, wordingOf } from '../../../policies/privacy/wordings.ts';
import type { ConsentGrantInput, ConsentWithdrawInput } from '../../../schema/types/consent.ts';
import type { Context } from '../../access/context.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import { optionalText } from '../../kernel/input.ts';
import { type Consent, consentPrivacy } from '../../model/consent.ts';
import type { OptOut } from '../../model/opt-out.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { requireOldEnough } from '../account/index.ts';
import { knowCodes } from '../audit/index.ts';
import type { Parts } from '../parts.ts';
import { type ConsentCriteria, consentStore, idsOf, type Person } from './consent.store.ts';
import { consentFacts } from './consent.view.ts';
import { isOwn, subjectMeant } from './subject.ts';

const DAY_MS = 24 * 3_600_000;
const MAX_EVIDENCE_LENGTH = 2_000;

knowCodes(['optOut', 'GPC', 'DNT', 'REQUEST']);

/** What people agreed to, withdrew, and do not want. Off by default: without a row there is no consent. */
export class ConsentService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Records a consent in the words in use now, and gives it; gives the one there is if it holds already. Throws NOT_FOUND, FORBIDDEN,
   * INVALID_INPUT, CONFLICT, UNDER_AGE, OPTED_OUT; RESTRICTED where the office writes it down of somebody whose data may only be stored.
   */
  grant(context: Context, input: ConsentGrantInput): Promise<Consent> {
    const { viewer } = context;
    const subject = subjectMeant(viewer, input.subject);
    const own = isOwn(viewer, subject);
    const evidence = optionalText(input.evidence, MAX_EVIDENCE_LENGTH, ['evidence']);
    return context.session.transaction(async (session) => {
      const person = await this.#lock(context, session, subject, 'grant');
      if (!own && person.restrictedAt != null) {
        throw new Refusal(
          'RESTRICTED',
          'The data of this person may only be stored: they agree themself, or not at all.',
        );
      }
      await requireOldEnough(session, this.#parts.clock, viewer.accountId, input.dateOfBirth, {
        isKnown: true,
      });
      if (!own && evidence === null) throw new Refusal('INVALID_INPUT', 'Say what shows it.', ['evidence']);
      requireCurrentWording(input.wordingVersion);
      if (isOptional(input.purpose)) await this.#requireNotOptedOut(context, session, subject);
      const { channel, purpose } = input;
      const [there] = await consentStore.open(session, subject, { channel, purposes: [purpose] });
      if (there) return there;
      const nowMs = this.#parts.clock.now();
      const identity = { id: newId('Consent', nowMs), accountId: viewer.accountId, ...idsOf(subject) };
      const consent = consentStore.insert(session, {
        ...identity,
        channel,
        purpose,
        wordingVersion: CURRENT_WORDING.version,
        source: own ? 'PERSON' : 'OFFICE',
        ...(await this.#parts.personal.sealed(consentPrivacy, identity, { evidence })),
        grantedAt: new Date(nowMs),
      } as never);
      this.#tell(session, viewer.accountId, subject);
      return consent;
    });
  }

  /** Ends every consent that is meant, at once, and gives those that held. Throws NOT_FOUND, FORBIDDEN, INVALID_INPUT. */
  withdraw(context: Context, input: ConsentWithdrawInput): Promise<Consent[]> {
    const subject = subjectMeant(context.viewer, input.subject);
    const by = isOwn(context.viewer, subject) ? 'PERSON' : 'OFFICE';
    const purposes = input.purpose ? [input.purpose] : undefined;
    return context.session.transaction(async (session) => {
      await this.#lock(context, session, subject, 'withdraw');
      return this.withdrawAll(session, subject, by, { channel: input.channel ?? undefined, purposes });
    });
  }

  /**
   * Ends the consents of a person that fit, within the transaction of the session, and gives them. What was withdrawn stays so when a backup
   * is restored: each is in the ledger.
   */
  async withdrawAll(
    session: Session,
    subject: Subject,
    by: NonNullable<Consent['withdrawnBy']>,
    criteria: ConsentCriteria = {},
  ): Promise<Consent[]> {
    const open = await consentStore.open(session, subject, criteria);
    for (const consent of open) {
      consent.withdrawnAt = new Date(this.#parts.clock.now());
      consent.withdrawnBy = by;
      await this.#parts.ledger.note(session, consent.accountId, { kind: 'WITHDRAWAL', rowId: consent.id });
    }
    await session.flush();
    return open;
  }

  /**
   * Records that a person opts out of all that is not needed for a visit, within the transaction of the session, and withdraws
   * what they agreed to of that. Doing it again on the same day changes nothing. Returns false if there is no such person.
   */
  async optOut(session: Session, accountId: string, subject: Subject, source: OptOut['source']): Promise<boolean> {
    const person = await consentStore.lockPerson(session, subject);
    if (!person) return false;
    const by = source === 'REQUEST' ? 'REQUEST' : 'SIGNAL';
    const withdrawn = await this.withdrawAll(session, subject, by, { purposes: OPTIONAL_PURPOSES });
    const now = new Date(this.#parts.clock.now());
    const known = (await consentStore.optOuts(session, subject)).find((optOut) => optOut.source === source);
    if (known && withdrawn.length === 0) {
      if (now.getTime() - known.lastSeenAt.getTime() >= DAY_MS) known.lastSeenAt = now;
      return true;
    }
    if (known) known.lastSeenAt = now;
    const id = known?.id ?? newId('OptOut', now.getTime());
    const row = { id, accountId, ...idsOf(subject), source, recordedAt: now, lastSeenAt: now };
    if (!known) consentStore.insertOptOut(session, row as never);
    await session.flush();
    await this.#parts.audit.record(session, {
      event: 'consent',
      operation: 'optOut',
      type: 'OptOut',
      rowIds: [id, ...withdrawn.map((consent) => consent.id)],
      detail: { source, withdrawn: withdrawn.length },
    });
    return true;
  }

  /** Locks the person, once it is clear that the viewer may do that to their consents. */
  async #lock(
    { viewer, access }: Context,
    session: Session,
    subject: Subject,
    act: 'grant' | 'withdraw',
  ): Promise<Person> {
    const facts = consentFacts({ id: '', accountId: viewer.accountId, ...idsOf(subject) } as never);
    const person = access.canRead('Consent', facts) ? await consentStore.lockPerson(session, subject) : null;
    if (!person) throw new Refusal('NOT_FOUND', 'There is no such person.', ['subject', 'id']);
    access.require(act, 'Consent', facts);
    return person;
  }

  /** A signal that comes with the very request outweighs it; the office cannot undo what a person has said. */
  async #requireNotOptedOut({ viewer }: Context, session: Session, subject: Subject): Promise<void> {
    const own = isOwn(viewer, subject);
    if (own && viewer.signals) {
      throw new Refusal('OPTED_OUT', 'Your browser says that you do not want this. Switch the signal off first.');
    }
    if (!own && (await consentStore.optOuts(session, subject)).length > 0) {
      throw new Refusal('OPTED_OUT', 'The person has opted out. Only they themself can agree to it again.');
    }
  }

  #tell(session: Session, accountId: string, { kind, id }: Subject): void {
    session.afterCommit(() => this.#parts.bus.publish('consentGranted', { accountId, kind, subjectId: id }));
  }
}

/** Who saw other words than those in use has agreed to something else. */
function requireCurrentWording(version: string | null | undefined): void {
  if (version == null || version === CURRENT_WORDING.version) return;
  if (wordingOf(version))
    throw new Refusal('CONFLICT', 'The words have changed: show the new ones.', ['wordingVersion']);
  throw new Refusal('INVALID_INPUT', 'There are no such words.', ['wordingVersion']);
}

import { deadlinesOf, jurisdictionOf, type WorkingCalendar } from '../../../policies/privacy/deadlines.ts';
import { type Filer, needsVerification } from '../../../policies/privacy/request-states.ts';
import type { PrivacyFilingInput } from '../../../schema/types/privacy-request-inputs.ts';
import type { Context } from '../../access/context.ts';
import type { Viewer } from '../../access/viewer.ts';
import { AppError, Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import type { Account } from '../../model/account.ts';
import { type PrivacyRequest, privacyRequestPrivacy } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { accountStore } from '../account/index.ts';
import { isOwn, personBehind, subjectMeant } from '../consent/index.ts';
import { customerStore } from '../customer/index.ts';
import type { Parts } from '../parts.ts';
import { checkCorrections } from './corrections.ts';
import { type Filing, filingOf, textOf } from './filing-input.ts';
import type { IdentityService } from './identity.service.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { RECEIPT_WORK, type RequestJournal } from './request-journal.ts';
import { natureOf } from './request-nature.ts';
import { tryAnew } from './try-again.ts';

/** What is recorded of a request that the platform files by itself. */
export const FOLLOW_UP = 'privacy-follow-up';

/** By which days an account counts: its own holidays, and in the United States those of the federation. */
export const calendarOf = ({ timeZone, holidays, region }: Account): WorkingCalendar => ({
  timeZone,
  holidays,
  federalHolidays: region === 'US',
});

/** The columns that hold the times of a request. */
export function timesOf(
  account: Account,
  request: Pick<PrivacyRequest, 'kind' | 'jurisdiction' | 'receivedAt'>,
): Pick<PrivacyRequest, 'confirmBy' | 'confirmNearFrom' | 'dueBy' | 'dueNearFrom'> {
  const { confirmBy, dueBy, nearFrom } = deadlinesOf({ ...request, calendar: calendarOf(account) });
  return { confirmBy, confirmNearFrom: nearFrom.confirmBy, dueBy, dueNearFrom: nearFrom.dueBy };
}

/** What came of a filing: where the same is open already, nothing was filed, and that request is given. */
export interface Filed {
  readonly request: PrivacyRequest;
  readonly refusal: Refusal | null;
}

/** Takes requests in. */
export class FilingService {
  readonly #parts: Parts;
  readonly #journal: RequestJournal;
  readonly #identity: IdentityService;

  constructor(parts: Parts, journal: RequestJournal, identity: IdentityService) {
    this.#parts = parts;
    this.#journal = journal;
    this.#identity = identity;
  }

  /**
   * Files a request, or gives the one that was filed by the same person under the same key. A person has to show who they
   * are: they are sent a code, where an address is on file. Throws NOT_FOUND, FORBIDDEN, INVALID_INPUT, IDEMPOTENCY_CONFLICT.
   * ALREADY_OPEN comes with the request that is.
   */
  async file(
    context: Context,
    kind: PrivacyRequest['kind'],
    operation: string,
    input: PrivacyFilingInput,
  ): Promise<Filed> {
    const { viewer, access } = context;
    const subject = subjectMeant(viewer, input.subject);
    const filedBy = personBehind(viewer)?.id;
    if (!filedBy) throw new AppError('FORBIDDEN', 'A key that names nobody files nothing.');
    const filing = filingOf(kind, input);
    const ids = idsOf(subject);
    const facts = { id: '', accountId: viewer.accountId, ...ids, filedBy };
    access.require('file', 'PrivacyRequest', facts);
    const filedAs = filerOf(viewer, filing, subject);
    const filed = await context.session.transaction(async (session): Promise<Filed & { isNew: boolean }> => {
      await requirePerson(session, subject);
      const { idempotencyHash, inputHash } = this.#hashesOf(viewer.accountId, filing, subject);
      await privacyRequestStore.lockKey(session, filedBy, idempotencyHash);
      const known = await privacyRequestStore.findByKey(session, filedBy, idempotencyHash);
      if (known && known.inputHash !== inputHash) {
        const message = 'Another request was filed under this key.';
        throw new Refusal('IDEMPOTENCY_CONFLICT', message, ['idempotencyKey']);
      }
      if (known) return { request: known, isNew: false, refusal: null };
      const open =
        filedAs === 'OFFICER' ? null : await privacyRequestStore.openOne(session, { kind, filedAs }, subject.id);
      if (open) return { request: open, isNew: false, refusal: alreadyOpen() };
      await checkCorrections(session, subject, filing.detail.corrections ?? []);
      const verifiedToken = isOwn(viewer, subject) ? viewer.tokenId : null;
      const filer = { filedAs, filedBy, verifiedToken };
      const row = { ...ids, ...filer, accountId: viewer.accountId, idempotencyHash, inputHash };
      return { request: await this.#add(session, filing, row, operation), isNew: true, refusal: null };
    });
    const { request, isNew, refusal } = filed;
    if (isNew && request.state === 'VERIFYING_IDENTITY') await this.#identity.tryToSendCode(context, request.id);
    return { request: (await privacyRequestStore.find(context.session, request.id)) ?? request, refusal };
  }

  /**
   * Brings an erasure up again that a hold kept back, in the transaction of the session: it waits for approval. An
   * erasure of the same person that is open already is enough; one that has failed is tried anew.
   */
  async followUp(session: Session, accountId: string, subject: Subject): Promise<void> {
    const open = await privacyRequestStore.openErasures(session, subject.id);
    const failed = open.every(({ state }) => state === 'FAILED') && open[0];
    const locked = failed && (await privacyRequestStore.lock(session, failed.id));
    if (locked && locked.state === 'FAILED') await tryAnew(session, this.#journal, locked, FOLLOW_UP);
    if (open.length > 0) return;
    const key = newId('PrivacyRequest', this.#parts.clock.now());
    const filing: Filing = { kind: 'ERASURE', idempotencyKey: key, jurisdiction: null, lifts: false, detail: {} };
    const hashes = this.#hashesOf(accountId, filing, subject);
    const row = {
      ...idsOf(subject),
      accountId,
      filedAs: 'FOLLOW_UP',
      filedBy: null,
      verifiedToken: null,
      ...hashes,
    } as const;
    await this.#add(session, filing, row, FOLLOW_UP);
  }

  /** What is kept of the key and of the input: enough to know either again, and nothing that could be read. */
  #hashesOf(accountId: string, filing: Filing, subject: Subject) {
    const { hashes } = this.#parts;
    return {
      idempotencyHash: hashes.fingerprint(accountId, 'privacy-key', filing.idempotencyKey),
      inputHash: hashes.fingerprint(accountId, 'privacy-input', textOf(filing, subject)),
    };
  }

  async #add(
    session: Session,
    filing: Filing,
    row: Pick<
      PrivacyRequest,
      'accountId' | 'customerId' | 'userId' | 'filedAs' | 'filedBy' | 'verifiedToken' | 'idempotencyHash' | 'inputHash'
    >,
    operation: string,
  ): Promise<PrivacyRequest> {
    const account = await accountStore.find(session, row.accountId);
    if (!account) throw new AppError('INTERNAL', 'The account of a valid token does not exist.');
    const nowMs = this.#parts.clock.now();
    const { kind, lifts, detail } = filing;
    const identity = { id: newId('PrivacyRequest', nowMs), ...row };
    const jurisdiction = filing.jurisdiction ?? jurisdictionOf(account.region);
    const receivedAt = new Date(nowMs);
    const isSaid = Object.keys(detail).length > 0;
    const request = privacyRequestStore.insert(session, {
      ...identity,
      ...(await this.#parts.personal.sealed(privacyRequestPrivacy, identity, { detail: isSaid ? detail : null })),
      ...timesOf(account, { kind, jurisdiction, receivedAt }),
      ...{ kind, state: 'RECEIVED', jurisdiction, lifts, receivedAt },
    });
    await this.#journal.note(session, request, { operation });
    await this.#journal.move(session, request, needsVerification(natureOf(request)) ? 'VERIFY' : 'ACCEPT', {
      operation,
    });
    if (request.confirmBy) {
      await this.#parts.queue.send(session, RECEIPT_WORK, { accountId: row.accountId, requestId: request.id });
    }
    return request;
  }
}

/** The columns that say whom a request is about. */
export const idsOf = ({ kind, id }: Subject) =>
  kind === 'customer' ? { customerId: id, userId: null } : { customerId: null, userId: id };

/** As what somebody files: only compliance answers for the person itself. */
function filerOf(viewer: Viewer, { detail }: Filing, subject: Subject): Exclude<Filer, 'FOLLOW_UP'> {
  if (detail.agent) return 'AGENT';
  if (isOwn(viewer, subject)) return 'SELF';
  return viewer.audience === 'compliance' ? 'OFFICER' : 'STAFF';
}

const alreadyOpen = () =>
  new Refusal('ALREADY_OPEN', 'The same is open already for this person: see it through first.');

async function requirePerson(session: Session, { kind, id }: Subject): Promise<void> {
  const person = kind === 'customer' ? await customerStore.find(session, id) : await accountStore.findUser(session, id);
  if (!person) throw new Refusal('NOT_FOUND', 'There is no such person.', ['subject', 'id']);
}

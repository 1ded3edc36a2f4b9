import type { Fault } from '../fault.ts';

const CONSENTS = ['api/test/journeys/consents.test.ts'];
const SIGNALS = ['api/test/journeys/privacy-signals.test.ts'];
const UNDER_AGE = ['api/test/journeys/under-age.test.ts'];
const CONTACT = { file: 'policies/privacy/contact.ts', tests: ['policies/privacy/contact.test.ts'] };
const SMTP = { file: 'api/mail/smtp-mailer.ts', tests: ['api/mail/mail.test.ts'] };

/** Faults of what people choose: consents, signals, the age, and the mail that goes out. */
export const FAULTS: readonly Fault[] = [
  {
    ...CONTACT,
    name: 'a person whose data is restricted is written to',
    find: "if (isRestricted) return 'RESTRICTED';",
    replace: '',
    redSentence: 'a restriction outweighs every consent',
  },
  {
    ...CONTACT,
    name: 'the office undoes an opt-out',
    find: "consent.source === 'PERSON' && consent.grantedAt",
    replace: 'consent.grantedAt',
    redSentence: 'what the person says after opting out counts, at the very instant and from the office it does not',
  },
  {
    name: 'a consent that was withdrawn still opens the gate',
    file: 'api/features/consent/consent.store.ts',
    find: '        withdrawnAt: null,',
    replace: '',
    tests: CONSENTS,
    redSentence: 'a withdrawal closes the gate at once',
  },
  {
    name: 'a withdrawal is not in the ledger',
    file: 'api/features/consent/consent.service.ts',
    find: "await this.#parts.ledger.note(session, consent.accountId, { kind: 'WITHDRAWAL', rowId: consent.id });",
    replace: '',
    tests: CONSENTS,
    redSentence: 'what was withdrawn or revoked is in the ledger, once, with nothing that names anybody',
  },
  {
    name: 'whoever may read a consent may give one for somebody else',
    file: 'policies/rules/consent.ts',
    find: "const reach = viewer.audience === 'office' ? { $or: mine ? [ofCustomers, mine] : [ofCustomers] } : mine;",
    replace: "const reach = viewer.audience === 'office' ? {} : mine;",
    tests: CONSENTS,
    redSentence: 'staff and providers agree for themselves, and nobody agrees for a colleague',
  },
  {
    name: 'the signal of a socket is not looked at',
    file: 'api/edge/web-sockets.ts',
    find: 'const viewer = await withSignals(this.#parts.ports, this.#parts.clock, known, extra.headers);',
    replace: 'const viewer = known;',
    tests: SIGNALS,
    redSentence: 'a signal over WebSocket counts as one over HTTP',
  },
  {
    name: 'a signal is written with every request',
    file: 'api/features/consent/signal.service.ts',
    find: '    this.#keep(key);',
    replace: '',
    tests: SIGNALS,
    redSentence: 'the same signal is written once, and not again with every request',
  },
  {
    name: 'a child is taken on the day before the birthday',
    file: 'policies/privacy/age.ts',
    find: "civilDate(year + MINIMUM_AGE_YEARS, month, day) <= today ? 'OLD_ENOUGH'",
    replace: "civilDate(year + MINIMUM_AGE_YEARS, month, day - 1) <= today ? 'OLD_ENOUGH'",
    tests: ['policies/privacy/age.test.ts'],
    redSentence: 'from the 13th birthday on, not a day before',
  },
  {
    name: 'nobody asks how old a new customer is',
    file: 'api/features/customer/customer.service.ts',
    find: 'await requireOldEnough(session, clock, viewer.accountId, input.dateOfBirth, { isKnown: false });',
    replace: '',
    tests: UNDER_AGE,
    redSentence: 'a child is refused wherever a date of birth can be given, and told how to have erased what is there',
  },
  {
    ...SMTP,
    name: 'mail goes to another machine without encryption',
    find: 'requireTLS: !isOwnMachine',
    replace: 'requireTLS: false',
    redSentence: 'another machine is spoken to encrypted or not at all',
  },
  {
    ...SMTP,
    name: 'the words of the mail server are passed on',
    find: 'throw failureOf(error);',
    replace: 'throw Object.assign(failureOf(error), { cause: error });',
    redSentence: 'a recipient that the server refuses is MAIL_FAILED with its number, without the address',
  },
  {
    name: 'the office writes down a consent of somebody whose data may only be stored',
    file: 'api/features/consent/consent.service.ts',
    find: 'if (!own && person.restrictedAt != null) {',
    replace: 'if (own && person.restrictedAt != null) {',
    tests: ['api/test/journeys/consents.test.ts'],
    redSentence:
      'of somebody whose data may only be stored the office writes down nothing new; they themself may still agree',
  },
];

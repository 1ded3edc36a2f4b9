/** A promise to people, and what holds it. */
export interface PromiseRow {
  readonly id: string;
  readonly text: string;
  /** The tests that turn red when it is broken: `path/of/file.test.ts :: the sentence`. */
  readonly tests: readonly string[];
  /** What is missing, where it cannot be kept yet, or not wholly. */
  readonly notBuiltYet?: string;
}

const REPORTS = 'api/test/journeys/position-reports.test.ts';
const REPORTING = 'api/test/journeys/reporting.test.ts';
const STREAMS = 'api/test/journeys/stream-ends.test.ts';
const TOKENS = 'api/test/journeys/lost-tokens.test.ts';
const SCHEMA = 'api/access/audience-schema.test.ts';
const PAGE = 'api/features/data-practice/privacy-page.test.ts';
const MAPS = 'policies/privacy/practices.test.ts';
const CHANGES = 'codegen/check/privacy-changes.test.ts';
const CONSENTS = 'api/test/journeys/consents.test.ts';
const SIGNALS = 'api/test/journeys/privacy-signals.test.ts';
const UNDER_AGE = 'api/test/journeys/under-age.test.ts';

/** Every promise that the platform makes. The privacy page is written from those that are kept. */
export const PROMISES: readonly PromiseRow[] = [
  {
    id: 'P1',
    text: 'Location is used only while a visit is under way, and the device is told to stop otherwise.',
    tests: [
      `${REPORTS} :: without a shift: NOT_CLOCKED_IN, and the app is told to stop`,
      `${REPORTS} :: without a visit under way: NO_ACTIVE_VISIT, also with one that is only dispatched`,
      'api/features/position/position.state.test.ts :: the app stops without a session and while paused, whoever watches',
    ],
  },
  {
    id: 'P2',
    text: 'Clocking in and out are the own acts of the provider; clocking out stops location at once.',
    tests: [
      'api/features/visit/stages.test.ts :: clocking out sends a visit on its way back to DISPATCHED and leaves one ON_SITE',
      `${STREAMS} :: a departure to the same visit after clocking out is a session of its own: old positions are not shown`,
    ],
  },
  {
    id: 'P3',
    text: 'No history of locations: the current one, and that is it.',
    tests: [
      'api/test/journeys/no-history.test.ts :: a coordinate that was planted is found in every place, in every encoding',
      'api/test/journeys/no-history.test.ts :: no coordinate of theirs, nor any point that a watcher was shown, is left anywhere',
      'api/test/journeys/no-history-several.test.ts :: no coordinate is left in the folder of NATS, nor anywhere else',
      'api/features/position/position.board.test.ts :: holds one position for a provider, the newest',
    ],
  },
  {
    id: 'P4',
    text: 'Location goes to no third party but apps that the account let in and the policy allows, live, never stored.',
    tests: [
      'policies/precision.test.ts :: scopes open nothing to anybody but partner apps',
      `${TOKENS} :: a key that is revoked ends all its streams, its socket and its requests`,
    ],
  },
  {
    id: 'P5',
    text: 'Customers see the time of arrival and the position of the person on the way to them, and of nobody else.',
    tests: [
      'policies/precision.test.ts :: a customer sees a position only while the provider is on the way to them',
      `${STREAMS} :: arriving hides the position from the customer and leaves it to the office`,
      `${STREAMS} :: a link does not carry over to the session of another assignee unless issued again`,
    ],
  },
  {
    id: 'P6',
    text: 'A provider can see who is watching.',
    tests: [
      `${REPORTING} :: the provider is shown who watches, since when, and when they leave; nobody else is`,
      `${REPORTING} :: who watched is recorded, from when to when, and never where`,
      `${REPORTING} :: who asks for a position without a stream counts as a watcher too, once`,
    ],
  },
  {
    id: 'P7',
    text: 'The phone number of a provider is never shown to a customer, nor that of a customer to a provider.',
    tests: [`${SCHEMA} :: has what its viewers may do or read on some row, and no more`],
    notBuiltYet: 'Messages through the number of the platform. Until then nobody is shown a number at all.',
  },
  {
    id: 'P8',
    text: 'Messages go only to those who agreed to that channel and purpose, and can always be stopped.',
    tests: [
      'policies/privacy/contact.test.ts :: without a consent nobody is written to, for whatever purpose',
      `${CONSENTS} :: a withdrawal closes the gate at once`,
      `${CONSENTS} :: a customer agrees by their link, in the words in use, and the gate opens for that alone`,
    ],
    notBuiltYet: 'Messages. What is to send them has a gate to ask: consents can be given and withdrawn.',
  },
  {
    id: 'P9',
    text: 'Bank details, card numbers and login codes do not go over chat channels outside the region.',
    tests: [],
    notBuiltYet: 'Messages.',
  },
  { id: 'P10', text: 'Reviews are asked of everyone alike.', tests: [], notBuiltYet: 'Messages.' },
  {
    id: 'P11',
    text: 'Personal data is encrypted in transit and at rest.',
    tests: [
      'api/store/vault/sealed-type.test.ts :: values are stored encrypted and read back as they were',
      'api/store/vault/personal.test.ts :: a plain value where an encrypted one belongs is refused, and so is sealing a plain property',
    ],
  },
  {
    id: 'P12',
    text: "Data stays in the account's region.",
    tests: [],
    notBuiltYet: 'An installation serves one region; that an account fits it is not checked yet.',
  },
  {
    id: 'P13',
    text: 'Access is for few, by role, field by field, and recorded.',
    tests: [
      'api/access/agreement.test.ts :: never let a row of another account through, whatever the rules say',
      `${SCHEMA} :: does not name what it lacks in errors, suggestions or introspection`,
      'api/test/journeys/audit.test.ts :: what the office reads of a person is recorded once for the operation, by fields and rows, without a value',
      'api/test/journeys/who-looked.test.ts :: a customer sees by their link which fields were read or changed, by what kind of viewer, and not by whom',
      'api/test/journeys/audit.test.ts :: that people were looked for by their data is recorded, whether or not they were found, and never by what',
    ],
  },
  {
    id: 'P14',
    text: 'A person can get all of it, correct it, and have it deleted, and it can be proven.',
    tests: [
      'api/features/subject-export/subject-export.test.ts :: has every row that leads to them, with all that is theirs and nothing else',
      'api/features/subject-export/export-schema.test.ts :: fits the copies of customers and of users, with rows in every concept',
      'api/features/erasure/erasure.test.ts :: a customer goes from every table, their visits stay with who came, and the plan said so',
      'api/features/erasure/erasure.test.ts :: the certificate says what was done and what remains, names nobody, and its signature holds',
      'api/test/journeys/canary.test.ts :: the export of each person holds every value of theirs that is said to be exported',
      'api/test/journeys/canary.test.ts :: after both are erased no token is found in any place where planted ones are, and the keys are gone',
      'api/test/journeys/privacy-rights.test.ts :: a correction changes name, notes and address, and people are found by the new ones alone',
      'policies/privacy/request-states.test.ts :: an erasure is never scheduled without an approval, whoever filed it',
      'policies/privacy/deadlines.test.ts :: GDPR: what is received on 5 March is due until and including 5 April',
    ],
  },
  {
    id: 'P15',
    text: 'People choose what is collected, at set-up and later; off by default.',
    tests: [
      `${STREAMS} :: a pause shows PAUSED and no position everywhere, resuming shows new ones only`,
      `${CONSENTS} :: nobody has agreed to anything until they say so`,
      `${SIGNALS} :: a signal withdraws what is not needed for a visit, at once, and leaves the rest`,
    ],
    notBuiltYet: 'Levels of sharing. Sharing of positions is off until a departure and can be paused.',
  },
  {
    id: 'P16',
    text: 'For each kind of data it says in plain words what, why, how, when, and how long it is kept.',
    tests: [
      `${PAGE} :: says of every kind of data what, whose, why, on what ground, how, when and how long`,
      `${MAPS} :: each kind of data says in full sentences what it is, how it comes here, when, and how long it stays`,
      'api/edge/privacy.test.ts :: is served to everybody, without a token, whatever they accept',
      'api/features/data-practice/data-practice.test.ts :: are the same for every audience, and what the privacy page says',
    ],
  },
  {
    id: 'P17',
    text: 'No tracking of behaviour, no advertising, no sale; Do Not Track and Global Privacy Control are honoured.',
    tests: [
      `${SIGNALS} :: Global Privacy Control is an opt-out of the known person, on record and shown back with the same answer`,
      `${SIGNALS} :: Do Not Track is honoured alike, and both together are two records`,
      `${SIGNALS} :: a signal over WebSocket counts as one over HTTP`,
      `${PAGE} :: is one document with a language, headings in order and nothing that runs or is fetched`,
      'api/edge/privacy.test.ts :: shows Global Privacy Control and Do Not Track back to who sends them, and caches keep the answers apart',
      'api/edge/privacy.test.ts :: the site says where the specification looks for it that it honours Global Privacy Control',
    ],
  },
  {
    id: 'P18',
    text: 'No accounts for people under 13.',
    tests: [
      `${UNDER_AGE} :: a child is refused wherever a date of birth can be given, and told how to have erased what is there`,
      `${UNDER_AGE} :: nothing of a refused child is found at rest: no name, no address, no date, no hash, no key`,
      'policies/privacy/age.test.ts :: from the 13th birthday on, not a day before',
    ],
    notBuiltYet: 'Asking for it at sign-in.',
  },
  {
    id: 'P19',
    text: 'Affected people are told of a breach within 7 business days, the authority within 72 hours.',
    tests: [],
    notBuiltYet: 'Incidents.',
  },
  {
    id: 'P20',
    text: 'Changes of the privacy page are announced, dated and kept.',
    tests: [
      `${PAGE} :: says the rights, who sees what, the kept promises, the day from which it holds, and every change`,
      `${CHANGES} :: a page that says something else than its newest version is found, and the hash of it named`,
      `${CHANGES} :: a version that was in force stays as it was; on its first day it can be set right`,
    ],
  },
  { id: 'P21', text: 'Sign-in with Google or a one-time link: no passwords.', tests: [], notBuiltYet: 'Sign-in.' },
  { id: 'P22', text: 'A second factor at every sign-in.', tests: [], notBuiltYet: 'Sign-in.' },
  {
    id: 'P23',
    text: 'Gmail is used only to send what its owner asks to send, from the own account.',
    tests: [],
    notBuiltYet: 'Gmail.',
  },
  {
    id: 'P24',
    text: 'Google data serves the features that the user sees, and nothing else.',
    tests: [],
    notBuiltYet: 'Google.',
  },
  { id: 'P25', text: 'No human reads Google data without agreement.', tests: [], notBuiltYet: 'Google.' },
  {
    id: 'P26',
    text: 'The connected Google address is shown; disconnecting revokes the grant and removes what was imported.',
    tests: [],
    notBuiltYet: 'Google Calendar.',
  },
];

import type { Fault } from '../fault.ts';

const FEATURE = 'api/features/privacy-request';
const REQUESTS = ['api/test/journeys/privacy-requests.test.ts'];
const RIGHTS = ['api/test/journeys/privacy-rights.test.ts'];
const TRUST = ['api/test/journeys/privacy-trust.test.ts'];
const RUNNER = ['api/features/privacy-request/request-runner.test.ts'];

const APPROVAL = 'an erasure is approved by another officer than who filed it, for exactly the plan that they saw';
const RESTRICTED_STAFF =
  'who works here and is restricted keeps their name to themself and compliance, until it is lifted';
const CODES = 'a code ends after 5 wrong tries, after 15 minutes and with the next one; at most 5 are sent';

/** Faults of requests: who may approve what, who somebody is, and what is carried out how often. */
export const FAULTS: readonly Fault[] = [
  {
    file: `${FEATURE}/decision.service.ts`,
    tests: REQUESTS,
    name: 'who filed a privacy request is not told from a second officer',
    find: '      requireSecondOfficer(viewer.userId, request);',
    replace: '',
    redSentence: APPROVAL,
  },
  {
    file: `${FEATURE}/decision.service.ts`,
    tests: REQUESTS,
    name: 'a privacy request is approved with a plan that nobody saw',
    find: 'if (seen !== hash) {',
    replace: 'if (seen === hash && hash === "") {',
    redSentence: APPROVAL,
  },
  {
    file: `${FEATURE}/identity.service.ts`,
    tests: REQUESTS,
    name: 'wrong codes of a privacy request are not counted',
    find: 'request.codeAttempts += 1;',
    replace: 'request.codeAttempts += 0;',
    redSentence: CODES,
  },
  {
    file: `${FEATURE}/identity.service.ts`,
    tests: REQUESTS,
    name: 'a code of a privacy request does not end with its time',
    find: ' || codeExpiresAt <= now',
    replace: '',
    redSentence: CODES,
  },
  {
    file: `${FEATURE}/filing.service.ts`,
    tests: REQUESTS,
    name: 'a key of a privacy request is taken again for another input',
    find: 'if (known && known.inputHash !== inputHash) {',
    replace: 'if (known && known.inputHash === "") {',
    redSentence:
      'the same key gives the same request, with another input it is refused, and another person has keys of their own',
  },
  {
    file: `${FEATURE}/privacy-request.query.ts`,
    tests: REQUESTS,
    name: 'the package of a privacy request is given to whoever asks',
    find: 'if (!person || person.id !== request.filedBy) return null;',
    replace: 'if (!person) return null;',
    redSentence: 'a person files for themself, shows by a code who they are, and fetches their package',
  },
  {
    file: `${FEATURE}/step-book.ts`,
    tests: RUNNER,
    name: 'a step of a privacy request that is done is done again',
    find: 'if (!row || isDone(row)) return row && null;',
    replace: 'if (!row) return row;',
    redSentence: 'goes on at the first step that is not done, also when the worker before it was lost',
  },
  {
    file: `${FEATURE}/request-runner.ts`,
    tests: RUNNER,
    name: 'two workers carry out one privacy request at once',
    find: "if (Lease.isTaken(request, worker, nowMs)) return 'TAKEN';",
    replace: '',
    redSentence: 'two workers with the same request have its effects once',
  },
  {
    file: `${FEATURE}/request-runner.ts`,
    tests: RUNNER,
    name: 'a privacy request is completed although a table is missing',
    find: "if (result.outcome === 'MISSING') throw await this.#missing(request);",
    replace: '',
    redSentence: 'a table that is missing fails the request, and counts as nothing done',
  },
  {
    file: `${FEATURE}/privacy-request.store.ts`,
    tests: RIGHTS,
    name: 'a privacy request that was answered late is shown as in time',
    find: "`${alias}.closed_at ${isLate ? '>' : '<='} ${alias}.due_by`",
    replace: "`${alias}.closed_at ${isLate ? '<' : '>='} ${alias}.due_by`",
    redSentence: 'what is due soon and what is overdue can be listed, and comes first',
  },
  {
    file: 'policies/rules/customer.ts',
    tests: RIGHTS,
    name: 'the office reads a customer whom a privacy request restricted',
    find: "can('read', 'Customer', ALL, FREE);",
    replace: "can('read', 'Customer', ALL);",
    redSentence:
      'what is restricted is only stored: the office sees that there is somebody, and compliance the rest, until it is lifted',
  },
  {
    file: 'api/events/every-stream.ts',
    tests: ['api/events/every-stream.test.ts'],
    name: 'a change of a privacy request takes the place of the one before it',
    find: 'this.#queue.push(value);',
    replace: 'this.#queue = [value];',
    redSentence: 'gives every event once and in order, those before the reader asked and those it waits for',
  },
  {
    file: 'policies/rules/account.ts',
    tests: RIGHTS,
    name: 'the office reads the name of a colleague whose data may only be stored',
    find: "can('read', 'User', ALL, { restricted: false });",
    replace: "can('read', 'User', ALL);",
    redSentence: RESTRICTED_STAFF,
  },
  {
    file: 'policies/rules/provider.ts',
    tests: RIGHTS,
    name: 'a customer reads the name of a provider whose data may only be stored',
    find: '{ visitedByViewer: true, ...FREE }',
    replace: '{ visitedByViewer: true }',
    redSentence: RESTRICTED_STAFF,
  },
  {
    file: 'api/model/references.ts',
    tests: RIGHTS,
    name: 'a restriction of a user does not reach their working profile',
    find: "where restrained.id = ${own['userId']}",
    replace: "where restrained.id = ${own['id']}",
    redSentence: RESTRICTED_STAFF,
  },
  {
    file: `${FEATURE}/filing.service.ts`,
    tests: REQUESTS,
    name: 'the key of a privacy request is kept as it was given',
    find: "hashes.fingerprint(accountId, 'privacy-key', filing.idempotencyKey)",
    replace: 'filing.idempotencyKey',
    redSentence: 'a key is known again by its hash: what somebody put into it is nowhere at rest',
  },
  {
    file: `${FEATURE}/filing.service.ts`,
    tests: ['api/test/journeys/held-erasure.test.ts'],
    name: 'an erasure that a hold kept back does not come up again',
    find: 'if (open.length > 0) return;',
    replace: 'if (open.length >= 0) return;',
    redSentence: 'a released hold brings the erasure up again, which a second look lets go through to the end',
  },
  {
    file: `${FEATURE}/try-again.ts`,
    tests: ['api/test/journeys/erased-meanwhile.test.ts'],
    name: 'what a hold had kept goes by an approval of before it ended',
    find: 'step.attempts = 0;',
    replace: 'void step;',
    redSentence:
      'an erasure that failed under a hold is brought up when the hold ends: for a new approval, then to the end',
  },
  {
    file: `${FEATURE}/filing.service.ts`,
    tests: ['api/test/journeys/erased-meanwhile.test.ts'],
    name: 'an erasure that failed under a hold stays so when the hold ends',
    find: "if (locked && locked.state === 'FAILED') await",
    replace: "if (locked && locked.state !== 'FAILED') await",
    redSentence:
      'an erasure that failed under a hold is brought up when the hold ends: for a new approval, then to the end',
  },
  {
    file: 'policies/rules/privacy-request.ts',
    tests: TRUST,
    name: 'a link reads what officers wrote into a privacy request',
    find: 'const filed = { ...own, filedBy: userId ?? customerId };',
    replace: 'const filed = own;',
    redSentence: 'a link reads no word of what officers filed about its customer, and cannot take it back',
  },
  {
    file: `${FEATURE}/privacy-request.query.ts`,
    tests: ['api/test/journeys/export-download.test.ts'],
    name: 'the package of a privacy request is given to every link of the customer',
    find: 'viewer.tokenId !== request.verifiedToken',
    replace: 'request.verifiedToken === null',
    redSentence:
      'a customer fetches their own by the link that showed whose it is, and nobody by another, be it theirs too',
  },
  {
    file: 'policies/privacy/request-states.ts',
    tests: TRUST,
    name: 'who alone answers for an identity approves the privacy request',
    find: "if (approverId === soleWitness) return 'SOLE_WITNESS';",
    replace: '',
    redSentence: 'an officer who alone answers for an identity is not the one who approves',
  },
  {
    file: `${FEATURE}/identity.service.ts`,
    tests: TRUST,
    name: 'codes of privacy requests are sent to a person without end',
    find: '.sent >= MOST_CODES_A_DAY',
    replace: '.sent < 0',
    redSentence: 'what is open is not filed again, and a person is sent ten codes a day at most, outside of subjects',
  },
  {
    file: 'api/features/token/token.service.ts',
    tests: TRUST,
    name: 'the package of a privacy request cannot be fetched after the visit',
    find: '{ isEndedToo: true }',
    replace: '{ isEndedToo: false }',
    redSentence: 'a copy is fetched after the visit by the link that asked for it, which opens nothing else',
  },
];

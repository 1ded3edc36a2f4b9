import type { Fault } from '../fault.ts';

const DEADLINES = { file: 'policies/privacy/deadlines.ts', tests: ['policies/privacy/deadlines.test.ts'] };
const DAYS = ['policies/privacy/civil-date.test.ts'];
const STATES = { file: 'policies/privacy/request-states.ts', tests: ['policies/privacy/request-states.test.ts'] };
const MAPS = ['policies/privacy/practices.test.ts'];

/** Faults of what the law gives time for, of the way of a request, and of what people are told. */
export const FAULTS: readonly Fault[] = [
  {
    ...DEADLINES,
    name: 'a month that ends on a Sunday is over on that Sunday',
    find: 'days.orNext(addMonths(received, ANSWER_MONTHS))',
    replace: 'addMonths(received, ANSWER_MONTHS)',
    redSentence: 'GDPR: a month that ends on a Saturday, a Sunday or a holiday ends with the next working day',
  },
  {
    ...DEADLINES,
    name: 'the day of receipt counts as a business day',
    find: 'for (let left = businessDays; left > 0; left--)',
    replace: 'for (let left = businessDays; left > 1; left--)',
    redSentence:
      'between receipt and the end of business days there are as many working days as the law says, the last included',
  },
  {
    ...DEADLINES,
    name: 'the day of receipt is that of Greenwich',
    find: 'localDateOf(receivedAt, calendar.timeZone)',
    replace: "localDateOf(receivedAt, 'UTC')",
    redSentence:
      'the day of receipt is that of the account: shortly before midnight in Lisbon it is tomorrow in Madrid',
  },
  {
    ...DEADLINES,
    name: 'a late notice of an extension counts',
    find: ' && extendedAt <= noticeBy',
    replace: '',
    redSentence: 'an extension counts once, inside the first period, and never where the law gives none',
  },
  {
    ...DEADLINES,
    name: 'the time of a request can be extended again and again',
    find: 'if (extendedAt) return',
    replace: 'if (false) return',
    redSentence: 'an extension counts once, inside the first period, and never where the law gives none',
  },
  {
    ...DEADLINES,
    name: 'a request is overdue in its last millisecond',
    find: 'if (now > by)',
    replace: 'if (now >= by)',
    redSentence:
      'a request is on time, near in the last quarter or the last seven days, and overdue after the last millisecond',
  },
  {
    ...DEADLINES,
    name: 'a missing confirmation of receipt is not noticed',
    find: 'if (!confirmBy || progress.confirmedAt) return answer;',
    replace: 'if (confirmBy !== undefined) return answer;',
    redSentence: 'a missing confirmation is overdue by itself, and no longer once it is made',
  },
  {
    file: 'policies/privacy/civil-date.ts',
    tests: DAYS,
    name: 'a day ends at the first of two midnights',
    find: 'const dayGoesOn = change + after < midnight;',
    replace: 'const dayGoesOn = change + after > midnight;',
    redSentence:
      'a day has 23 or 25 hours where the clocks change, and ends where midnight is skipped, repeated or a day left out',
  },
  {
    file: 'policies/privacy/federal-holidays.ts',
    tests: DAYS,
    name: 'a holiday on a Saturday is observed by nobody',
    find: 'if (weekday === SATURDAY) return addDays(date, -1);',
    replace: '',
    redSentence: 'the federal holidays are those that the Office of Personnel Management lists',
  },
  {
    ...STATES,
    name: 'an erasure that the person filed needs no second officer',
    find: "return kind === 'ERASURE' || filedAs !== 'SELF' ||",
    replace: "return filedAs !== 'SELF' ||",
    redSentence: 'an erasure is never scheduled without an approval, whoever filed it',
  },
  {
    ...STATES,
    name: 'an erasure that failed halfway can be cancelled',
    find: "state !== 'FAILED' || nature.kind !== 'ERASURE';",
    replace: "state !== 'FAILED' || nature.kind !== 'EXPORT';",
    redSentence: 'every act in every state, for every kind and filer, leads where the table says and nowhere else',
  },
  {
    ...STATES,
    name: 'who filed a request approves it',
    find: "if (approverId === filedBy) return 'FILED_IT';",
    replace: '',
    redSentence: 'who filed a request does not approve it, nor whom it is about',
  },
  {
    ...STATES,
    name: 'what the person asked for is accepted without the code',
    find: "return state === 'VERIFYING_IDENTITY' || !needsVerification(nature);",
    replace: 'return true;',
    redSentence: 'a person who files is asked for the code, but not for an opt-out',
  },
  {
    file: 'policies/privacy/plans.ts',
    tests: MAPS,
    name: 'a copy has what the map keeps out of it',
    find: '({ exported }) => exported)',
    replace: '() => true)',
    redSentence: 'the copy of a person has what is theirs and marked so, by concept, and nothing of somebody else',
  },
  {
    file: 'policies/privacy/practices.ts',
    tests: MAPS,
    name: 'a promise that is kept in part is on the privacy page',
    find: 'tests.length > 0 && !notBuiltYet',
    replace: 'tests.length > 0',
    redSentence: 'only promises that tests hold in full are on the page',
  },
  {
    file: 'codegen/check/privacy-changes.ts',
    tests: ['codegen/check/privacy-changes.test.ts'],
    name: 'a version of the privacy page that is in force can be rewritten',
    find: 'if (effectiveOn >= today) continue;',
    replace: 'if (effectiveOn <= today) continue;',
    redSentence: 'a version that was in force stays as it was; on its first day it can be set right',
  },
  {
    file: 'api/features/data-practice/markup.ts',
    tests: ['api/features/data-practice/privacy-page.test.ts'],
    name: 'what an operator configures gets onto the privacy page unescaped',
    find: `.replace(/[&<>"']/g`,
    replace: `.replace(/[&]/g`,
    redSentence: 'what is inserted is escaped, unless it is markup',
  },
];

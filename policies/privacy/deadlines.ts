import { addDays, addMonths, type CivilDate, endOfDay, isCivilDate, isWeekend, localDateOf } from './civil-date.ts';
import { isFederalHoliday } from './federal-holidays.ts';
import type { RequestKind } from './request-states.ts';

/** The law by which the time of a request is counted. */
export type Jurisdiction = 'GDPR' | 'CCPA';

/** The law of a region: that of the European Union, or of California, the strictest of the United States that has one. */
export function jurisdictionOf(region: 'EU' | 'US'): Jurisdiction {
  return region === 'EU' ? 'GDPR' : 'CCPA';
}

/** By which days an account counts. */
export interface WorkingCalendar {
  /** A zone of the IANA database, such as `Europe/Madrid`. */
  readonly timeZone: string;
  /** The holidays that the account observes, as `YYYY-MM-DD`, in any order. */
  readonly holidays: readonly string[];
  /** Whether the federal holidays of the United States (5 U.S.C. 6103) are holidays too: they are for accounts there. */
  readonly federalHolidays: boolean;
}

export interface ReceivedRequest {
  readonly kind: RequestKind;
  readonly jurisdiction: Jurisdiction;
  /** The instant at which the request came in, by whatever way; not the one at which somebody was verified. */
  readonly receivedAt: Date;
  readonly calendar: WorkingCalendar;
}

/** By when what is to be done. Each is the last millisecond of a day in the zone of the account; null where there is no such duty or right. */
export interface Deadlines {
  /** By when the person is told that the request was received. */
  readonly confirmBy: Date | null;
  /** By when the request is answered, if its time is not extended. */
  readonly dueBy: Date;
  /** By when it is answered after an extension. */
  readonly extendedDueBy: Date | null;
  /** By when the person is told of an extension, and why, for it to count. */
  readonly noticeBy: Date | null;
  /** From when the request is NEAR to each of them. */
  readonly nearFrom: { readonly confirmBy: Date | null; readonly dueBy: Date; readonly extendedDueBy: Date | null };
}

/** CCPA: Cal. Code Regs. tit. 11 §7021(a). */
const CONFIRM_BUSINESS_DAYS = 10;
/** CCPA: §7021(b); "regardless of time required to verify the request". */
const COMPLETE_DAYS = 45;
/** CCPA: §7021(b): 45 more, "a maximum total of 90 calendar days from the day the request is received". */
const EXTENDED_DAYS = 90;
/** CCPA: §7026(f) for opting out of sale and sharing, §7027(g) for limiting the use of sensitive data. */
const OPT_OUT_BUSINESS_DAYS = 15;
/** GDPR: article 12(3). */
const ANSWER_MONTHS = 1;
/** GDPR: article 12(3): one month, "extended by two further months". */
const EXTENDED_MONTHS = 3;

/** A week holds five working days in which to find the second officer, approve, run, and look at what came of it. */
const NEAR_DAYS = 7;
/** Of a longer period the last quarter, as much again as is usually needed for the work itself. */
const NEAR_SHARE = 1 / 4;
/** Of a period of business days the last two: today, and the day on which it is due. A week would be half of it. */
const NEAR_BUSINESS_DAYS = 2;

/**
 * The deadlines of a request. The day of receipt is not counted (Regulation 1182/71, article 3(1); California Civil Code §10).
 *
 * GDPR: a month ends with the day of the same number in the next month or, where there is none, with its last day; if that is a Saturday, a
 * Sunday or a holiday, with the next working day (Regulation 1182/71, article 3(2)(c) and (4)). The extended period counts from receipt too.
 *
 * CCPA: calendar days are counted as they are; no weekend lengthens them. A request to limit (here: RESTRICTION) has the time of an opt-out.
 *
 * An OPT_OUT needs no weighing and no verification, so nobody waits longer for one than California allows, and it is never extended;
 * where a month is over sooner (many holidays), under the GDPR that is the end.
 *
 * Throws RangeError for an instant that is none, a zone that there is not, or a holiday that is not a day.
 */
export function deadlinesOf({ kind, jurisdiction, receivedAt, calendar }: ReceivedRequest): Deadlines {
  if (Number.isNaN(receivedAt.getTime())) throw new RangeError('The instant of receipt is none.');
  const days = workingDays(calendar);
  const received = localDateOf(receivedAt, calendar.timeZone);
  const short = after(received, OPT_OUT_BUSINESS_DAYS, days);
  if (jurisdiction === 'GDPR') {
    const month = days.orNext(addMonths(received, ANSWER_MONTHS));
    if (kind === 'OPT_OUT')
      return toDeadlines(receivedAt, calendar, { due: short < month ? short : month, short: true });
    const extended = days.orNext(addMonths(received, EXTENDED_MONTHS));
    return toDeadlines(receivedAt, calendar, { due: month, extended });
  }
  if (kind === 'OPT_OUT' || kind === 'RESTRICTION') {
    return toDeadlines(receivedAt, calendar, { due: short, short: true });
  }
  return toDeadlines(receivedAt, calendar, {
    confirm: after(received, CONFIRM_BUSINESS_DAYS, days),
    due: addDays(received, COMPLETE_DAYS),
    extended: addDays(received, EXTENDED_DAYS),
  });
}

interface DueDays {
  readonly confirm?: CivilDate;
  readonly due: CivilDate;
  readonly extended?: CivilDate;
  /** Whether the answer is due within some business days. */
  readonly short?: boolean;
}

function toDeadlines(
  receivedAt: Date,
  calendar: WorkingCalendar,
  { confirm, due, extended, short }: DueDays,
): Deadlines {
  const end = (date: CivilDate): Date => endOfDay(date, calendar.timeZone);
  const dueBy = end(due);
  const extendedDueBy = extended ? end(extended) : null;
  const shortNear = (date: CivilDate): Date => lastBusinessDays(date, calendar);
  return {
    confirmBy: confirm ? end(confirm) : null,
    dueBy,
    extendedDueBy,
    noticeBy: extended ? dueBy : null,
    nearFrom: {
      confirmBy: confirm ? shortNear(confirm) : null,
      dueBy: short ? shortNear(due) : lastPart(receivedAt, dueBy),
      extendedDueBy: extendedDueBy && lastPart(receivedAt, extendedDueBy),
    },
  };
}

/** From when a long period is near its end: its last quarter or its last seven days, whichever is longer. */
function lastPart(from: Date, to: Date): Date {
  const lengthMs = to.getTime() - from.getTime();
  return new Date(to.getTime() - Math.max(lengthMs * NEAR_SHARE, NEAR_DAYS * 86_400_000));
}

/** The beginning of the last two business days up to a day. */
function lastBusinessDays(date: CivilDate, calendar: WorkingCalendar): Date {
  const days = workingDays(calendar);
  let first = date;
  for (let left = NEAR_BUSINESS_DAYS - 1; left > 0; left--) {
    do first = addDays(first, -1);
    while (!days.has(first));
  }
  return new Date(endOfDay(addDays(first, -1), calendar.timeZone).getTime() + 1);
}

interface WorkingDays {
  has(date: CivilDate): boolean;
  /** The day itself if it is a working day, else the next one. */
  orNext(date: CivilDate): CivilDate;
}

function workingDays({ holidays, federalHolidays }: WorkingCalendar): WorkingDays {
  if (!holidays.every(isCivilDate)) throw new RangeError('A holiday is a day that there is, written as YYYY-MM-DD.');
  const free = new Set<string>(holidays);
  const has = (date: CivilDate): boolean =>
    !isWeekend(date) && !free.has(date) && !(federalHolidays && isFederalHoliday(date));
  const orNext = (date: CivilDate): CivilDate => {
    let day = date;
    while (!has(day)) day = addDays(day, 1);
    return day;
  };
  return { has, orNext };
}

/** The last of so many business days after a day, which is not counted itself. */
function after(date: CivilDate, businessDays: number, days: WorkingDays): CivilDate {
  let day = date;
  for (let left = businessDays; left > 0; left--) day = days.orNext(addDays(day, 1));
  return day;
}

/** What has happened to a request, as far as its deadlines look at it. */
export interface Progress {
  /** When receipt was confirmed to the person, or null. An answer counts as a confirmation. */
  readonly confirmedAt: Date | null;
  /** When the person was told of the extension, or null. It counts only up to `noticeBy`. */
  readonly extendedAt: Date | null;
  /** When the request ended, in whatever way, or null while it is open. */
  readonly closedAt: Date | null;
}

export const DEADLINE_STATES = ['ON_TIME', 'NEAR', 'OVERDUE'] as const;
/**
 * How a request stands to its deadlines. NEAR: the last quarter of a period of days or months and at least its last seven days; of a period of
 * business days the last two of them. OVERDUE: the last millisecond has passed. A closed request is ON_TIME or OVERDUE, for ever.
 */
export type DeadlineState = (typeof DEADLINE_STATES)[number];

/** By when a request is to be answered as things are: with the extension, if the person was told of it in time. */
export function dueByOf(
  { dueBy, extendedDueBy, noticeBy }: Deadlines,
  { extendedAt }: Pick<Progress, 'extendedAt'>,
): Date {
  const extended = extendedAt !== null && noticeBy !== null && extendedAt <= noticeBy;
  return extended && extendedDueBy ? extendedDueBy : dueBy;
}

/** How the request stands now: the worse of its confirmation, while that is missing, and its answer. */
export function deadlineState(now: Date, deadlines: Deadlines, progress: Progress): DeadlineState {
  const { confirmBy, extendedDueBy, nearFrom } = deadlines;
  const due = dueByOf(deadlines, progress);
  if (progress.closedAt) return progress.closedAt > due ? 'OVERDUE' : 'ON_TIME';
  const answer = stateAt(now, due === extendedDueBy ? nearFrom.extendedDueBy! : nearFrom.dueBy, due);
  if (!confirmBy || progress.confirmedAt) return answer;
  const confirmation = stateAt(now, nearFrom.confirmBy!, confirmBy);
  return DEADLINE_STATES.indexOf(confirmation) > DEADLINE_STATES.indexOf(answer) ? confirmation : answer;
}

function stateAt(now: Date, nearFrom: Date, by: Date): DeadlineState {
  if (now > by) return 'OVERDUE';
  return now >= nearFrom ? 'NEAR' : 'ON_TIME';
}

/** Why the time of a request cannot be extended. */
export type NoExtension = 'NOT_EXTENDABLE' | 'ALREADY_EXTENDED' | 'CLOSED' | 'NOTICE_TOO_LATE';

/** Whether the time may be extended now, if the person is told now: the new end, or why not. It may be extended once. */
export function mayExtend(
  now: Date,
  { extendedDueBy, noticeBy }: Deadlines,
  { extendedAt, closedAt }: Progress,
): { readonly dueBy: Date; readonly why?: never } | { readonly dueBy: null; readonly why: NoExtension } {
  if (!extendedDueBy || !noticeBy) return { dueBy: null, why: 'NOT_EXTENDABLE' };
  if (closedAt) return { dueBy: null, why: 'CLOSED' };
  if (extendedAt) return { dueBy: null, why: 'ALREADY_EXTENDED' };
  return now > noticeBy ? { dueBy: null, why: 'NOTICE_TOO_LATE' } : { dueBy: extendedDueBy };
}

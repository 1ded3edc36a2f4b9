import { addDays, type CivilDate, civilDate, weekdayOf } from './civil-date.ts';

/** On a day of a month, whatever day of the week that is. */
const FIXED: readonly (readonly [month: number, day: number])[] = [
  [1, 1], // New Year’s Day
  [6, 19], // Juneteenth National Independence Day
  [7, 4], // Independence Day
  [11, 11], // Veterans Day
  [12, 25], // Christmas Day
];

/** On the nth such day of the week in a month; negative: counted from its end. */
const FLOATING: readonly (readonly [month: number, weekday: number, nth: number])[] = [
  [1, 1, 3], // Birthday of Martin Luther King, Jr.
  [2, 1, 3], // Washington’s Birthday
  [5, 1, -1], // Memorial Day
  [9, 1, 1], // Labor Day
  [10, 1, 2], // Columbus Day
  [11, 4, 4], // Thanksgiving Day
];

const SATURDAY = 6;
const SUNDAY = 0;

/**
 * The legal public holidays of the United States in a year as they are observed by who works from Monday to Friday, sorted: 5 U.S.C.
 * 6103(a); one on a Saturday is observed on the Friday before (6103(b)), one on a Sunday on the Monday after (Executive Order 11582).
 * A New Year’s Day on a Saturday is observed in the old year, and is listed there. Inauguration Day is one in Washington only.
 */
export function federalHolidays(year: number): CivilDate[] {
  const ownAndNext = [...FIXED.map(([month, day]) => civilDate(year, month, day)), civilDate(year + 1, 1, 1)];
  const fixed = ownAndNext.map(observed).filter((date) => date.startsWith(String(year).padStart(4, '0')));
  const floating = FLOATING.map(([month, weekday, nth]) => nthWeekday(year, month, weekday, nth));
  return [...fixed, ...floating].sort();
}

/** Whether a federal holiday of the United States is observed on the day. */
export function isFederalHoliday(date: CivilDate): boolean {
  return federalHolidays(Number(date.slice(0, 4))).includes(date);
}

function observed(date: CivilDate): CivilDate {
  const weekday = weekdayOf(date);
  if (weekday === SATURDAY) return addDays(date, -1);
  return weekday === SUNDAY ? addDays(date, 1) : date;
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): CivilDate {
  if (nth < 0) {
    const last = civilDate(year, month + 1, 0);
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7);
  }
  const first = civilDate(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

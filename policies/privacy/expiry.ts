import { addDays, addMonths, type CivilDate } from './civil-date.ts';
import { RETENTION, type Retention } from './vocabulary.ts';

const DURATION = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/**
 * The day that is a period (ISO 8601, of years, months, weeks and days) after a day: months first, and where there is no such day in
 * the month its last; then days. Throws RangeError for what is no such period.
 */
export function addPeriod(date: CivilDate, period: string): CivilDate {
  const [years, months, weeks, days] = partsOf(period);
  return addDays(addMonths(date, years * 12 + months), weeks * 7 + days);
}

/**
 * The last day of which nothing need be kept any more: a whole period and the day on which it ends have passed since, when
 * it is `today`. Null for what lasts as long as an account or a person.
 */
export function lastDayToGo(retention: Retention, today: CivilDate): CivilDate | null {
  const { period } = RETENTION[retention];
  if (!DURATION.test(period)) return null;
  const [years, months, weeks, days] = partsOf(period);
  // At most so many days in a year and a month: from there on it is looked for day by day.
  let day = addDays(today, -(years * 365 + months * 28 + weeks * 7 + days));
  while (addPeriod(day, period) >= today) day = addDays(day, -1);
  while (addPeriod(addDays(day, 1), period) < today) day = addDays(day, 1);
  return day;
}

function partsOf(period: string): [years: number, months: number, weeks: number, days: number] {
  const match = DURATION.exec(period);
  if (!match) throw new RangeError('A period is written as P3Y, P6M, P2W or P30D.');
  const [years, months, weeks, days] = match.slice(1).map((digits) => Number(digits ?? 0));
  return [years!, months!, weeks!, days!];
}

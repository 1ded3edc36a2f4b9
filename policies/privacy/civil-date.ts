/**
 * A day of the calendar, as `YYYY-MM-DD`: no time, no zone. Such texts sort as the days do. Arithmetic on them counts days of the
 * Gregorian calendar and cannot be off by an hour; only `localDateOf` and `endOfDay` know of zones.
 */
export type CivilDate = `${number}-${number}-${number}`;

const DAY_MS = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that there is: `2023-02-29` is not. */
export function isCivilDate(text: string): text is CivilDate {
  const [, year, month, day] = FORM.exec(text) ?? [];
  return day !== undefined && civilDate(Number(year), Number(month), Number(day)) === text;
}

/** The day of a year (1 to 9999), a month and a day of it, counted from 1. What is beyond the month runs on into the next. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  return textOf(new Date(0).setUTCFullYear(year, month - 1, day));
}

/** The day so many days later, or earlier. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return textOf(utcOf(date) + days * DAY_MS);
}

/** The same day of the month so many months later (0 or more), or the last day of that month where it has no such day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = partsOf(date);
  const [lastYear, lastMonth, lastDay] = partsOf(civilDate(year, month + months + 1, 0));
  return civilDate(lastYear, lastMonth, Math.min(day, lastDay));
}

/** The day of the week: 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: CivilDate): number {
  return new Date(utcOf(date)).getUTCDay();
}

export function isWeekend(date: CivilDate): boolean {
  return weekdayOf(date) % 6 === 0;
}

/** The day that it is at an instant in a time zone of the IANA database. Throws RangeError for an unknown zone. */
export function localDateOf(instant: Date, timeZone: string): CivilDate {
  return textOf(instant.getTime() + offsetMs(instant.getTime(), timeZone));
}

/**
 * The last millisecond of a day in a time zone, whatever clocks do around it: where midnight is skipped, the day ends at the
 * change; where it comes twice, the day ends the second time.
 */
export function endOfDay(date: CivilDate, timeZone: string): Date {
  const midnight = utcOf(date) + DAY_MS;
  const before = offsetMs(midnight - DAY_MS, timeZone);
  const after = offsetMs(midnight + DAY_MS, timeZone);
  if (before === after) return new Date(midnight - before - 1);
  const change = changeBetween(midnight - DAY_MS, midnight + DAY_MS, timeZone);
  const dayGoesOn = change + after < midnight;
  return new Date((dayGoesOn ? midnight - after : Math.min(midnight - before, change)) - 1);
}

/** The first instant with the offset of the end, of two between which the offset changes once. */
function changeBetween(fromMs: number, toMs: number, timeZone: string): number {
  const after = offsetMs(toMs, timeZone);
  let [low, high] = [fromMs, toMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle, timeZone) === after) high = middle;
    else low = middle;
  }
  return high;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  const numeric = 'numeric';
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  const format = new Intl.DateTimeFormat('en-US', { ...fields, timeZone, calendar: 'gregory', hourCycle: 'h23' });
  FORMATS.set(timeZone, format);
  return format;
}

/** How far the clocks of the zone are ahead of UTC at an instant (years 1 to 9999), in milliseconds. */
function offsetMs(instantMs: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(instantMs);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(instantMs / 1000) * 1000;
}

function partsOf(date: CivilDate): [year: number, month: number, day: number] {
  const [, year, month, day] = FORM.exec(date) ?? [];
  if (day === undefined) throw new RangeError('A day is written as YYYY-MM-DD.');
  return [Number(year), Number(month), Number(day)];
}

function utcOf(date: CivilDate): number {
  const [year, month, day] = partsOf(date);
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function textOf(utcMs: number): CivilDate {
  return new Date(utcMs).toISOString().slice(0, 10) as CivilDate;
}

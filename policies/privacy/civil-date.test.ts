import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from '../../api/test/support/suite.ts';
import { addDays, addMonths, type CivilDate, endOfDay, isCivilDate, localDateOf, weekdayOf } from './civil-date.ts';
import { federalHolidays, isFederalHoliday } from './federal-holidays.ts';

const test = suite('days of the calendar');

const DAY_MS = 86_400_000;

/** Zones whose clocks do what can be done to a day: half hours, quarters, changes at and around midnight, by 30 minutes and by two hours. */
const ZONES = [
  'UTC',
  'Europe/Madrid',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Havana',
  'America/Asuncion',
  'America/Santiago',
  'Atlantic/Azores',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Antarctica/Troll',
];

const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });

const SWEDISH = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ]),
);
/** The local day in another way: Sweden writes days as ISO does. */
const inSwedish = (ms: number, timeZone: string): string => SWEDISH.get(timeZone)!.format(ms);

test('the local day of an instant is the one that a calendar on the wall shows', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
      assert.equal(localDateOf(at, zone), inSwedish(at.getTime(), zone));
    }),
    { numRuns: 2000 },
  );
});

test('a day ends with its last millisecond: no later one of the next two days is on it', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
      const date = localDateOf(at, zone);
      const end = endOfDay(date, zone).getTime();
      assert.equal(inSwedish(end, zone), date);
      for (let ms = end + 1; ms < end + 2 * DAY_MS; ms += 30 * 60_000) assert.ok(inSwedish(ms, zone) > date);
    }),
    { numRuns: 300 },
  );
});

test('a day has 23 or 25 hours where the clocks change, and ends where midnight is skipped, repeated or a day left out', () => {
  const ends: readonly (readonly [CivilDate, string, string])[] = [
    ['2026-03-29', 'Europe/Madrid', '2026-03-29T21:59:59.999Z'],
    ['2026-10-25', 'Europe/Madrid', '2026-10-25T22:59:59.999Z'],
    ['2026-06-01', 'Asia/Kolkata', '2026-06-01T18:29:59.999Z'],
    ['2026-06-01', 'Asia/Kathmandu', '2026-06-01T18:14:59.999Z'],
    ['2026-10-04', 'Australia/Lord_Howe', '2026-10-04T12:59:59.999Z'],
    // Clocks went from 24:00 to 01:00 of the next day, from 24:00 back to 23:00, from 00:01 back to 23:01.
    ['2018-11-03', 'America/Sao_Paulo', '2018-11-04T02:59:59.999Z'],
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-18T02:59:59.999Z'],
    ['2006-10-28', 'America/St_Johns', '2006-10-29T03:29:59.999Z'],
    // The date line moved: the 30th never came.
    ['2011-12-29', 'Pacific/Apia', '2011-12-30T09:59:59.999Z'],
  ];
  for (const [date, zone, end] of ends) assert.equal(endOfDay(date, zone).toISOString(), end, `${date} ${zone}`);
});

test('so many months later is the same number of the month, or its last day', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 40 }), (at, months) => {
      const date = localDateOf(at, 'UTC');
      // Another way: walk day by day, and stop at the number or where the month after begins.
      let [day, left] = [date, months];
      const number = date.slice(8);
      for (let next = addDays(day, 1); left > 0 || (day.slice(8) < number && next.slice(8) !== '01'); ) {
        if (next.slice(8) === '01') left--;
        [day, next] = [next, addDays(next, 1)];
      }
      assert.equal(addMonths(date, months), day);
    }),
    { numRuns: 500 },
  );
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
  assert.equal(addMonths('2023-01-31', 1), '2023-02-28');
  assert.equal(addMonths('2100-01-30', 1), '2100-02-28');
  assert.equal(addMonths('2025-11-30', 3), '2026-02-28');
});

test('only days that there are, are days', () => {
  for (const day of ['2024-02-29', '2000-02-29', '0004-02-29', '2026-12-31']) assert.ok(isCivilDate(day), day);
  const none = [
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '',
    '26-01-01',
    '2026-01-01T00:00Z',
  ];
  for (const text of none) assert.ok(!isCivilDate(text), text);
});

test('the federal holidays are those that the Office of Personnel Management lists', () => {
  const listed: Record<number, string> = {
    2021: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
    2022: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
    2023: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
    2024: '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
    2025: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
    2026: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
  };
  for (const [year, days] of Object.entries(listed)) {
    assert.deepEqual(
      federalHolidays(Number(year)),
      days.split(' ').map((day) => `${year}-${day}`),
      year,
    );
  }
});

test('in every year there are eleven federal holidays, none on a weekend', () => {
  const all = Array.from({ length: 200 }, (_, i) => federalHolidays(1990 + i)).flat();
  assert.equal(new Set(all).size, all.length);
  for (const day of all) {
    assert.ok(weekdayOf(day) >= 1 && weekdayOf(day) <= 5, day);
    assert.ok(isFederalHoliday(day), day);
  }
  // A New Year’s Day moves between years, so only a span that begins and ends on a weekday has eleven for each.
  const yearsWithMovedNewYear =
    all.filter((day) => day.endsWith('-12-31')).length - all.filter((day) => day === '2189-12-31').length;
  assert.ok(yearsWithMovedNewYear > 20);
  assert.ok(Math.abs(all.length - 200 * 11) <= 1);
});

test.run();

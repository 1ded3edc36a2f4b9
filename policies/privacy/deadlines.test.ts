import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from '../../api/test/support/suite.ts';
import { addDays, isWeekend, localDateOf } from './civil-date.ts';
import {
  type Deadlines,
  deadlineState,
  deadlinesOf,
  dueByOf,
  jurisdictionOf,
  mayExtend,
  type ReceivedRequest,
} from './deadlines.ts';
import { isFederalHoliday } from './federal-holidays.ts';
import type { RequestKind } from './request-states.ts';

const test = suite('deadlines of requests');

const MADRID = { timeZone: 'Europe/Madrid', holidays: [], federalHolidays: false };
const CALIFORNIA = { timeZone: 'America/Los_Angeles', holidays: [], federalHolidays: true };
const OPEN = { confirmedAt: null, extendedAt: null, closedAt: null };
const CONFIRMED = { ...OPEN, confirmedAt: new Date(0) };
const DAY_MS = 86_400_000;

function european(receivedAt: string, change: Partial<ReceivedRequest> & { holidays?: string[] } = {}): Deadlines {
  const { holidays = [], ...rest } = change;
  const calendar = { ...MADRID, holidays };
  return deadlinesOf({ kind: 'EXPORT', jurisdiction: 'GDPR', receivedAt: new Date(receivedAt), calendar, ...rest });
}

function californian(receivedAt: string, kind: RequestKind = 'EXPORT'): Deadlines {
  return deadlinesOf({ kind, jurisdiction: 'CCPA', receivedAt: new Date(receivedAt), calendar: CALIFORNIA });
}

const day = (at: Date | null, timeZone: string): string | null => at && localDateOf(at, timeZone);

test('GDPR: what is received on 5 March is due until and including 5 April', () => {
  const { dueBy, confirmBy } = european('2024-03-05T10:00:00Z');
  assert.equal(dueBy.toISOString(), '2024-04-05T21:59:59.999Z');
  assert.equal(confirmBy, null);
});

test('GDPR: what is received on 31 August is due on 30 September, as there is no 31st', () => {
  assert.equal(day(european('2024-08-31T10:00:00Z').dueBy, 'Europe/Madrid'), '2024-09-30');
  assert.equal(day(european('2024-01-31T10:00:00Z').dueBy, 'Europe/Madrid'), '2024-02-29');
  assert.equal(day(european('2023-01-31T10:00:00Z').dueBy, 'Europe/Madrid'), '2023-02-28');
});

test('GDPR: a month that ends on a Saturday, a Sunday or a holiday ends with the next working day', () => {
  assert.equal(day(european('2025-11-27T10:00:00Z').dueBy, 'Europe/Madrid'), '2025-12-29');
  assert.equal(day(european('2025-11-28T10:00:00Z').dueBy, 'Europe/Madrid'), '2025-12-29');
  const holidays = ['2025-12-26', '2025-12-25'];
  assert.equal(day(european('2025-11-25T10:00:00Z', { holidays }).dueBy, 'Europe/Madrid'), '2025-12-29');
});

test('GDPR: two further months make three from receipt, for who is told inside the first', () => {
  const deadlines = european('2025-11-27T10:00:00Z');
  assert.equal(day(deadlines.extendedDueBy, 'Europe/Madrid'), '2026-02-27');
  assert.deepEqual(deadlines.noticeBy, deadlines.dueBy);
  assert.equal(day(european('2025-11-30T10:00:00Z').extendedDueBy, 'Europe/Madrid'), '2026-03-02');
});

test('the day of receipt is that of the account: shortly before midnight in Lisbon it is tomorrow in Madrid', () => {
  const receivedAt = '2024-03-04T23:30:00Z';
  assert.equal(day(european(receivedAt).dueBy, 'Europe/Madrid'), '2024-04-05');
  const calendar = { ...MADRID, timeZone: 'Europe/Lisbon' };
  assert.equal(day(european(receivedAt, { calendar }).dueBy, 'Europe/Lisbon'), '2024-04-04');
});

test('CCPA: confirmed within 10 business days, completed within 45 calendar days, extended to 90', () => {
  const { confirmBy, dueBy, extendedDueBy, noticeBy } = californian('2026-06-15T17:00:00Z');
  // Juneteenth lies between. The 90th day is a Sunday and stays it.
  assert.equal(confirmBy?.toISOString(), '2026-07-01T06:59:59.999Z');
  assert.equal(day(dueBy, CALIFORNIA.timeZone), '2026-07-30');
  assert.equal(day(extendedDueBy, CALIFORNIA.timeZone), '2026-09-13');
  assert.deepEqual(noticeBy, dueBy);
});

test('CCPA: an opt-out and a request to limit take at most 15 business days, and no extension', () => {
  for (const kind of ['OPT_OUT', 'RESTRICTION'] as const) {
    const { confirmBy, dueBy, extendedDueBy, noticeBy } = californian('2026-06-15T17:00:00Z', kind);
    // Juneteenth and Independence Day, observed on Friday, lie between.
    assert.equal(day(dueBy, CALIFORNIA.timeZone), '2026-07-08');
    assert.deepEqual([confirmBy, extendedDueBy, noticeBy], [null, null, null]);
  }
});

test('an opt-out in Europe is due as it would be in California, or sooner where a month is over sooner', () => {
  assert.equal(day(european('2026-06-15T10:00:00Z', { kind: 'OPT_OUT' }).dueBy, 'Europe/Madrid'), '2026-07-06');
  const holidays = Array.from({ length: 25 }, (_, i) => addDays('2026-06-16', i));
  const soon = european('2026-06-15T10:00:00Z', { kind: 'OPT_OUT', holidays });
  assert.equal(day(soon.dueBy, 'Europe/Madrid'), '2026-07-15');
  assert.equal(soon.extendedDueBy, null);
  assert.deepEqual([jurisdictionOf('EU'), jurisdictionOf('US')], ['GDPR', 'CCPA']);
});

const received = fc.date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true });
const timeZone = fc.constantFrom(
  'Europe/Madrid',
  'Asia/Kolkata',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'America/Havana',
);
const kind = fc.constantFrom<RequestKind[]>('EXPORT', 'ERASURE', 'RECTIFICATION', 'RESTRICTION', 'OPT_OUT');
const calendar = fc.record({
  timeZone,
  federalHolidays: fc.boolean(),
  holidays: fc.array(fc.integer({ min: 0, max: 29_000 }).map((days) => addDays('2000-01-01', days))),
});

const request = (jurisdiction: 'GDPR' | 'CCPA') =>
  fc.record({ kind, jurisdiction: fc.constant(jurisdiction), receivedAt: received, calendar });
const isFree = ({ calendar: { holidays, federalHolidays } }: ReceivedRequest, date: `${number}-${number}-${number}`) =>
  isWeekend(date) || holidays.includes(date) || (federalHolidays && isFederalHoliday(date));

test('a month ends on the first working day that is no longer than a month away, whatever the calendar', () => {
  fc.assert(
    fc.property(request('GDPR'), (asked) => {
      fc.pre(asked.kind !== 'OPT_OUT');
      const zone = asked.calendar.timeZone;
      const from = localDateOf(asked.receivedAt, zone);
      const { dueBy, extendedDueBy } = deadlinesOf(asked);
      for (const [months, by] of [
        [1, dueBy],
        [3, extendedDueBy!],
      ] as const) {
        // By the calendar of the machine: the day 0 of a month is the last of the one before.
        const [year, month, number] = from.split('-').map(Number) as [number, number, number];
        const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
        const sameNumber = new Date(Date.UTC(year, month - 1 + months, number));
        const corresponding = (sameNumber > lastOfMonth ? lastOfMonth : sameNumber).toISOString().slice(0, 10);
        const due = localDateOf(by, zone);
        assert.ok(due >= corresponding && !isFree(asked, due));
        for (let date = addDays(due, -1); date >= corresponding; date = addDays(date, -1))
          assert.ok(isFree(asked, date));
      }
    }),
    { numRuns: 300 },
  );
});

test('between receipt and the end of business days there are as many working days as the law says, the last included', () => {
  fc.assert(
    fc.property(request('CCPA'), (asked) => {
      const zone = asked.calendar.timeZone;
      const from = localDateOf(asked.receivedAt, zone);
      const { confirmBy, dueBy } = deadlinesOf(asked);
      const workingDays = (by: Date): number => {
        const due = localDateOf(by, zone);
        assert.ok(!isFree(asked, due));
        let count = 0;
        for (let date = due; date > from; date = addDays(date, -1)) if (!isFree(asked, date)) count++;
        return count;
      };
      if (confirmBy) assert.equal(workingDays(confirmBy), 10);
      else assert.equal(workingDays(dueBy), 15);
    }),
    { numRuns: 300 },
  );
});

test('45 and 90 days are so many midnights of the account, whatever its clocks do', () => {
  fc.assert(
    fc.property(request('CCPA'), (asked) => {
      const { dueBy, extendedDueBy } = deadlinesOf(asked);
      fc.pre(extendedDueBy !== null);
      const noon = (at: Date) => Date.parse(`${localDateOf(at, asked.calendar.timeZone)}T12:00:00Z`);
      assert.equal(noon(dueBy) - noon(asked.receivedAt), 45 * DAY_MS);
      assert.equal(noon(extendedDueBy!) - noon(asked.receivedAt), 90 * DAY_MS);
    }),
    { numRuns: 300 },
  );
});

test('every deadline is the last millisecond of its day, and near before it is over', () => {
  fc.assert(
    fc.property(fc.oneof(request('GDPR'), request('CCPA')), (asked) => {
      const { confirmBy, dueBy, extendedDueBy, nearFrom } = deadlinesOf(asked);
      const pairs = [
        [confirmBy, nearFrom.confirmBy],
        [dueBy, nearFrom.dueBy],
        [extendedDueBy, nearFrom.extendedDueBy],
      ] as const;
      for (const [by, near] of pairs) {
        assert.equal(by === null, near === null);
        if (!by || !near) continue;
        const zone = asked.calendar.timeZone;
        assert.notEqual(localDateOf(by, zone), localDateOf(new Date(by.getTime() + 1), zone));
        assert.ok(near < by && by.getTime() - near.getTime() >= DAY_MS);
      }
    }),
    { numRuns: 300 },
  );
});

test('a request is on time, near in the last quarter or the last seven days, and overdue after the last millisecond', () => {
  const deadlines = european('2024-03-05T10:00:00Z');
  const state = (ms: number) => deadlineState(new Date(deadlines.dueBy.getTime() + ms), deadlines, OPEN);
  assert.equal(state(-8 * DAY_MS), 'ON_TIME');
  assert.equal(state(-7 * DAY_MS), 'NEAR');
  assert.deepEqual([state(0), state(1)], ['NEAR', 'OVERDUE']);
  const { dueBy } = californian('2026-06-15T17:00:00Z');
  const confirmed = (days: number) =>
    deadlineState(new Date(dueBy.getTime() - days * DAY_MS), californian('2026-06-15T17:00:00Z'), CONFIRMED);
  assert.deepEqual([confirmed(12), confirmed(11)], ['ON_TIME', 'NEAR']);
});

test('business days are near from the morning of the last but one', () => {
  const deadlines = californian('2026-06-15T17:00:00Z', 'OPT_OUT');
  assert.equal(deadlines.nearFrom.dueBy.toISOString(), '2026-07-07T07:00:00.000Z');
  const confirm = californian('2026-06-15T17:00:00Z').nearFrom.confirmBy;
  assert.equal(confirm?.toISOString(), '2026-06-29T07:00:00.000Z');
  // The day before the last is a weekend: the Friday before counts.
  assert.equal(
    european('2026-06-15T10:00:00Z', { kind: 'OPT_OUT' }).nearFrom.dueBy.toISOString(),
    '2026-07-02T22:00:00.000Z',
  );
});

test('a missing confirmation is overdue by itself, and no longer once it is made', () => {
  const deadlines = californian('2026-06-15T17:00:00Z');
  const now = new Date(deadlines.confirmBy!.getTime() + 1);
  assert.equal(deadlineState(now, deadlines, OPEN), 'OVERDUE');
  assert.equal(deadlineState(deadlines.confirmBy!, deadlines, OPEN), 'NEAR');
  assert.equal(deadlineState(now, deadlines, CONFIRMED), 'ON_TIME');
  const late = new Date(deadlines.dueBy.getTime() + 1);
  assert.equal(deadlineState(late, deadlines, CONFIRMED), 'OVERDUE');
});

test('a closed request was on time or late, for ever', () => {
  const deadlines = european('2024-03-05T10:00:00Z');
  const years = new Date('2030-01-01');
  assert.equal(deadlineState(years, deadlines, { ...OPEN, closedAt: deadlines.dueBy }), 'ON_TIME');
  const closedAt = new Date(deadlines.dueBy.getTime() + 1);
  assert.equal(deadlineState(years, deadlines, { ...OPEN, closedAt }), 'OVERDUE');
});

test('an extension counts once, inside the first period, and never where the law gives none', () => {
  const deadlines = californian('2026-06-15T17:00:00Z');
  const { noticeBy, extendedDueBy } = deadlines;
  const late = new Date(noticeBy!.getTime() + 1);
  assert.deepEqual(mayExtend(noticeBy!, deadlines, OPEN), { dueBy: extendedDueBy });
  assert.deepEqual(mayExtend(late, deadlines, OPEN), { dueBy: null, why: 'NOTICE_TOO_LATE' });
  const extendedAt = new Date('2026-06-20');
  assert.deepEqual(mayExtend(noticeBy!, deadlines, { ...OPEN, extendedAt }), { dueBy: null, why: 'ALREADY_EXTENDED' });
  assert.deepEqual(mayExtend(noticeBy!, deadlines, { ...OPEN, closedAt: extendedAt }), { dueBy: null, why: 'CLOSED' });
  const optOut = californian('2026-06-15T17:00:00Z', 'OPT_OUT');
  assert.deepEqual(mayExtend(optOut.dueBy, optOut, OPEN), { dueBy: null, why: 'NOT_EXTENDABLE' });
  assert.deepEqual(dueByOf(deadlines, { extendedAt }), extendedDueBy);
  assert.deepEqual(dueByOf(deadlines, { extendedAt: late }), deadlines.dueBy);
  const told = { ...CONFIRMED, extendedAt };
  assert.deepEqual(
    [deadlineState(late, deadlines, told), deadlineState(late, deadlines, CONFIRMED)],
    ['ON_TIME', 'OVERDUE'],
  );
  assert.equal(deadlineState(extendedDueBy!, deadlines, told), 'NEAR');
});

test('a wrong zone, instant or holiday is refused, and never replaced by a guess', () => {
  const wrong = (change: Partial<ReceivedRequest>) => () => european('2024-03-05T10:00:00Z', change);
  assert.throws(wrong({ calendar: { ...MADRID, timeZone: 'Europe/Atlantis' } }), RangeError);
  assert.throws(wrong({ receivedAt: new Date(Number.NaN) }), RangeError);
  for (const holiday of ['2024-02-30', '25.12.2024', '']) {
    assert.throws(wrong({ calendar: { ...MADRID, holidays: [holiday] } }), RangeError, holiday);
  }
});

test.run();

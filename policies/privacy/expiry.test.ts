import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { addDays, type CivilDate, civilDate } from './civil-date.ts';
import { addPeriod, lastDayToGo } from './expiry.ts';
import { RETENTION, type Retention } from './vocabulary.ts';

const test = suite('expiry');

test('years and months count by the calendar, weeks and days by days', () => {
  const cases: [CivilDate, string, CivilDate][] = [
    ['2024-02-29', 'P3Y', '2027-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-29'],
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2026-01-15', 'P30D', '2026-02-14'],
    ['2026-01-15', 'P2W', '2026-01-29'],
    ['2026-10-24', 'P90D', '2027-01-22'],
    ['2025-12-31', 'P1Y2M3D', '2027-03-03'],
  ];
  for (const [from, period, to] of cases) assert.equal(addPeriod(from, period), to, `${from} ${period}`);
});

test('what is no period of days, weeks, months or years is refused', () => {
  for (const period of ['P', '', '3Y', 'P3', 'PT1H', 'P1.5Y', 'P-1D', 'while-user']) {
    assert.throws(() => addPeriod('2026-01-01', period), RangeError, period);
  }
});

test('a day may go when its period and the day on which that ends have passed, and not before', () => {
  for (const retention of Object.keys(RETENTION) as Retention[]) {
    const { period } = RETENTION[retention];
    if (!period.startsWith('P')) {
      assert.equal(lastDayToGo(retention, '2026-01-15'), null);
      continue;
    }
    for (let i = 0; i < 800; i += 7) {
      const today = addDays(civilDate(2027, 1, 1), i);
      const last = lastDayToGo(retention, today)!;
      assert.ok(addPeriod(last, period) < today, `${retention} ${today}`);
      assert.ok(addPeriod(addDays(last, 1), period) >= today, `${retention} ${today}`);
    }
  }
});

test.run();

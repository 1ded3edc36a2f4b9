import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { ageVerdict } from './age.ts';
import { localDateOf } from './civil-date.ts';

const test = suite('who is old enough');

test('from the 13th birthday on, not a day before', () => {
  assert.equal(ageVerdict('2013-11-22', '2026-11-22'), 'OLD_ENOUGH');
  assert.equal(ageVerdict('2013-11-23', '2026-11-22'), 'UNDER_AGE');
  assert.equal(ageVerdict('1950-06-30', '2026-11-22'), 'OLD_ENOUGH');
});

test('who was born on 29 February has their 13th birthday on 1 March', () => {
  assert.equal(ageVerdict('2012-02-29', '2025-02-28'), 'UNDER_AGE');
  assert.equal(ageVerdict('2012-02-29', '2025-03-01'), 'OLD_ENOUGH');
});

test('a text that is no day, a day to come and one before 1900 are told apart from an age', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', 'yesterday', '2012-2-3', '']) {
    assert.equal(ageVerdict(text, '2026-11-22'), 'NOT_A_DAY', text);
  }
  assert.equal(ageVerdict('2026-11-23', '2026-11-22'), 'IMPOSSIBLE');
  assert.equal(ageVerdict('2026-11-22', '2026-11-22'), 'UNDER_AGE');
  for (const early of ['1899-12-31', '0000-01-01']) assert.equal(ageVerdict(early, '2026-11-22'), 'IMPOSSIBLE');
  assert.equal(ageVerdict('1900-01-01', '2026-11-22'), 'OLD_ENOUGH');
});

test('the day is that of the company: at the same instant it is the birthday in Auckland and not yet in Honolulu', () => {
  const instant = new Date('2026-11-22T11:30:00Z');
  const verdict = (zone: string) => ageVerdict('2013-11-23', localDateOf(instant, zone));
  assert.equal(verdict('Pacific/Auckland'), 'OLD_ENOUGH');
  assert.equal(verdict('Pacific/Honolulu'), 'UNDER_AGE');
});

test.run();

import { type CivilDate, civilDate, isCivilDate } from './civil-date.ts';

/** Younger people's data needs their parents' agreement (COPPA, 16 CFR 312.2), which nobody here can check: it is not taken. */
export const MINIMUM_AGE_YEARS = 13;

/** Nobody alive was born before; an earlier day is a slip of the hand. */
const EARLIEST: CivilDate = '1900-01-01';

export type AgeVerdict = 'OLD_ENOUGH' | 'UNDER_AGE' | 'NOT_A_DAY' | 'IMPOSSIBLE';

/**
 * Whether somebody born on that day is old enough on the day `today`: from their 13th birthday on. Who was born on 29 February has
 * their birthday on 1 March in other years. NOT_A_DAY is a text that is no day; IMPOSSIBLE is a day to come, or before 1900.
 */
export function ageVerdict(dateOfBirth: string, today: CivilDate): AgeVerdict {
  if (!isCivilDate(dateOfBirth)) return 'NOT_A_DAY';
  if (dateOfBirth > today || dateOfBirth < EARLIEST) return 'IMPOSSIBLE';
  const [year, month, day] = dateOfBirth.split('-').map(Number) as [number, number, number];
  return civilDate(year + MINIMUM_AGE_YEARS, month, day) <= today ? 'OLD_ENOUGH' : 'UNDER_AGE';
}

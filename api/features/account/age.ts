import { ageVerdict, MINIMUM_AGE_YEARS } from '../../../policies/privacy/age.ts';
import { localDateOf } from '../../../policies/privacy/civil-date.ts';
import { AppError, Refusal } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Session } from '../../store/session.ts';
import { accountStore } from './account.store.ts';

const FIELD = ['dateOfBirth'];

/**
 * Throws UNDER_AGE for a date of birth of somebody under 13 today in the account's time zone, INVALID_INPUT for one that cannot be; returns if
 * it is fine or was not given. To be asked before anything of the person is written. The date is looked at and goes nowhere.
 * `isKnown`: there are data of the person already, which the office then has to have erased.
 */
export async function requireOldEnough(
  session: Session,
  clock: Clock,
  accountId: string,
  dateOfBirth: string | null | undefined,
  { isKnown }: { readonly isKnown: boolean },
): Promise<void> {
  if (dateOfBirth == null) return;
  const account = await accountStore.find(session, accountId);
  if (!account) throw new AppError('INTERNAL', 'The account of a valid token does not exist.');
  const verdict = ageVerdict(dateOfBirth, localDateOf(new Date(clock.now()), account.timeZone));
  if (verdict === 'NOT_A_DAY') throw new Refusal('INVALID_INPUT', 'There is no such day.', FIELD);
  if (verdict === 'IMPOSSIBLE') throw new Refusal('INVALID_INPUT', 'It is a day from 1900 until today.', FIELD);
  if (verdict === 'OLD_ENOUGH') return;
  const advice = isKnown ? 'What is there of them has to be erased: `dataErasureRequest`.' : 'Nothing was kept.';
  throw new Refusal('UNDER_AGE', `People under ${MINIMUM_AGE_YEARS} are not taken. ${advice}`, FIELD);
}
